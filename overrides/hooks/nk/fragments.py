"""What authors can write between `{{` and `}}`: figures, links, cards and tables drawn from the records."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from . import figure_text
from .charts import by_year, count_rows, rows_as_csv, year_of
from .evidence import Evidence, chosen_trials
from .figures import CountFigure, Figure
from .intervals import chance_of_at_least
from .markers import FragmentError, Functions
from .problems import did_you_mean
from .trial import Trial
from .trial_summary import cited_places, glossary_by_letter, headline
from .vocabulary import (
    CELL_SOURCES,
    CHECKED,
    CONDITIONS,
    DESIGNS,
    EVENTS,
    EVIDENCE_MARKS,
    FAMILIES,
    OUTCOMES,
    PHASES,
    SETTINGS,
)

FILTERS = {
    "family": FAMILIES,
    "setting": SETTINGS,
    "condition": CONDITIONS,
    "cell_source": CELL_SOURCES,
    "phase": PHASES,
    "design": DESIGNS,
}
ASSUMED_RATES = (10, 20, 30, 40, 50)
SELECTORS = ("at", "group", "source", "grade")
Render = Callable[..., str]


@dataclass
class Fragments:
    """The functions of the page at `path`. `url` links from it to a path below docs/; `render` fills a template."""

    evidence: Evidence
    path: str
    plain: bool
    url: Callable[[str], str]
    render: Render
    terms: list[str]
    reference_texts: dict[str, str]
    downloads: dict[str, str]
    trial: Trial | None = None

    def functions(self) -> Functions:
        """Every name that a marker may use."""
        names = (
            "result safety people trial_link trial_card trial_record trials_table count_trials as_of term "
            "evidence_mark glossary_list references_list trials_explorer chart timeline early_and_later "
            "icon_array small_trial_table"
        )
        return {name.replace("evidence_mark", "evidence"): getattr(self, name) for name in names.split()}

    def result(self, trial: str, measure: str, style: str | None = None, cite: bool = True, **which: str) -> str:
        """One figure of a trial's results, with its source."""
        return self._figure(self._trial(trial), "results", measure, style, cite, which)

    def safety(
        self, trial: str, measure: str, style: str | None = None, cite: bool = True, frame: str = "with", **which: str
    ) -> str:
        """One figure of a trial's safety; frame="without" counts the people who did not have it."""
        return self._figure(self._trial(trial), "safety", measure, style, cite, which, frame)

    def people(self, trial: str, who: str) -> str:
        """`13 people`: how many were treated, enrolled or evaluable."""
        if who not in ("treated", "enrolled", "evaluable"):
            raise FragmentError(f"'{who}' is not a group; write treated, enrolled or evaluable")
        record = self._trial(trial)
        size = getattr(record, who)
        if size is None:
            raise FragmentError(f"the record of '{trial}' has no number {who}; say it in words or complete the record")
        return self._marked(record, who, {"of": size}, figure_text.people(size))

    def trial_link(self, trial: str, text: str | None = None) -> str:
        """A link to the trial's page."""
        record = self._trial(trial)
        target = posixpath.relpath(self.evidence.paths[record.id], posixpath.dirname(self.path))
        return f"[{text or record.short}]({target})"

    def trial_card(self, trial: str) -> str:
        """A trial as a card."""
        record = self._trial(trial)
        return self._block("trial_card", trial=record, headline=headline(record), own_page=record is self.trial)

    def trial_record(self) -> str:
        """The complete record, on a trial's own page."""
        if self.trial is None:
            raise FragmentError("trial_record() belongs on a trial's own page")
        return self._block("trial_record", trial=self.trial)

    def trials_table(self, caption: str | None = None, **filters: Any) -> str:
        """A table of the trials that fit every filter."""
        trials = self._chosen(filters)
        if not trials:
            raise FragmentError("no trial fits these filters; correct them or leave the table out")
        return self._block(
            "trials_table", trials=trials, caption=caption or self._caption(filters), headline_of=headline
        )

    def count_trials(self, **filters: Any) -> str:
        """How many trial pages fit every filter."""
        return f"{len(self._chosen(filters)):,}"

    def as_of(self, month: str, start: bool = True) -> str:
        """`As of November 2026`, or `as of …` inside a sentence."""
        try:
            return f"{'As' if start else 'as'} of {figure_text.us_date(month)}"
        except ValueError as error:
            raise FragmentError(f"'{month}' is not a month; write it as 2026-11") from error

    def term(self, term: str, text: str | None = None) -> str:
        """A glossary word that opens its definition."""
        if term not in self.evidence.glossary:
            raise FragmentError(f"unknown term '{term}'; {did_you_mean(term, self.evidence.glossary)}")
        if term not in self.terms:
            self.terms.append(term)
        return term_button(term, text or self.evidence.glossary[term].term)

    def evidence_mark(self, kind: str) -> str:
        """Where a finding was seen: in people, in human cells, or in mice."""
        if kind not in EVIDENCE_MARKS:
            raise FragmentError(f"unknown evidence '{kind}'; {did_you_mean(kind, EVIDENCE_MARKS)}")
        name = kind.replace("human ", "")
        return f'<span class="nk-evidence nk-evidence-{name}">{EVIDENCE_MARKS[kind]}</span>'

    def trials_explorer(self) -> str:
        """Every trial, by family, with what the filters need."""
        families = [(family, chosen_trials(self.evidence, family=family)) for family in FAMILIES]
        return self._block("trials_explorer", families=[item for item in families if item[1]], year_of=self._year)

    def chart(self, measure: str, name: str, title: str, part: str = "results", **filters: Any) -> str:
        """One measure over the trials that fit, with exact intervals; `name` is its address and its file's name."""
        if measure not in (OUTCOMES if part == "results" else EVENTS):
            raise FragmentError(f"unknown measure '{measure}' of {part}; {did_you_mean(measure, OUTCOMES | EVENTS)}")
        rows = count_rows(self._chosen(filters), part, measure)
        if not rows:
            raise FragmentError(f"no trial that fits counted '{measure}'; correct the filters or leave the chart out")
        rows.sort(key=lambda row: (self._year(row.trial) or 0, row.trial.short))
        path = f"data/charts/{name}.csv"
        if self.downloads.setdefault(path, rows_as_csv(rows)) != rows_as_csv(rows):
            raise FragmentError(f"another chart is named '{name}'; choose another name")
        return self._block("chart", rows=rows, measure=measure, name=name, title=title, csv_url=self.url(path))

    def early_and_later(self, title: str, pairs: list[dict[str, Any]]) -> str:
        """Early figures beside later ones: pairs of {words, early: [trial, measure, selectors], later: […]}."""
        drawn = []
        for pair in pairs:
            rows = {}
            for when in ("early", "later"):
                trial, measure, which = pair[when]
                figure = the_figure(self._trial(trial), "results", measure, which)
                rows[when] = {"trial": self._trial(trial), "figure": figure}
            drawn.append({"words": pair["words"], **rows})
        return self._block("early_and_later icon_array small_trial_table", title=title, pairs=drawn)

    def icon_array(self, trial: str, measure: str, part: str = "safety", **which: str) -> str:
        """A count as one mark a person, both frames in words."""
        record = self._trial(trial)
        figure = the_figure(record, part, measure, which)
        if not isinstance(figure, CountFigure):
            raise FragmentError("only a count can be drawn with one mark a person")
        return self._block("icon_array", trial=record, figure=figure)

    def small_trial_table(self, results: list[list[Any]]) -> str:
        """How often a trial as small as each published one would look this good, by chance, at assumed true rates."""
        rows = []
        for trial, measure, which in results:
            figure = the_figure(self._trial(trial), "results", measure, which)
            if not isinstance(figure, CountFigure):
                raise FragmentError(f"'{measure}' of '{trial}' is not a count")
            tails = [(rate, chance_of_at_least(figure.n, figure.of, rate / 100)) for rate in ASSUMED_RATES]
            rows.append({"trial": self._trial(trial), "figure": figure, "tails": tails})
        return self._block("small_trial", rows=rows, rates=ASSUMED_RATES)

    def timeline(self, turning_points: dict[int, str]) -> str:
        """The trials by year, each marked with its family, and what changed the field beside its year."""
        years = dict(by_year(self.evidence.trials.values(), self.evidence))
        for year in turning_points:
            years.setdefault(year, [])
        return self._block("timeline", years=sorted(years.items()), turning_points=turning_points, families=FAMILIES)

    def _year(self, trial: Trial) -> int | None:
        return year_of(trial, self.evidence)

    def glossary_list(self) -> str:
        """Every term, A to Z."""
        return self._block("glossary_list", letters=glossary_by_letter(self.evidence.glossary.values()))

    def references_list(self) -> str:
        """Every reference of the site, with the pages that cite it."""
        cited = cited_places(self.evidence)
        entries = [
            {
                "id": key,
                "html": self.reference_texts[key],
                "links": reference.links,
                "search_url": reference.search_url,
                "web_url": None if reference.links else reference.url,
                "note": reference.note,
                "read": CHECKED[reference.checked],
                "cited_on": [{"title": title, "url": self.url(path)} for path, title in cited.get(key, [])],
            }
            for key, reference in self.evidence.references.items()
            if key in cited
        ]
        return self._block("references_list", entries=entries)

    def _trial(self, name: str) -> Trial:
        if name not in self.evidence.trials:
            raise FragmentError(f"unknown trial '{name}'; {did_you_mean(name, self.evidence.trials)}")
        return self.evidence.trials[name]

    def _trial_url(self, trial: Trial) -> str:
        return self.url(self.evidence.paths[trial.id])

    def _figure(
        self,
        trial: Trial,
        part: str,
        measure: str,
        style: str | None,
        cite: bool,
        which: dict[str, str],
        frame: str = "with",
    ) -> str:
        if style not in (None, "plain", "clinical"):
            raise FragmentError(f"style '{style}' is unknown; write plain or clinical")
        figure = the_figure(trial, part, measure, which)
        if frame == "without":
            if not isinstance(figure, CountFigure):
                raise FragmentError("only a count has people without the event")
            figure = figure.model_copy(update={"n": figure.of - figure.n})
        elif frame != "with":
            raise FragmentError(f"frame '{frame}' is unknown; write with or without")
        is_plain = self.plain if style is None else style == "plain"
        text = figure_text.plain(figure) if is_plain else figure_text.clinical(figure)
        numbers = {"n": figure.n, "of": figure.of} if isinstance(figure, CountFigure) else {}
        marker = f"[@{figure.source}]" if cite else ""
        return self._marked(trial, measure, numbers, text) + marker

    @staticmethod
    def _marked(trial: Trial, measure: str, numbers: dict[str, int], text: str) -> str:
        """A figure that tests, and readers' tools, can trace to its record."""
        values = {"trial": trial.id, "measure": measure, **numbers}
        data = "".join(f' data-{name}="{escape(str(value))}"' for name, value in values.items())
        return f'<span class="nk-figure"{data}>{escape(text)}</span>'

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

    @staticmethod
    def _caption(filters: dict[str, Any]) -> str:
        words = [FILTERS[name][value] for name, value in filters.items() if name in FILTERS]
        return "Trials: " + ", ".join(words) if words else "All trials on this site"

    def _block(self, template: str, **values: Any) -> str:
        html = self.render(template, plain=self.plain, trial_url=self._trial_url, **values)
        return " ".join(line.strip() for line in html.splitlines() if line.strip())


def term_button(term: str, text: str) -> str:
    """A word that opens its definition, without JavaScript."""
    return f'<button type="button" class="nk-term" popovertarget="term-{term}">{escape(text)}</button>'


def the_figure(trial: Trial, part: str, measure: str, which: dict[str, str]) -> Figure:
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
