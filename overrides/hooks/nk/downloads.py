"""The records as files that other programs read. Everything here is made from the records at each build."""

import json
from collections.abc import Callable, Iterable

from .bibliography import csl_item
from .charts import Row
from .evidence import Evidence
from .exchange import FORMATS, csv_text
from .figure_text import clinical, label
from .figures import Arm, ComparisonFigure, Figure
from .trial import Trial, trial_schema

LISTS = ("results", "safety")
RESULT_COLUMNS = (
    "trial part measure kind wording at group grade basis n of low95 high95 percent value unit statistic "
    "arm1 arm2 p hazard_ratio text derived source checked note"
).split()
CHART_COLUMNS = "trial short measure n of low95 high95 basis source checked".split()


def downloads(evidence: Evidence, url: Callable[[str], str]) -> dict[str, str]:
    """Path below the site → text. `url` gives the public address of a path below docs/."""
    items = [csl_item(reference) for reference in evidence.references.values()]
    trials = [
        {**trial.model_dump(mode="json"), "url": url(evidence.paths[trial.id])} for trial in evidence.trials.values()
    ]
    # One row a trial; its figures stand in a file of their own, one row a figure.
    columns = [name for name in (*Trial.model_fields, "url") if name not in LISTS]
    rows = [
        {name: "; ".join(cell) if isinstance(cell, list) else cell for name, cell in trial.items() if name in columns}
        for trial in trials
    ]
    figures = [
        {**_figure_row(trial, figure), "part": part}
        for trial in evidence.trials.values()
        for part in LISTS
        for figure in getattr(trial, part)
    ]
    return {
        "data/trial.schema.json": json.dumps(trial_schema(), indent=1) + "\n",
        "data/trials.json": json.dumps(trials, ensure_ascii=False, indent=1) + "\n",
        "data/trials.csv": csv_text(columns, rows),
        "data/results.csv": csv_text(RESULT_COLUMNS, figures),
        **{f"data/references.{end}": write(items) for end, write in FORMATS.values()},
    }


def chart_csv(rows: Iterable[Row]) -> str:
    """The numbers of a chart, one row a line."""
    return csv_text(
        CHART_COLUMNS,
        [_figure_row(trial, figure) | {"short": trial.short, "measure": label(figure)} for trial, figure in rows],
    )


def _figure_row(trial: Trial, figure: Figure) -> dict[str, object]:
    """A figure with its interval: the exact one, as fractions, of a count; of others the printed one."""
    row = figure.model_dump() | {"trial": trial.id, "text": clinical(figure)}
    if isinstance(figure, ComparisonFigure):
        row["arm1"], row["arm2"] = map(_arm, figure.arms)
        row["hazard_ratio"] = figure.hazard_ratio and figure.hazard_ratio.value
    elif figure.interval:
        row["low95"], row["high95"] = (round(bound, 6) for bound in figure.interval)
    return row


def _arm(arm: Arm) -> str:
    return f"{arm.label}: {arm.value} {arm.unit}" if arm.n is None else f"{arm.label}: {arm.n}/{arm.of}"
