"""What the first paint shows is what stays: nothing moves, flashes or misses its style."""

import pytest

from minisite import ROOT
from nk.page_styles import page_assets
from page_types import DESKTOP, PAGE_TYPES, PHONE

WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    shifts.push([value, ...sources.map(({ node }) => `${node?.nodeName}.${node?.className}`)]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
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


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_nothing_moves(browser, address, kind, viewport):
    page = browser.new_page(viewport=viewport)
    page.add_init_script(WATCH)
    page.goto(address + PAGE_TYPES[kind])
    page.locator("html[data-ready]").wait_for(state="attached")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("shifts") == []
    page.close()


def test_no_page_misses_a_style(open_page, address, documents):
    folder = ROOT / "docs/assets"
    sources = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.[cj]s*")}
    texts = list(page_assets(sources).styles)
    page = open_page("")
    assert len(texts) > 3 and page.locator("style").count() < len(texts)
    faults = []
    for path in documents:
        page.goto(address + path)
        faults += [(path, selector) for selector in page.evaluate(MISSED, texts)]
    assert faults == []


def test_the_chosen_colors_are_there_before_the_scripts(open_page):
    page = open_page("")
    page.locator(".nk-scheme input[value=dark]").check()
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    assert page.evaluate("document.documentElement.dataset.nkScheme") == "dark"


@pytest.mark.parametrize(("path", "part"), [("trials/", ".nk-filters"), ("", ".nk-scheme"), ("", ".nk-search-open")])
def test_what_needs_scripts_takes_no_place_without_them(open_page, path, part):
    with_scripts = open_page(path, viewport=PHONE).locator(part)
    assert with_scripts.is_visible()
    without = open_page(path, viewport=PHONE, java_script_enabled=False)
    assert without.locator(part).bounding_box() is None
    assert without.locator(".nk-search-else").is_visible()


def test_a_page_from_a_disk_leaves_no_gap(browser, site):
    page = browser.new_page(viewport=PHONE)
    page.goto((site / "trials/index.html").as_uri())
    assert page.locator(".nk-filters").bounding_box() is None
    assert page.locator(".nk-kinds").is_visible()
    page.close()
