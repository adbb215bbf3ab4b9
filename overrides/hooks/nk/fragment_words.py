"""Fragments inside a sentence: figures, numbers, links, words."""

import posixpath
from html import escape
from typing import Any

from . import figure_text
from .figures import CountFigure
from .markers import FragmentError
from .page_fragments import PageFragments, the_count, the_figure
from .problems import did_you_mean
from .trial import Trial
from .vocabulary import EVIDENCE_MARKS


class WordFragments(PageFragments):
    """What stands inside a line of text."""

    def result(self, trial: str, measure: str, style: str | None = None, cite: bool = True, **which: str | None) -> str:
        """One figure of a trial's results, with its source."""
        return self._figure(self._trial(trial), "results", measure, style, cite, which)

    def safety(
        self,
        trial: str,
        measure: str,
        style: str | None = None,
        cite: bool = True,
        frame: str = "with",
        **which: str | None,
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

    def _figure(
        self,
        trial: Trial,
        part: str,
        measure: str,
        style: str | None,
        cite: bool,
        which: dict[str, str | None],
        frame: str = "with",
    ) -> str:
        if style not in (None, "plain", "clinical"):
            raise FragmentError(f"style '{style}' is unknown; write plain or clinical")
        figure = the_figure(trial, part, measure, which)
        if frame == "without":
            figure = the_count(trial, part, measure, which)
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


def term_button(term: str, text: str) -> str:
    """A word that opens its definition, without JavaScript."""
    return f'<button type="button" class="nk-term" popovertarget="term-{term}">{escape(text)}</button>'
