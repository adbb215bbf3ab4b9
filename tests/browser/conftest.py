"""A Chromium for the browser tests. A missing browser is a failure, never a skip."""

import pytest
from playwright.sync_api import sync_playwright

from install_browser import chromium
from page_types import DESKTOP

# A loaded machine is slow, not wrong.
PATIENCE = 120_000


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

    The page is given once its scripts have arranged it. Console errors, such as violations of the security policy,
    and requests that leave the site fail the test.
    """
    contexts, faults = [], []

    def opened(path="", **options):
        context = browser.new_context(**{"viewport": DESKTOP, **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: None if _own(request.url, address) else faults.append(request.url))
        visit(page, address + path, options.get("java_script_enabled", True))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def _own(url, address):
    return url.startswith((address.rsplit("/", 2)[0], "data:", "blob:"))


def visit(page, url, scripts=True):
    """Go to `url`, and wait until its scripts have arranged it."""
    page.goto(url)
    if scripts:
        page.locator("html[data-ready]").wait_for(state="attached")
