"""Once published, an address never dies."""

from pathlib import Path

import pytest
import yaml

from minisite import PAGE, PAGE_PATH, write
from nk.__main__ import main
from nk.evidence import load_evidence
from nk.permalinks import addresses, listed, page_address
from promises import broken_promises

ROOT = Path(__file__).parents[2]
RECEPTOR_TABLES = ("inhibitory", "activating", "other-molecules", "subsets")


def redirects():
    text = (ROOT / "mkdocs.yml").read_text()
    plugins = yaml.safe_load(text)["plugins"]
    return next(plugin["redirects"]["redirect_maps"] for plugin in plugins if "redirects" in plugin)


def test_every_promised_address_is_there():
    evidence, _ = load_evidence(ROOT / "docs")
    assert broken_promises(listed(ROOT / "docs"), addresses(evidence), redirects()) == []


def test_every_new_address_is_promised():
    evidence, _ = load_evidence(ROOT / "docs")
    missing = sorted(set(addresses(evidence)) - set(listed(ROOT / "docs")))
    assert missing == [], "run make permalinks"


def test_promised_headings_are_in_the_built_pages(documents):
    faults, moved = [], {page_address(path) for path in redirects()}
    for address in listed(ROOT / "docs"):
        page, _, heading = address.partition("#")
        if page in moved:
            continue
        built = documents[page.removeprefix("./") + "index.html"]
        if heading and not built.xpath(f"//*[@id='{heading}']") and not heading.startswith("ref-"):
            faults.append(address)
    assert faults == []


def test_every_receptor_subset_and_term_has_an_address(documents):
    promised, receptors = set(listed(ROOT / "docs")), documents["science/receptors/index.html"]
    rows = [row for key in RECEPTOR_TABLES for row in receptors.xpath("//table[@id=$key]/tbody/tr", key=f"table-{key}")]
    named = [row.xpath("string(./*[1]//@id | ./@id)") for row in rows]
    terms = documents["glossary/index.html"].xpath("//div[@id='nk-glossary']//dt")
    assert len(rows) > 40 and len(terms) > 100
    assert [row.text_content()[:40] for row, name in zip(rows, named, strict=True) if not name] == []
    assert [term.text_content() for term in terms if not term.get("id")] == []
    made = {f"science/receptors/#{name}" for name in named} | {f"glossary/#{term.get('id')}" for term in terms}
    assert sorted(made - promised) == []
    assert len(made) == len(rows) + len(terms)


def test_what_is_new_is_promised_once(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # November 22, 2026
    docs = write(tmp_path)
    (docs / "data/permalinks.txt").write_text("gone/\n")
    assert main(docs, promising=True) == 0
    new = addresses(load_evidence(docs)[0])
    assert listed(docs) == ["gone/", *new]
    assert main(docs, promising=True) == 0
    assert listed(docs) == ["gone/", *new]
    said = capsys.readouterr().out.splitlines()
    assert [said[1], said[3]] == [f"{len(new)} new address(es) listed", "0 new address(es) listed"]
    write(tmp_path, {PAGE_PATH: PAGE + "[x](nowhere.md)\n\n## Other {#other}\n"})
    assert main(docs, promising=True) == 1
    assert "page/#other" not in listed(docs)


def test_a_removed_heading_or_page_is_missed(tmp_path):
    before = addresses(load_evidence(write(tmp_path))[0])
    assert "page/#first" in before
    after = addresses(load_evidence(write(tmp_path, {PAGE_PATH: PAGE.replace("{#first}", "{#other}")}))[0])
    assert broken_promises(before, after, []) == ["page/#first"]
    without = addresses(load_evidence(write(tmp_path, {PAGE_PATH: None}))[0])
    assert broken_promises(before, without, []) == ["page/", "page/#first"]
    assert broken_promises(before, without, ["page.md"]) == []


@pytest.mark.parametrize(("path", "address"), [("index.md", "./"), ("a/index.md", "a/"), ("a/b.md", "a/b/")])
def test_addresses_of_pages(path, address):
    assert page_address(path) == address
