"""When a page was checked, when its figures changed, and when it has gone too long unchecked."""

import os
import re
import time
from collections.abc import Iterable
from datetime import UTC, date, datetime

from .evidence import Evidence, Page
from .figure_text import us_date
from .problems import Problem

DUE, OVERDUE = 12, 36  # months since a page was last checked
DRAWN = re.compile(r'data-trial="([^"]+)"')


def figures_changed(page: Page, content: str, evidence: Evidence, also: Iterable[str] = ()) -> date | None:
    """The newest date on which a figure of the page changed; None if the page has no figures.

    Figures are its own, those of the records it draws from (which its HTML names), and of the trials in `also`.
    A record or page without `figures_changed` has kept its figures since the site opened.
    """
    drawn = [evidence.trials[trial] for trial in {*DRAWN.findall(content), *also}]
    if not drawn and 'class="nk-cite"' not in content:
        return None
    return max(record.figures_changed or evidence.opened for record in [page.meta, *drawn])


def today() -> date:
    """The current day (UTC), or that of SOURCE_DATE_EPOCH, by which an old state can be built again."""
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())), UTC).date()


def unchecked(evidence: Evidence, day: date) -> tuple[list[Problem], list[Problem]]:
    """Pages due for a check, and pages so long overdue that the site must not be built with them."""
    due: list[Problem] = []
    overdue: list[Problem] = []
    for page in evidence.pages.values():
        checked = page.meta.last_checked
        months = 12 * (day.year - checked.year) + day.month - checked.month - (day.day < checked.day)
        if months < DUE or page.meta.withdrawn:
            continue
        late = months >= OVERDUE
        remedy = "read its sources again and set last_checked" + (", or withdraw the page (README.md)" if late else "")
        message = f"last checked {us_date(checked)}, {OVERDUE if late else DUE} months ago or more; {remedy}"
        (overdue if late else due).append(Problem(f"docs/{page.path}", page.checked_line, message))
    return due, overdue
