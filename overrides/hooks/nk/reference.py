"""A source: the CSL variables that Zotero, Pandoc and citeproc read, checked one by one."""

from typing import Annotated, NamedTuple
from urllib.parse import quote_plus

from pydantic import Field, model_validator

from .fields import NctNumber, Strict, Text, Word, shaped

PLAIN = str.maketrans("‘’", "''", "“”")  # how a title is asked for: a quotation mark would end the phrase


class Identifier(NamedTuple):
    """An identifier as a link."""

    label: str
    text: str
    url: str


class Name(Strict):
    """A person, or an organization as `literal`."""

    family: Text | None = None
    given: Text | None = Field(None, description="initials with a space between them: citeproc keeps only one of 'MM'")
    suffix: Text | None = None
    particle: Text | None = Field(None, alias="non-dropping-particle")
    literal: Text | None = None

    @model_validator(mode="after")
    def _is_person_or_body(self) -> "Name":
        if (self.family is None) == (self.literal is None):
            raise ValueError("a name has either family (and given), or literal for an organization")
        if self.given and self.given.isupper() and self.given.isalpha() and len(self.given) > 1:
            raise ValueError(f"initials '{self.given}' run together; write '{' '.join(self.given)}'")
        return self


class Reference(Strict):
    """One source. Field names are CSL's; `et-al`, `checked` and `note` are ours."""

    id: Annotated[str, shaped(r"[A-Za-z0-9]+(?:[-_.:][A-Za-z0-9]+)*", "romee2016")]
    type: Annotated[str, Word("reference_type")]
    title: Text
    author: tuple[Name, ...] = ()
    et_al: bool = Field(False, alias="et-al", description="the list of authors goes on")
    container_title: Text | None = Field(None, alias="container-title")
    issued: Annotated[int, Field(ge=1900, le=2035)] | None = None
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    doi: Annotated[str, shaped(r"10\.\d{4,9}/\S+", "10.1126/scitranslmed.aaf2341")] | None = Field(None, alias="DOI")
    pmid: Annotated[str, shaped(r"[1-9]\d{0,8}", "27655849")] | None = Field(None, alias="PMID")
    pmcid: Annotated[str, shaped(r"PMC\d{1,9}", "PMC5436500")] | None = Field(None, alias="PMCID")
    nct: NctNumber | None = Field(None, alias="NCT")
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = Field(None, alias="URL")
    accessed: Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")] | None = None
    publisher: Text | None = None
    checked: Annotated[str, Word("checked")]
    note: Text | None = None

    @property
    def links(self) -> list[Identifier]:
        """Every identifier that was seen."""
        known = (
            ("DOI", self.doi, "https://doi.org/"),
            ("PubMed", self.pmid, "https://pubmed.ncbi.nlm.nih.gov/"),
            ("Free full text", self.pmcid, "https://pmc.ncbi.nlm.nih.gov/articles/"),
            ("Registry", self.nct, "https://clinicaltrials.gov/study/"),
        )
        return [Identifier(label, text, address + text) for label, text, address in known if text]

    @property
    def search_url(self) -> str | None:
        """A PubMed search for the exact title, for an article without an identifier that was seen."""
        if self.links or self.type not in ("article-journal", "article"):
            return None
        phrase = quote_plus(f'"{self.title.translate(PLAIN)}"')
        return f"https://pubmed.ncbi.nlm.nih.gov/?term={phrase}%5BTitle%5D"
