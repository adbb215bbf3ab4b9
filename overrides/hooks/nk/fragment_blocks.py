"""Fragments that stand alone: cards, tables, charts, lists."""

import re
from typing import Any

from .charts import Row, count_rows, headline
from .downloads import chart_csv
from .evidence import Page
from .figures import CountFigure
from .intervals import chance_of_at_least
from .markers import FragmentError
from .page_fragments import FILTERS, PageFragments, known, the_count, the_figure
from .trial import Trial
from .vocabulary import WORDS

CITED = re.compile(r"\[?@([A-Za-z0-9][\w.:-]*)")


class BlockFragments(PageFragments):
    """What stands in a paragraph of its own."""

    def trial_card(self, trial: str) -> str:
        """A trial as a card."""
        record = self._trial(trial)
        return self._block("trial_card", trial=record, headline=headline(record), own_page=record is self.page.trial)

    def trial_record(self) -> str:
        """The complete record, on a trial's own page."""
        if self.page.trial is None:
            raise FragmentError("trial_record() belongs on a trial's own page")
        return self._block("trial_record", trial=self.page.trial)

    def trials_table(self, caption: str | None = None, **filters: Any) -> str:
        """A table of the trials that fit every filter."""
        trials = self._chosen(filters)
        if not trials:
            raise FragmentError("no trial fits these filters; correct them or leave the table out")
        words = ", ".join(WORDS[name][value] for name, value in filters.items() if name in FILTERS)
        caption = caption or (f"Trials: {words}" if words else "All trials on this site")
        return self._block("trials_table", trials=trials, caption=caption)

    def trials_explorer(self) -> str:
        """Every trial, by family, with what the filters need."""
        families = [(family, self._chosen({"family": family})) for family in WORDS["family"]]
        return self._block("trials_explorer", families=[item for item in families if item[1]])

    def findings_table(self, ids: list[str], measures: list[str], caption: str | None = None) -> str:
        """Summary of findings: the named results and the three main harms of chosen trials, nothing pooled."""
        measures = [known("measure", measure, WORDS["outcome"]) for measure in measures]
        caption = caption or "Summary of findings. The trials differ; their people must not be added up."
        trials = [self._trial(trial) for trial in ids]
        return self._block("findings_table", trials=trials, measures=measures, caption=caption)

    def harms_table(self, events: list[str], caption: str, words: tuple[str, ...] = ()) -> str:
        """Every count of the named events in trials that gave cells against cancer, by family; nothing pooled.

        An event outside the list is taken too when its wording has one of `words`.
        """
        events = [known("event", event, WORDS["event"]) for event in events]
        rows = [
            Row(trial, figure)
            for trial in self.evidence.trials.values()
            for figure in trial.safety
            if trial.gives_cells_for_cancer and isinstance(figure, CountFigure)
            if figure.measure in events or any(word in (figure.wording or "").lower() for word in words)
        ]
        return self._block("harms_table", rows=rows, caption=caption)

    def chart(self, measure: str, name: str, title: str, part: str = "results", **filters: Any) -> str:
        """One measure over the trials that fit, with exact intervals; `name` is its address and its file's name."""
        known(f"measure of {part}", measure, WORDS["outcome" if part == "results" else "event"])
        rows = count_rows(self._chosen(filters), part, measure)
        if not rows:
            raise FragmentError(f"no trial that fits counted '{measure}'; correct the filters or leave the chart out")
        rows.sort(key=lambda row: (self.evidence.year_of(row.trial) or 0, row.trial.short))
        path, numbers = f"data/charts/{name}.csv", chart_csv(rows)
        if self.downloads.setdefault(path, numbers) != numbers:
            raise FragmentError(f"another chart is named '{name}'; choose another name")
        return self._block("chart", rows=rows, name=name, title=title, csv_url=self.url(path))

    def early_and_later(self, title: str, pairs: list[dict[str, Any]]) -> str:
        """Early figures beside later ones: pairs of {words, early: [trial, measure, selectors], later: […]}."""

        def shown(trial: str, measure: str, which: dict[str, str | None]) -> dict[str, Any]:
            return {"trial": self._trial(trial), "figure": the_figure(self._trial(trial), "results", measure, which)}

        drawn = [{**pair, "early": shown(*pair["early"]), "later": shown(*pair["later"])} for pair in pairs]
        return self._block("early_and_later", title=title, pairs=drawn)

    def icon_array(self, trial: str, measure: str, part: str = "safety", **which: str | None) -> str:
        """A count as one mark a person, both frames in words."""
        record = self._trial(trial)
        return self._block("icon_array", trial=record, figure=the_count(record, part, measure, which))

    def small_trial_table(self, results: list[list[Any]]) -> str:
        """How often a trial as small as each published one would look this good, by chance, at assumed true rates."""
        trials = [(self._trial(trial), measure, which) for trial, measure, which in results]
        rows = [Row(trial, the_count(trial, "results", measure, which)) for trial, measure, which in trials]
        return self._block("small_trial", rows=rows, chance_of_at_least=chance_of_at_least)

    def timeline(self, turning_points: dict[int, str]) -> str:
        """The trials by year, each marked with its family, and what changed the field beside its year."""
        years: dict[int, list[Trial]] = {year: [] for year in turning_points}
        for trial in self.evidence.trials.values():
            if year := self.evidence.year_of(trial):
                years.setdefault(year, []).append(trial)
        return self._block("timeline", years=sorted(years.items()), turning_points=turning_points)

    def glossary_list(self) -> str:
        """Every term, A to Z."""
        return self._block("glossary_list")

    def references_list(self) -> str:
        """Every reference that is cited, with the pages that cite it."""
        cited: dict[str, list[Page]] = {}
        for page in self.evidence.pages.values():
            named = CITED.findall(page.body) + (page.trial.sources if page.trial else [])
            for key in set(named) & self.evidence.references.keys():
                cited.setdefault(key, []).append(page)
        return self._block("references_list", cited=cited)

    def changes_list(self) -> str:
        """Every change, newest first, and the address of the feed."""
        return self._filled("changes_list")

    def corrections_list(self) -> str:
        """The changes that put an error right."""
        return self._filled("corrections_list")

    def withdrawn_list(self) -> str:
        """The pages that were withdrawn, and why."""
        return self._filled("withdrawn_list")
