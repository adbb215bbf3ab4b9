"""Rows of charts: one measure, nobody twice, comparison groups apart."""

from lxml import html

from minisite import PAGE, PAGE_PATH, TRIAL, TRIAL_PATH, write
from nk.charts import count_rows
from nk.downloads import chart_csv
from nk.evidence import load_evidence
from nk.site import Site

GROUPS = """\
  - {kind: count, measure: complete remission, n: 1, of: 4, group: first dose, source: first2016, checked: abstract}
  - {kind: count, measure: complete remission, n: 2, of: 5, group: second dose, source: first2016, checked: abstract}
  - {kind: count, measure: overall response, n: 1, of: 30, basis: control, source: first2016, checked: abstract}
  - {kind: count, measure: overall response, n: 2, of: 4, group: women, source: first2016, checked: abstract}
safety:
"""


def trials(tmp_path, marker=""):
    text = TRIAL.replace("safety:\n", GROUPS, 1)
    evidence, problems = load_evidence(write(tmp_path, {TRIAL_PATH: text, PAGE_PATH: PAGE + marker}))
    assert problems == []
    return evidence


def drawn(tmp_path, marker):
    """What `marker` draws on a page."""
    evidence = trials(tmp_path, marker)
    site = Site(evidence)
    written = site.written(evidence.pages[PAGE_PATH], lambda path: path)
    assert site.problems == []
    return html.fromstring(written.splitlines()[-1])


def test_the_whole_group_stands_for_its_parts(tmp_path):
    rows = count_rows(trials(tmp_path).trials.values(), "results", "overall response")
    assert [(row.figure.n, row.figure.of) for row in rows] == [(5, 9)]


def test_groups_stand_alone_where_nobody_counted_the_whole(tmp_path):
    rows = count_rows(trials(tmp_path).trials.values(), "results", "complete remission")
    assert [(row.figure.n, row.figure.of) for row in rows] == [(1, 4), (2, 5)]
    chart = drawn(tmp_path, '{{ chart("complete remission", "remission", "Remission") }}')
    groups = chart.xpath(".//tbody//th/span[@class='nk-chart-group']/text()")
    assert groups == ["first dose", "second dose"]


def test_csv_of_a_chart(tmp_path):
    rows = count_rows(trials(tmp_path).trials.values(), "results", "overall response")
    lines = chart_csv(rows).splitlines()
    assert lines[1] == "first-trial,First 2016,overall response,5,9,0.212009,0.863004,evaluable,first2016,abstract"


def test_the_area_of_a_circle_grows_with_the_people(tmp_path):
    chart = drawn(tmp_path, '{{ chart("overall response", "response", "Response") }}')
    assert chart.xpath(".//circle/@r") == ["4.5"]


def test_years(tmp_path):
    evidence = trials(tmp_path)
    trial = evidence.trials["first-trial"]
    assert evidence.year_of(trial) == 2014
    unknown = trial.model_copy(update={"first_year": None})
    assert evidence.year_of(unknown) == 2016


def test_a_trial_stands_in_the_timeline_at_its_year(tmp_path):
    years = drawn(tmp_path, "{{ timeline({2020: 'A turning point'}) }}").xpath(".//ol/li")
    assert [year.xpath("string(./span)") for year in years] == ["2014", "2020"]
    assert [len(year.xpath(".//a")) for year in years] == [1, 0]
