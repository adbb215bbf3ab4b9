"""Small summaries over the records: a trial's main figures, the glossary by letter, who cites what."""

import re
from collections.abc import Iterable

from .evidence import Evidence
from .figures import CountFigure
from .glossary import Term
from .trial import Trial

MAIN_MEASURES = ("overall response", "complete remission", "alive in remission", "in remission", "MRD negative")
CITED = re.compile(r"\[?@([A-Za-z0-9][\w.:-]*)")


def headline(trial: Trial) -> list[CountFigure]:
    """At most two counts that say what came of the trial.

    The whole group comes before any part of it. Where only parts were counted, the two largest parts stand
    side by side, so that a good early group is not shown without the later one.
    """
    counts = [figure for figure in trial.results if isinstance(figure, CountFigure) and figure.measure in MAIN_MEASURES]
    counts = [figure for figure in counts if figure.basis != "control"]
    counts.sort(key=lambda figure: (figure.group is not None, MAIN_MEASURES.index(figure.measure), -figure.of))
    if not counts:
        return []
    first = counts[0]
    if first.group is None:
        others = [figure for figure in counts if figure.group is None and figure.measure != first.measure]
    else:
        others = [figure for figure in counts if figure.measure == first.measure and figure.group != first.group]
    return [first, *others[:1]]


def glossary_by_letter(terms: Iterable[Term]) -> list[tuple[str, list[Term]]]:
    """The terms in alphabetical order under their first letter; digits under `0-9`."""
    letters: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda term: term.term.casefold()):
        first = term.term[0].upper()
        letters.setdefault(first if first.isalpha() else "0-9", []).append(term)
    return sorted(letters.items())


def cited_places(evidence: Evidence) -> dict[str, list[tuple[str, str]]]:
    """For every cited reference, the (path, title) of the pages that cite it, in path order."""
    places: dict[str, list[tuple[str, str]]] = {}
    for page in evidence.pages.values():
        keys = set(CITED.findall(page.body)) & evidence.references.keys()
        if isinstance(page.meta, Trial):
            keys |= set(page.meta.sources)
        for key in keys:
            places.setdefault(key, []).append((page.path, page.meta.title))
    return places
