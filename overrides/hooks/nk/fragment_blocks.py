"""Fragments that stand alone: cards, tables, charts, lists."""

from typing import Any, TypeGuard

from .charts import Row, by_year, count_rows, rows_as_csv, year_of
from .evidence import chosen_trials
from .figures import CountFigure, Figure
from .intervals import chance_of_at_least
from .markers import FragmentError
from .page_fragments import FILTERS, PageFragments, the_count, the_figure
from .problems import did_you_mean
from .trial import Trial
from .trial_summary import cited_places, glossary_by_letter, headline
from .vocabulary import CHECKED, EVENTS, FAMILIES, OUTCOMES

# GVHD in its three forms, cytokine release syndrome, neurotoxicity: what every report of an NK cell trial is asked for.
MAIN_HARMS = {
    "GVHD": ("graft-versus-host disease", "acute GVHD", "chronic GVHD"),
    "CRS": ("cytokine release syndrome",),
    "Neurotoxicity": ("neurotoxicity",),
}
ASSUMED_RATES = (10, 20, 30, 40, 50)


class BlockFragments(PageFragments):
    """What stands in a paragraph of its own."""

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
        return self._block("trials_table", trials=trials, caption=caption or self._caption(filters))

    def trials_explorer(self) -> str:
        """Every trial, by family, with what the filters need."""
        families = [(family, chosen_trials(self.evidence, family=family)) for family in FAMILIES]
        return self._block("trials_explorer", families=[item for item in families if item[1]], year_of=self._year)

    def findings_table(self, ids: list[str], measures: list[str], caption: str | None = None) -> str:
        """Summary of findings: the named results and the three main harms of chosen trials, nothing pooled."""
        for measure in measures:
            if measure not in OUTCOMES:
                raise FragmentError(f"unknown measure '{measure}'; {did_you_mean(measure, OUTCOMES)}")
        trials = [self._trial(trial) for trial in ids]
        caption = caption or "Summary of findings. The trials differ; their people must not be added up."
        return self._block("findings_table", trials=trials, measures=measures, caption=caption, harms=MAIN_HARMS)

    def harms_table(self, events: list[str], caption: str, words: tuple[str, ...] = ()) -> str:
        """Every count of the named events in trials that gave cells against cancer, by family; nothing pooled.

        An event outside the list is taken too when its wording has one of `words`.
        """
        for event in events:
            if event not in EVENTS:
                raise FragmentError(f"unknown event '{event}'; {did_you_mean(event, EVENTS)}")
        trials = [trial for trial in self.evidence.trials.values() if trial.gives_cells_for_cancer]
        trials = [trial for family in FAMILIES for trial in trials if trial.family == family]
        rows = [Row(trial, figure) for trial in trials for figure in trial.safety if _counts(figure, events, words)]
        return self._block("harms_table", rows=rows, caption=caption)

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
        return self._block("early_and_later", title=title, pairs=drawn)

    def icon_array(self, trial: str, measure: str, part: str = "safety", **which: str | None) -> str:
        """A count as one mark a person, both frames in words."""
        record = self._trial(trial)
        return self._block("icon_array", trial=record, figure=the_count(record, part, measure, which))

    def small_trial_table(self, results: list[list[Any]]) -> str:
        """How often a trial as small as each published one would look this good, by chance, at assumed true rates."""
        rows = []
        for trial, measure, which in results:
            figure = the_count(self._trial(trial), "results", measure, which)
            tails = [(rate, chance_of_at_least(figure.n, figure.of, rate / 100)) for rate in ASSUMED_RATES]
            rows.append({"trial": self._trial(trial), "figure": figure, "tails": tails})
        return self._block("small_trial", rows=rows, rates=ASSUMED_RATES)

    def timeline(self, turning_points: dict[int, str]) -> str:
        """The trials by year, each marked with its family, and what changed the field beside its year."""
        years = dict(by_year(self.evidence.trials.values(), self.evidence))
        for year in turning_points:
            years.setdefault(year, [])
        return self._block("timeline", years=sorted(years.items()), turning_points=turning_points, families=FAMILIES)

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

    def _year(self, trial: Trial) -> int | None:
        return year_of(trial, self.evidence)

    @staticmethod
    def _caption(filters: dict[str, Any]) -> str:
        words = [FILTERS[name][value] for name, value in filters.items() if name in FILTERS]
        return "Trials: " + ", ".join(words) if words else "All trials on this site"


def _counts(figure: Figure, events: list[str], words: tuple[str, ...]) -> TypeGuard[CountFigure]:
    named = figure.measure in events or any(word in (figure.wording or "").lower() for word in words)
    return isinstance(figure, CountFigure) and named
