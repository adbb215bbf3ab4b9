"""The first use of a glossary word on a page becomes a button that opens its definition."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .glossary import Term

# Words inside these stay as they are.
LEFT_ALONE = frozenset("a button code pre h1 h2 h3 h4 h5 h6 th td dt abbr label summary figcaption".split())


class TermLinks(Extension):
    """Python-Markdown extension. `used` holds the terms of the page, in order; `begin` starts a new page."""

    def __init__(self) -> None:
        super().__init__()
        self.used: list[str] = []
        self.names: dict[str, str] = {}
        self.exact: frozenset[str] = frozenset()
        self.pattern: re.Pattern[str] | None = None

    def learn(self, terms: Iterable[Term]) -> None:
        """Set the words to link; the longest name wins where two begin alike."""
        named = [(name, term.id) for term in terms if term.auto for name in term.names]
        self.names = {name.lower(): term for name, term in named}
        self.exact = frozenset(name for name, _ in named if name[1:] != name[1:].lower())
        longest_first = sorted(self.names, key=lambda name: (-len(name), name))
        words = "|".join(re.escape(name) for name in longest_first)
        self.pattern = re.compile(rf"(?<![\w-])({words})(s|es)?(?![\w-])", re.IGNORECASE) if words else None

    def begin(self, used: list[str]) -> None:
        """Start a page on which the terms of `used` are linked already."""
        self.used = used

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """After inline patterns (20), when the text of every element is final."""
        md.treeprocessors.register(_Linker(self), "nk-terms", 12)


class _Linker(Treeprocessor):
    def __init__(self, links: TermLinks) -> None:
        super().__init__()
        self.links = links

    def run(self, root: Element) -> None:
        if self.links.pattern is not None:
            self._link(root)

    def _link(self, element: Element) -> None:
        if element.tag in LEFT_ALONE:
            return
        children = list(element)
        element.text = self._linked(element, element.text, 0)
        for child in children:
            self._link(child)
            child.tail = self._linked(element, child.tail, list(element).index(child) + 1)

    def _linked(self, parent: Element, text: str | None, position: int) -> str | None:
        """Put buttons for the first uses in `text` into `parent` at `position`; return what stays before them."""
        assert self.links.pattern is not None
        before: str | None = text
        last: Element | None = None
        rest = text or ""
        while rest and not isinstance(text, AtomicString):
            match = next((m for m in self.links.pattern.finditer(rest) if self._is_new(m)), None)
            if match is None:
                break
            term = self.links.names[match.group(1).lower()]
            self.links.used.append(term)
            button = Element("button", {"type": "button", "class": "nk-term", "popovertarget": f"term-{term}"})
            button.text = AtomicString(match.group())
            if last is None:
                before = rest[: match.start()]
            else:
                last.tail = rest[: match.start()]
            rest = rest[match.end() :]
            button.tail = rest
            parent.insert(position, button)
            position, last = position + 1, button
        return before

    def _is_new(self, match: re.Match[str]) -> bool:
        """Not yet linked, and written as the glossary writes it if it has capitals: `all` is not ALL."""
        word = match.group(1)
        capitals = {name[1:] for name in self.links.exact if name.lower() == word.lower()}
        return self.links.names[word.lower()] not in self.links.used and (not capitals or word[1:] in capitals)
