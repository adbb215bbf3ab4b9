"""A figure in words: one format for patients, one for clinicians."""

from datetime import date

from .figures import Arm, ComparisonFigure, CountFigure, Figure, FigureBase, PercentFigure, SurvivalFigure
from .vocabulary import MEASURES, WORDS

# Patients are not told a percentage of fewer people than this.
PERCENT_FROM = 20


def number(value: float) -> str:
    """A number as the source prints it: no trailing zero, thousands set off."""
    return f"{value:,.10g}"


def share(fraction: float) -> str:
    """A fraction as a whole percentage, never rounded to a false 0% or 100%."""
    percent = 100 * fraction
    if 0 < percent < 1:
        return "<1%"
    return ">99%" if 99 < percent < 100 else f"{percent:.0f}%"


def people(count: int) -> str:
    """`1 person`, `9 people`."""
    return f"{count:,} {'person' if count == 1 else 'people'}"


def with_unit(value: float, unit: str) -> str:
    """`68%`, `5.5 months`."""
    return f"{number(value)}%" if unit == "%" else f"{number(value)} {unit}"


def plain(figure: Figure) -> str:
    """For patients: counts as `5 of 9 people`, never scaled to a hundred; no percentage of a small group."""
    match figure:
        case CountFigure():
            return f"{figure.n:,} of {people(figure.of)}"
        case PercentFigure() | SurvivalFigure(unit="%") if figure.of and figure.of < PERCENT_FROM:
            return f"a share of {people(figure.of)} (the source prints no counts)"
        case PercentFigure():
            return f"{number(figure.percent)}%{f' of {people(figure.of)}' if figure.of else ''}"
        case SurvivalFigure():
            value = with_unit(figure.value, figure.unit)
            return value if figure.statistic == "rate" else f"{value} ({figure.statistic})"
        case ComparisonFigure():
            return " against ".join(f"{_arm(arm)} ({arm.label})" for arm in figure.arms)


def clinical(figure: Figure) -> str:
    """For clinicians: `5/9 (56%; 95% CI 21% to 86%)`, the interval exact."""
    match figure:
        case CountFigure():
            interval = figure.interval and " to ".join(map(share, figure.interval))
            return f"{figure.n}/{figure.of}" + (
                f" ({share(figure.n / figure.of)}; 95% CI {interval})" if interval else ""
            )
        case PercentFigure():
            among = f" of {figure.of}, counts not printed" if figure.of else ", denominator not printed"
            return f"{number(figure.percent)}%{among}{_printed_interval(figure.interval, '%')}"
        case SurvivalFigure():
            statistic = "" if figure.statistic == "rate" else f"{figure.statistic} "
            value = f"{statistic}{with_unit(figure.value, figure.unit)}"
            return f"{value}{_printed_interval(figure.interval, figure.unit)}{_size(figure.of)}"
        case ComparisonFigure():
            statistic = f"{figure.statistic} " if figure.statistic in ("median", "mean") else ""
            return statistic + " v ".join(_clinical_arm(arm) for arm in figure.arms) + _test(figure)


def label(figure: FigureBase, plain_words: bool = False) -> str:
    """What was measured: `overall response, day 28, Hodgkin lymphoma`."""
    name = figure.wording or (MEASURES[figure.measure] if plain_words else figure.measure)
    grade = f"grade {figure.grade}" if figure.grade else None
    if plain_words and figure.grade in WORDS["grade"]:
        grade = f"{WORDS['grade'][figure.grade]} ({grade})"
    return ", ".join(part for part in (name, grade, figure.at, figure.group) if part)


def _arm(arm: Arm) -> str:
    if arm.n is not None and arm.of is not None:
        return f"{arm.n:,} of {people(arm.of)}"
    assert arm.value is not None and arm.unit is not None
    return with_unit(arm.value, arm.unit)


def _clinical_arm(arm: Arm) -> str:
    return f"{arm.label} {_arm(arm)}{_size(arm.of)}" if arm.n is None else f"{arm.label} {arm.n}/{arm.of}"


def _size(of: int | None) -> str:
    return f", n={of}" if of else ""


def _test(figure: ComparisonFigure) -> str:
    parts = []
    if ratio := figure.hazard_ratio:
        bounds = f", 95% CI {number(ratio.low)} to {number(ratio.high)}" if ratio.low and ratio.high else ""
        parts.append(f"HR {number(ratio.value)}{bounds}")
    if figure.p:
        parts.append(f"P {figure.p}" if figure.p[0] in "<>=≤" else f"P = {figure.p}")
    return f" ({'; '.join(parts)})" if parts else ""


def _printed_interval(interval: tuple[float, float] | None, unit: str) -> str:
    if interval is None:
        return ""
    return f" (95% CI {' to '.join(with_unit(bound, unit) for bound in interval)})"


def us_date(when: date | str) -> str:
    """`November 22, 2026`; a month as `2026-05` becomes `May 2026`."""
    if isinstance(when, date):
        return f"{when:%B} {when.day}, {when.year}"
    return f"{date.fromisoformat(f'{when}-01'):%B %Y}"
