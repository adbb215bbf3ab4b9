"""Fragments about the site's own history: changes, corrections, withdrawn pages."""

import posixpath
from collections.abc import Iterable

from .changes import CHANGES_PAGE, FEED
from .figure_text import us_date
from .page_fragments import PageFragments


class ChangeFragments(PageFragments):
    """Lists in Markdown, so that headings and links are those of the page."""

    def changes_list(self) -> str:
        """Every change, newest first, and the address of the feed."""
        feed = f'<p><a href="{self.url(FEED)}" type="application/rss+xml">Feed of the changes (RSS)</a></p>'
        entries = (
            f"## {change.title} {{#{change.id}}}\n\n"
            f'<p class="nk-muted"><time datetime="{change.date}">{us_date(change.date)}</time></p>\n\n{change.text}\n\n'
            + "\n".join(f"- {self._page_link(path)}" for path in change.pages)
            for change in self.evidence.changes.values()
        )
        return "\n\n".join([feed, *entries])

    def corrections_list(self) -> str:
        """The changes that put an error right."""
        return _list(
            f"{us_date(change.date)}: {self._page_link(CHANGES_PAGE, change.title, change.id)}"
            for change in self.evidence.changes.values()
            if change.correction
        )

    def withdrawn_list(self) -> str:
        """The pages that were withdrawn, and why."""
        return _list(
            f"{us_date(withdrawn.date)}: {self._page_link(path)}. {withdrawn.why}"
            for path, page in self.evidence.pages.items()
            if (withdrawn := page.meta.withdrawn)
        )

    def _page_link(self, path: str, text: str | None = None, anchor: str = "") -> str:
        title = text or self.evidence.pages[path].meta.title
        return (
            f"[{title}]({posixpath.relpath(path, posixpath.dirname(self.page.path))}{'#' + anchor if anchor else ''})"
        )


def _list(entries: Iterable[str]) -> str:
    return "\n".join(f"- {entry}" for entry in entries) or "None so far."
