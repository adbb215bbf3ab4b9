"""How to cite a page: AMA text, and files for reference managers."""

from dataclasses import dataclass
from datetime import date

from .exchange import bibtex_entry, ris_record
from .figure_text import us_date

SITE_NAME = "NK Cell Guide"


@dataclass(frozen=True)
class PageCitation:
    """One page as a source. The site is its own author: no person is named who did not sign."""

    title: str
    checked: date
    permalink: str
    key: str

    @property
    def ama(self) -> str:
        """AMA style, 11th edition, as for a website with no named author."""
        return f"{self.title}. {SITE_NAME}. Last checked {us_date(self.checked)}. {self.permalink}"

    @property
    def bibtex_url(self) -> str:
        """Address of the BibTeX file from the root of the site."""
        return f"cite/{self.key}.bib"

    @property
    def ris_url(self) -> str:
        """Address of the RIS file from the root of the site."""
        return f"cite/{self.key}.ris"

    @property
    def bibtex(self) -> str:
        """A BibTeX entry."""
        fields = {
            "title": self.title,
            "author": SITE_NAME,
            "year": self.checked.year,
            "howpublished": "Website",
            "url": self.permalink,
            "note": f"Last checked {us_date(self.checked)}",
        }
        return bibtex_entry("misc", self.key, fields)

    @property
    def ris(self) -> str:
        """A RIS record."""
        names = [("TY", "ELEC"), ("TI", self.title), ("AU", SITE_NAME), ("PB", SITE_NAME), ("PY", self.checked.year)]
        return ris_record([*names, ("DA", f"{self.checked:%Y/%m/%d}"), ("UR", self.permalink)])


def citation_key(path: str) -> str:
    """A key for reference managers from the page's path below docs/."""
    return "nkcellguide-" + path.removesuffix(".md").removesuffix("/index").replace("/", "-")
