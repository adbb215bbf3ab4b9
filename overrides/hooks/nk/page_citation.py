"""How to cite a page, or a figure or table of it, as a CSL item and in files for reference managers."""

from typing import Any

from .evidence import Page
from .exchange import FORMATS
from .figure_text import us_date
from .vocabulary import SITE_NAME


def page_item(page: Page, permalink: str) -> dict[str, Any]:
    """The page at its permanent address; its key comes from the path below docs/.

    The site is its own author: no person is named who did not sign.
    """
    key, checked = page.path.removesuffix(".md").removesuffix("/index").replace("/", "-"), page.meta.last_checked
    return {
        "id": f"nkcellguide-{key}",
        "type": "webpage",
        "title": page.meta.title,
        "author": [{"literal": SITE_NAME}],
        "container-title": SITE_NAME,
        "issued": {"date-parts": [[checked.year, checked.month, checked.day]]},
        "URL": permalink,
        "note": f"Last checked {us_date(checked)}",
    }


def part_item(page: dict[str, Any], name: str, kind: str, anchor: str) -> dict[str, Any]:
    """A figure or table of a page, from the item of the page."""
    title = f"{name} ({kind} in “{page['title']}”)"
    return page | {"id": f"{page['id']}-{anchor}", "title": title, "URL": f"{page['URL']}#{anchor}"}


def citation_files(item: dict[str, Any]) -> dict[str, str]:
    """Address from the root of the site → text of the file, in every format."""
    return {f"cite/{item['id']}.{end}": write([item]) for end, write in FORMATS.values()}
