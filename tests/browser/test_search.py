"""What people type, and the page or section that must come first; how the dialog behaves."""

import json
from fnmatch import fnmatch

import pytest

from minisite import ROOT
from nk.evidence import load_evidence
from page_types import PAGE_TYPES

A_PATIENT_PAGE = PAGE_TYPES["patient page"]
AML_CAME_BACK = "patients/aml-and-mds/#after-a-transplant"
BOOST = "patients/can-i-boost-my-nk-cells/"
FIRST_CAR_NK = "trials/nct03056339-cd19-car-nk/"
FIRST_MEMORY_LIKE = "trials/nct01898793-memory-like-aml/"
N_803 = "trials/nct03022825-anktiva-bladder/"
NK_92 = "trials/*nk-92*/"  # Any trial that names the cell line in its address.

# An address that ends in "/" asks for the page, one with "#" for that section of it; "*" stands for anything.
COMES_FIRST = {
    # In the words of patients and families.
    "is it approved": "patients/is-it-approved/",
    "approvd": "patients/is-it-approved/",
    "cost": "patients/costs-and-rights/",
    "how much does it cost": "patients/costs-and-rights/",
    "insurance": "patients/costs-and-rights/",
    "side effects": "patients/side-effects/",
    "side effcts": "patients/side-effects/",
    "fever after infusion": "patients/side-effects/#infusion-reactions",
    "will I lose my hair": "patients/side-effects/#other",
    "cytokine storm": "patients/side-effects/#crs",
    "donor cells attack my body": "patients/side-effects/#gvhd",
    "infections": "patients/side-effects/#infections",
    "does it work": "patients/does-it-work/",
    "what are NK cells": "patients/what-nk-cells-are/",
    "nk cell": "patients/what-nk-cells-are/",
    "natural killer": "patients/what-nk-cells-are/",
    "questions for my doctor": "patients/questions-to-ask/",
    "clinical trial near me": "patients/finding-a-trial/",
    "day by day": "patients/what-to-expect/",
    "can my brother donate": "patients/for-family-donors/",
    "caregiver": "patients/for-carers/",
    "stem cell clinic": "patients/clinics-that-sell-nk-cells/",
    "mushrooms": f"{BOOST}#mushrooms",
    "vitamin": f"{BOOST}#supplements",
    "boost my immune system": BOOST,
    "memry like": "patients/memory-like-nk-cells/",
    # Diseases: abbreviations, spellings, slips.
    "AML": "patients/aml-and-mds/",
    "acute myeloid leukaemia": "patients/aml-and-mds/",
    "leukaemia": "patients/aml-and-mds/",
    "myelodysplastic syndromes": "patients/aml-and-mds/",
    "leukaemia relapse after transplant": AML_CAME_BACK,
    "tranplant": "patients/aml-and-mds/#with-a-transplant",
    "myeloma": "patients/lymphoma-and-myeloma/",
    "CAR NK lymphoma": "patients/lymphoma-and-myeloma/#car-nk",
    "solid tumours": "patients/solid-tumors/",
    "glioblastoma": "patients/solid-tumors/#brain",
    "neuroblastoma children": "patients/solid-tumors/#neuroblastoma",
    "ovarian cancer": "patients/solid-tumors/#ovarian-breast",
    # Trials by number, product, center and author.
    "NCT01898793": FIRST_MEMORY_LIKE,
    "nct 01898793": FIRST_MEMORY_LIKE,
    "romee 2016": FIRST_MEMORY_LIKE,
    "dr liu 2020 cd19": FIRST_CAR_NK,
    "marin 2024": FIRST_CAR_NK,
    "FT596": "trials/nct04245722-ft596-lymphoma/",
    "FT-500": "trials/nct03841110-ft500-solid-tumors/",
    "SNK01": "trials/snk01-pembrolizumab-lung-2022/",
    "N-803": N_803,
    "Anktiva": N_803,
    "alt 803": N_803,
    "NK92": NK_92,
    "NK-92": NK_92,
    "nk 92": NK_92,
    "GDA201": "trials/nct03019666-gda-201/",
    "NKX101": "trials/nct04623944-nkx101-aml/",
    "lirilumab": "trials/nct01687387-effikir-lirilumab/",
    "bednarski": "trials/nct03068819-donor-memory-like-after-transplant/",
    "memory like melanoma": "trials/nct05629546-memory-like-melanoma/",
    "KIR mismatch myeloma": "trials/nct02519114-kir-mismatched-transplant-myeloma/",
    "failed trials": "trials/what-stopped/",
    # Science, words and what clinicians ask.
    "perforin": "science/how-they-kill/#perforin-and-granzymes",
    "perforrin": "science/how-they-kill/#perforin-and-granzymes",
    "missing self": "science/how-they-decide/#missing-self",
    "NK education": "science/how-they-decide/#education",
    "graft-versus-host disease": "science/donor-nk-cells-and-leukemia/#gvhd",
    "GvHD": "science/donor-nk-cells-and-leukemia/#gvhd",
    "who discovered NK cells": "science/discovery-and-name/",
    "CIML": "patients/memory-like-nk-cells/",
    "haploidentical": "glossary/#haploidentical",
    "fludarabine": "glossary/#fludarabine",
    "referral": "clinicians/referring-a-patient/",
    "download the data": "clinicians/data/",
    "cite": "clinicians/citing-and-linking/",
    "privacy": "about/privacy/",
}
RANKED = """async (queries) => {
    const { load } = await import(new URL("search.js", document.querySelector("script[type=module]").src));
    const find = await load("/search/search_index.json");
    return queries.map((query) => find(query).map((found) => [found.page.location, found.hits[0].entry.location]));
}"""


@pytest.fixture
def search(open_page):
    """The open dialog of a page: type into it, get its links."""

    def found(words, path=A_PATIENT_PAGE):
        page = open_page(path)
        page.locator(".nk-search-open").click()
        page.locator("dialog input").fill(words)
        return page

    return found


def test_what_people_type_brings_the_right_page_first(open_page):
    ranked = dict(zip(COMES_FIRST, open_page("").evaluate(RANKED, list(COMES_FIRST)), strict=True))
    wrong = [
        f"{query}: {ranked[query][:1]}, not {wanted}"
        for query, wanted in COMES_FIRST.items()
        if not ranked[query] or not fnmatch(ranked[query][0]["#" in wanted], wanted)
    ]
    assert wrong == []


def test_nothing_is_made_up(open_page):
    assert open_page("").evaluate(RANKED, ["NCT99999999", "xyzzy", "the", "…"]) == [[], [], [], []]


def test_every_trial_is_first_for_its_number(open_page):
    evidence, _ = load_evidence(ROOT / "docs")
    numbers = {number: path for key, path in evidence.paths.items() for number in evidence.trials[key].registry}
    ranked = open_page("").evaluate(RANKED, list(numbers))
    assert len(numbers) > 90
    assert [found[0][0] for found in ranked] == [path.removesuffix(".md") + "/" for path in numbers.values()]


def test_a_result_says_page_section_and_for_whom(search):
    page = search("mushrooms")
    first = page.locator(".nk-search-results > li").first
    first.wait_for()
    assert "boost" in first.locator(".nk-search-page").inner_text()
    assert first.locator(".nk-search-for").inner_text() == "For patients and carers"
    assert "Mushrooms" in first.locator(".nk-search-part").first.inner_text()
    first.locator(".nk-search-part").first.click()
    page.wait_for_url("**/can-i-boost-my-nk-cells/#mushrooms")


@pytest.mark.parametrize(
    ("words", "said"),
    [("NCT02843204", "1 page found"), ("leukemia", "pages found"), ("xyzzy", "Nothing found for “xyzzy”")],
)
def test_the_number_of_pages_is_announced(search, words, said):
    status = search(words).locator("dialog [role=status]")
    status.filter(has_text=said).wait_for()


def test_the_keyboard_is_enough(open_page):
    page = open_page(A_PATIENT_PAGE)
    page.keyboard.press("/")
    page.keyboard.type("perforin")
    page.locator("dialog li a").first.wait_for()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "nk-search-page"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "nk-search-part"
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="hidden")
    page.locator(".nk-search-open").focus()
    page.keyboard.press("Enter")
    page.locator("dialog").wait_for()
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="hidden")
    assert "nk-search-open" in page.evaluate("document.activeElement.className")


def test_the_search_is_fetched_when_first_opened_and_once(open_page):
    page = open_page("")
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if "search_index" in url or "minisearch" in url]
    for _ in range(2):
        page.locator(".nk-search-open").click()
        page.locator("dialog input").fill("perforin")
        page.locator("dialog li a").first.wait_for()
        page.keyboard.press("Escape")
    assert len([url for url in fetched if "search_index" in url]) == 1


def test_what_is_typed_while_the_search_loads_stays(open_page):
    page = open_page(A_PATIENT_PAGE)
    held = []
    page.route("**/search.js", lambda route: held.append(route))  # noqa: PLW0108 Playwright takes no method of a list
    with page.expect_request("**/search.js"):
        page.keyboard.press("/")
    page.keyboard.type("perfo")
    assert held
    for route in held:
        route.continue_()
    page.locator("dialog li a").first.wait_for()
    page.keyboard.type("rin")
    assert page.locator("dialog input").input_value() == "perforin"


def test_a_missing_index_is_said(open_page):
    page = open_page(A_PATIENT_PAGE)
    page.route("**/search_index.json", lambda route: route.fulfill(status=200, body="not an index"))
    page.locator(".nk-search-open").click()
    page.locator("dialog [role=status]").filter(has_text="could not be loaded").wait_for()


def test_hostile_search_words_stay_words(search):
    words = "<img src=x onerror=alert(1)>"
    page = search(words)
    page.locator("dialog [role=status]").filter(has_text="found").wait_for()
    assert page.locator("dialog img").count() == 0
    page.locator("dialog input").fill(f"{words} xyzzy")
    page.locator("dialog [role=status]").filter(has_text="found").wait_for()
    assert page.locator("dialog img").count() == 0


def test_the_index_holds_words_not_markup(site):
    index = json.loads((site / "search/search_index.json").read_text())
    texts = [value for entry in index["docs"] for value in entry.values() if isinstance(value, str)]
    assert [text for text in texts if "</" in text or "<p" in text or "<sup" in text] == []
    pages = [entry for entry in index["docs"] if "#" not in entry["location"]]
    assert sum(len(text) for text in texts) < 5_000 * len(pages)
    tables = [entry["location"] for entry in index["docs"] if "Counted in" in entry["text"]]
    assert tables == []
