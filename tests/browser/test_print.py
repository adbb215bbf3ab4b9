"""On paper: the text with its words and sources, nothing to click, nothing cut."""

import re

import pypdfium2
import pytest

from browser.states import CUT
from page_types import PAGE_TYPES

# In CSS pixels: the width of the sheet, which media queries go by, and what is left between margins of 18 mm.
PAPERS = {"A4": (794, 657), "Letter": (816, 680)}
OVER = """(edge) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`html { width: ${edge}px }`);
  document.adoptedStyleSheets = [sheet];
  return [...document.querySelectorAll("main *")].filter((part) => {
    const {overflowX, clipPath} = getComputedStyle(part);
    const cut = overflowX !== "visible" && clipPath === "none" && !(part instanceof SVGElement) && part.scrollWidth > part.clientWidth + 1;
    return part.checkVisibility() && (cut || part.getBoundingClientRect().right > edge + 1);
  }).map((part) => part.outerHTML.slice(0, 120));
}"""
# Words for screen readers alone are not printed.
SHOWN = """() => {
  for (const part of document.querySelectorAll("main *")) if (getComputedStyle(part).clipPath !== "none") part.remove();
  return document.querySelector("main").innerText;
}"""
ADDRESSES = "[...document.querySelectorAll('.nk-ref-list a.nk-address')].map(link => link.href)"
MEANINGS = "[...document.querySelectorAll('.nk-term-card p:not(.nk-row)')].map(part => part.textContent)"
# Titles in Japanese: a machine without their letters prints none that could be read back.
EASTERN = re.compile(r"[\u2e80-\u9fff]")
NAVIGATION = ["Skip to the text", "On this page", "Back to the text", "Close", "Search", "Colors", "Copy the citation"]


def squeezed(text):
    """The text as it is wherever its lines break: a hyphen at the end of a line is lost when a PDF is read."""
    return re.sub(r"[\s\u00ad\u0002\ufffe-]+", "", text.casefold())


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_paper_has_the_text_its_words_and_its_sources(open_page, kind, paper):
    page = open_page(PAGE_TYPES[kind], viewport={"width": PAPERS[paper][0], "height": 900})
    page.evaluate(CUT)
    page.emulate_media(media="print")
    assert page.evaluate(OVER, PAPERS[paper][1]) == []
    shown, addresses, meanings = page.evaluate(SHOWN), page.evaluate(ADDRESSES), page.evaluate(MEANINGS)
    with pypdfium2.PdfDocument(page.pdf(format=paper, prefer_css_page_size=False)) as document:
        width = document[0].get_width()
        printed = "\n".join(sheet.get_textpage().get_text_range() for sheet in document)
    solid = squeezed(printed)
    assert width == pytest.approx({"A4": 595.3, "Letter": 612}[paper], abs=1)
    assert [word for word in set(shown.split()) if squeezed(word) not in solid and not EASTERN.search(word)] == []
    assert [address for address in addresses if squeezed(address) not in solid] == []
    assert [meaning for meaning in meanings if squeezed(meaning) not in solid] == []
    assert [line for line in NAVIGATION if re.search(rf"^{line}\s*$", printed, re.MULTILINE)] == []
