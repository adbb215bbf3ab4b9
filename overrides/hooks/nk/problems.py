"""One way to say what is wrong with a file: where, what, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in an authored file. `line` counts from 1; 0 means the file as a whole."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """The nearest right name as a remedy, or the advice to add it when nothing is near."""
    near = get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else "nothing known has a similar name"
