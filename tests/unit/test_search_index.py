"""The search index of a small tree, from sections as the plugin hands them over."""

import json

import pytest

from minisite import PAGE, PAGE_PATH, TRIAL_PATH, write
from nk.evidence import load_evidence
from nk.search_index import search_index
from nk.site import Site

SECTIONS = [
    {"location": "page/", "title": "A page", "text": "<p>Opening.</p>"},
    {
        "location": "page/#first",
        "title": "First &amp; last",
        "text": "<p>A cytokine<sup>1,2</sup>, is &lt;5%.</p><ul><li>One</li></ul>",
    },
    {"location": "page/#picture", "title": "A picture", "text": ""},
    {"location": "trials/nct01898793-first/", "title": "Memory-like cells for AML", "text": "First 2016, Phase 1"},
    {"location": "glossary/", "title": "Glossary", "text": ""},
    {"location": "glossary/#c", "title": "C", "text": "cytokine A signal between cells."},
]


@pytest.fixture
def index(tmp_path):
    evidence, problems = load_evidence(write(tmp_path, {"glossary.md": PAGE}))
    assert problems == []
    site = Site(evidence)
    for page in evidence.pages.values():
        site.written(page, lambda path: path)
    paths = {"page/": PAGE_PATH, "trials/nct01898793-first/": TRIAL_PATH, "glossary/": "glossary.md"}
    return json.loads(search_index(SECTIONS, {url: evidence.pages[path] for url, path in paths.items()}, site))


def test_sections_are_words_without_markup_and_numbers_of_citations(index):
    entries = {entry["location"]: entry for entry in index["docs"]}
    assert entries["page/#first"] == {
        "location": "page/#first",
        "title": "First & last",
        "text": "A cytokine, is <5%. One",
    }
    assert "page/#picture" not in entries


def test_a_page_says_for_whom_it_is_and_whom_it_cites(index):
    assert index["docs"][0] == {
        "location": "page/",
        "title": "A page",
        "people": "First 2016",
        "for": "For patients and carers",
        "text": "What it is about. Opening.",
    }


def test_a_trial_brings_its_names(index):
    trial = next(entry for entry in index["docs"] if entry["location"].startswith("trials/"))
    assert trial["names"] == "First 2016 NCT01898793 memory-like NK cells"
    assert trial["people"] == "First de Second 2016 A hospital"
    assert trial["text"] == "Some people responded."
    assert trial["size"] == 14


def test_a_word_has_an_entry_of_its_own_and_its_letter_has_none(index):
    words = [
        (entry["location"], entry["title"]) for entry in index["docs"] if entry["location"].startswith("glossary/#")
    ]
    assert words == [("glossary/#cytokine", "cytokine"), ("glossary/#aml", "acute myeloid leukemia (AML)")]
    assert ["acute myeloid leukemia", "AML"] in index["names"]
