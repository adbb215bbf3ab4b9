"""Everything the site knows, read once from docs/ and checked as a whole.

Nothing is half accepted: a record with a problem is left out and the problem reported, and
the caller stops the build after it has printed all of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from .changes import Change, change_faults
from .glossary import Term
from .located_yaml import Located, front_matter, load
from .page_meta import PageMeta, Withdrawn
from .problems import Problem, did_you_mean
from .records import Model, read_text, shown_name, validated
from .reference import Reference
from .trial import Trial
from .trial_checks import trial_faults

REFERENCES = "data/references.yml"
GLOSSARY = "data/glossary.yml"
CHANGES = "data/changes.yml"


@dataclass
class Page:
    """An authored page: its path below docs/, front matter, body, and the lines of the body and of last_checked."""

    path: str
    meta: PageMeta | Trial
    body: str
    body_line: int
    checked_line: int

    @property
    def withdrawn(self) -> Withdrawn | None:
        """Why the page is kept only as an archive; a record is withdrawn by giving it the front matter of a page."""
        return self.meta.withdrawn if isinstance(self.meta, PageMeta) else None


@dataclass
class Evidence:
    """The records by id, in file order, and the pages by their path below docs/."""

    trials: dict[str, Trial] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    glossary: dict[str, Term] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)  # newest first
    pages: dict[str, Page] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)  # trial id → path below docs/
    broken: set[str] = field(default_factory=set)  # ids of references that stand in the file but have a problem

    @property
    def opened(self) -> date:
        """The day on which the site opened: its oldest change."""
        return list(self.changes.values())[-1].date


def load_evidence(docs: Path) -> tuple[Evidence, list[Problem]]:
    """Read records, bibliography, glossary and page headers below `docs`.

    Returns the evidence that is sound and every problem found, sorted by file and line.
    """
    evidence, problems = Evidence(), []
    problems += _load_list(docs / REFERENCES, Reference, evidence.references, evidence.broken, {})
    problems += _load_list(docs / GLOSSARY, Term, evidence.glossary, set(), {})
    problems += _term_problems(docs / GLOSSARY, evidence.glossary)
    lines: dict[str, int] = {}
    faults = _load_list(docs / CHANGES, Change, evidence.changes, set(), lines)
    if not evidence.changes and not faults:
        faults = [
            Problem(shown_name(docs / CHANGES), 1, "has no entry; the oldest is the day on which the site opened")
        ]
    problems += faults
    seen: dict[str, str] = {}
    for path in sorted(docs.rglob("*.md")):
        problems += _load_page(path, docs, evidence, seen)
    there = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    for key, message in change_faults(evidence.changes.values(), there):
        problems.append(Problem(shown_name(docs / CHANGES), lines[key], message))
    return evidence, sorted(set(problems))


def _load_list(
    path: Path, model: type[Model], into: dict[str, Model], broken: set[str], lines: dict[str, int]
) -> list[Problem]:
    name = shown_name(path)
    text, problems = read_text(path)
    if text is None:
        return problems
    located, problems = load(text, name)
    if located is None:
        return problems
    if not isinstance(located.value, list):
        return [*problems, Problem(name, 1, "the file must be a list of entries, each beginning with '- id:'")]
    for index in range(len(located.value)):
        record, faults = validated(model, located, name, (index,))
        problems += faults
        if record is None:
            broken |= {
                str(entry["id"]) for entry in [located.value[index]] if isinstance(entry, dict) and "id" in entry
            }
            continue
        key, line = str(getattr(record, "id")), located.line((index, "id"))  # noqa: B009 - every model here has an id
        if key in into:
            problems.append(Problem(name, line, f"id '{key}' is taken (line {lines[key]}); choose another or merge"))
            continue
        into[key], lines[key] = record, line
    return problems


def _term_problems(path: Path, terms: dict[str, Term]) -> list[Problem]:
    seen: dict[str, str] = {}
    problems = []
    for term in terms.values():
        for name in term.names:
            other = seen.setdefault(name.lower(), term.id)
            if other != term.id:
                problems.append(
                    Problem(shown_name(path), 0, f"'{name}' names both '{other}' and '{term.id}'; keep it in one")
                )
    return problems


def _load_page(path: Path, docs: Path, evidence: Evidence, seen: dict[str, str]) -> list[Problem]:
    name, below = shown_name(path), path.relative_to(docs).as_posix()
    text, problems = read_text(path)
    if text is None:
        return problems
    located, body, line, problems = front_matter(text, name)
    if located is None:
        return problems
    is_record = below.startswith("trials/") and "audience" not in located.value
    model: type[Trial] | type[PageMeta] = Trial if is_record else PageMeta
    meta, faults = validated(model, located, name)
    problems += faults
    if isinstance(meta, Trial):
        problems += _record_problems(meta, path, located, evidence, seen)
        if meta.id not in evidence.trials:
            evidence.trials[meta.id] = meta
            evidence.paths[meta.id] = below
    if isinstance(meta, PageMeta):
        for at, target in (
            (("detail_page",), meta.detail_page),
            (("plain_page",), meta.plain_page),
            (("withdrawn", "instead"), meta.withdrawn and meta.withdrawn.instead),
        ):
            if target and not (docs / target).is_file():
                there = [other.relative_to(docs).as_posix() for other in docs.rglob("*.md")]
                message = f"{at[-1]} '{target}' does not exist; {did_you_mean(target, there)}"
                problems.append(Problem(name, located.line(at), message))
    if meta is not None:
        if meta.figures_changed and meta.figures_changed > meta.last_checked:
            message = "figures_changed comes after last_checked; a figure is checked when it changes"
            problems.append(Problem(name, located.line(("figures_changed",)), message))
        evidence.pages[below] = Page(below, meta, body, line, located.line(("last_checked",)))
    return problems


def _record_problems(
    trial: Trial, path: Path, located: Located, evidence: Evidence, seen: dict[str, str]
) -> list[Problem]:
    name = shown_name(path)
    found = list(trial_faults(trial))
    for label, fields in (("id", [trial.id]), ("short", [trial.short]), ("registry", trial.registry)):
        for value in fields:
            other = seen.setdefault(f"{label} {value}", name)
            if other != name:
                found.append(((label,), f"{label} '{value}' is taken by {other}; one trial has one page"))
    if trial.nct and not path.stem.startswith(trial.nct.lower() + "-"):
        found.append(
            (("registry",), f"the file's name must begin with '{trial.nct.lower()}-', so that its address does")
        )
    for index, key in enumerate(trial.sources):
        if evidence.references and key not in evidence.references.keys() | evidence.broken:
            remedy = did_you_mean(key, evidence.references)
            found.append((("sources", index), f"source '{key}' is not in {REFERENCES}; {remedy}"))
    for part in ("results", "safety"):
        for index, figure in enumerate(getattr(trial, part)):
            if figure.source not in trial.sources:
                found.append(((part, index, "source"), f"'{figure.source}' is not among sources; add it there"))
    return [Problem(name, located.line(at), message) for at, message in found]


def chosen_trials(evidence: Evidence, **wanted: str | Iterable[str] | None) -> list[Trial]:
    """The trials whose fields equal every wanted value; `condition` looks into the list of conditions."""
    return [trial for trial in evidence.trials.values() if all(_fits(trial, *item) for item in wanted.items())]


def _fits(trial: Trial, name: str, value: Any) -> bool:
    if name == "condition":
        return value in trial.conditions
    if name == "ids":
        return trial.id in value
    return bool(getattr(trial, name) == value)
