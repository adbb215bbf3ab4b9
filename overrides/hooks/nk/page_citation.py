"""How to cite a page, or a figure or table of it: AMA text, and files for reference managers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from .evidence import Page
from .exchange import FORMATS
from .figure_text import us_date
from .vocabulary import SITE_NAME


@dataclass(frozen=True)
class PageCitation:
    """One source. The site is its own author: no person is named who did not sign."""

    title: str
    checked: date
    permalink: str
    key: str

    @property
    def ama(self) -> str:
        """AMA style, 11th edition, as for a website with no named author."""
        return f"{self.title}. {SITE_NAME}. {self._last_checked}. {self.permalink}"

    @property
    def csl(self) -> dict[str, Any]:
        """The CSL item from which the files are written."""
        return {
            "id": self.key,
            "type": "webpage",
            "title": self.title,
            "author": [{"literal": SITE_NAME}],
            "container-title": SITE_NAME,
            "issued": {"date-parts": [[self.checked.year, self.checked.month, self.checked.day]]},
            "URL": self.permalink,
            "note": self._last_checked,
        }

    @property
    def urls(self) -> dict[str, str]:
        """Name of the format → address of its file from the root of the site."""
        return {name: f"cite/{self.key}.{end}" for name, (end, _) in FORMATS.items()}

    @property
    def files(self) -> dict[str, str]:
        """Address from the root of the site → text of the file."""
        return {f"cite/{self.key}.{end}": write([self.csl]) for end, write in FORMATS.values()}

    def part(self, name: str, kind: str, anchor: str) -> "PageCitation":
        """A figure or table of the page."""
        title = f"{name} ({kind} in “{self.title}”)"
        return PageCitation(title, self.checked, f"{self.permalink}#{anchor}", f"{self.key}-{anchor}")

    @property
    def _last_checked(self) -> str:
        return f"Last checked {us_date(self.checked)}"


def page_citation(page: Page, permalink: str) -> PageCitation:
    """The page at its permanent address; its key comes from the path below docs/."""
    key = page.path.removesuffix(".md").removesuffix("/index").replace("/", "-")
    return PageCitation(page.meta.title, page.meta.last_checked, permalink, f"nkcellguide-{key}")
