"""The downloads, read back with ordinary libraries and compared with the records."""

import csv
import json
from pathlib import Path

import bibtexparser
import pytest
import rispy

from nk.evidence import load_evidence
from nk.intervals import exact_interval
from nk.trial import Trial

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def evidence():
    return load_evidence(DOCS)[0]


def table(path):
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_trials_json_is_the_records(site, evidence):
    records = json.loads((site / "data/trials.json").read_text())
    assert [record["id"] for record in records] == list(evidence.trials)
    for record in records:
        address = record.pop("url")
        assert Trial.model_validate(record) == evidence.trials[record["id"]]
        assert (site / address.split("/", 3)[3] / "index.html").is_file()


def test_trials_csv_has_one_row_a_trial(site, evidence):
    rows = table(site / "data/trials.csv")
    assert [row["id"] for row in rows] == list(evidence.trials)
    for row in rows:
        trial = evidence.trials[row["id"]]
        assert row["treated"] == ("" if trial.treated is None else str(trial.treated))
        assert row["conditions"].split("; ") == trial.conditions


def test_results_csv_has_one_row_a_figure_with_its_interval(site, evidence):
    rows = table(site / "data/results.csv")
    figures = [figure for trial in evidence.trials.values() for figure in (*trial.results, *trial.safety)]
    counts = [(row, figure) for row, figure in zip(rows, figures, strict=True) if row["kind"] == "count"]
    assert len(counts) > 50
    for row, figure in counts:
        limits = [] if figure.no_interval else exact_interval(figure.n, figure.of)
        assert [float(row[name]) for name in ("low95", "high95") if row[name]] == pytest.approx(limits, abs=1e-6)
        assert row["source"] in evidence.references
        assert row["checked"]


def test_the_bibliography_in_three_forms(site, evidence):
    keys = list(evidence.references)
    csl = json.loads((site / "data/references.json").read_text())
    assert [item["id"] for item in csl] == keys
    library = bibtexparser.parse_string((site / "data/references.bib").read_text())
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == keys
    records = rispy.loads((site / "data/references.ris").read_bytes().decode())
    assert [record["id"] for record in records] == keys
    for item, entry, record in zip(csl, library.entries, records, strict=True):
        reference = evidence.references[item["id"]]
        assert record["title"] == reference.title == item["title"]
        assert record.get("doi") == reference.doi == item.get("DOI")
        assert (entry.fields_dict["doi"].value if "doi" in entry.fields_dict else None) == reference.doi


def test_charts_have_their_numbers(site, documents):
    charts = {
        link
        for page in documents.values()
        for link in page.xpath("//figure[contains(@class, 'nk-chart')]//a/@href")
        if ".csv" in link
    }
    files = sorted((site / "data/charts").glob("*.csv")) if charts else []
    assert {file.name for file in files} == {Path(link).name for link in charts}
    for page in documents.values():
        for figure in page.xpath("//figure[contains(@class, 'nk-chart') and starts-with(@id, 'chart-')]"):
            path = site / "data/charts" / f"{figure.get('id').removeprefix('chart-')}.csv"
            if not path.exists():
                continue
            shown = figure.xpath(".//tbody/tr")
            rows = table(path)
            assert len(shown) == len(rows)
            for line, row in zip(shown, rows, strict=True):
                text = line.text_content()
                assert f"{row['n']}/{row['of']}" in text or f"{int(row['n']):,} of {int(row['of']):,}" in text
