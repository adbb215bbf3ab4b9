"""Pages keep their shape: zoomed to 400%, with wider spacing, without motion, under a finger."""

import pytest

from browser.states import CUT, USED
from page_types import DESKTOP, PAGE_TYPES, PHONE

ZOOMED = {"width": 320, "height": 256}  # 1280 by 1024 at 400%
# WCAG 1.4.12, and what it may not do: hide words.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
CLIPPED = """() => [...document.querySelectorAll("body *")].filter((part) => {
  const {overflowX, overflowY, position, clipPath} = getComputedStyle(part);
  const clips = [overflowX, overflowY].some((value) => value === "hidden" || value === "clip");
  return clips && clipPath === "none" && part.checkVisibility() && !(part instanceof SVGElement) &&
    (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1);
}).map((part) => part.outerHTML.slice(0, 100))"""
WIDTH = "document.documentElement.scrollWidth"
# Controls, and links that are no part of a sentence. A box to tick is as large as the label around it.
SMALL = """() => [...document.querySelectorAll("button, input, select, textarea, summary, nav a, .nk-button, .nk-header a")]
  .map((control) => ({control, box: (control.closest("label") ?? control).getBoundingClientRect()}))
  .filter(({control, box}) => control.checkVisibility({visibilityProperty: true}) &&
    !control.matches(".nk-term, .nk-hidden *, p a:not(.nk-button)") && (box.width < 43.9 || box.height < 43.9))
  .map(({control, box}) => `${Math.round(box.width)} by ${Math.round(box.height)}: ${control.outerHTML.slice(0, 100)}`)"""
MOVING = """() => [...document.querySelectorAll("*")].filter((part) => {
  const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(part);
  return transitionDuration.split(",").some((time) => parseFloat(time) > .01) || animationName !== "none" || scrollBehavior === "smooth";
}).map((part) => part.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_one_way_scrolling_however_it_is_set(open_page, kind):
    page = open_page(PAGE_TYPES[kind], viewport=ZOOMED)
    if kind in USED:
        USED[kind](page)
    assert page.evaluate(WIDTH) <= ZOOMED["width"]
    page.evaluate(SPACING)
    assert page.evaluate(WIDTH) <= ZOOMED["width"], "with wider spacing"
    assert page.evaluate(CLIPPED) == []
    page.set_viewport_size(DESKTOP)
    assert page.evaluate(WIDTH) <= DESKTOP["width"], "with wider spacing"
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_controls_are_large_enough_for_a_finger(open_page, kind):
    page = open_page(PAGE_TYPES[kind], viewport=PHONE, reduced_motion="reduce")
    page.evaluate(CUT)
    assert page.evaluate(SMALL) == []
    page.locator(".nk-menu-button").click()
    page.locator("#nk-menu a").first.wait_for()
    assert page.evaluate(SMALL) == []
    page.keyboard.press("Escape")
    page.locator(".nk-search-open").click()
    page.locator("dialog input").wait_for()
    assert page.evaluate(SMALL) == []
    page.set_viewport_size(DESKTOP)
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_nothing_moves_for_those_who_ask_for_less(open_page, kind):
    page = open_page(PAGE_TYPES[kind], reduced_motion="reduce")
    assert page.evaluate(MOVING) == []
