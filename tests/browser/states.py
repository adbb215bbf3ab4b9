"""States that a reader can bring a page into, and what shortens the pages that list everything."""

from page_types import PAGE_TYPES

# A sample of the repeated parts of a page is as good to check as a thousand of them.
CUT = """() => {
  const cut = (parts) => [...parts].slice(9, -3).forEach((part) => part.remove());
  for (const list of document.querySelectorAll("main :is(ul, ol, dl, tbody)")) cut(list.children);
  for (const kind of ["figure", ".nk-scroll", "section", "circle", ".nk-cite"]) cut(document.querySelectorAll(`main ${kind}`));
}"""


def _filter_trials(page):
    page.select_option("[name=disease]", "AML")
    page.wait_for_url("**disease=AML*")


def _sort(page):
    page.locator("thead button").first.click()
    page.locator("th[aria-sort]").wait_for()


def _step(page):
    page.get_by_role("button", name="Next stop").click()
    page.locator("input[name=nk-days-view][value=you]").check()


def _make_a_list(page):
    page.locator(".nk-question input").first.check()
    page.locator("#nk-question-own").fill("May my dog visit?")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copy my list").click()


# What a reader does on the page types that can be used.
USED = {
    "explorer": _filter_trials,
    "receptors": _sort,
    "small trial": lambda page: page.locator("#nk-small-slider").press("ArrowRight"),
    "attack or leave alone": lambda page: page.locator(".nk-play button").nth(1).click(),
    "day by day": _step,
    "questions": _make_a_list,
    "glossary": lambda page: page.locator("#nk-glossary-words").fill("cell"),
}
assert USED.keys() <= PAGE_TYPES.keys()


def open_menu(page):
    """The menu of a phone."""
    page.locator(".nk-menu-button").click()
    page.locator("#nk-menu a").first.wait_for()
    return "#nk-menu"


def open_search(page):
    """The search, with its results."""
    page.locator(".nk-search-open").click()
    page.locator("dialog input").fill("cytokine")
    page.locator("dialog li a").first.wait_for()
    return "dialog"


def open_word(page):
    """The definition of the first word that has one."""
    word = page.locator("main .nk-term:visible").first
    word.click()
    card = f"#{word.get_attribute('popovertarget')}"
    page.locator(card).wait_for()
    return card


def openers(page):
    """What can be opened over this page, as it is shown."""
    every = {".nk-menu-button": open_menu, "main .nk-term": open_word, ".nk-search-open": open_search}
    return [opener for selector, opener in every.items() if page.locator(f"{selector}:visible").count()]
