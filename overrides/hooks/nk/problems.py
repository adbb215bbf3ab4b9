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


class UnreadableError(Exception):
    """Nothing of a file can be used; `problem` says why."""

    def __init__(self, file: str, line: int, message: str) -> None:
        self.problem = Problem(file, line, message)
        super().__init__(str(self.problem))


def did_you_mean(wrong: object, known: Iterable[str]) -> str:
    """The nearest right name as a remedy; when nothing is near, the names if they are few."""
    names = list(known)
    if near := get_close_matches(str(wrong), names, n=1, cutoff=0.6):
        return f"did you mean '{near[0]}'?"
    return f"write {', '.join(names)}" if 0 < len(names) < 12 else "nothing known has a similar name"
