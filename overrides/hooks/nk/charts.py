"""Rows of the charts. A chart shows one measure; people of different trials are never added up.

A chart is a table whose rows carry a small drawing, so that it reflows on a phone, prints, and can be read aloud.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from .evidence import Evidence
from .figure_text import label
from .figures import CountFigure
from .trial import Trial


@dataclass(frozen=True)
class Row:
    """One count of one trial. `radius` makes the circle's area grow with the number of people."""

    trial: Trial
    figure: CountFigure

    @property
    def group(self) -> str:
        """What tells this row from others of the same trial."""
        parts = (self.figure.group, self.figure.at, f"grade {self.figure.grade}" if self.figure.grade else None)
        return ", ".join(part for part in parts if part)

    @property
    def radius(self) -> float:
        """In pixels, from 3 to 13."""
        return round(min(13.0, max(3.0, 1.5 * sqrt(self.figure.of))), 1)


def count_rows(trials: Iterable[Trial], part: str, measure: str) -> list[Row]:
    """One row a trial where it counted everybody, else one row a group; comparison groups are left out.

    An event of any grade comes before the same event counted by grade.
    """
    rows = []
    for trial in trials:
        counts = [
            figure
            for figure in getattr(trial, part)
            if isinstance(figure, CountFigure) and figure.measure == measure and figure.basis != "control"
        ]
        counts = [figure for figure in counts if figure.grade is None] or counts
        whole = [figure for figure in counts if figure.group is None]
        chosen = [max(whole, key=lambda figure: figure.of)] if whole else counts
        rows += [Row(trial, figure) for figure in chosen]
    return rows


def year_of(trial: Trial, evidence: Evidence) -> int | None:
    """Year of first enrollment, or of the first report where enrollment is not known."""
    issued = [evidence.references[key].issued for key in trial.sources if key in evidence.references]
    return trial.first_year or min((year for year in issued if year), default=None)


def by_year(trials: Iterable[Trial], evidence: Evidence) -> list[tuple[int, list[Trial]]]:
    """The trials under the year of `year_of`, oldest first; those without a year are left out."""
    years: dict[int, list[Trial]] = {}
    for trial in trials:
        if year := year_of(trial, evidence):
            years.setdefault(year, []).append(trial)
    return sorted(years.items())


def rows_as_csv(rows: Iterable[Row]) -> str:
    """The chart's numbers, one row a line, with the exact interval as fractions."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["trial", "short", "measure", "n", "of", "low95", "high95", "basis", "source", "checked"])
    for row in rows:
        figure = row.figure
        low, high = figure.interval
        numbers = [figure.n, figure.of, round(low, 6), round(high, 6)]
        writer.writerow(
            [row.trial.id, row.trial.short, label(figure), *numbers, figure.basis, figure.source, figure.checked]
        )
    return text.getvalue()
