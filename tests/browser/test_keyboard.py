"""Everything can be reached and used by keyboard, and nobody gets lost on the way."""

import pytest

from browser.states import CUT, open_search, openers
from page_types import DESKTOP, PAGE_TYPES, PHONE

# What a Tab key stops at; of a group of radio buttons, only the chosen one.
STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((stop) => stop.checkVisibility({visibilityProperty: true}) && !stop.disabled && !(stop.type === "radio" && !stop.checked))"""
# Where the focus is, and what is wrong with the way it shows.
HERE = """() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body) return null;
  const name = `${stop.tagName} ${stop.className} ${stop.textContent.trim().slice(0, 30)}`;
  if (stop.nkSeen) return {name, again: true, faults: []};
  stop.nkSeen = true;
  const faults = [];
  // A link that runs over the end of a line has several boxes.
  const away = (box) => box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth;
  const boxes = [...stop.getClientRects()];
  const box = boxes.find((one) => !away(one)) ?? boxes[0];
  // A long box, or one at the edge of a table that scrolls, shows a part of itself.
  const at = (share) => document.elementFromPoint(Math.max(1, Math.min(innerWidth - 1, box.left + box.width * share)),
    Math.max(1, Math.min(innerHeight - 1, box.top + Math.min(box.height, innerHeight) / 2)));
  const on = [.1, .5, .9].map(at);
  if (away(box)) faults.push("is off the screen");
  else if (!on.some((part) => part && (stop.contains(part) || part.closest("label")?.control === stop)))
    faults.push(`is covered by ${on[1]?.outerHTML.slice(0, 80)}`);
  const {outlineStyle, outlineWidth} = getComputedStyle(stop);
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) faults.push("does not show the focus");
  return {name, again: false, faults: faults.map((fault) => `${name} ${fault}`)};
}"""
MISSED = f"""() => ({STOPS})().filter((stop) => !stop.nkSeen).map((stop) => stop.outerHTML.slice(0, 120))"""
MOST = 600
# The text is the same on every screen; what a wide one adds, the open menu and the rail, is the same on every page.
WIDE = ("home", "patient page", "trial", "explorer")
SCREENS = [pytest.param(kind, PHONE, id=f"{kind}-phone") for kind in PAGE_TYPES]
SCREENS += [pytest.param(kind, DESKTOP, id=f"{kind}-desktop") for kind in WIDE]


@pytest.mark.parametrize(("kind", "viewport"), SCREENS)
def test_tab_reaches_everything_and_shows_where_it_is(open_page, kind, viewport):
    page = open_page(PAGE_TYPES[kind], viewport=viewport, reduced_motion="reduce")
    page.evaluate(CUT)
    stops, faults = [], []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None or here["again"]:
            break
        stops.append(here["name"])
        faults += here["faults"]
    else:
        pytest.fail(f"no way out after {MOST} stops, at {stops[-3:]}")
    assert stops[0].startswith("A nk-skip")
    assert here is None or here["name"] == stops[0], f"goes round among {stops[-3:]}"
    assert faults == []
    assert page.evaluate(MISSED) == []


def test_the_skip_link_leads_into_the_text(open_page):
    page = open_page(PAGE_TYPES["patient page"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#nk-main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(("kind", "viewport"), SCREENS)
def test_escape_closes_and_gives_the_focus_back(open_page, kind, viewport):
    page = open_page(PAGE_TYPES[kind], viewport=viewport)
    for opener in openers(page):
        part = opener(page)
        page.locator(part).press("Escape") if opener is not open_search else page.keyboard.press("Escape")
        page.locator(part).wait_for(state="hidden")
        page.wait_for_function("document.activeElement?.matches('.nk-menu-button, .nk-term, .nk-search-open')")


def test_the_search_by_keyboard_says_how_much_it_found(open_page):
    page = open_page(PAGE_TYPES["science page"])
    page.keyboard.press("/")
    page.locator("dialog input:focus").wait_for()
    page.keyboard.type("perforin")
    status = page.locator("dialog [role=status]", has_text="page")
    page.locator("dialog li a").first.wait_for()
    assert status.inner_text().split()[0].isdigit()
    page.locator("dialog li a").first.focus()
    page.keyboard.press("Enter")
    page.locator("dialog").wait_for(state="hidden")
