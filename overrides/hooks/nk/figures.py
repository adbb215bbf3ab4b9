"""Figures of a trial, typed so that a count is never mistaken for a rate."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from .fields import Count, People, Strict, Text, Word
from .intervals import exact_interval

Positive = Annotated[float, Field(gt=0)]
Interval = Annotated[tuple[float, float], Field(description="lower and upper bound as the source prints them")]
OTHER = ("other outcome", "other event")  # what the lists of measures have no word for
Unit = Literal["%", "days", "weeks", "months", "years"]


class Arm(Strict):
    """One side of a comparison: a count (`n` of `of`) or a `value` with its unit."""

    label: Text
    n: Count | None = None
    of: People | None = None
    value: float | None = None
    unit: Unit | None = None

    @model_validator(mode="after")
    def _is_count_or_value(self) -> "Arm":
        if (self.n is None) == (self.value is None):
            raise ValueError("an arm needs either n and of, or value and unit")
        if self.n is not None and (self.of is None or self.n > self.of):
            raise ValueError(f"n={self.n} needs a denominator 'of' that is not smaller")
        if self.value is not None and self.unit is None:
            raise ValueError("a value needs its unit")
        return self


class HazardRatio(Strict):
    """A hazard ratio with its 95% interval as printed."""

    value: Positive
    low: Positive | None = None
    high: Positive | None = None


class FigureBase(Strict):
    """What every figure carries: what was measured, whence, and how far the source was read."""

    measure: Annotated[str, Word("outcome", "event")] = Field(description="what was counted or measured")
    source: Text = Field(description="key of the reference that prints the figure")
    checked: Annotated[str, Word("checked")] = Field(description="how far that source was read")
    basis: Annotated[str, Word("basis")] | None = Field(None, description="who the denominator is")
    at: Text | None = Field(None, description="when, as 'day 28'")
    group: Text | None = Field(None, description="which people, when not all of them")
    grade: Text | None = Field(None, description="grade of the event, as '3-4'")
    wording: Text | None = Field(None, description="the source's own hedge, in place of the standard words")
    note: Text | None = Field(None, description="what a careful reader must know")
    derived: bool = Field(False, description="worked out by us, not printed by the source")

    @model_validator(mode="after")
    def _other_needs_words(self) -> "FigureBase":
        if self.measure in OTHER and not self.wording:
            raise ValueError(f"'{self.measure}' needs 'wording' that says what was counted")
        return self


class CountFigure(FigureBase):
    """`n` of `of` people."""

    kind: Literal["count"]
    n: Count
    of: People
    no_interval: bool = Field(
        False, description="no rate of an outcome: how a group was made up, or courses of treatment"
    )

    @field_validator("of")
    @classmethod
    def _within(cls, of: int, known: ValidationInfo) -> int:
        if (n := known.data.get("n", 0)) > of:
            raise ValueError(f"n={n} exceeds of={of}; check both against the source")
        return of

    @model_validator(mode="after")
    def _named_measures_are_rates(self) -> "CountFigure":
        if self.no_interval and self.measure not in OTHER:
            raise ValueError(f"no_interval: '{self.measure}' is a rate; say 'other outcome' or leave no_interval out")
        return self

    @property
    def interval(self) -> tuple[float, float] | None:
        """Exact 95% interval, as fractions; none where no rate is estimated, or courses of one person hang together."""
        return None if self.no_interval else exact_interval(self.n, self.of)


class PercentFigure(FigureBase):
    """A percentage whose counts the source does not print."""

    kind: Literal["percent"]
    percent: Annotated[float, Field(ge=0, le=100)]
    of: People | None = None
    interval: Interval | None = None


class SurvivalFigure(FigureBase):
    """A time, or a rate at a time."""

    kind: Literal["survival"]
    statistic: Literal["median", "rate", "mean"]
    value: Annotated[float, Field(ge=0)]
    unit: Unit
    interval: Interval | None = None
    of: People | None = None

    @model_validator(mode="after")
    def _in_range(self) -> "SurvivalFigure":
        if (self.unit == "%") != (self.statistic == "rate"):
            raise ValueError("a rate has the unit %, a median or mean has a unit of time")
        if self.unit == "%" and self.value > 100:
            raise ValueError(f"value={self.value} is above 100%")
        if self.interval and not self.interval[0] <= self.value <= self.interval[1]:
            raise ValueError(f"value={self.value} lies outside its interval {list(self.interval)}")
        return self


class ComparisonFigure(FigureBase):
    """Two groups side by side."""

    kind: Literal["comparison"]
    arms: tuple[Arm, Arm]
    statistic: Literal["median", "rate", "mean", "count"]
    p: Text | None = Field(None, description="p value as printed")
    hazard_ratio: HazardRatio | None = None


Figure = Annotated[CountFigure | PercentFigure | SurvivalFigure | ComparisonFigure, Field(discriminator="kind")]
