"""What the frame of every page shows of the site: sections, approval statement, figures of the front page."""

from collections.abc import Callable, Mapping
from typing import Any

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from .changes import CHANGES_PAGE
from .evidence import Evidence
from .figure_text import plain
from .page_fragments import the_figure
from .problems import Problem
from .site import Site
from .vocabulary import WORDS

Url = Callable[[str], str]


def site_facts(extra: Mapping[str, Any], nav: Navigation, current: str | None) -> dict[str, object]:
    """`nk.site` in the templates. `extra` is that of mkdocs.yml and the hooks, `current` the address of the page."""
    site: Site = extra["site"]
    url: Url = extra["url"]
    changes = list(site.evidence.changes.values())[:3]
    return {
        "sections": [_section(item, current) for item in nav.items if isinstance(item, Section)],
        "assets": extra["assets"],
        "serving": extra["serving"],
        "approval": {"text": extra["approval"]["text"], "url": url(extra["approval"]["page"])},
        "figures": [_front_figure(site, wanted, url) for wanted in extra["front_figures"]],
        "changes": [{"title": one.title, "date": one.date, "url": f"{url(CHANGES_PAGE)}#{one.id}"} for one in changes],
        "trials": len(site.evidence.trials),
        "references": len(site.evidence.references),
        "reference_texts": site.texts,
        "words": WORDS,
        "url": url,
    }


def withdrawn_in_menu(nav: Navigation, evidence: Evidence) -> list[Problem]:
    """Pages that the menu still lists though they were withdrawn."""
    return [
        Problem("mkdocs.yml", 0, f"nav lists {page.file.src_uri}, which is withdrawn; move it to not_in_nav")
        for page in nav.pages
        if evidence.pages[page.file.src_uri].meta.withdrawn
    ]


def _section(item: Section, current: str | None) -> dict[str, object]:
    """A section of the menu. It is active on its pages and on what lies below the folder of the first."""
    pages = [
        {"title": page.title or page.file.src_uri, "url": page.url, "active": page.url == current}
        for page in item.children
        if isinstance(page, Page)
    ]
    first = str(pages[0]["url"])
    below = current is not None and current.startswith(first.partition("/")[0] + "/")
    return {"title": item.title, "url": first, "pages": pages, "active": below or any(one["active"] for one in pages)}


def _front_figure(site: Site, wanted: Mapping[str, Any], url: Url) -> dict[str, str]:
    """A figure of the front page: {trial, measure, words} of mkdocs.yml with its number from the record.

    Raises:
        FragmentError: if the record does not hold such a figure.
    """
    trial = site.evidence.trials[wanted["trial"]]
    figure = the_figure(trial, wanted.get("part", "results"), wanted["measure"], wanted.get("which", {}))
    return {"figure": plain(figure), "words": wanted["words"], "url": url(site.evidence.paths[trial.id])}
