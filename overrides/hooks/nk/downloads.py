"""The records as files that other programs read. Everything here is made from the records at each build."""

import csv
import io
import json
from collections.abc import Callable

from .bibliography import csl_item
from .evidence import Evidence
from .exchange import bibtex, csl_json, ris
from .figure_text import clinical
from .figures import ComparisonFigure, CountFigure, Figure, PercentFigure, SurvivalFigure
from .trial import Trial, trial_schema

LISTS = ("results", "safety")
RESULT_COLUMNS = (
    "trial part measure kind wording at group grade basis n of low95 high95 percent value unit statistic "
    "arm1 arm2 p hazard_ratio text derived source checked note"
).split()


def downloads(evidence: Evidence, url: Callable[[str], str]) -> dict[str, str]:
    """Path below the site → text. `url` gives the public address of a path below docs/."""
    references = [csl_item(reference) for reference in evidence.references.values()]
    trials = list(evidence.trials.values())
    return {
        "data/trial.schema.json": json.dumps(trial_schema(), indent=1) + "\n",
        "data/trials.json": _json(
            [{**trial.model_dump(mode="json"), "url": url(evidence.paths[trial.id])} for trial in trials]
        ),
        "data/trials.csv": trials_csv(evidence, url),
        "data/results.csv": results_csv(trials),
        "data/references.json": csl_json(references),
        "data/references.bib": bibtex(references),
        "data/references.ris": ris(references),
    }


def trials_csv(evidence: Evidence, url: Callable[[str], str]) -> str:
    """One row a trial; lists are joined with a semicolon, results stand in results.csv."""
    names = [name for name in Trial.model_fields if name not in LISTS]
    rows = []
    for trial in evidence.trials.values():
        values = trial.model_dump(mode="json")
        cells = [_cell(values[name]) for name in names]
        rows.append([*cells, url(evidence.paths[trial.id])])
    return _csv([*names, "url"], rows)


def results_csv(trials: list[Trial]) -> str:
    """One row a figure, with its exact interval where it is a count."""
    return _csv(
        RESULT_COLUMNS,
        [
            [_cell(value) for value in _figure_row(trial, part, figure)]
            for trial in trials
            for part in LISTS
            for figure in getattr(trial, part)
        ],
    )


def _figure_row(trial: Trial, part: str, figure: Figure) -> list[object]:
    row: dict[str, object] = dict.fromkeys(RESULT_COLUMNS)
    row |= {name: getattr(figure, name) for name in RESULT_COLUMNS if hasattr(figure, name)}
    row |= {"trial": trial.id, "part": part, "text": clinical(figure)}
    match figure:
        case CountFigure():
            row["low95"], row["high95"] = (round(bound, 6) for bound in figure.interval)
        case PercentFigure() | SurvivalFigure():
            if figure.interval:
                row["low95"], row["high95"] = figure.interval
        case ComparisonFigure():
            for name, arm in zip(("arm1", "arm2"), figure.arms, strict=True):
                row[name] = (
                    f"{arm.label}: {arm.n}/{arm.of}" if arm.n is not None else f"{arm.label}: {arm.value} {arm.unit}"
                )
            row["hazard_ratio"] = figure.hazard_ratio.value if figure.hazard_ratio else None
    return list(row.values())


def _cell(value: object) -> object:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _csv(columns: list[str], rows: list[list[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([columns, *rows])
    return text.getvalue()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
