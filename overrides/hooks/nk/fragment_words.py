"""Fragments inside a sentence: figures, numbers, links, words."""

from html import escape
from typing import Any

from . import figure_text
from .figures import CountFigure
from .markers import FragmentError
from .page_fragments import PageFragments, known, the_count, the_figure
from .trial import Trial
from .vocabulary import WORDS


class WordFragments(PageFragments):
    """What stands inside a line of text."""

    def result(self, trial: str, measure: str, **options: Any) -> str:
        """One figure of a trial's results, with its source; the options are those of `_figure`."""
        return self._figure(self._trial(trial), "results", measure, **options)

    def safety(self, trial: str, measure: str, **options: Any) -> str:
        """One figure of a trial's safety, with its source."""
        return self._figure(self._trial(trial), "safety", measure, **options)

    def people(self, trial: str, who: str) -> str:
        """`13 people`: how many were treated, enrolled or evaluable."""
        record = self._trial(trial)
        size = getattr(record, known("group", who, ("treated", "enrolled", "evaluable")))
        if size is None:
            raise FragmentError(f"the record of '{trial}' has no number {who}; say it in words or complete the record")
        return _marked(record, who, {"of": size}, figure_text.people(size))

    def trial_link(self, trial: str, text: str | None = None) -> str:
        """A link to the trial's page."""
        record = self._trial(trial)
        return self._link(self.evidence.paths[record.id], text or record.short)

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
        entry = self.evidence.glossary[known("term", term, self.evidence.glossary)]
        if term not in self.terms:
            self.terms.append(term)
        return entry.button(text or entry.term)

    def evidence_mark(self, kind: str) -> str:
        """Where a finding was seen: in people, in human cells, or in mice. Authors write `evidence(…)`."""
        words = WORDS["evidence"][known("evidence", kind, WORDS["evidence"])]
        return f'<span class="nk-evidence nk-evidence-{kind.replace("human ", "")}">{words}</span>'

    def _figure(
        self,
        trial: Trial,
        part: str,
        measure: str,
        style: str | None = None,
        cite: bool = True,
        frame: str = "with",
        **which: str | None,
    ) -> str:
        """The figure that fits `which`; frame="without" counts the people who did not have it."""
        figure = the_figure(trial, part, measure, which)
        if known("frame", frame, ("with", "without")) == "without":
            figure = the_count(trial, part, measure, which)
            figure = figure.model_copy(update={"n": figure.of - figure.n})
        style = known("style", style or ("plain" if self.page.plain else "clinical"), ("plain", "clinical"))
        text = figure_text.plain(figure) if style == "plain" else figure_text.clinical(figure)
        numbers = {"n": figure.n, "of": figure.of} if isinstance(figure, CountFigure) else {}
        return _marked(trial, measure, numbers, text) + (f"[@{figure.source}]" if cite else "")


def _marked(trial: Trial, measure: str, numbers: dict[str, int], text: str) -> str:
    """A figure that tests, and readers' tools, can trace to its record."""
    values = {"trial": trial.id, "measure": measure, **numbers}
    data = "".join(f' data-{name}="{escape(str(value))}"' for name, value in values.items())
    return f'<span class="nk-figure"{data}>{escape(text)}</span>'
