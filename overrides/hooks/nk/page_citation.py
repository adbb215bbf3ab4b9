"""How to cite a page: AMA text, and files for reference managers."""

from dataclasses import dataclass
from datetime import date

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
        """A BibTeX entry; braces keep the title's capitals."""
        fields = {
            "title": f"{{{_escaped(self.title)}}}",
            "author": f"{{{SITE_NAME}}}",
            "year": str(self.checked.year),
            "howpublished": "Website",
            "url": self.permalink,
            "note": f"Last checked {us_date(self.checked)}",
        }
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@misc{{{self.key},\n{body}\n}}\n"

    @property
    def ris(self) -> str:
        """A RIS record of type ELEC; lines end as the format asks."""
        lines = [
            ("TY", "ELEC"),
            ("TI", self.title),
            ("AU", SITE_NAME),
            ("PB", SITE_NAME),
            ("PY", str(self.checked.year)),
            ("DA", f"{self.checked:%Y/%m/%d}"),
            ("UR", self.permalink),
            ("ER", ""),
        ]
        return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


def _escaped(text: str) -> str:
    for sign in "&%$#_":
        text = text.replace(sign, f"\\{sign}")
    return text


def citation_key(path: str) -> str:
    """A key for reference managers from the page's path below docs/."""
    return "nkcellguide-" + path.removesuffix(".md").removesuffix("/index").replace("/", "-")
