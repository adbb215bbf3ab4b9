"""Rows of charts: one measure, nobody twice, comparison groups apart."""

from minisite import TRIAL, write
from nk.charts import by_year, count_rows, rows_as_csv, year_of
from nk.evidence import load_evidence

GROUPS = """\
  - {kind: count, measure: complete remission, n: 1, of: 4, group: first dose, source: first2016, checked: abstract}
  - {kind: count, measure: complete remission, n: 2, of: 5, group: second dose, source: first2016, checked: abstract}
  - {kind: count, measure: overall response, n: 1, of: 30, basis: control, source: first2016, checked: abstract}
  - {kind: count, measure: overall response, n: 2, of: 4, group: women, source: first2016, checked: abstract}
safety:
"""


def trials(tmp_path):
    text = TRIAL.replace("safety:\n", GROUPS, 1)
    evidence, problems = load_evidence(write(tmp_path, {"trials/nct01898793-first.md": text}))
    assert problems == []
    return evidence


def test_the_whole_group_stands_for_its_parts(tmp_path):
    rows = count_rows(trials(tmp_path).trials.values(), "results", "overall response")
    assert [(row.figure.n, row.figure.of) for row in rows] == [(5, 9)]


def test_groups_stand_alone_where_nobody_counted_the_whole(tmp_path):
    rows = count_rows(trials(tmp_path).trials.values(), "results", "complete remission")
    assert [(row.figure.n, row.figure.of, row.group) for row in rows] == [(1, 4, "first dose"), (2, 5, "second dose")]


def test_csv_of_a_chart(tmp_path):
    rows = count_rows(trials(tmp_path).trials.values(), "results", "overall response")
    lines = rows_as_csv(rows).splitlines()
    assert lines[1] == "first-trial,First 2016,overall response,5,9,0.212009,0.863004,evaluable,first2016,abstract"


def test_the_area_of_a_circle_grows_with_the_people(tmp_path):
    row = count_rows(trials(tmp_path).trials.values(), "results", "overall response")[0]
    assert row.radius == 4.5


def test_years(tmp_path):
    evidence = trials(tmp_path)
    trial = evidence.trials["first-trial"]
    assert year_of(trial, evidence) == 2014
    unknown = trial.model_copy(update={"first_year": None})
    assert year_of(unknown, evidence) == 2016
    assert by_year([trial], evidence) == [(2014, [trial])]
