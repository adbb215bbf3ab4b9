"""Every table of a page stands in a region that can be scrolled by keyboard and has a name."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

SET_ASIDE = re.compile("\x02[^\x03]*\x03")


class TableRegions(Extension, Treeprocessor):
    """Python-Markdown extension for tables written in Markdown; drawn tables bring their own region."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """After inline patterns (20), when headings have their final text."""
        md.treeprocessors.register(self, "nk-tables", 11)

    def run(self, root: Element) -> None:
        """Wrap every table, named for the heading above it and its columns."""
        heading = "This page"
        parents = {child: parent for parent in root.iter() for child in parent}
        for element in list(root.iter()):
            if element.tag in ("h2", "h3", "h4"):
                heading = _words(element)
            elif element.tag == "table":
                columns = ", ".join(_words(cell) for cell in element.iter("th")) or "no heading"
                label = f"{heading}: table with {columns}"
                region = Element("div", {"class": "nk-scroll", "role": "region", "tabindex": "0", "aria-label": label})
                region.tail, element.tail = element.tail, None
                parent = parents[element]
                parent[list(parent).index(element)] = region
                region.append(element)


def _words(element: Element) -> str:
    """The element's text without what Python-Markdown has set aside (raw HTML, as citations)."""
    return " ".join(SET_ASIDE.sub("", "".join(element.itertext())).split())
