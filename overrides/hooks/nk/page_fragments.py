"""What every fragment needs: the page it stands on, the records, and the search for the right one among them."""

import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .evidence import Evidence, Page
from .figures import CountFigure, Figure
from .markers import FragmentError
from .problems import did_you_mean
from .trial import Trial
from .vocabulary import WORDS

FILTERS = ("family", "setting", "condition", "cell_source", "phase", "design")
SELECTORS = ("at", "group", "source", "grade")
Which = dict[str, str | None]


def known(what: str, name: str, names: Iterable[str]) -> str:
    """`name`, if it is one of `names`.

    Raises:
        FragmentError: if it is not; `what` says what it should have been.
    """
    if name not in names:
        raise FragmentError(f"unknown {what} '{name}'; {did_you_mean(name, names)}")
    return name


@dataclass(repr=False)
class PageFragments:
    """What one page may use. `url` gives the address, from it, of a path below docs/; `render` fills a template."""

    evidence: Evidence
    page: Page
    url: Callable[[str], str]
    render: Callable[..., str]
    terms: list[str]
    downloads: dict[str, str]
    captions: set[str] = field(default_factory=set)  # of the tables drawn so far on this page

    def _trial(self, name: str) -> Trial:
        return self.evidence.trials[known("trial", name, self.evidence.trials)]

    def _chosen(self, filters: dict[str, Any]) -> list[Trial]:
        """The trials that have every value asked for; `ids` are chosen by name."""
        ids = {self._trial(trial).id for trial in filters.pop("ids", self.evidence.trials)}
        trials = [trial for trial in self.evidence.trials.values() if trial.id in ids]
        for name, value in filters.items():
            known(name, value, WORDS[known("filter", name, [*FILTERS, "ids"])])
        return [trial for trial in trials if all(_has(trial, *wanted) for wanted in filters.items())]

    def _link(self, path: str, words: str) -> str:
        """A link in Markdown, which MkDocs checks and no word of the glossary enters."""
        return f"[{words}]({posixpath.relpath(path, posixpath.dirname(self.page.path))})"

    def _filled(self, template: str, **values: Any) -> str:
        return self.render(template, plain=self.page.plain, url=self.url, link=self._link, **values)

    def _block(self, template: str, **values: Any) -> str:
        if (caption := values.get("caption")) in self.captions:
            raise FragmentError(f"two tables of the page are called '{caption}'; give this one its own caption=\"...\"")
        if caption:
            self.captions.add(caption)
        lines = self._filled(template, **values).splitlines()
        return " ".join(line.strip() for line in lines if line.strip())


def _has(trial: Trial, name: str, value: str) -> bool:
    return value in trial.conditions if name == "condition" else bool(getattr(trial, name) == value)


def the_figure(trial: Trial, part: str, measure: str, which: Which) -> Figure:
    """The one figure that fits.

    Raises:
        FragmentError: if none fits, or more than one.
    """
    for name in which:
        known("argument", name, SELECTORS)
    figures: list[Figure] = getattr(trial, part)
    named = [figure for figure in figures if measure in (figure.measure, figure.wording)]
    if not named:
        nearest = did_you_mean(measure, {figure.measure for figure in figures})
        raise FragmentError(f"'{trial.id}' has no '{measure}' in its {part}; {nearest}")
    fitting = [figure for figure in named if all(getattr(figure, name) == value for name, value in which.items())]
    if len(fitting) == 1:
        return fitting[0]
    choices = "; ".join(
        ", ".join(f'{name}="{getattr(figure, name)}"' for name in SELECTORS if getattr(figure, name))
        for figure in named
    )
    raise FragmentError(f"{len(fitting)} figures of '{trial.id}' fit '{measure}'; choose by {choices}")


def the_count(trial: Trial, part: str, measure: str, which: Which) -> CountFigure:
    """The one figure that fits, when it is a count that estimates a rate.

    Raises:
        FragmentError: if none or several fit, or the figure is of another kind.
    """
    figure = the_figure(trial, part, measure, which)
    if not isinstance(figure, CountFigure) or figure.no_interval:
        raise FragmentError(f"'{measure}' of '{trial.id}' is not the count of a rate; choose a figure with n and of")
    return figure
