"""What the first paint shows is what stays: nothing moves, flashes or misses its style."""

import pytest

from page_types import DESKTOP, PAGE_TYPES, PHONE

WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    shifts.push([value, ...sources.map(({ node }) => `${node?.nodeName}.${node?.className}`)]);
  }
}).observe({ type: "layout-shift", buffered: true });
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


@pytest.mark.parametrize("width", [1024, DESKTOP["width"]])
def test_the_menu_keeps_its_place_while_the_header_is_still_arriving(open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    whole = page.locator(".nk-menu").bounding_box()["x"]
    page.evaluate(
        "document.querySelectorAll('.nk-menu li:nth-child(n+4), .nk-menu ~ *').forEach((part) => part.remove())"
    )
    assert abs(page.locator(".nk-menu").bounding_box()["x"] - whole) < 1


@pytest.mark.parametrize("part", [".nk-facts div", ".nk-menu-button svg"], ids=["fact", "menu icon"])
def test_what_has_arrived_on_a_phone_stays_while_the_rest_arrives(open_page, part):
    """A page can be painted when it has come as far as this part; what follows must not move it."""
    page = open_page(PAGE_TYPES["trial"], viewport=PHONE)
    place = f"(({{x, y, width}}) => [x, y, width])(document.querySelector('{part}').getClientRects()[0])"
    whole = page.evaluate(place)
    page.locator(part).first.evaluate("(found) => { while (found.nextSibling) found.nextSibling.remove(); }")
    assert page.evaluate(place) == whole


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
