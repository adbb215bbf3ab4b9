"""What every fragment needs: the page it stands on, the records, and the search for the right one among them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .evidence import Evidence, chosen_trials
from .figures import CountFigure, Figure
from .markers import FragmentError
from .problems import did_you_mean
from .trial import Trial
from .vocabulary import CELL_SOURCES, CONDITIONS, DESIGNS, FAMILIES, PHASES, SETTINGS

FILTERS = {
    "family": FAMILIES,
    "setting": SETTINGS,
    "condition": CONDITIONS,
    "cell_source": CELL_SOURCES,
    "phase": PHASES,
    "design": DESIGNS,
}
SELECTORS = ("at", "group", "source", "grade")


@dataclass
class PageFragments:
    """The page at `path`. `url` links from it to a path below docs/; `render` fills a template with values."""

    evidence: Evidence
    path: str
    plain: bool
    url: Callable[[str], str]
    render: Callable[..., str]
    terms: list[str]
    reference_texts: dict[str, str]
    downloads: dict[str, str]
    trial: Trial | None = None
    captions: set[str] = field(default_factory=set)  # of the tables drawn so far on this page

    def _trial(self, name: str) -> Trial:
        if name not in self.evidence.trials:
            raise FragmentError(f"unknown trial '{name}'; {did_you_mean(name, self.evidence.trials)}")
        return self.evidence.trials[name]

    def _trial_url(self, trial: Trial) -> str:
        return self.url(self.evidence.paths[trial.id])

    def _chosen(self, filters: dict[str, Any]) -> list[Trial]:
        for name, value in filters.items():
            if name == "ids":
                for trial in value:
                    self._trial(trial)
            elif name not in FILTERS:
                raise FragmentError(f"unknown filter '{name}'; {did_you_mean(name, [*FILTERS, 'ids'])}")
            elif value not in FILTERS[name]:
                raise FragmentError(f"unknown {name} '{value}'; {did_you_mean(str(value), FILTERS[name])}")
        return chosen_trials(self.evidence, **filters)

    def _block(self, template: str, **values: Any) -> str:
        if (caption := values.get("caption")) in self.captions:
            raise FragmentError(f"two tables of the page are called '{caption}'; give this one its own caption=\"...\"")
        if caption:
            self.captions.add(caption)
        html = self.render(template, plain=self.plain, trial_url=self._trial_url, **values)
        return " ".join(line.strip() for line in html.splitlines() if line.strip())


def the_figure(trial: Trial, part: str, measure: str, which: dict[str, str | None]) -> Figure:
    """The one figure that fits.

    Raises:
        FragmentError: if none fits, or more than one.
    """
    for name in which:
        if name not in SELECTORS:
            raise FragmentError(f"unknown argument '{name}'; {did_you_mean(name, SELECTORS)}")
    figures: list[Figure] = getattr(trial, part)
    named = [figure for figure in figures if measure in (figure.measure, figure.wording)]
    fitting = [figure for figure in named if all(getattr(figure, name) == value for name, value in which.items())]
    if len(fitting) == 1:
        return fitting[0]
    if not named:
        known = {figure.measure for figure in figures}
        raise FragmentError(f"'{trial.id}' has no '{measure}' in its {part}; {did_you_mean(measure, known)}")
    choices = "; ".join(
        ", ".join(f'{name}="{getattr(figure, name)}"' for name in SELECTORS if getattr(figure, name))
        for figure in named
    )
    raise FragmentError(f"{len(fitting)} figures of '{trial.id}' fit '{measure}'; choose by {choices}")


def the_count(trial: Trial, part: str, measure: str, which: dict[str, str | None]) -> CountFigure:
    """The one figure that fits, when it is a count.

    Raises:
        FragmentError: if none or several fit, or the figure is of another kind.
    """
    figure = the_figure(trial, part, measure, which)
    if not isinstance(figure, CountFigure):
        raise FragmentError(f"'{measure}' of '{trial.id}' is not a count; choose a figure with n and of")
    return figure
