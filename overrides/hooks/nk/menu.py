"""What the frame of every page shows of the site: sections, approval statement, figures of the front page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .changes import CHANGES_PAGE
from .figure_text import plain
from .page_fragments import the_figure
from .page_styles import Assets
from .site import Site


@dataclass
class MenuPage:
    """One entry of a section's list."""

    title: str
    url: str
    active: bool = False


@dataclass
class MenuSection:
    """A section with its pages; `folder` is the first part of their addresses."""

    title: str
    url: str
    pages: list[MenuPage] = field(default_factory=list)
    active: bool = False


@dataclass
class SiteFacts:
    """`nk.site` in the templates."""

    sections: list[MenuSection]
    assets: Assets
    approval: dict[str, str]
    figures: list[dict[str, str]]
    changes: list[dict[str, Any]]  # title, date, url of the newest three
    trials: int
    references: int
    url: Callable[[str], str]
    serving: bool  # the live reload of `mkdocs serve` is an inline script, which the security policy would block


def section(title: str, pages: Iterable[tuple[str, str]], current: str | None) -> MenuSection:
    """A section from (title, url) pairs. It is active on its pages and on what lies below its folder."""
    entries = [MenuPage(words, url, url == current) for words, url in pages]
    first = entries[0].url
    folder = first.split("/")[0] + "/"
    active = current is not None and current.startswith(folder)
    return MenuSection(title, first, entries, active or any(page.active for page in entries))


def front_figures(site: Site, wanted: list[dict[str, Any]], url: Callable[[str], str]) -> list[dict[str, str]]:
    """The figures of the front page: {trial, measure, words} of mkdocs.yml with their number from the record.

    Raises:
        FragmentError: if a record does not hold such a figure.
    """
    figures = []
    for item in wanted:
        trial = site.evidence.trials[item["trial"]]
        figure = the_figure(trial, item.get("part", "results"), item["measure"], item.get("which", {}))
        figures.append({"figure": plain(figure), "words": item["words"], "url": url(site.evidence.paths[trial.id])})
    return figures


def newest_changes(site: Site, url: Callable[[str], str]) -> list[dict[str, Any]]:
    """The three newest changes, for the front page."""
    return [
        {"title": change.title, "date": change.date, "url": f"{url(CHANGES_PAGE)}#{change.id}"}
        for change in list(site.evidence.changes.values())[:3]
    ]
