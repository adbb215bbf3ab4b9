"""What a reader does: open words and the menu, by mouse, keyboard and touch, with and without scripts."""

import re

import pytest

from page_types import PAGE_TYPES, PHONE

A_PATIENT_PAGE = PAGE_TYPES["patient page"]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_word_opens_its_definition_by_keyboard(open_page, scripts):
    page = open_page(A_PATIENT_PAGE, java_script_enabled=scripts)
    word = page.locator("main .nk-term").first
    card = page.locator(f"#{word.get_attribute('popovertarget')}")
    assert not card.is_visible()
    word.focus()
    page.keyboard.press("Enter")
    card.wait_for(state="visible")
    assert len(card.inner_text()) > 30
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    if scripts:
        assert page.evaluate("document.activeElement.className") == "nk-term"


def test_a_word_opens_by_touch(open_page):
    page = open_page(A_PATIENT_PAGE, viewport=PHONE, has_touch=True)
    word = page.locator("main .nk-term").first
    word.tap()
    page.locator(f"#{word.get_attribute('popovertarget')}").wait_for(state="visible")


def test_definitions_and_addresses_are_printed(open_page):
    page = open_page(A_PATIENT_PAGE)
    page.emulate_media(media="print")
    cards = page.locator("[popover].nk-term-card")
    assert cards.count() > 3
    assert all(card.is_visible() for card in cards.all())
    assert not page.locator("nav").first.is_visible()
    shown = page.locator(".nk-ref-links a").first.evaluate("a => getComputedStyle(a, '::after').content + a.innerText")
    assert re.search(r"http|10\.|PMC|\d{6}", shown)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_menu_of_a_phone_works_by_keyboard(open_page, scripts):
    page = open_page(A_PATIENT_PAGE, viewport=PHONE, java_script_enabled=scripts)
    link = page.locator("#nk-menu a", has_text="Trials")
    assert not link.is_visible()
    page.locator(".nk-menu-button").focus()
    page.keyboard.press("Enter")
    link.wait_for(state="visible")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/trials/")


def test_figures_and_references_stand_without_scripts(open_page):
    page = open_page(PAGE_TYPES["trial"], java_script_enabled=False)
    assert page.locator(".nk-ref-list li").count() > 2
    assert page.locator(".nk-card").first.is_visible()
    assert page.locator("table").first.is_visible()
