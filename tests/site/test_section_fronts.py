"""The front page of each section: its own drawing, and three pages that take as long as it says."""

import re
from urllib.parse import urljoin

import pytest

SECTIONS = ("patients", "science", "memory-like", "trials", "clinicians", "about")
MINUTES = {"Ten": 10, "Fifteen": 15}


def reading_minutes(page):
    facts = " ".join(page.xpath("//dl[@class='nk-facts']//dd/text()"))
    return int(re.search(r"(\d+) minute", facts)[1])


@pytest.mark.parametrize("section", SECTIONS)
def test_a_front_page_has_a_drawing_of_its_own(documents, section):
    scenes = {name: documents[f"{name}/index.html"].xpath("//svg[@class='nk-scene']/title/text()") for name in SECTIONS}
    assert len(scenes[section]) == 1
    assert [name for name, titles in scenes.items() if titles == scenes[section]] == [section]


@pytest.mark.parametrize("section", SECTIONS)
def test_the_first_three_pages_take_as_long_as_the_heading_says(documents, section):
    front = documents[f"{section}/index.html"]
    heading = front.xpath("string(//h2[@id='ten-minutes'])")
    links = front.xpath("//h2[@id='ten-minutes']/following-sibling::ol[1]/li/a[1]/@href")
    assert len(links) == 3
    pages = [documents[urljoin(f"{section}/", link) + "index.html"] for link in links]
    said = MINUTES[heading.split()[0]]
    assert sum(map(reading_minutes, pages)) == pytest.approx(said, abs=said / 4)


def test_every_page_names_the_preview_picture_which_has_the_size_that_sites_ask_for(documents, site):
    faults = []
    for path, page in documents.items():
        address = page.xpath("string(//meta[@property='og:image']/@content)")
        if not address.endswith("/assets/img/social.png") or not address.startswith("https://"):
            faults.append((path, address))
    assert faults == []
    head = (site / "assets/img/social.png").read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (1200, 630)
