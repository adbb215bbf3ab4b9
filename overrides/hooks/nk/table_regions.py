"""Every table of a page stands in a region that can be scrolled by keyboard and has a name."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

SET_ASIDE = re.compile("\x02[^\x03]*\x03")
HEADINGS = frozenset("h2 h3 h4".split())


class TableRegions(Extension):
    """Python-Markdown extension for tables written in Markdown; drawn tables bring their own region."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """After inline patterns (20), when headings have their final text."""
        md.treeprocessors.register(_Wrapper(), "nk-tables", 11)


class _Wrapper(Treeprocessor):
    def run(self, root: Element) -> None:
        self._wrap(root, "This page")

    def _wrap(self, parent: Element, heading: str) -> str:
        for position, child in enumerate(list(parent)):
            if child.tag in HEADINGS:
                heading = _words(child)
            elif child.tag == "table":
                label = f"{heading}: table with {', '.join(_column_names(child))}"
                region = Element("div", {"class": "nk-scroll", "role": "region", "tabindex": "0", "aria-label": label})
                region.tail, child.tail = child.tail, None
                parent[position] = region
                region.append(child)
            else:
                heading = self._wrap(child, heading)
        return heading


def _column_names(table: Element) -> list[str]:
    return [_words(cell) for cell in table.iter("th")] or ["no heading"]


def _words(element: Element) -> str:
    """The element's text without what Python-Markdown has set aside (raw HTML, as citations)."""
    return " ".join(SET_ASIDE.sub("", "".join(element.itertext())).split())
