"""The record of one clinical trial: the front matter of its page."""

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import Field

from .fields import People, Slug, Strict, Text, Word, shaped
from .figures import Figure

# The registries whose numbers occur: US, EU (EudraCT and CTIS), Japan, Korea, Germany, China, ISRCTN.
RegistryNumber = Annotated[
    str,
    shaped(
        r"NCT\d{8}|\d{4}-\d{6}-\d{2}(-\d{2})?|UMIN\d{9}|jRCT\w{10,11}|KCT\d{7}|DRKS\d{8}|ChiCTR[-\w]{6,20}|ISRCTN\d{8}",
        "NCT01898793, 2005-005298-31, UMIN000024396 or KCT0003463",
    ),
]
Year = Annotated[int, Field(ge=1975, le=2035)]
Month = Annotated[str, shaped(r"(19|20)\d\d-(0[1-9]|1[0-2])", "2026-05")]


class Trial(Strict):
    """One trial, one page. Every figure names the reference that prints it."""

    # What the front matter of other pages may say (page_meta.py) and a record never does.
    audience: ClassVar[str] = "trials"
    aside: ClassVar[bool] = False
    withdrawn: ClassVar[None] = None
    detail_page: ClassVar[None] = None
    plain_page: ClassVar[None] = None

    id: Slug = Field(description="short name, never changed or reused")
    title: Text = Field(description="what it tested, in our own words")
    short: Text = Field(description="label for tables and charts, as 'Romee 2016'")
    registry: list[RegistryNumber] = Field(description="registry numbers that were seen")
    phase: Annotated[str, Word("phase")] | None
    design: Annotated[str, Word("design")] | None
    sites: list[Text]
    countries: list[Annotated[str, Word("country")]] = Field(description="ISO 3166-1 alpha-2")
    first_year: Year | None = Field(description="first enrollment")
    last_year: Year | None
    status: Annotated[str, Word("status")]
    status_as_of: Month | None = Field(description="month in which the status was true, as 2026-05")
    status_note: Text | None = None
    ended: Annotated[str, Word("ended")] | None = Field(None, description="how it ended, when not as hoped")
    ended_note: Text | None = Field(None, description="why, in one sentence")
    conditions: Annotated[list[Annotated[str, Word("condition")]], Field(min_length=1)]
    population: Text
    ages: Annotated[str, Word("ages")] | None
    setting: Annotated[str, Word("setting")]
    cell_source: Annotated[str, Word("cell_source")]
    product: Text
    family: Annotated[str, Word("family")]
    lymphodepletion: Text | None
    support: Text | None
    dose: Text | None
    enrolled: People | None
    treated: People | None
    evaluable: People | None
    results: list[Figure]
    safety: list[Figure]
    persistence: Text | None
    showed: Text
    cannot_show: Text
    next: Text | None
    sources: Annotated[list[Text], Field(min_length=1)]
    last_checked: date
    reviewed_by: Text | None = None
    figures_changed: date | None = Field(
        None, description="when a figure of this record last changed after publication"
    )

    @property
    def nct(self) -> str | None:
        """The first ClinicalTrials.gov number, if there is one."""
        return next((number for number in self.registry if number.startswith("NCT")), None)

    @property
    def description(self) -> str:
        """What lists of pages say of it."""
        return f"{self.short}. {self.showed}"

    @property
    def gives_cells_for_cancer(self) -> bool:
        """Whether people with cancer were given NK cells; drugs, mixed cells and other diseases stay apart."""
        others = {"COVID-19", "autoimmune disease"} & set(self.conditions)
        return self.cell_source != "none" and self.family != "mixed" and not others


def trial_schema() -> dict[str, Any]:
    """The JSON Schema of a trial record, for editors that complete and check YAML."""
    schema = Trial.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "NK Cell Guide trial record"}
