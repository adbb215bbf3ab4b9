"""Dates, changes and their feed, the status of pages, withdrawn and moved pages."""

import copy
import datetime
import os
import posixpath
import subprocess
import sys

import feedparser
import pytest
from lxml import html

from minisite import CHANGES, PAGE, PAGE_PATH, ROOT, TRIAL, TRIAL_PATH, mkdocs, problems_of, write, write_site
from nk.evidence import load_evidence
from nk.page_status import open_questions
from nk.permalinks import addresses, page_address
from nk.readability import measured
from promises import broken_promises

STATUS = "about/page-status.md"
STATUS_PAGE = PAGE.replace("trials/", "../trials/").replace("A page", "Status")
STATUS_PAGE = STATUS_PAGE.replace("last_checked", "template: page_status.html\nlast_checked")


def seconds(day):
    return str(int(datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp()))


def built_page(path):
    return (path.removesuffix(".md").removesuffix("index").rstrip("/") + "/index.html").lstrip("/")


# The feed.


def test_the_feed_is_sound_and_its_links_lead_somewhere(site, documents):
    evidence, _ = load_evidence(ROOT / "docs")
    feed = feedparser.parse((site / "feed.xml").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "rss20"
    assert feed.feed.title
    assert feed.feed.description
    assert [entry.title for entry in feed.entries] == [change.title for change in evidence.changes.values()]
    days = [entry.published_parsed[:3] for entry in feed.entries]
    assert days == [(c.date.year, c.date.month, c.date.day) for c in evidence.changes.values()]
    assert days == sorted(days, reverse=True)
    root = documents["index.html"].xpath("string(//link[@rel='canonical']/@href)")
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    for entry in feed.entries:
        targets = html.fromstring(entry.summary).xpath("//@href")
        assert targets, entry.title
        for target in [entry.id, entry.link, *targets]:
            page, _, anchor = target.removeprefix(root).partition("#")
            assert not anchor or documents[page + "index.html"].xpath(f"//*[@id='{anchor}']"), target
            assert page + "index.html" in documents, target


def test_every_page_names_the_feed_and_the_changes_are_on_their_page(documents, site):
    for path, page in documents.items():
        (address,) = page.xpath("//link[@rel='alternate'][@type='application/rss+xml']/@href")
        assert path == "404.html" or ((site / path).parent / address).resolve() == (site / "feed.xml").resolve()
    changes = documents["about/changes/index.html"]
    evidence, _ = load_evidence(ROOT / "docs")
    assert changes.xpath("//div[contains(@class, 'nk-prose')]//h2/@id") == list(evidence.changes)
    assert changes.xpath("//a[@type='application/rss+xml']")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (CHANGES.replace("page.md", "pag.md"), 1, "did you mean 'page.md'"),
        (CHANGES + CHANGES.replace("2026-11-22", "2026-11-23"), 6, "the newest stands first"),
        (CHANGES + CHANGES, 6, "is taken"),
        ("[]\n", 1, "must be a list of entries"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path, text, line, words):
    (problem,) = problems_of(write(tmp_path, {"data/changes.yml": text}))
    assert (problem.file, problem.line) == ("docs/data/changes.yml", line)
    assert words in problem.message


# When figures changed.


def test_a_page_shows_the_newest_date_of_the_records_it_draws_from(tmp_path):
    write_site(tmp_path)
    changed = TRIAL.replace("last_checked: 2026-11-22", "last_checked: 2027-02-01\nfigures_changed: 2027-01-15")
    draws = PAGE + '{{ result("first-trial", "overall response") }}\n'
    write(tmp_path, {TRIAL_PATH: changed, PAGE_PATH: draws, STATUS: STATUS_PAGE})
    result = mkdocs(tmp_path, "build")
    assert result.returncode == 0, result.stderr

    def shown(path):
        return html.parse(tmp_path / "site" / path / "index.html").xpath(
            "string(//dt[.='Figures changed']/following-sibling::dd/time/@datetime)"
        )

    assert shown("page") == "2027-01-15"
    assert shown("trials/nct01898793-first") == "2027-01-15"
    assert shown("patients") == "2026-11-22", "a page that draws nothing keeps the day on which the site opened"


def test_figures_do_not_change_after_the_last_check(tmp_path):
    late = PAGE.replace("last_checked: 2026-11-22", "last_checked: 2026-11-22\nfigures_changed: 2026-11-23")
    (problem,) = problems_of(write(tmp_path, {PAGE_PATH: late}))
    assert (problem.file, problem.line) == ("docs/page.md", 6)


# The status of pages.


def test_the_status_of_every_page_is_what_the_page_says(documents):
    evidence, _ = load_evidence(ROOT / "docs")
    status = documents["about/page-status/index.html"]
    rows = {
        row.xpath("string(th/a/@href)"): row for row in status.xpath("//table[contains(@class, 'nk-status')]/tbody/tr")
    }
    hrefs = {path: posixpath.relpath(page_address(path), "about/page-status") + "/" for path in evidence.pages}
    assert rows.keys() == set(hrefs.values())
    for path, source in evidence.pages.items():
        page, row = documents[built_page(path)], rows[hrefs[path]]
        assert row.xpath("string(th/a)") == source.meta.title
        checked, changed, review, grade, words, references, questions = (cell.text_content() for cell in row[1:])
        facts = {
            term.text: term.getnext().text_content() for term in page.xpath("//dl[contains(@class, 'nk-facts')]/div/dt")
        }
        if path != "index.md":
            assert facts["Last checked"] == checked, path
            assert facts.get("Figures changed", "no figures") == changed, path
            assert facts.get("Reading grade", "too short").removesuffix(" (US, measured)") == grade, path
            assert (review == "not yet") == facts["Reviewed by"].startswith("no clinician yet"), path
        assert int(references) == len(
            page.xpath(
                "//*[starts-with(@id, 'ref-')][ancestor::*[@id='nk-references' or @aria-labelledby='nk-references']]"
            )
        ), path
        prose = copy.deepcopy(page.xpath("//div[contains(@class, 'nk-prose')]")[0])  # other tests read the page, too
        for table in prose.xpath(".//table[contains(@class, 'nk-status')]"):
            table.getparent().remove(table)
        content = html.tostring(prose, encoding="unicode")
        if path != "index.md":  # its template adds lists of its own to the prose
            assert int(words.replace(",", "")) == measured(content).words, path
        assert int(questions) == open_questions(
            path, prose.text + "".join(html.tostring(part, encoding="unicode") for part in prose)
        ), path


def test_open_questions_are_counted_as_the_page_says():
    content = "<h2 id='a'>A</h2><ul><li>x</li></ul><h2 id='not-known'>N</h2><ul><li>x</li><li>y</li></ul><p>More.</p>"
    cannot = "<h2 id='what-it-cannot-show'>C</h2><p>One sentence. Two of them.</p><h2 id='b'>B</h2><p>Not this.</p>"
    table = "<h2 id='contested'>T</h2><table><thead><tr></tr></thead><tbody><tr></tr></tbody></table>"
    assert [open_questions("page.md", part) for part in (content, cannot, table)] == [2, 2, 1]
    assert open_questions("memory-like/open-questions.md", "<h2>A</h2><p>x. y.</p><h2>B</h2><p>z.</p>") == 2


# Pages that nobody checked for long.


@pytest.mark.parametrize(
    ("day", "status", "word"),
    [
        (datetime.date(2027, 11, 21), 0, None),
        (datetime.date(2027, 11, 22), 0, "12 months"),
        (datetime.date(2029, 11, 21), 0, "12 months"),
        (datetime.date(2029, 11, 22), 1, "36 months"),
    ],
)
def test_a_page_unchecked_for_long_is_named_once(tmp_path, day, status, word):
    docs = write(tmp_path)
    environment = os.environ | {"SOURCE_DATE_EPOCH": seconds(day), "PYTHONPATH": str(ROOT / "overrides/hooks")}
    command = [sys.executable, "-m", "nk", str(docs)]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == status, result.stdout + result.stderr
    lines = [line for line in result.stdout.splitlines() if line.startswith("docs/page.md")]
    if word is None:
        assert lines == []
    else:
        (line,) = lines
        assert line.startswith("docs/page.md:5: last checked November 22, 2026, ")
        assert word in line
        assert "set last_checked" in line


def test_a_build_names_pages_that_are_due_stops_at_those_overdue_and_is_the_same_on_any_day(tmp_path, monkeypatch):
    write_site(tmp_path)

    def build(day):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds(day))
        result = mkdocs(tmp_path, "build")
        assert "Traceback" not in result.stderr
        files = (path for path in (tmp_path / "site").rglob("*") if path.is_file())
        return result, {path: path.read_bytes() for path in files}

    fresh, before = build(datetime.date(2026, 11, 23))
    assert fresh.returncode == 0, fresh.stderr
    assert "NOTICE" not in fresh.stderr
    due, after = build(datetime.date(2028, 1, 1))
    assert due.returncode == 0, due.stderr
    assert due.stderr.count("docs/page.md:5: ") == 1
    assert "NOTICE" in due.stderr
    assert before == after
    overdue, _ = build(datetime.date(2029, 11, 22))
    assert overdue.returncode != 0
    assert overdue.stderr.count("docs/page.md:5: ") == 1


# Withdrawn and moved pages.

WITHDRAWN = PAGE.replace(
    "last_checked: 2026-11-22",
    "last_checked: 2026-11-22\nwithdrawn:\n  date: 2026-11-22\n  why: It was wrong.\n  instead: index.md",
)


def off_the_menu(folder):
    config = (folder / "mkdocs.yml").read_text()
    config = config.replace("[page.md, glossary.md", "[glossary.md").replace(
        'not_in_nav: "/*/*.md"', 'not_in_nav: "/*/*.md\\n/page.md"'
    )
    (folder / "mkdocs.yml").write_text(config.replace("page: page.md", "page: index.md"))


def test_a_withdrawn_page_says_why_and_keeps_its_address(tmp_path):
    write_site(tmp_path)
    before = addresses(load_evidence(tmp_path / "docs")[0])
    listing = PAGE.replace("trials/", "../trials/").replace("A page", "Corrections") + "{{ withdrawn_list() }}\n"
    write(tmp_path, {PAGE_PATH: WITHDRAWN, "about/corrections.md": listing, STATUS: STATUS_PAGE})
    still_listed = mkdocs(tmp_path, "build")
    assert still_listed.returncode != 0
    assert "mkdocs.yml: nav lists page.md, which is withdrawn; move it to not_in_nav" in still_listed.stderr
    off_the_menu(tmp_path)
    result = mkdocs(tmp_path, "build")
    assert result.returncode == 0, result.stderr
    site = tmp_path / "site"
    page = html.parse(site / "page/index.html")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    banner = page.xpath("//div[@id='nk-withdrawn']")[0]
    assert "It was wrong." in banner.text_content()
    assert "../" in banner.xpath(".//a/@href")
    assert page.xpath("//h2[@id='first']")
    assert broken_promises(before, addresses(load_evidence(tmp_path / "docs")[0]), []) == []
    home = html.parse(site / "index.html")
    assert not home.xpath("//header//a[contains(@href, 'page/')] | //meta[@name='robots']")
    assert '"page/' not in (site / "search/search_index.json").read_text()
    addresses_for_machines = (site / "sitemap.xml").read_text()
    assert "/glossary/<" in addresses_for_machines
    assert "/page/<" not in addresses_for_machines
    assert "It was wrong." in html.parse(site / "about/corrections/index.html").xpath("string(//main)")
    assert "(withdrawn)" in html.parse(site / "about/page-status/index.html").xpath("string(//table)")


def test_what_to_read_instead_exists(tmp_path):
    (problem,) = problems_of(write(tmp_path, {PAGE_PATH: WITHDRAWN.replace("index.md", "pag.md")}))
    assert (problem.file, problem.line) == ("docs/page.md", 9)
    assert "did you mean 'page.md'" in problem.message


def test_a_withdrawn_page_need_not_be_checked_again(tmp_path):
    changes = {PAGE_PATH: WITHDRAWN.replace("index.md", "page.md")}
    environment = os.environ | {"SOURCE_DATE_EPOCH": seconds(datetime.date(2040, 1, 1))}
    command = [sys.executable, "-m", "nk", str(write(tmp_path, changes))]
    environment["PYTHONPATH"] = str(ROOT / "overrides/hooks")
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert TRIAL_PATH in result.stdout
    assert "page.md" not in result.stdout


def test_a_moved_page_leads_on_from_its_old_address(tmp_path):
    write_site(tmp_path)
    before = addresses(load_evidence(tmp_path / "docs")[0])
    config = (tmp_path / "mkdocs.yml").read_text()
    moved = config.replace("page.md", "new.md").replace(
        "plugins: [material/search]", "plugins: [material/search, redirects: {redirect_maps: {page.md: new.md}}]"
    )
    (tmp_path / "mkdocs.yml").write_text(moved)
    write(
        tmp_path,
        {PAGE_PATH: None, "new.md": PAGE, "data/changes.yml": CHANGES.replace("page.md", "new.md")},
    )
    result = mkdocs(tmp_path, "build")
    assert result.returncode == 0, result.stderr
    old = html.parse(tmp_path / "site/page/index.html")
    assert old.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../new/"]
    now = addresses(load_evidence(tmp_path / "docs")[0])
    assert broken_promises(before, now, ["page.md"]) == []
    assert broken_promises(before, now, []) == ["page/", "page/#first"]
