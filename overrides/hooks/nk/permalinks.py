"""Addresses are promises: the list of every published page and heading id, to which lines are only added.

`docs/data/permalinks.txt` holds one address a line, a page below the root or a page with `#` and an id. Tests fail
when a listed address is gone without a redirect, or a new one is not listed; `make permalinks` adds the new ones.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from .evidence import Evidence, load_evidence
from .page_links import page_ids

LIST = "data/permalinks.txt"


def page_address(path: str) -> str:
    """`a/b.md` is published as `a/b/`, an index as its folder."""
    stem = path.removesuffix(".md")
    stem = stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"
    return stem or "./"


def addresses(evidence: Evidence) -> list[str]:
    """Every address that the authored pages make, in order."""
    found = []
    for path, page in evidence.pages.items():
        address = page_address(path)
        found += [address, *(f"{address}#{name}" for name in sorted(page_ids(page, evidence)))]
    return sorted(found)


def listed(docs: Path) -> list[str]:
    """The addresses that were promised so far."""
    path = docs / LIST
    return path.read_text().splitlines() if path.exists() else []


def broken_promises(promised: Iterable[str], made: Iterable[str], redirected: Iterable[str]) -> list[str]:
    """Promised addresses that are neither made nor led elsewhere; a redirected page takes its ids with it."""
    there, moved = set(made), {page_address(path) for path in redirected}
    return [address for address in promised if address not in there and address.split("#")[0] not in moved]


def main(docs: Path) -> int:
    """Add what is new to the list."""
    evidence, problems = load_evidence(docs)
    if problems:
        print(f"{len(problems)} problem(s) in docs/; run make check first")
        return 1
    promised = listed(docs)
    new = [address for address in addresses(evidence) if address not in set(promised)]
    (docs / LIST).write_text("".join(f"{address}\n" for address in [*promised, *new]))
    print(f"{len(new)} new address(es) listed, {len(promised)} kept")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path("docs").resolve()))
