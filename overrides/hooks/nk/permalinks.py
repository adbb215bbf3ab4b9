"""Addresses are promises: the list of every published page and heading id, to which lines are only added.

`docs/data/permalinks.txt` holds one address a line, a page below the root or a page with `#` and an id. Tests fail
when a listed address is gone without a redirect, or a new one is not listed; `make permalinks` adds the new ones.
"""

from pathlib import Path

from .evidence import Evidence
from .page_links import page_ids

LIST = "data/permalinks.txt"


def page_address(path: str) -> str:
    """`a/b.md` is published as `a/b/`, an index as its folder."""
    stem = path.removesuffix(".md")
    stem = stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"
    return stem or "./"


def addresses(evidence: Evidence) -> list[str]:
    """Every address that the authored pages make, in order."""
    return sorted(
        page_address(path) + part
        for path, page in evidence.pages.items()
        for part in ("", *(f"#{name}" for name in page_ids(page, evidence)))
    )


def listed(docs: Path) -> list[str]:
    """The addresses that were promised so far."""
    path = docs / LIST
    return path.read_text().splitlines() if path.exists() else []


def promise(docs: Path, evidence: Evidence) -> int:
    """Add what is new to the list; return how many addresses that were."""
    promised = listed(docs)
    new = [address for address in addresses(evidence) if address not in set(promised)]
    (docs / LIST).write_text("".join(f"{address}\n" for address in [*promised, *new]))
    return len(new)
