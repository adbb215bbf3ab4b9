"""The words of the site: one entry, a plain and a clinical definition."""

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
    def names(self) -> list[str]:
        """Everything the word is called."""
        return [self.term, *([self.abbreviation] if self.abbreviation else []), *self.synonyms]
