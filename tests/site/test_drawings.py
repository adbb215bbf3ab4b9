"""Drawings: each says in words what it shows, takes its colors from the scheme, and counts right."""

import re
from collections import Counter
from pathlib import Path

import pytest

from nk.evidence import load_evidence
from nk.vocabulary import WORDS

DRAWINGS = "//figure[contains(concat(' ', @class, ' '), ' nk-drawing ')]"
SCENE = "//figure[@class='nk-hero-scene']"
FREE_PAINT = {"none", "currentcolor", "inherit", "transparent"}
PAINTS = ("fill", "stroke", "color", "stop-color", "flood-color", "lighting-color")
FEW = 20
READABLE = 12
ROOT = Path(__file__).parents[2]
DOCS, SYMBOLS = ROOT / "docs", ROOT / "overrides" / "symbols"


@pytest.fixture(scope="module")
def drawings(documents):
    """Every drawing with the path of its page; the scene of the front page is one of them."""
    return [(path, figure) for path, page in documents.items() for figure in page.xpath(f"{DRAWINGS} | {SCENE}")]


def reported(faults):
    assert not faults, "\n".join(map(str, faults[:40]))


def test_the_site_is_drawn(drawings, documents):
    assert len(drawings) >= 17, "sixteen drawings and the scene of the front page"
    assert len(documents["index.html"].xpath(SCENE)) == 1
    reported([path for path, figure in drawings if len(figure.xpath(".//svg")) != 1])


def test_every_drawing_has_a_title_and_a_description(drawings):
    faults = []
    for path, figure in drawings:
        for svg in figure.xpath(".//svg"):
            named = (svg.get("aria-labelledby") or "").split()
            for tag in ("title", "desc"):
                parts = svg.xpath(f"./{tag}")
                if len(parts) != 1 or not parts[0].text_content().strip() or parts[0].get("id") not in named:
                    faults.append((path, figure.get("id"), f"no <{tag}> that aria-labelledby names"))
            if svg.get("role") != "img" or len(named) != len(set(named)) or set(named) - set(svg.xpath(".//@id")):
                faults.append((path, figure.get("id"), svg.get("role"), named))
    reported(faults)


def test_every_drawing_has_a_caption(drawings):
    captions = [(path, figure.get("id"), figure.xpath("string(./figcaption)").strip()) for path, figure in drawings]
    reported([caption for caption in captions if not caption[-1]])


def test_ids_of_drawings_are_unique(drawings, documents):
    faults = []
    for path, figure in drawings:
        everywhere = Counter(documents[path].xpath("//@id"))
        faults += [(path, key) for key in figure.xpath("descendant-or-self::*/@id") if everywhere[key] > 1]
    seen = Counter(figure.get("id") for _, figure in drawings if figure.get("id"))
    reported(faults + [(key, n) for key, n in seen.items() if n > 1])


def test_drawings_take_their_colors_from_the_scheme(drawings):
    faults = []
    for path, figure in drawings:
        for part in figure.xpath(".//svg/descendant-or-self::*"):
            faults += [(path, figure.get("id"), "style") for _ in part.xpath("./@style | self::style")]
            for name in PAINTS:
                paint = part.get(name, "none").strip()
                if paint.lower() not in FREE_PAINT and not re.fullmatch(r"url\(#[\w-]+\)", paint):
                    faults.append((path, figure.get("id"), name, paint))
    reported(faults)


def test_icon_arrays_draw_one_mark_a_person(documents):
    faults, shown = [], 0
    for path, page in documents.items():
        for figure in page.xpath("//figure[contains(concat(' ', @class, ' '), ' nk-icons ')]"):
            (source,) = figure.xpath("descendant-or-self::*[@data-n and @data-of]")
            on = len(figure.xpath(".//circle[contains(concat(' ', @class, ' '), ' nk-dot-on ')]"))
            drawn, said = (on, len(figure.xpath(".//circle"))), (int(source.get("data-n")), int(source.get("data-of")))
            shown += 1
            if drawn != said:
                faults.append((path, source.get("data-trial"), drawn, said))
    reported(faults)
    assert shown


def test_patients_read_no_percentage_of_a_few_people(documents):
    faults, shown = [], 0
    for path, page in documents.items():
        if not path.startswith("patients/"):
            continue
        for figure in page.xpath("//span[@class='nk-figure'][@data-of][not(preceding::*[@id='detail'])]"):
            shown += 1
            text = figure.text_content()
            if int(figure.get("data-of")) < FEW and re.search(r"%|percent", text):
                faults.append((path, figure.get("data-trial"), text))
    reported(faults)
    assert shown > 20


def test_shared_symbols_are_defined_once_and_each_is_drawn(drawings, documents):
    defined = Counter(
        key for path in SYMBOLS.glob("*.html") for key in re.findall(r'id="sym-([\w-]+)"', path.read_text())
    )
    assert defined == Counter(path.stem for path in SYMBOLS.glob("*.html")), "one symbol in a file, named as the file"
    used, faults = set(), []
    for path, figure in drawings:
        shared = figure.xpath(".//use/@href")
        if figure.get("id") and not shared:
            faults.append((path, figure.get("id"), "uses no shared symbol"))
        for target in shared:
            used.add(target.removeprefix("#sym-"))
            if len(documents[path].xpath("//*[@id=$key]", key=target[1:])) != 1:
                faults.append((path, figure.get("id"), target))
    reported(faults + sorted(set(defined) - used))


def test_no_picture_brings_symbols_of_its_own(documents):
    """What is drawn more than once stands in overrides/symbols/, which a page carries in one hidden picture."""
    faults, shared = [], 0
    for path, page in documents.items():
        for defs in page.xpath("//svg//defs"):
            shared += 1
            ids = defs.xpath("./*/@id")
            if "nk-hidden" not in defs.getparent().get("class", "") or not all(key.startswith("sym-") for key in ids):
                faults.append((path, ids))
        faults += [(path, key) for key in page.xpath("//svg//symbol/@id")]
    reported(faults)
    assert shared > 20


def test_words_in_drawings_can_be_read_on_a_small_phone(drawings):
    """A screen of 320 px leaves 280 px for a drawing."""
    faults = []
    for path, figure in drawings:
        for svg in figure.xpath("self::*[@id]//svg"):
            scale = 280 / float(svg.get("viewbox", svg.get("viewBox")).split()[2])
            sizes = [float(size) * scale for size in svg.xpath(".//text/@font-size")]
            faults += [(path, figure.get("id"), size) for size in sizes if size < READABLE]
    reported(faults)


def test_every_science_page_names_its_plain_page():
    evidence, _ = load_evidence(DOCS)
    sections = ("science", "memory-like")
    pages = {path: page.meta for path, page in evidence.pages.items() if getattr(page.meta, "audience", "") in sections}
    assert len(pages) > 20
    reported([path for path, meta in pages.items() if not (meta.plain_page or "").startswith("patients/")])


def test_marks_of_evidence_come_from_the_closed_list(documents):
    faults, shown = [], 0
    for path, page in documents.items():
        for mark in page.xpath("//span[contains(concat(' ', @class, ' '), ' nk-evidence ')]"):
            shown += 1
            if mark.text_content() not in WORDS["evidence"].values():
                faults.append((path, mark.text_content()))
    reported(faults)
    assert shown
