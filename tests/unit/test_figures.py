"""Numbers in words, and the interval around them."""

from datetime import date

import pytest
from pydantic import ValidationError
from scipy.stats import binomtest

from nk import figure_text
from nk.figures import ComparisonFigure, CountFigure, PercentFigure, SurvivalFigure
from nk.intervals import exact_interval

COMMON = {"source": "x2020", "checked": "abstract"}


def count(n, of, **more):
    return CountFigure(kind="count", measure="overall response", n=n, of=of, **COMMON, **more)


@pytest.mark.parametrize(
    ("n", "of", "text"),
    [
        # Published tables of exact intervals, e.g. 5/9: 21.2% to 86.3%; 0/37: 0 to 9.5%; 8/11: 39.0% to 94.0%.
        (5, 9, "5/9 (56%; 95% CI 21% to 86%)"),
        (0, 37, "0/37 (0%; 95% CI 0% to 9%)"),
        (8, 11, "8/11 (73%; 95% CI 39% to 94%)"),
        (10, 10, "10/10 (100%; 95% CI 69% to 100%)"),
        (1, 300, "1/300 (<1%; 95% CI <1% to 2%)"),
        (1000, 1001, "1000/1001 (>99%; 95% CI >99% to >99%)"),
    ],
)
def test_counts_for_clinicians(n, of, text):
    assert figure_text.clinical(count(n, of)) == text


@pytest.mark.parametrize("of", [1, 7, 9, 44, 500])
def test_interval_is_clopper_pearson(of):
    for n in range(of + 1):
        # SciPy's own goes another way: it searches for the rates at which the count would be this rare.
        assert exact_interval(n, of) == pytest.approx(binomtest(n, of).proportion_ci(method="exact"), abs=1e-9)


def test_a_count_that_estimates_no_rate_has_no_interval():
    arm = {"kind": "count", "n": 36, "of": 71, "wording": "IL-2 alone", "no_interval": True, **COMMON}
    assert figure_text.clinical(CountFigure(measure="other outcome", **arm)) == "36/71"
    assert CountFigure(measure="other outcome", **arm).interval is None
    with pytest.raises(ValidationError, match="'overall response' is a rate"):
        CountFigure(measure="overall response", **arm)


@pytest.mark.parametrize(("n", "of"), [(1, 0), (-1, 5), (6, 5)])
def test_no_interval_for_nonsense(n, of):
    with pytest.raises(ValueError, match="no share"):
        exact_interval(n, of)


def test_counts_for_patients_are_never_scaled():
    assert figure_text.plain(count(5, 9)) == "5 of 9 people"
    assert figure_text.plain(count(1, 1)) == "1 of 1 person"


def test_other_kinds():
    percent = PercentFigure(kind="percent", measure="overall response", percent=92.9, of=42, **COMMON)
    assert figure_text.plain(percent) == "92.9% of 42 people"
    assert figure_text.clinical(percent) == "92.9% of 42, counts not printed"
    few = percent.model_copy(update={"of": 15})
    assert figure_text.plain(few) == "a share of 15 people (the source prints no counts)"
    assert "92.9%" in figure_text.clinical(few)
    rate = SurvivalFigure(
        kind="survival", measure="overall survival", statistic="rate", value=68, unit="%", interval=(51, 84), **COMMON
    )
    assert figure_text.clinical(rate) == "68% (95% CI 51% to 84%)"
    median = SurvivalFigure(
        kind="survival", measure="overall survival", statistic="median", value=5.50, unit="months", of=38, **COMMON
    )
    assert figure_text.clinical(median) == "median 5.5 months, n=38"
    assert figure_text.plain(median) == "5.5 months (median)"
    arms = ({"label": "with NK cells", "n": 1, "of": 25}, {"label": "controls", "value": 38, "unit": "%", "of": 160})
    pair = ComparisonFigure(
        kind="comparison",
        measure="relapse",
        statistic="rate",
        arms=arms,
        p="0.014",
        hazard_ratio={"value": 0.5, "low": 0.3, "high": 0.9},
        **COMMON,
    )
    text = "with NK cells 1/25 v controls 38%, n=160 (HR 0.5, 95% CI 0.3 to 0.9; P = 0.014)"
    assert figure_text.clinical(pair) == text
    assert figure_text.plain(pair) == "1 of 25 people (with NK cells) against 38% (controls)"


def test_labels():
    figure = count(5, 9, at="day 28", group="Hodgkin lymphoma")
    assert figure_text.label(figure) == "overall response, day 28, Hodgkin lymphoma"
    assert figure_text.label(figure, plain_words=True) == "had a response, day 28, Hodgkin lymphoma"
    hedged = CountFigure(kind="count", measure="other event", wording="notable fever", grade="3-4", n=0, of=3, **COMMON)
    assert figure_text.label(hedged) == "notable fever, grade 3-4"
    assert figure_text.label(hedged, plain_words=True) == "notable fever, severe to life-threatening (grade 3-4)"


def test_dates():
    assert figure_text.us_date(date(2026, 11, 2)) == "November 2, 2026"
    assert figure_text.us_date("2026-05") == "May 2026"
