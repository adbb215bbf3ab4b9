"""Everything the site knows, read once from docs/ and checked as a whole.

Nothing is half accepted: a record with a problem is left out and the problem reported, and
the caller stops the build after it has printed all of them.
"""

import pathlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import BaseModel

from .changes import Change, change_faults
from .glossary import Term, term_faults
from .located_yaml import Located, front_matter, load
from .page_meta import PageMeta
from .problems import Problem, UnreadableError, did_you_mean
from .records import read_text, validated
from .reference import Reference
from .trial import Trial
from .trial_checks import Fault, trial_faults

REFERENCES = "data/references.yml"


@dataclass
class Page:
    """An authored page: its path below docs/, front matter, body, and the lines of the body and of last_checked."""

    path: str
    meta: PageMeta | Trial
    body: str
    body_line: int
    checked_line: int

    @property
    def trial(self) -> Trial | None:
        """The record, on a trial's own page."""
        return self.meta if isinstance(self.meta, Trial) else None

    @property
    def plain(self) -> bool:
        """Whether figures on the page are written for patients."""
        return self.meta.audience == "patients"


@dataclass
class Evidence:
    """The records by id, in file order, and the pages by their path below docs/."""

    trials: dict[str, Trial] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    glossary: dict[str, Term] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)  # newest first
    pages: dict[str, Page] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)  # trial id → path below docs/
    broken: set[str] = field(default_factory=set)  # ids of entries that stand in a list but have a problem

    @property
    def opened(self) -> date:
        """The day on which the site opened: its oldest change."""
        return list(self.changes.values())[-1].date

    def year_of(self, trial: Trial) -> int | None:
        """Year of first enrollment, or of the first report where enrollment is not known."""
        issued = [self.references[key].issued for key in trial.sources if key in self.references]
        return trial.first_year or min((year for year in issued if year), default=None)


def load_evidence(docs: pathlib.Path) -> tuple[Evidence, list[Problem]]:
    """Read records, bibliography, glossary, changes and page headers below `docs`.

    Returns the evidence that is sound and every problem found, sorted by file and line.
    """
    evidence, problems = Evidence(), set[Problem]()
    pages = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md"))]
    taken: dict[str, str] = {}  # what must be said of one record only → the file that says it
    lists: dict[str, tuple[type[BaseModel], dict[str, Any], Callable[[Iterable[Any]], Iterable[tuple[str, str]]]]] = {
        REFERENCES: (Reference, evidence.references, lambda references: ()),
        "data/glossary.yml": (Term, evidence.glossary, term_faults),
        "data/changes.yml": (Change, evidence.changes, lambda changes: change_faults(changes, pages)),
    }
    for below in (*lists, *pages):
        try:
            text = read_text(docs, below)
            if below in lists:
                problems |= _load_list(load(text, f"docs/{below}"), *lists[below], evidence.broken)
            else:
                problems |= _load_page(below, text, pages, evidence, taken)
        except UnreadableError as error:
            problems.add(error.problem)
    return evidence, sorted(problems)


def _load_list(
    located: Located,
    model: type[BaseModel],
    into: dict[str, Any],
    faults: Callable[[Iterable[Any]], Iterable[tuple[str, str]]],
    broken: set[str],
) -> set[Problem]:
    """Read entries into `into` by their id; `faults` names the ids of entries that do not agree with the others."""
    if not located.value or not isinstance(located.value, list):
        raise UnreadableError(located.file, 1, "the file must be a list of entries, each beginning with '- id:'")
    ids = [str(entry.get("id")) if isinstance(entry, dict) else "" for entry in located.value]
    for index, key in enumerate(ids):
        record: Any = validated(model, located, (index,))
        if record is not None and into.setdefault(key, record) is not record:
            line = located.line((ids.index(key), "id"))
            located.problem((index, "id"), f"id '{key}' is taken (line {line}); choose another or merge")
    for key, message in faults(into.values()):
        located.problem((ids.index(key), "id"), message)
    broken |= set(ids) - into.keys()
    return set(located.problems)


def _load_page(below: str, text: str, pages: list[str], evidence: Evidence, taken: dict[str, str]) -> set[Problem]:
    located, body, line = front_matter(text, f"docs/{below}")
    is_record = below.startswith("trials/") and "audience" not in located.value
    model: type[Trial] | type[PageMeta] = Trial if is_record else PageMeta
    meta = validated(model, located)
    if isinstance(meta, Trial):
        for at, message in _record_faults(meta, located.file, evidence, taken):
            located.problem(at, message)
        if evidence.trials.setdefault(meta.id, meta) is meta:
            evidence.paths[meta.id] = below
    elif meta is not None:
        for at, target in (
            (("detail_page",), meta.detail_page),
            (("plain_page",), meta.plain_page),
            (("withdrawn", "instead"), meta.withdrawn and meta.withdrawn.instead),
        ):
            if target and target not in pages:
                located.problem(at, f"{at[-1]} '{target}' does not exist; {did_you_mean(target, pages)}")
    if meta is not None:
        if meta.figures_changed and meta.figures_changed > meta.last_checked:
            message = "figures_changed comes after last_checked; a figure is checked when it changes"
            located.problem(("figures_changed",), message)
        evidence.pages[below] = Page(below, meta, body, line, located.line(("last_checked",)))
    return set(located.problems)


def _record_faults(trial: Trial, file: str, evidence: Evidence, taken: dict[str, str]) -> Iterator[Fault]:
    yield from trial_faults(trial)
    for label, values in (("id", [trial.id]), ("short", [trial.short]), ("registry", trial.registry)):
        for value in values:
            if (other := taken.setdefault(f"{label} {value}", file)) != file:
                yield (label,), f"{label} '{value}' is taken by {other}; one trial has one page"
    if trial.nct and not pathlib.Path(file).name.startswith(start := f"{trial.nct.lower()}-"):
        yield ("registry",), f"the file's name must begin with '{start}', so that its address does"
    for index, key in enumerate(trial.sources):
        if evidence.references and key not in evidence.references.keys() | evidence.broken:
            remedy = did_you_mean(key, evidence.references)
            yield ("sources", index), f"source '{key}' is not in {REFERENCES}; {remedy}"
