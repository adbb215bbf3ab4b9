"""Pages read and work without scripts, without styles, without storage, below a path, and where no page is."""

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import visit
from browser.states import USED
from minisite import mkdocs, write_site
from page_types import PAGE_TYPES
from server import BELOW, served

WORDS = "document.querySelector('main').innerText.replace(/\\\\s+/g, ' ')"
HUGE = """() => [...document.querySelectorAll("svg, img")].filter((picture) => picture.getBoundingClientRect().width > 900)
  .map((picture) => picture.outerHTML.slice(0, 100))"""
STYLES = re.compile(r"<style.*?</style>|<link[^>]*stylesheet[^>]*>", re.DOTALL)
BLOCKED = "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {get() {throw new Error('blocked')}})"


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_without_scripts_nothing_is_missing(open_page, documents, kind):
    page = open_page(PAGE_TYPES[kind], java_script_enabled=False)
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("form:visible, button.nk-sort:visible").count() == 0, "a control that does nothing"
    shown = page.locator("main").inner_text()
    source = documents[PAGE_TYPES[kind] if kind == "not found" else PAGE_TYPES[kind] + "index.html"]
    for heading in source.xpath("//main//*[self::h2 or self::h3]"):
        words = " ".join(heading.text_content().split())
        assert words.casefold() in " ".join(shown.split()).casefold()


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_without_styles_it_reads_in_order(open_page, kind):
    page = open_page(PAGE_TYPES[kind], java_script_enabled=False)

    def bare(route):
        response = route.fetch()
        route.fulfill(response=response, body=STYLES.sub("", response.text()))

    page.route("**/*", lambda route: bare(route) if route.request.is_navigation_request() else route.continue_())
    page.reload()
    assert page.evaluate("document.styleSheets.length") == 0
    heads = page.locator("a.nk-skip, .nk-header, h1, .nk-footer").evaluate_all(
        "parts => parts.map(part => part.getBoundingClientRect().top)"
    )
    assert len(heads) == 4
    assert heads == sorted(heads)
    assert page.evaluate(HUGE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366 or page.locator("table").count()


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_with_storage_blocked_everything_works(open_page, kind):
    page = open_page("about/privacy/")
    page.add_init_script(BLOCKED)
    visit(page, page.url.replace("about/privacy/", PAGE_TYPES[kind]))
    assert page.evaluate("() => { try { return localStorage } catch { return 'blocked' } }") == "blocked"
    if kind in USED:
        USED[kind](page)
    page.locator(".nk-scheme input[value=dark]").check()
    assert page.locator("html").get_attribute("data-nk-scheme") == "dark"


def test_a_missing_page_deep_in_the_tree_below_a_path(browser, tmp_path):
    """The site knows the path below which it is published; its 404 page is shown at any depth."""
    write_site(tmp_path)
    config = tmp_path / "mkdocs.yml"
    config.write_text(config.read_text().replace("https://small.example/", f"https://small.example{BELOW}/"))
    result = mkdocs(tmp_path, "build")
    assert result.returncode == 0, result.stderr
    with served(tmp_path / "site") as root:
        page = browser.new_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        response = page.goto(f"{root}{BELOW}/trials/no/such/page/")
        page.locator("html[data-ready]").wait_for(state="attached")
        assert response.status == 404
        assert page.locator("main").evaluate("main => getComputedStyle(document.body).fontSize") != "16px", "no styles"
        links = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
        own = {link.split("#")[0] for link in links if link.startswith(root)} | set(asked[1:])
        assert len(own) > 10
        assert all(link.startswith(f"{root}{BELOW}/") for link in own), own
        for link in sorted(own):
            if not re.search(r"/no/such/page/$", link):
                assert page.request.get(link).status == 200, link
        page.close()


def test_a_missing_page_is_a_page(open_page, address):
    page = open_page("404.html")
    page.locator(".nk-search-open").click()
    page.locator("dialog input").fill("cytokine")
    expect(page.locator("dialog li a").first).to_be_visible()
