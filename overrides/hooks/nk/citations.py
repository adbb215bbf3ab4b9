"""Pandoc's citation syntax, `[@key]` and `[@key; @other]`, as numbers by first use on the page."""

import re
from collections.abc import Collection
from html import escape

from .problems import Problem, did_you_mean

CITATION = re.compile(r"\[@(?P<keys>[^\[\]\n]*)(?P<end>\]?)")
KEY = re.compile(r"[^\s@,]+")
HEADING = re.compile(r"^#{2,6}[ \t]+(.+?)[ \t]*(?:\{[^}]*\})?[ \t]*$", re.MULTILINE)
# The references of one page in order of first use, each with the headings under which its uses stand.
Uses = dict[str, list[str]]


def citation_problems(text: str, known: Collection[str], file: str, first_line: int) -> list[Problem]:
    """Every malformed citation or unknown key in `text`, whose first line is `first_line` of `file`."""
    problems = []
    for match in CITATION.finditer(text):
        line = first_line + text.count("\n", 0, match.start())
        if not match["end"]:
            problems.append(Problem(file, line, f"citation '{match.group()[:30]}' is not closed; end it with ']'"))
            continue
        # Every key but the first, whose @ is the pattern's, brings its own.
        for part in f"@{match['keys']}".split(";"):
            key = part.strip().removeprefix("@")
            if not part.strip().startswith("@") or not KEY.fullmatch(key):
                problems.append(Problem(file, line, f"citation '{match.group()}': write [@key] or [@key1; @key2]"))
            elif key not in known:
                problems.append(Problem(file, line, f"unknown reference '{key}'; {did_you_mean(key, known)}"))
    return problems


def numbered(text: str, cited: Uses, heading: str = "") -> str:
    """Replace every citation of `text` by its numbers, each a link to the reference list, and note it in `cited`.

    Call it on text whose citations were checked with `citation_problems`. `heading` stands above the first.
    """
    headings = [(match.start(), match.group(1)) for match in HEADING.finditer(text)]

    def marker(match: re.Match[str]) -> str:
        before = [words for start, words in headings if start < match.start()]
        links = []
        for part in match["keys"].split(";"):
            key = part.strip().removeprefix("@")
            uses = cited.setdefault(key, [])
            uses.append(before[-1] if before else heading)
            number = list(cited).index(key) + 1
            links.append(f'<a id="cite-{escape(key)}-{len(uses)}" href="#ref-{escape(key)}">{number}</a>')
        return f'<sup class="nk-cite">{",".join(links)}</sup>'

    return CITATION.sub(marker, text)
