"""The front matter of every page that is not a trial record."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from .fields import Strict, Text, Word


class Withdrawn(Strict):
    """Why a page is kept only as an archive. Its address and headings stay; menu, search and lists leave it out.

    A record is withdrawn by giving it the front matter of a page.
    """

    date: datetime.date
    why: Text
    instead: Text | None = Field(None, description="page to read instead, relative to docs/")


class PageMeta(Strict):
    """What a page says about itself. `reviewed_by` stays empty until a real clinician has read it."""

    title: Text
    description: Annotated[Text, Field(max_length=200)]
    audience: Annotated[str, Word("audience")]
    last_checked: datetime.date
    reviewed_by: Text | None = None
    figures_changed: datetime.date | None = Field(None, description="when a figure typed on this page last changed")
    detail_page: Text | None = Field(None, description="page for clinicians, relative to docs/")
    plain_page: Text | None = Field(None, description="page in plain words, relative to docs/")
    conditions: tuple[Annotated[str, Word("condition")], ...] = Field((), description="its diseases, if any")
    template: Literal["home.html", "section.html", "page_status.html"] | None = None
    aside: bool = Field(False, description="for those who make the site: left out of the menu and of the search")
    withdrawn: Withdrawn | None = None
