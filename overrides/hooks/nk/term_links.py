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


class TermLinks(Extension, Treeprocessor):
    """Python-Markdown extension. `used` holds the terms that the page has linked, in order; set it for each page."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Link these words; the longest name wins where two begin alike."""
        super().__init__()
        self.used: list[str] = []
        self.terms: dict[str, Term] = {}
        self.capitals: dict[str, set[str]] = {}
        for term in terms:
            for name in term.names if term.auto else ():
                self.terms[name.lower()] = term
                if name[1:] != name[1:].lower():
                    self.capitals.setdefault(name.lower(), set()).add(name[1:])
        longest_first = sorted(self.terms, key=lambda name: (-len(name), name))
        words = "|".join(map(re.escape, longest_first)) or "(?!)"  # without words, what never fits
        # A browser may break the line between a button and a mark beside it: the marks are found with the word.
        word = rf"(?<![\w-])(?P<word>(?P<name>{words})(?:s|es)?)(?![\w-])"
        self.pattern = re.compile(rf"(?P<before>[(“\"]*){word}(?P<after>[.,;:!?)”\"]*)", re.IGNORECASE)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """After inline patterns (20), when the text of every element is final."""
        self.md = md
        md.treeprocessors.register(self, "nk-terms", 12)

    def run(self, root: Element) -> None:
        """Link the terms in the text of `root` and all below it, in the order of reading."""
        if root.tag in LEFT_ALONE:
            return
        root.text = self._linked(root.text)
        for child in root:
            self.run(child)
            child.tail = self._linked(child.tail)

    def _linked(self, text: str | None) -> str | None:
        if not text or isinstance(text, AtomicString):
            return text
        return self.pattern.sub(self._button, text)

    def _button(self, match: re.Match[str]) -> str:
        """A button for a term's first use, if written as the glossary writes it where it has capitals: `all` is not ALL."""
        word = match["name"]
        term, capitals = self.terms[word.lower()], self.capitals.get(word.lower())
        if term.id in self.used or (capitals and word[1:] not in capitals):
            return match.group()
        self.used.append(term.id)
        button = term.button(match["word"])
        if match["before"] or match["after"]:
            button = f'<span class="nk-keep">{match["before"]}{button}{match["after"]}</span>'
        return self.md.htmlStash.store(button)
