"""The interactives: each shows what its own table, list or record says, and each page is complete without it."""

import csv
import io
import re
from pathlib import Path

import pytest
from scipy.stats import binom

from browser.conftest import visit
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
        assert all("AML" in row.get_attribute("data-disease").split("|") for row in page.locator(SHOWN).all())
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
            url = page.locator("script[type=module]").evaluate("script => new URL('small_trial.js', script.src).href")
            assert page.evaluate(script, [n, of, rate / 100, url]) == pytest.approx(
                binom.sf(n - 1, of, rate / 100), abs=1e-9
            )


def test_the_table_of_chances_says_what_the_slider_says(open_page):
    page = open_page(PAGE_TYPES["small trial"])
    said = page.evaluate("""async () => {
        const { chance, tail } = await import(new URL("small_trial.js", document.querySelector("script[type=module]").src));
        const words = document.getElementById("nk-small-trial").dataset.chances;
        return [...document.querySelectorAll("td[data-rate]")].map((cell) => {
            const { n, of } = cell.parentElement.dataset;
            return [cell.lastChild.textContent.trim(), chance(tail(Number(n), Number(of), cell.dataset.rate / 100), words)];
        });
    }""")
    assert len({table for table, _ in said}) > 10
    assert [pair for pair in said if pair[0] != pair[1]] == []


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

    def test_the_button_prints_the_list_alone(self, open_page):
        page = open_page(PAGE_TYPES["day by day"])
        page.evaluate("window.print = () => { document.title = document.documentElement.className }")
        page.get_by_role("button", name="Print these days").click()
        assert "nk-print-days" in page.title()
        page.emulate_media(media="print")
        assert all(stop.is_visible() for stop in page.locator("li[id^='stop-']").all())
        assert (
            not page.locator("#detail, #nk-references, .nk-play, .nk-cite, .nk-term-card")
            .locator("visible=true")
            .count()
        )
        sizes = page.locator(".nk-days li").evaluate_all("items => items.map(item => getComputedStyle(item).fontSize)")
        assert all(float(size.removesuffix("px")) * 0.75 >= 8 for size in sizes)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("html.nk-print-days").count() == 0

    @pytest.mark.parametrize("paper", ["A4", "Letter"])
    def test_the_days_fit_on_two_pages(self, open_page, paper):
        page = open_page(PAGE_TYPES["day by day"])
        page.get_by_role("button", name="Print these days").wait_for()
        page.evaluate("document.documentElement.classList.add('nk-print-days')")
        page.emulate_media(media="print")
        assert 1 <= len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) <= 2


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
        visit(page, re.sub(r"about/privacy/$", QUESTIONS, page.url))
        page.locator(".nk-question input").first.check()
        assert "1 question " in page.locator(".nk-tally").inner_text()


class TestGlossary:
    FIELD, STATUS, ENTRIES = "#nk-glossary-words", "#nk-glossary [role=status]", ".nk-entries > div:visible"

    def test_without_scripts_the_list_stands(self, open_page):
        page = open_page(PAGE_TYPES["glossary"], java_script_enabled=False)
        assert page.locator(self.FIELD).count() == 0
        assert page.locator(self.ENTRIES).count() == page.locator(".nk-entries > div").count() > 100

    @pytest.mark.parametrize("words", ["CRS", "cytokine storm", "Cytokine Release"])
    def test_finds_counts_and_clears(self, open_page, words):
        page = open_page(PAGE_TYPES["glossary"])
        page.locator(self.FIELD).fill(words)
        whole = page.locator(".nk-entries > div").count()
        found = page.locator(self.ENTRIES).count()
        assert 0 < found < whole / 4
        assert page.locator("#crs").is_visible()
        assert page.locator(self.STATUS).inner_text() == f"{found} of {whole} words"
        shown = page.locator("#nk-glossary section:visible h2").all_inner_texts()
        assert shown == page.locator(".nk-letters li:visible").all_inner_texts()
        assert "C" in shown
        assert all(
            section.locator(self.ENTRIES).count() for section in page.locator("#nk-glossary section:visible").all()
        )
        page.keyboard.press("Escape")
        assert page.locator(self.FIELD).input_value() == ""
        assert page.locator(self.ENTRIES).count() == whole
        assert page.locator(self.STATUS).inner_text() == f"{whole} of {whole} words"

    def test_hostile_words_find_nothing_and_stay_words(self, open_page):
        page = open_page(PAGE_TYPES["glossary"])
        page.locator(self.FIELD).fill("<img src=x onerror=alert(1)>")
        assert page.locator("img").count() == 0
        assert page.locator(self.ENTRIES).count() == 0
        assert page.locator(self.STATUS).inner_text().startswith("No word")

    def test_a_link_to_a_hidden_word_shows_it(self, open_page):
        page = open_page(PAGE_TYPES["glossary"])
        page.locator(self.FIELD).fill("CRS")
        assert not page.locator("#perforin").is_visible()
        page.evaluate("location.hash = 'perforin'")
        page.locator("#perforin").wait_for(state="visible")


def column(table, place):
    cells = table.locator(f"tbody tr > :nth-child({place})")
    return [
        " ".join(text.split())
        for text in cells.evaluate_all(
            "cells => cells.map(cell => [...cell.childNodes].map(node => node.className === 'nk-cite' ? '' : node.textContent).join(''))"
        )
    ]


def saved(page, place):
    """The name and the rows of the file that the button under a table makes."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download this table (CSV)").nth(place).click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return download.value.suggested_filename, list(csv.reader(io.StringIO(text, newline="")))


class TestTables:
    RECEPTORS = PAGE_TYPES["receptors"]
    SORTS, SAVES = ".nk-scroll .nk-sort", ".nk-scroll + .nk-save button"

    @pytest.mark.parametrize(
        ("path", "tables"), [(RECEPTORS, 4), ("science/cytokines/", 1), ("science/nk-cells-in-the-body/", 2)]
    )
    def test_long_tables_can_be_sorted_and_saved(self, open_page, path, tables):
        page = open_page(path)
        page.locator(self.SAVES).first.wait_for()
        assert page.locator(self.SAVES).count() == tables
        assert page.locator(".nk-scroll:has(.nk-sort)").count() == tables
        for name in page.locator(self.SORTS).all_inner_texts():
            assert name.strip()

    def test_other_tables_and_pages_are_left_alone(self, open_page):
        page = open_page(PAGE_TYPES["attack or leave alone"])
        page.locator(".nk-play").wait_for()
        assert page.locator("#nk-states .nk-sort").count() == 0
        fetched = []
        page.on("request", lambda request: fetched.append(request.url))
        for kind in ("small trial", "patient page"):
            visit(page, re.sub(r"science/attack-or-leave-alone/$", PAGE_TYPES[kind], page.url.split("#")[0]))
            assert page.locator(self.SAVES).count() == 0
            visit(page, re.sub(re.escape(PAGE_TYPES[kind]) + "$", "science/attack-or-leave-alone/", page.url))
        assert not [url for url in fetched if url.endswith("/tables.js")]

    def test_without_scripts_it_is_a_table(self, open_page):
        page = open_page(self.RECEPTORS, java_script_enabled=False)
        assert page.locator("thead button").count() == page.locator(".nk-save").count() == 0

    def test_three_presses_sort_reverse_and_restore(self, open_page):
        page = open_page(self.RECEPTORS)
        table = page.locator(".nk-scroll table").first
        head, written = table.locator("thead th").first, column(table, 1)
        head.locator("button").focus()
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == "ascending"
        up = column(table, 1)
        assert sorted(up) == sorted(written)
        assert up[0] == "CD96"
        assert up.index("CD96") < up.index("CD161 (NKR-P1A)"), "numbers are compared as numbers"
        page.keyboard.press("Space")
        assert head.get_attribute("aria-sort") == "descending"
        assert column(table, 1) == up[::-1]
        table.locator("thead button").nth(1).click()
        assert table.locator("[aria-sort]").count() == 1
        head.locator("button").click(click_count=3, delay=20)
        assert head.get_attribute("aria-sort") is None
        assert column(table, 1) == written

    def test_numbers_are_numbers(self, open_page):
        page = open_page("science/nk-cells-in-the-body/")
        table = page.locator(".nk-scroll table:has(.nk-sort)").first
        table.locator("thead button").first.click()
        leading = [float(m[0]) for text in column(table, 1) if (m := re.match(r"[\d.]+", text.replace(",", "")))]
        assert len(leading) >= 6
        assert leading == sorted(leading)

    @pytest.mark.parametrize("place", range(4))
    def test_the_file_is_the_table(self, open_page, place):
        page = open_page(self.RECEPTORS)
        page.locator(self.SAVES).first.wait_for()
        name, rows = saved(page, place)
        table = page.locator(".nk-scroll table:has(.nk-sort)").nth(place)
        assert re.fullmatch(r"science-receptors-[a-z0-9]+(-[a-z0-9]+)*\.csv", name)
        assert rows[0] == [" ".join(text.split()) for text in table.locator("thead th").all_inner_texts()]
        assert len(rows) == 1 + table.locator("tbody tr").count()
        assert {len(row) for row in rows} == {len(rows[0])}
        assert [row[0] for row in rows[1:]] == column(table, 1)
        words = (
            table.locator("tbody tr")
            .first.locator("th, td")
            .evaluate_all(
                """cells => cells.map(cell => {
                cell = cell.cloneNode(true);
                cell.querySelectorAll(".nk-cite").forEach(cite => cite.remove());
                return cell.textContent.replace(/\\s+/g, " ").trim();
            })"""
            )
        )
        assert rows[1] == words, "citations' numbers are left out"

    def test_cells_with_commas_and_quotation_marks_come_back_whole(self, open_page):
        page = open_page(self.RECEPTORS)
        page.locator(self.SAVES).first.wait_for()
        cell = page.locator(".nk-scroll table tbody td").nth(1)
        cell.evaluate("cell => cell.replaceChildren('Reads \"this\", and', document.createElement('br'), 'that')")
        name, rows = saved(page, 0)
        assert name == "science-receptors-receptors-that-say-leave-alone.csv"
        assert rows[1][:2] == ["KIR2DL1", 'Reads "this", and that']
