"""Links and citations are copied where a browser can, and are there where it cannot."""

import pytest

TRIAL = "trials/nct01898793-memory-like-aml/"
PERMANENT = "https://nk-cell-guide.example/"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


@pytest.mark.parametrize(
    ("link", "part"), [("#record > .nk-here", "#record"), (".nk-part .nk-here", "#record-results")]
)
def test_a_link_copies_the_permanent_address_and_says_so(open_page, link, part):
    page = open_page(TRIAL, **CLIPBOARD)
    page.locator(link).first.focus()
    page.keyboard.press("Enter")
    page.locator(".nk-said", has_text="Address copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{PERMANENT}{TRIAL}{part}"
    assert page.url.endswith(part)


def test_links_to_parts_work_without_scripts(open_page):
    page = open_page(TRIAL, java_script_enabled=False)
    page.locator(".nk-part .nk-here").first.click()
    assert page.url.endswith("#record-results")
    page.locator(".nk-part summary").first.click()
    assert page.locator(".nk-part blockquote").first.is_visible()
    assert page.locator("button[data-nk-copy]:visible").count() == 0


@pytest.mark.parametrize("allowed", [True, False], ids=["clipboard", "no clipboard"])
def test_a_citation_is_copied_without_a_permission(open_page, allowed):
    page = open_page(TRIAL, permissions=["clipboard-read"])
    if not allowed:
        page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject())")
    page.locator(".nk-cite-page summary").click()
    page.locator(".nk-cite-page button").click()
    page.locator(".nk-said", has_text="Copied").wait_for()
    citation = page.locator(".nk-cite-page blockquote").inner_text()
    assert citation.endswith(f"{PERMANENT}{TRIAL}")
    assert (
        page.evaluate("String(getSelection())").strip() == citation == page.evaluate("navigator.clipboard.readText()")
    )


def test_headings_are_named_by_their_words_alone(open_page):
    page = open_page(TRIAL)
    assert page.get_by_role("heading", name="For clinicians: the record", exact=True).count() == 1
    assert page.get_by_role("link", name="Link to this section").count() > 3
