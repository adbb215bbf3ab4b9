"""Which counts of a trial are drawn: the dots of its card, the rows of a chart.

A chart shows one measure; people of different trials are never added up. It is a table whose rows carry a small
drawing, so that it reflows on a phone, prints, and can be read aloud.
"""

from collections.abc import Iterable
from typing import NamedTuple

from .figures import CountFigure
from .trial import Trial

MAIN_MEASURES = ("overall response", "complete remission", "alive in remission", "in remission", "MRD negative")


class Row(NamedTuple):
    """One count of one trial."""

    trial: Trial
    figure: CountFigure


def headline(trial: Trial) -> list[CountFigure]:
    """At most two counts that say what came of the trial.

    The whole group comes before any part of it. Where only parts were counted, the two largest parts stand
    side by side, so that a good early group is not shown without the later one.
    """
    counts = [figure for figure in _own_counts(trial, "results") if figure.measure in MAIN_MEASURES]
    counts.sort(key=lambda figure: (figure.group is not None, MAIN_MEASURES.index(figure.measure), -figure.of))
    first, others = counts[:1], counts[1:]
    if first and first[0].group is None:
        others = [figure for figure in others if figure.group is None and figure.measure != first[0].measure]
    elif first:
        others = [figure for figure in others if figure.measure == first[0].measure and figure.group != first[0].group]
    return [*first, *others[:1]]


def count_rows(trials: Iterable[Trial], part: str, measure: str) -> list[Row]:
    """One row a trial where it counted everybody, else one row a group; comparison groups are left out.

    An event of any grade comes before the same event counted by grade.
    """
    rows = []
    for trial in trials:
        counts = [figure for figure in _own_counts(trial, part) if figure.measure == measure]
        counts = [figure for figure in counts if figure.grade is None] or counts
        whole = [figure for figure in counts if figure.group is None]
        rows += [Row(trial, figure) for figure in sorted(whole, key=lambda figure: -figure.of)[:1] or counts]
    return rows


def _own_counts(trial: Trial, part: str) -> list[CountFigure]:
    return [figure for figure in getattr(trial, part) if figure.kind == "count" and figure.basis != "control"]
