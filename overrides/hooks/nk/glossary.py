"""The words of the site: one entry, a plain and a clinical definition."""

from collections.abc import Iterable, Iterator
from html import escape

from pydantic import Field

from .fields import Slug, Strict, Text


class Term(Strict):
    """A glossary entry."""

    id: Slug
    term: Text
    abbreviation: Text | None = None
    synonyms: tuple[Text, ...] = ()
    plain: Text = Field(description="for a frightened reader, grade 8 or below")
    clinical: Text = Field(description="exact, for a clinician")
    say: Text | None = Field(None, description="how it is pronounced")
    page: Text | None = Field(None, description="page that explains it, relative to docs/")
    auto: bool = Field(True, description="link the first use on each page")

    @property
    def letter(self) -> str:
        """Under which it stands in the list."""
        return self.term[0].upper() if self.term[0].isalpha() else "0-9"

    @property
    def names(self) -> list[str]:
        """Everything the word is called."""
        return [name for name in (self.term, self.abbreviation, *self.synonyms) if name]

    def button(self, text: str) -> str:
        """A word of a page that opens the definition, without JavaScript."""
        words = escape(text, quote=False)
        return f'<button class="nk-term" popovertarget="term-{self.id}" type="button">{words}</button>'


def term_faults(terms: Iterable[Term]) -> Iterator[tuple[str, str]]:
    """The id of every term of which a name is another's, too, with what to do."""
    seen: dict[str, str] = {}
    for term in terms:
        for name in term.names:
            if (other := seen.setdefault(name.lower(), term.id)) != term.id:
                yield term.id, f"'{name}' names both '{other}' and '{term.id}'; keep it in one"
