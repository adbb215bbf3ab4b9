"""What a record must satisfy beyond the types of its fields: its parts agree with each other."""

from collections.abc import Iterator
from itertools import pairwise

from .figures import CountFigure, Figure, PercentFigure
from .located_yaml import Path
from .trial import Trial
from .vocabulary import WORDS

Fault = tuple[Path, str]


def trial_faults(trial: Trial) -> Iterator[Fault]:
    """Every disagreement inside one record, with the field where it shows."""
    known = [(name, size) for name in ("evaluable", "treated", "enrolled") if (size := getattr(trial, name))]
    for (small, fewer), (large, more) in pairwise(known):
        if fewer > more:
            yield (small,), f"{small}={fewer} exceeds {large}={more}; evaluable <= treated <= enrolled"
    if trial.first_year and trial.last_year and trial.first_year > trial.last_year:
        yield ("last_year",), f"last_year={trial.last_year} comes before first_year={trial.first_year}; correct one"
    if trial.status_as_of is None and trial.status not in ("unknown", "published"):
        yield ("status_as_of",), f"status '{trial.status}' needs status_as_of, the month in which it was true"
    for part, words, other in (("results", "outcome", "safety"), ("safety", "event", "results")):
        for index, figure in enumerate(getattr(trial, part)):
            if figure.measure not in WORDS[words]:
                yield (part, index, "measure"), f"'{figure.measure}' belongs under {other}; move it there"
            for name, message in _figure_faults(trial, figure, getattr(trial, part)):
                yield (part, index, name), message


def _figure_faults(trial: Trial, figure: Figure, others: list[Figure]) -> Iterator[tuple[str, str]]:
    if figure.source not in trial.sources:
        yield "source", f"'{figure.source}' is not among sources; add it there"
    if isinstance(figure, CountFigure) and figure.basis in ("treated", "evaluable", "enrolled"):
        size = getattr(trial, figure.basis)
        if size is not None and figure.of > size:
            yield "of", f"of={figure.of} exceeds {figure.basis}={size}; correct one or the basis"
    if isinstance(figure, PercentFigure):
        for other in others:
            if isinstance(other, CountFigure) and _same_thing(figure, other):
                yield "percent", f"the source prints counts ({other.n} of {other.of}); drop the percentage"


def _same_thing(one: Figure, other: Figure) -> bool:
    names = ("measure", "at", "group", "grade", "source", "wording")
    return all(getattr(one, name) == getattr(other, name) for name in names)
