"""No automatic check finds a fault: WCAG 2.2 A and AA, contrast of AAA, good practice."""

from pathlib import Path

import axe_playwright_python
import pytest

from browser.states import CUT, USED, openers
from page_types import DESKTOP, PAGE_TYPES, PHONE

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLORS = ["color-contrast-enhanced", "link-in-text-block"]  # The rest cannot depend on the scheme.
SCHEMES = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colors": {"color_scheme": "dark", "forced_colors": "active"},
}
# What lies under something that is open was checked before; axe looks at every node there is.
ALONE = """() => {
  const word = document.querySelector("main .nk-term");
  const card = word && document.getElementById(word.getAttribute("popovertarget"));
  document.querySelector("main").replaceChildren(...(word ? [word.closest("p, li, dd, td") ?? word, card] : []));
}"""
# Where the contrast is 7:1, it is 4.5:1 too, and to look twice takes long.
RUN = """([where, rules]) => axe.run(where, {
  runOnly: rules, rules: {"color-contrast": {enabled: false}}, resultTypes: ["violations"], preload: false,
}).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) => `${id}: ${target} ${failureSummary.slice(0, 200)}`)))"""


def axe_faults(page, rules=TAGS, where="html"):
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return [f"{page.url} {fault}" for fault in page.evaluate(RUN, [where, rules])]


def test_axe_sees_faults(open_page):
    """The rules that the other tests rely on are at work."""
    page = open_page(PAGE_TYPES["about"])
    page.evaluate("""() => {
      document.querySelector("h1").outerHTML = "<h4></h4><img src='data:,'><p>Gray words</p><p><button>a</button><button>b</button></p>";
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("h4 ~ p { color: #767676; background: #fff } h4 ~ p button { all: unset; font-size: 9px }");
      document.adoptedStyleSheets = [sheet];
    }""")
    found = {fault.split(" ")[1].rstrip(":") for fault in axe_faults(page)}
    assert {"image-alt", "empty-heading", "color-contrast-enhanced", "page-has-heading-one", "target-size"} <= found


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_axe_finds_nothing_in_any_state(open_page, kind, viewport):
    page = open_page(PAGE_TYPES[kind], viewport=viewport, reduced_motion="reduce")
    if kind in USED:
        USED[kind](page)
    page.evaluate(CUT)
    faults = []

    def look(rules, where="html"):
        for scheme, media in SCHEMES.items():
            page.emulate_media(**media)
            found = axe_faults(page, rules if scheme == "light" else COLORS, where)
            faults.extend(f"{scheme}: {fault}" for fault in found)

    # The phone in light colors, as it opens, is seen in test_every_page.
    look(COLORS if viewport is PHONE and kind not in USED else TAGS)
    page.evaluate(ALONE)
    for opener in openers(page):
        part = opener(page)
        look(TAGS, part)
        page.keyboard.press("Escape")
        page.locator(part).wait_for(state="hidden")
    assert faults == []
