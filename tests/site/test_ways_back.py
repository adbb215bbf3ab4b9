"""A page in plain words and the page with the details lead to each other."""

from urllib.parse import urljoin

import pytest

from minisite import ROOT
from nk.evidence import load_evidence

EXPLAINED = ("science/", "memory-like/", "clinicians/")


@pytest.fixture(scope="module")
def pages():
    evidence = load_evidence(ROOT / "docs")[0]
    return {path: page.meta for path, page in evidence.pages.items() if page.trial is None}


def address(path):
    return path.removesuffix(".md").removesuffix("index").rstrip("/") + "/index.html"


def test_every_page_of_science_and_for_clinicians_has_a_page_in_plain_words(pages):
    assert [path for path, meta in pages.items() if path.startswith(EXPLAINED) and not meta.plain_page] == []


def test_both_ways_are_open(documents, pages):
    pairs = [(path, other) for path, meta in pages.items() for other in (meta.plain_page, meta.detail_page) if other]
    assert len(pairs) > 50
    faults = []
    for one, other in [*pairs, *((other, one) for one, other in pairs)]:
        start = address(one)
        links = {
            urljoin(start, link.partition("#")[0]).rstrip("/") + "/index.html"
            for link in documents[start].xpath("//div[contains(@class, 'nk-text')]//a/@href")
        } | {
            urljoin(start, link.partition("#")[0]).rstrip("/") + "/index.html"
            for link in documents[start].xpath("//header[@class='nk-page-head']//a/@href")
        }
        if address(other) not in links:
            faults.append((one, other))
    assert faults == []
