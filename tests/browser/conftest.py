"""A Chromium for the browser tests. A missing browser is a failure, never a skip."""

import pytest
from playwright.sync_api import sync_playwright

from install_browser import chromium
from page_types import DESKTOP


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run."""
    path = chromium()
    assert path, "no Chromium; run tests/install_browser.py"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, address):
    """Open an address of the site; `options` are those of a browser context.

    The page is given once its scripts have arranged it. Console errors fail the test.
    """
    contexts, errors = [], []

    def opened(path="", **options):
        context = browser.new_context(**{"viewport": DESKTOP, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address + path)
        if options.get("java_script_enabled", True):
            page.locator("html[data-ready]").wait_for(state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []
