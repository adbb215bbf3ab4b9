"""Links and heading ids of the pages, checked in the source so that an error can name its line."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from .code_spans import set_aside
from .evidence import Evidence, Page
from .page_parts import part_ids
from .problems import Problem, did_you_mean

LINK = re.compile(r"\]\((?P<target>[^()\s]+)(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]+(?P<words>.+?)[ \t]*$", re.MULTILINE)
FIXED_ID = re.compile(r"\{#(?P<id>[^\s}]+)[^}]*\}$")
ANY_ID = re.compile(r"\{[^}\n]*#(?P<braces>[\w:.-]+)[^}\n]*\}|\bid=\"(?P<html>[^\"]+)\"")
RESERVED = ("ref-", "cite-", "term-", "nk-", "table-", "figure-")
GENERATED: dict[str, Callable[[Evidence], Iterable[str]]] = {  # fragment → the ids that it makes
    "glossary_list()": lambda known: [*known.glossary, *(term.letter.lower() for term in known.glossary.values())],
    "references_list()": lambda known: [f"ref-{key}" for key in known.references],
    "changes_list()": lambda known: known.changes,
    "trials_explorer()": lambda known: ["nk-explorer"],
}


def page_ids(page: Page, evidence: Evidence) -> set[str]:
    """Every address inside a page: fixed ids, and those that its fragments make."""
    text, _ = set_aside(page.body)
    ids = {match["braces"] or match["html"] for match in ANY_ID.finditer(text)} | set(part_ids(page.body))
    if page.trial:
        ids |= {"record", "record-results", "record-safety"}
    return ids.union(*(made(evidence) for call, made in GENERATED.items() if call in text))


def structure_problems(evidence: Evidence, other_files: set[str]) -> list[Problem]:
    """Broken links and anchors, headings without a fixed id, and ids used twice, over all pages.

    `other_files` are the published files that are not pages, as paths below docs/.
    """
    ids = {path: page_ids(page, evidence) for path, page in evidence.pages.items()}
    problems: list[Problem] = []
    for page in evidence.pages.values():
        text, _ = set_aside(page.body)
        for at, message in [*_heading_faults(text), *_link_faults(text, page, ids, other_files)]:
            line = page.body_line + text.count("\n", 0, at)
            problems.append(Problem(f"docs/{page.path}", line, message))
    return problems


def _heading_faults(text: str) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for match in HEADING.finditer(text):
        if match["level"] == "#":
            yield match.start(), "a page has no '# ' heading of its own; the title comes from the front matter"
            continue
        fixed = FIXED_ID.search(match["words"])
        if not fixed:
            yield match.start(), f"heading '{match['words'][:40]}' has no fixed id; add {{#short-name}} after it"
        elif fixed["id"].startswith(RESERVED):
            yield match.start(), f"id '{fixed['id']}' begins with a reserved word ({', '.join(RESERVED)}); rename it"
        elif fixed["id"] in seen:
            yield match.start(), f"id '{fixed['id']}' stands twice on the page; rename one"
        seen.add(fixed["id"] if fixed else "")


def _link_faults(text: str, page: Page, ids: dict[str, set[str]], other_files: set[str]) -> Iterator[tuple[int, str]]:
    for match in LINK.finditer(text):
        target = match["target"]
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            if not target.startswith(("https://", "http://", "mailto:", "tel:")):
                yield match.start(), f"link '{target}' has an unknown kind of address; use https:"
            continue
        path, _, anchor = target.partition("#")
        if path.startswith("/"):
            yield match.start(), f"link '{target}' is absolute; write it relative to this file"
            continue
        full = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path))) if path else page.path
        if full not in ids and full not in other_files:
            yield match.start(), f"link '{target}' leads nowhere; {did_you_mean(full, [*ids, *other_files])}"
        elif anchor and full in ids and unquote(anchor) not in ids[full]:
            yield match.start(), f"'#{anchor}' is not on {full}; {did_you_mean(anchor, ids[full])}"
