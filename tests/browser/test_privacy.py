"""Nothing leaves the device, nothing is kept unasked, and what a stranger wrote stays text."""

import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from browser.conftest import visit
from minisite import ROOT
from page_types import PAGE_TYPES

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'>{{7*7}}</textarea>"
MOVED = (ROOT / "overrides/moved.html").read_text()
MARKUP = "document.querySelectorAll('main img, main script, dialog img, dialog script').length"


BREACHES = {
    "script": "document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))",
    "style": "document.body.setAttribute('style', 'color: red')",
    "image": "document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'}))",
    "request": "() => { fetch('https://elsewhere.example/').catch(() => 0) }",
}


def test_the_policy_is_in_force_and_a_breach_is_heard(browser, address):
    page = browser.new_page()
    page.goto(address)
    for breach in BREACHES.values():
        with page.expect_console_message(
            lambda message: message.type == "error" and "Content Security" in message.text
        ):
            page.evaluate(breach)
    assert page.evaluate("window.ran") is None
    page.close()


def test_a_moved_page_leads_on_to_the_same_place(open_page, site):
    page = open_page()
    (policy,) = re.findall(r"Content-Security-Policy: (.*)", (site / "_headers").read_text())
    answer = {"body": MOVED.format(url="../glossary/"), "headers": {"Content-Security-Policy": policy}}
    page.route("**/words/", lambda route: route.fulfill(content_type="text/html", **answer))
    page.goto(f"{page.url}words/#aml")
    page.wait_for_url("**/glossary/#aml")
    expect(page.locator("#aml")).to_be_in_viewport()


@pytest.mark.parametrize("kind", ["explorer", "glossary", "questions", "small trial", "day by day", "patient page"])
def test_a_hostile_address_is_no_markup(open_page, kind):
    page = open_page(f"{PAGE_TYPES[kind]}?q={quote(HOSTILE)}&family=__proto__&sort=constructor#{quote(HOSTILE)}")
    assert page.evaluate(MARKUP) == 0


@pytest.mark.parametrize(
    "kept", [{"ticked": [HOSTILE], "own": [HOSTILE], "notes": HOSTILE}, {"own": 5}, [1], None, "words"], ids=str
)
def test_a_hostile_store_is_no_markup(open_page, kept):
    page = open_page("about/privacy/")
    page.evaluate(
        "([kept, scheme]) => { localStorage.setItem('nk-questions', kept); localStorage.setItem('nk-scheme', scheme) }",
        [json.dumps(kept), HOSTILE],
    )
    visit(page, page.url.replace("about/privacy/", PAGE_TYPES["questions"]))
    page.locator(".nk-question input").first.check()
    assert page.evaluate(MARKUP) == 0
    assert page.locator(".nk-sheet li", has_text=HOSTILE).count() == (2 if kept and "notes" in kept else 0)
    assert page.locator(".nk-scheme input:checked").get_attribute("value") == "auto"


def test_hostile_search_words_stay_words(open_page):
    page = open_page()
    page.locator(".nk-search-open").click()
    page.locator("dialog input").fill(HOSTILE)
    expect(page.locator("dialog [role=status]")).to_contain_text(re.compile("img|page|result", re.IGNORECASE))
    page.locator("dialog input").fill("<b>zzqqxx</b>")
    expect(page.locator("dialog [role=status]")).to_contain_text("<b>zzqqxx</b>")
    assert page.evaluate(MARKUP) == 0
