"""Every page, as it opens on a phone: no check finds a fault, no style is missed, nothing is sent and nothing is kept."""

import pytest

from browser.conftest import visit
from browser.states import CUT
from browser.test_axe import axe_faults
from minisite import ROOT
from nk.page_styles import page_assets
from page_types import PHONE

SHARES = 16  # The workers take them as they come.
# Selectors of styles that the page was not given, and that fit something in it all the same.
MISSED = """
(texts) => {
  const flat = (rules) => [...rules].flatMap((rule) => rule.selectorText ?? (rule.cssRules ? flat(rule.cssRules) : []));
  const states = /::?(before|after|backdrop|marker|hover|focus-visible|focus)/g;
  const given = [...document.querySelectorAll("style")].map((style) => style.textContent);
  return texts.filter((text) => !given.includes(text)).flatMap((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return flat(sheet.cssRules).filter((selector) => document.querySelector(selector.replace(states, "")));
  });
}
"""


@pytest.fixture(scope="module")
def styles():
    """The texts of the style elements, each given to the pages that use it."""
    folder = ROOT / "docs/assets"
    sources = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.[cj]s*")}
    texts = list(page_assets(sources, (ROOT / "overrides/moved.html").read_text()).styles)
    assert len(texts) > 3
    return texts


@pytest.mark.parametrize("share", range(SHARES))
def test_every_page(open_page, address, documents, styles, share):
    """`open_page` fails on requests to others and on violations of the security policy."""
    page = open_page(viewport=PHONE, reduced_motion="reduce")
    assert page.locator("style").count() < len(styles)
    sent, faults = [], []
    page.on("request", lambda request: sent.append(request.url) if request.method != "GET" else None)
    for path in list(documents)[share::SHARES]:
        visit(page, address + path.removesuffix("index.html"))
        faults += [f"{path}: no style for {selector}" for selector in page.evaluate(MISSED, styles)]
        page.evaluate(CUT)
        faults += axe_faults(page)
    assert faults == []
    assert sent == []
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
