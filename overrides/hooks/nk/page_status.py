"""How many questions a page itself calls open."""

from itertools import takewhile

from lxml import html

from .readability import measured

# Sections of which every point, or every sentence where there are no points, is an open question.
OPEN_SECTIONS = frozenset(["not-known", "contested", "what-would-change", "what-it-cannot-show"])
# Pages about nothing else: every section is open.
OPEN_PAGES = frozenset(["about/what-we-do-not-know.md", "memory-like/open-questions.md"])


def open_questions(path: str, content: str) -> int:
    """List points and table rows of the open sections in a page's HTML.

    Where such a section has neither, its sentences count; on a page of OPEN_PAGES it counts as one.
    """
    total = 0
    for heading in html.fragment_fromstring(content, create_parent="div").iter("h2"):
        if path not in OPEN_PAGES and heading.get("id") not in OPEN_SECTIONS:
            continue
        section = html.Element("div")
        section.extend(takewhile(lambda element: element.tag != "h2", list(heading.itersiblings())))
        points = len(section.xpath(".//li | .//tbody/tr"))
        prose = 1 if path in OPEN_PAGES else measured(html.tostring(section, encoding="unicode")).sentences
        total += points or prose
    return total
