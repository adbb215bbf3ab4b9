"""The interactives: each shows what its own table, list or record says, and each page is complete without it."""

import re

import pytest
from scipy.stats import binom

from page_types import PAGE_TYPES, PHONE

EXPLORER, QUESTIONS = PAGE_TYPES["explorer"], PAGE_TYPES["questions"]
SHOWN = "tr[data-family]:visible"


def explorer(open_page, query=""):
    """The explorer once its script has arranged it."""
    page = open_page(EXPLORER + query)
    page.locator("form.nk-filters").wait_for()
    return page


def shown(page):
    return page.locator(SHOWN).count()


class TestExplorer:
    def test_without_scripts_the_whole_table_stands(self, open_page):
        page = open_page(EXPLORER, java_script_enabled=False)
        assert not page.locator("form.nk-filters").is_visible()
        assert shown(page) == page.locator("tr[data-family]").count() > 100

    def test_filters_count_and_reset(self, open_page):
        page = explorer(open_page)
        whole = shown(page)
        page.select_option("[name=disease]", "AML")
        page.wait_for_url("**disease=AML*")
        some = shown(page)
        assert 0 < some < whole
        assert all("AML" in row.get_attribute("data-conditions").split("|") for row in page.locator(SHOWN).all())
        assert page.locator("form.nk-filters [role=status]").inner_text().startswith(f"{some} of {whole}")
        page.locator("[name=ended]").check()
        page.wait_for_url("**ended=on*")
        assert shown(page) < some
        page.locator("form.nk-filters [type=reset]").click()
        page.wait_for_url(re.compile(r"/trials/$"))
        assert shown(page) == whole

    @pytest.mark.parametrize("words", ["NK92", "NK-92", "nk 92"])
    def test_words_are_found_however_they_are_written(self, open_page, words):
        page = explorer(open_page)
        page.locator("[name=q]").fill(words)
        page.wait_for_url("**q=*")
        texts = page.locator(SHOWN).all_inner_texts()
        assert texts
        assert any("NK-92" in text for text in texts)

    def test_a_view_can_be_linked(self, open_page):
        page = explorer(open_page, "?family=CAR-NK&sort=-treated")
        families = {row.get_attribute("data-family") for row in page.locator(SHOWN).all()}
        assert families == {"CAR-NK"}
        treated = [row.get_attribute("data-treated") for row in page.locator(SHOWN).all()]
        numbers = [int(number) for number in treated if number]
        assert numbers == sorted(numbers, reverse=True)
        assert treated[-1] in ("", str(numbers[-1]))
        assert page.locator("th[aria-sort=descending]").count() == 1

    def test_sorting_by_keyboard(self, open_page):
        page = explorer(open_page)
        page.locator("th[data-sort=year] button").focus()
        page.keyboard.press("Enter")
        years = [int(year) for row in page.locator(SHOWN).all() if (year := row.get_attribute("data-year"))]
        assert years == sorted(years)

    def test_a_hostile_address_stays_text(self, open_page):
        page = open_page(
            f"{EXPLORER}?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&disease=%22%3E%3Cscript%3E&sort=__proto__"
        )
        assert page.locator("img").count() == 0
        assert page.locator("[name=q]").input_value().startswith("<img")
        assert shown(page) == 0

    def test_rows_are_cards_on_a_phone(self, open_page):
        page = open_page(EXPLORER, viewport=PHONE)
        row = page.locator(SHOWN).first
        assert row.evaluate("row => getComputedStyle(row).display") == "block"


def test_the_chances_in_the_browser_are_the_exact_binomial(open_page):
    page = open_page(PAGE_TYPES["small trial"])
    results = page.locator("[data-n][data-of][data-low]").all()
    assert len(results) >= 5
    for n, of in {(int(r.get_attribute("data-n")), int(r.get_attribute("data-of"))) for r in results}:
        for rate in (1, 30, 50, 99):
            script = "async ([n, of, rate, url]) => (await import(url)).tail(n, of, rate)"
            url = page.url.split("/trials/")[0] + "/assets/js/small_trial.js"
            assert page.evaluate(script, [n, of, rate / 100, url]) == pytest.approx(
                binom.sf(n - 1, of, rate / 100), abs=1e-9
            )


def test_the_small_trial_speaks_when_the_rate_moves(open_page):
    page = open_page(PAGE_TYPES["small trial"])
    status = page.locator(".nk-play [role=status]")
    before = status.inner_text()
    page.locator("#nk-small-slider").focus()
    page.keyboard.press("ArrowRight")
    after = status.inner_text()
    assert before != after
    assert after.startswith("If the true rate were 31%")


def test_attack_or_leave_alone_says_what_its_table_says(open_page):
    page = open_page(PAGE_TYPES["attack or leave alone"])
    rows = page.locator("#nk-states tbody tr").all()
    assert len(rows) == 12
    seen = set()
    said = {"attack": "It attacks.", "leave": "It leaves the cell alone.", "may": "It may attack."}
    for row in rows:
        state = {name: row.get_attribute(f"data-{name}") for name in ("badge", "brake", "flags", "tag")}
        for name, value in state.items():
            if value != "none":
                page.locator(f"input[name=nk-{name}][value={value}]").check()
        verdict = " ".join(page.locator(".nk-play [role=status]").inner_text().split())
        cell = row.locator("td").nth(-2).text_content()
        sentence = " ".join(re.sub(r"\d+(,\d+)*$", "", cell).split())
        assert verdict == f"{said[row.get_attribute('data-verdict')]} {sentence}"
        assert page.locator("fieldset:disabled").count() == (state["badge"] == "no")
        seen.add(tuple(state.values()))
    assert len(seen) == 12


def test_attack_or_leave_alone_presets(open_page):
    page = open_page(PAGE_TYPES["attack or leave alone"], reduced_motion="reduce")
    page.locator(".nk-play button").nth(3).wait_for()
    presets = page.locator(".nk-play button").all()
    assert len(presets) == 4
    for preset in presets:
        preset.click()
        assert page.locator("#nk-states .nk-state-now").count() == 1


class TestDayByDay:
    def test_without_scripts_every_stop_is_there(self, open_page):
        page = open_page(PAGE_TYPES["day by day"], java_script_enabled=False)
        stops = page.locator("li[id^='stop-']")
        assert stops.count() > 6
        assert all(stop.is_visible() for stop in stops.all())

    def test_one_stop_and_one_view(self, open_page):
        page = open_page(PAGE_TYPES["day by day"])
        stops = page.locator("li[id^='stop-']")
        page.get_by_role("button", name="Next stop").click()
        assert [stop.is_visible() for stop in stops.all()].count(True) == 1
        page.locator("input[name=nk-days-view][value=you]").check()
        texts = page.locator("li[id^='stop-'] > ul > li:visible").all_inner_texts()
        assert texts
        assert all(text.startswith("You") for text in texts)

    def test_paper_has_the_whole_list(self, open_page):
        page = open_page(PAGE_TYPES["day by day"])
        page.get_by_role("button", name="Next stop").click()
        page.emulate_media(media="print")
        assert all(stop.is_visible() for stop in page.locator("li[id^='stop-']").all())


class TestQuestions:
    def test_without_scripts_it_is_a_list(self, open_page):
        page = open_page(QUESTIONS, java_script_enabled=False)
        assert page.locator(".nk-prose li", has_text="?").count() >= 40

    def test_tick_add_reload_forget(self, open_page):
        page = open_page(QUESTIONS)
        page.locator(".nk-question input").first.wait_for()
        assert page.locator(".nk-question input").count() >= 40
        page.locator(".nk-question input").first.check()
        page.locator("#nk-question-own").fill("<b>May my dog visit?</b>")
        page.keyboard.press("Enter")
        page.locator("#nk-question-notes").fill("Bring the list")
        assert "2 questions" in page.locator(".nk-tally").inner_text()
        page.reload()
        page.locator(".nk-question input").first.wait_for()
        assert page.locator(".nk-question input").first.is_checked()
        sheet = page.locator(".nk-sheet").inner_text()
        assert "<b>May my dog visit?</b>" in sheet
        assert "Bring the list" in sheet
        page.get_by_role("button", name="Forget my list").click()
        page.reload()
        page.locator(".nk-question input").first.wait_for()
        assert not page.locator(".nk-question input").first.is_checked()
        assert "0 questions" in page.locator(".nk-tally").inner_text()
        assert page.evaluate("localStorage.getItem('nk-questions')") is None or "dog" not in page.evaluate(
            "localStorage.getItem('nk-questions')"
        )

    def test_the_sheet_prints_alone(self, open_page):
        page = open_page(QUESTIONS)
        page.locator(".nk-question input").first.check()
        page.evaluate("document.documentElement.classList.add('nk-print-sheet')")
        page.emulate_media(media="print")
        assert page.locator(".nk-sheet").is_visible()
        assert not page.locator(".nk-question").first.is_visible()

    def test_a_browser_that_keeps_nothing_still_works(self, open_page):
        page = open_page("about/privacy/")
        page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })")
        page.goto(re.sub(r"about/privacy/$", QUESTIONS, page.url))
        page.locator(".nk-question input").first.check()
        assert "1 question " in page.locator(".nk-tally").inner_text()
