"""The front matter of every page that is not a trial record."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .fields import Strict, Text, Word
from .vocabulary import AUDIENCES, CONDITIONS


class PageMeta(Strict):
    """What a page says about itself. `reviewed_by` stays empty until a real clinician has read it."""

    title: Text
    description: Annotated[Text, Field(max_length=200)]
    audience: Annotated[str, Word(AUDIENCES)]
    last_checked: date
    reviewed_by: Text | None = None
    detail_page: Text | None = Field(None, description="page for clinicians, relative to docs/")
    plain_page: Text | None = Field(None, description="page in plain words, relative to docs/")
    conditions: tuple[Annotated[str, Word(CONDITIONS)], ...] = Field(
        (), description="what the page is about, if a disease"
    )
    template: Literal["home.html", "section.html"] | None = None
