"""Every mistake an author can make gives one line: file, line, what is wrong, what to do."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from minisite import GLOSSARY, PAGE, PAGE_PATH, REFERENCES, ROOT, TRIAL, TRIAL_PATH, problems_of, write

REFS, GLOSS = "data/references.yml", "data/glossary.yml"


def changed(text, old, new):
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def trial(old, new):
    return {TRIAL_PATH: changed(TRIAL, old, new)}


def reference(old, new):
    return {REFS: changed(REFERENCES, old, new)}


def page(extra):
    return {PAGE_PATH: PAGE + extra}


BAD = {
    "yaml in a record": (trial("sites: [A hospital]", "sites: [A hospital"), "trials/", 9, "not valid YAML"),
    "tab in yaml": (trial("phase: ", "\tphase: "), "trials/", 6, "not valid YAML"),
    "unknown field": (trial("treated: 13", "treated: 13\ntreatd: 13"), "trials/", 26, "did you mean 'treated'"),
    "missing field": (trial("evaluable: 9\n", ""), "trials/", 2, "'evaluable' is missing"),
    "field twice": (trial("dose: null", "dose: null\ndose: one"), "trials/", 24, "stands twice"),
    "alias": (trial("sites: [A hospital]", "sites: &a [*a]"), "trials/", 8, "aliases"),
    "tag": (trial("enrolled: 14", "enrolled: !!int 14"), "trials/", 24, "tags (!name)"),
    "field without a name": (trial('phase: "1"', "? [phase]\n: 1"), "trials/", 6, "a field has no name"),
    "n above of": (trial("n: 5", "n: 10"), "trials/", 31, "n=10 exceeds of=9"),
    "negative n": (trial("n: 5", "n: -1"), "trials/", 30, "greater than or equal to 0"),
    "fraction of a person": (trial("n: 5", "n: 5.5"), "trials/", 30, "valid integer"),
    "of above basis": (trial("of: 9", "of: 12"), "trials/", 31, "exceeds evaluable=9"),
    "no denominator": (trial("    of: 9\n", ""), "trials/", 28, "'of' is missing"),
    "evaluable above treated": (trial("evaluable: 9", "evaluable: 14"), "trials/", 26, "exceeds treated=13"),
    "treated above enrolled": (trial("enrolled: 14", "enrolled: 12"), "trials/", 25, "exceeds enrolled=12"),
    "years out of order": (trial("last_year: 2016", "last_year: 2012"), "trials/", 11, "comes before"),
    "country that is none": (trial("[US]", "[UX]"), "trials/", 9, "UX"),
    "wrong NCT": (trial("[NCT01898793]", "[NCT0189879]"), "trials/", 5, "NCT01898793"),
    "NCT not in the address": (trial("[NCT01898793]", "[NCT01898794]"), "trials/", 5, "must begin with 'nct01898794-'"),
    "word not in the list": (trial("family: memory-like", "family: memory like"), "trials/", 20, "'memory-like'"),
    "unknown condition": (trial("[AML]", "[AMLL]"), "trials/", 14, "did you mean 'AML'"),
    "unknown measure": (trial("overall response\n", "overal response\n"), "trials/", 29, "did you mean 'overall"),
    "result under safety": (trial("graft-versus-host disease", "relapse"), "trials/", 37, "belongs under results"),
    "unknown kind": (trial("kind: count", "kind: number"), "trials/", 28, "kind"),
    "status without a date": (
        trial("status_as_of: 2026-05", "status_as_of: null"),
        "trials/",
        13,
        "needs status_as_of",
    ),
    "date that is none": (trial("last_checked: 2026-11-22", "last_checked: 2026-13-22"), "trials/", 48, "last_checked"),
    "missing source": (
        trial("sources: [first2016]", "sources: [first2016, frst2016]"),
        "trials/",
        47,
        "did you mean 'first2016'",
    ),
    "figure source not listed": (
        trial("    source: first2016", "    source: second2020"),
        "trials/",
        33,
        "not among sources",
    ),
    "percentage beside counts": (
        trial(
            "safety:\n",
            "  - {kind: percent, measure: overall response, percent: 5, source: first2016, checked: record}\nsafety:\n",
        ),
        "trials/",
        35,
        "drop the percentage",
    ),
    "survival with a wrong unit": (
        trial(
            "safety:\n",
            "  - {kind: survival, measure: overall survival, statistic: median, value: 5, unit: '%', "
            "source: first2016, checked: abstract}\nsafety:\n",
        ),
        "trials/",
        35,
        "a rate has the unit %",
    ),
    "duplicate id": (
        {"trials/other-2020.md": TRIAL.replace("[NCT01898793]", "[]").replace("First 2016", "Other 2020")},
        "trials/other",
        2,
        "is taken by",
    ),
    "one registry number, two pages": (
        {"trials/nct01898793-two.md": TRIAL.replace("first-trial", "second").replace("First 2016", "Second 2016")},
        "trials/nct01898793-two.md",
        5,
        "is taken by",
    ),
    "no front matter": ({PAGE_PATH: "Just words.\n"}, "page.md", 1, "no front matter"),
    "front matter not closed": ({PAGE_PATH: "---\ntitle: x\n"}, "page.md", 1, "no front matter"),
    "front matter is a list": ({PAGE_PATH: "---\n- a\n---\nx\n"}, "page.md", 2, "front matter"),
    "empty file": ({PAGE_PATH: ""}, "page.md", 0, "empty"),
    "wrong encoding": ({PAGE_PATH: PAGE.replace("signal", "señal").encode("latin-1")}, "page.md", 8, "UTF-8"),
    "binary file": ({PAGE_PATH: "---\x00---"}, "page.md", 1, "binary"),
    "file missing": ({GLOSS: None}, GLOSS, 0, "cannot be read"),
    "wrong DOI": (reference("10.1126/example.aaf2341", "doi:10.1126"), REFS, 12, "not well formed"),
    "wrong PMID": (reference('"27655849"', "PMC5436500"), REFS, 13, "not well formed"),
    "reference without title": (reference("  title: A later report\n", ""), REFS, 15, "'title' is missing"),
    "initials run together": (reference("given: B C", "given: BC"), REFS, 6, "write 'B C'"),
    "reference twice": (reference("id: second2020", "id: first2016"), REFS, 15, "is taken"),
    "unknown reference type": (
        reference("article-journal", "article-jurnal"),
        REFS,
        2,
        "did you mean 'article-journal'",
    ),
    "references not a list": ({REFS: "a: 1\n"}, REFS, 1, "must be a list"),
    "term twice": ({GLOSS: GLOSSARY.replace("AML", "cytokine")}, GLOSS, 5, "names both"),
    "term without clinical": (
        {GLOSS: changed(GLOSSARY, "  clinical: A secreted signaling protein.\n", "")},
        GLOSS,
        1,
        "clinical",
    ),
    "unknown citation": (page("More.[@frist2016]\n"), "page.md", 10, "did you mean 'first2016'"),
    "unclosed citation": (page("More.[@first2016\n"), "page.md", 10, "not closed"),
    "citation with a comma": (page("More.[@first2016, second2020]\n"), "page.md", 10, "write [@key]"),
    "empty citation": (page("More.[@]\n"), "page.md", 10, "write [@key]"),
    "second key without @": (page("More.[@first2016; second2020]\n"), "page.md", 10, "write [@key]"),
    "unknown function": (page("{{ resullt('first-trial', 'x') }}\n"), "page.md", 10, "did you mean 'result'"),
    "unknown argument": (page("{{ trials_table(famly='x') }}\n"), "page.md", 10, "did you mean 'family'"),
    "argument that is no parameter": (
        page("{{ people('first-trial', whom='x') }}\n"),
        "page.md",
        10,
        "it takes trial, who",
    ),
    "unknown value": (page("{{ count_trials(family='CAR NK') }}\n"), "page.md", 10, "did you mean 'CAR-NK'"),
    "unknown trial": (page("{{ trial_link('first-trail') }}\n"), "page.md", 10, "did you mean 'first-trial'"),
    "unknown measure in a marker": (
        page("{{ result('first-trial', 'overall respons') }}\n"),
        "page.md",
        10,
        "did you mean 'overall response'",
    ),
    "unknown term": (page("{{ term('cytokin') }}\n"), "page.md", 10, "did you mean 'cytokine'"),
    "unknown evidence mark": (page("{{ evidence('mice') }}\n"), "page.md", 10, "evidence"),
    "number that is not in the record": (
        page("{{ people('first-trial', 'randomized') }}\n"),
        "page.md",
        10,
        "treated, enrolled",
    ),
    "wrong month": (page("{{ as_of('2026-14') }}\n"), "page.md", 10, "write it as 2026-11"),
    "function without call": (page("{{ glossary_list }}\n"), "page.md", 10, "call it with ()"),
    "no expression": (page("{{ result( }}\n"), "page.md", 10, "not an expression"),
    "open marker": (page("{{ result('first-trial'\n"), "page.md", 10, "stray '{{'"),
    "statement": (page("{% include x\n"), "page.md", 10, "stray '{%'"),
    "broken link": (page("[x](pgae.md)\n"), "page.md", 10, "did you mean 'page.md'"),
    "broken anchor": (page("[x](page.md#frist)\n"), "page.md", 10, "did you mean 'first'"),
    "broken anchor on the same page": (page("[x](#nowhere)\n"), "page.md", 10, "'#nowhere' is not on page.md"),
    "absolute link": (page("[x](/page/)\n"), "page.md", 10, "relative"),
    "link that runs code": (page("[x](javascript:alert)\n"), "page.md", 10, "unknown kind of address"),
    "heading without id": (page("## Second\n"), "page.md", 10, "add {#short-name}"),
    "heading id twice": (page("## Again {#first}\n"), "page.md", 10, "stands twice"),
    "reserved id": (page("## Again {#ref-x}\n"), "page.md", 10, "reserved"),
    "title in the body": (page("# Title\n"), "page.md", 10, "title comes from the front matter"),
    "other page that is none": (
        {PAGE_PATH: changed(PAGE, "audience: patients", "audience: patients\ndetail_page: science/kill.md")},
        "page.md",
        5,
        "does not exist",
    ),
}


def test_the_unchanged_tree_has_no_problem(tmp_path):
    assert problems_of(write(tmp_path)) == []


@pytest.mark.parametrize(("changes", "file", "line", "words"), BAD.values(), ids=BAD.keys())
def test_one_mistake_gives_one_line(tmp_path, changes, file, line, words):
    problems = problems_of(write(tmp_path, changes))
    assert len(problems) == 1, [str(problem) for problem in problems]
    problem = problems[0]
    assert problem.file.startswith(f"docs/{file}")
    assert words in problem.message
    assert problem.line == line, str(problem)
    assert "\n" not in str(problem)
    assert re.search(r"[;,(]", problem.message) or "write" in problem.message, "no remedy is named"


def test_all_mistakes_show_in_one_run(tmp_path):
    changes = page("[@nobody]\n{{ nothing() }}\n[@no2]\n") | {
        "other.md": PAGE + "{{ term('nope') }}\n",
    }
    problems = problems_of(write(tmp_path, changes))
    assert [(problem.file, problem.line) for problem in sorted(problems)] == [
        ("docs/other.md", 10),
        ("docs/page.md", 10),
        ("docs/page.md", 11),
        ("docs/page.md", 12),
    ]


def test_a_broken_bibliography_is_not_blamed_on_the_records(tmp_path):
    problems = problems_of(write(tmp_path, {REFS: "- id: [\n"}))
    assert {problem.file for problem in problems} == {"docs/data/references.yml"}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  pilot: Pilot study", "  pilot: [Pilot study]", "docs/data/vocabulary.yml:11: phase.pilot: "),
        ("  pilot: Pilot study", "  early 1: Pilot study", "docs/data/vocabulary.yml:11: 'early 1' stands twice"),
        ("phase:", "phase", "docs/data/vocabulary.yml:5: not valid YAML: "),
    ],
)
def test_a_mistake_in_the_vocabulary_gives_one_line(tmp_path, old, new, line):
    docs = write(tmp_path)
    shutil.copytree(ROOT / "overrides/hooks/nk", tmp_path / "overrides/hooks/nk")
    words = (ROOT / "docs/data/vocabulary.yml").read_text()
    (docs / "data/vocabulary.yml").write_text(changed(words, old, new))
    command = [sys.executable, "-m", "nk", str(docs)]
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "overrides/hooks")}
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1, result.stderr
