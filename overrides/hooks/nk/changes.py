"""What changed on the site: one list of dated entries, from which the page, the feed and the front page are drawn."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import pairwise

from feedgen.feed import FeedGenerator
from pydantic import Field

from .fields import Slug, Strict, Text
from .problems import did_you_mean
from .vocabulary import SITE_NAME

FEED = "feed.xml"
CHANGES_PAGE = "about/changes.md"
# With a time of noon, readers from the Americas to East Asia are shown the day that the entry names.
NOON = datetime.time(12, tzinfo=datetime.UTC)


class Change(Strict):
    """One change of content, told for readers. The newest stands first in the file."""

    id: Slug = Field(description="its address on the page of changes, never changed")
    date: datetime.date
    title: Text
    text: Text = Field(description="plain sentences")
    pages: list[Text] = Field([], description="pages it concerns, relative to docs/")
    correction: bool = Field(False, description="whether an error in a fact was put right")


def change_faults(changes: Iterable[Change], pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The id of every entry that is out of order or names an unknown page, with what to do."""
    listed, known = list(changes), list(pages)
    for above, below in pairwise(listed):
        if below.date > above.date:
            yield below.id, f"'{below.id}' is newer than the entry above it; the newest stands first"
    for change in listed:
        for path in change.pages:
            if path not in known:
                yield change.id, f"page '{path}' does not exist; {did_you_mean(path, known)}"


def changes_feed(changes: Iterable[Change], titles: dict[str, str], url: Callable[[str], str]) -> str:
    """The entries as RSS 2.0. `titles` and `url` give a page's title and public address by its path below docs/.

    Every date comes from an entry, so that the same sources make the same feed on any day.
    """
    entries = list(changes)
    feed = FeedGenerator()
    feed.title(f"{SITE_NAME}: changes")
    feed.description(f"What changed in the content of {SITE_NAME}, newest first.")
    feed.link(href=url(FEED), rel="self", type="application/rss+xml")
    feed.link(href=url(CHANGES_PAGE), rel="alternate")
    feed.language("en-US")
    feed.lastBuildDate(datetime.datetime.combine(entries[0].date, NOON))
    for change in entries:
        address = f"{url(CHANGES_PAGE)}#{change.id}"
        links = "".join(f'<li><a href="{escape(url(path))}">{escape(titles[path])}</a></li>' for path in change.pages)
        entry = feed.add_entry(order="append")
        entry.title(change.title)
        entry.link(href=address)
        entry.guid(address, permalink=True)
        entry.pubDate(datetime.datetime.combine(change.date, NOON))
        entry.description(f"<p>{escape(change.text)}</p>" + (f"<ul>{links}</ul>" if links else ""))
    return str(feed.rss_str(pretty=True), "utf-8")
