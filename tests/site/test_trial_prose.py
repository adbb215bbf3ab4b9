"""The prose of the trial pages: four sections, plain words that are plain, and no two pages alike."""

import re
from collections import defaultdict

import pytest
from lxml import html

from minisite import ROOT
from nk.evidence import load_evidence
from nk.readability import measured, sentences

SECTIONS = ["in-plain-words", "what-it-showed", "what-it-cannot-show", "what-happened-next"]
# Said in the same words on purpose, so that it means the same everywhere.
FIXED = re.compile(r"^No results were found as of November 2026\.?$")
BANNED = re.compile(
    r"\b(cure[sd]?|curing|breakthroughs?|miracles?|game.chang\w+|promising|revolutionary|powerful|exciting|victims?)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def evidence():
    return load_evidence(ROOT / "docs")[0]


def plain_words(page):
    """The HTML of the section In plain words."""
    heading = page.xpath("//h2[@id='in-plain-words']")[0]
    parts = []
    for later in heading.itersiblings():
        if later.tag == "h2":
            break
        parts.append(html.tostring(later, encoding="unicode"))
    return "".join(parts)


def test_every_trial_has_its_four_sections(documents, evidence):
    for key, path in evidence.paths.items():
        page = documents[path.removesuffix(".md") + "/index.html"]
        ids = page.xpath("//div[contains(@class, 'nk-prose')]//h2/@id")
        assert ids[:4] == SECTIONS, key


def test_plain_words_are_plain(documents, evidence):
    faults = []
    for key, path in evidence.paths.items():
        content = plain_words(documents[path.removesuffix(".md") + "/index.html"])
        reading, longest = measured(content), max(sentences(content), key=lambda sentence: len(sentence[1]))
        mean = reading.words / reading.sentences
        size = len(html.fromstring(f"<div>{content}</div>").text_content().split())
        if reading.grade > 8 or len(longest[1]) > 25 or mean > 15 or not 60 <= size <= 160:
            faults.append((key, reading.grade, size, round(mean, 1), longest[0]))
    assert faults == []


def test_no_two_trials_read_alike(evidence):
    seen = defaultdict(set)
    for key, path in evidence.paths.items():
        for sentence in re.split(r"(?<=[.!?])\s+", evidence.pages[path].body):
            bare = re.sub(r"\[@[^\]]*\]|\{\{.*?\}\}|^#.*$", "", sentence, flags=re.MULTILINE).strip()
            if len(bare.split()) > 7 and not FIXED.match(bare):
                seen[bare].add(key)
    assert {sentence: keys for sentence, keys in seen.items() if len(keys) > 1} == {}


def test_no_word_that_promises(evidence):
    """WRITING rules: these words are not used, except where a page says that it quotes and criticizes them."""
    faults = []
    for path, page in evidence.pages.items():
        for line in page.body.splitlines():
            words = re.sub(r'"[^"]*"|“[^”]*”|\]\([^)]*\)|\[@[^\]]*\]', "", line)
            if BANNED.search(words):
                faults.append((path, BANNED.search(words).group(), line.strip()[:120]))
    assert faults == []


def test_a_trial_without_results_says_so(documents, evidence):
    for key, trial in evidence.trials.items():
        if not trial.results:
            page = documents[evidence.paths[key].removesuffix(".md") + "/index.html"]
            assert re.search(
                r"no (?:results?|outcome|response|counts?)|not (?:found|read|seen|posted|reported|readable)|could not",
                page.text_content(),
                re.IGNORECASE,
            ), key


def record_rows(page):
    """The terms of the record and what stands beside each."""
    words = [" ".join(cell.text_content().split()) for cell in page.xpath("//dl[@class='nk-record']/*")]
    return dict(zip(words[::2], words[1::2], strict=True))


def test_the_record_of_a_drug_has_no_empty_rows_on_cells(documents, evidence):
    on_cells = {"Lymphodepletion", "How long the cells were found"}
    faults = []
    for key, trial in evidence.trials.items():
        rows = record_rows(documents[evidence.paths[key].removesuffix(".md") + "/index.html"])
        if trial.cell_source != "none":
            faults += [(key, row) for row in on_cells - rows.keys()]
        else:
            faults += [(key, row) for row in on_cells if rows.get(row) in ("none", "not stated")]
    assert faults == []


def test_a_drug_in_the_title_is_in_the_record(evidence):
    """“Drugs given alongside: not stated” would contradict a title that names one."""
    partner = re.compile(r"with (\w+(?:mab|citidine|toclax|domide)\b)")
    assert [key for key, trial in evidence.trials.items() if partner.search(trial.title) and not trial.support] == []
