"""What a page needs to be painted comes with the page, within the first round trip."""

import re
from pathlib import Path

import brotli
from lxml import html

from minisite import ROOT
from nk.page_styles import page_assets

FIRST_ROUND_TRIP = 14 * 1024  # bytes: ten packets
SHORT_TEXT = 600  # words; such pages fit as a whole
CSS, JS = ROOT / "docs/assets/css", ROOT / "docs/assets/js"


def reported(faults):
    assert not faults, "\n".join(map(str, faults[:40]))


def first_screen(text):
    """A page up to the first heading below its summary; a page without one, up to 4,000 characters of its text."""
    start = text.index("<main")
    heading = text.find("<h2", start)
    return text[: heading if heading > 0 else text.index("</h1>") + 4000]


def test_no_page_waits_for_a_file(documents):
    faults = []
    for path, page in documents.items():
        waited = page.xpath("//link[@rel='stylesheet'][not(@media='print')] | //script[@src][not(@type='module')]")
        waited += page.xpath("//img[not(@loading='lazy')]") + page.xpath("//style[contains(., '@import')]")
        faults += [(path, html.tostring(element)[:80]) for element in waited]
    reported(faults)


def test_the_first_screen_comes_with_the_first_round_trip(site, documents):
    faults = []
    for path, page in documents.items():
        text = (site / path).read_text()
        words = len("".join(page.xpath("//main//text()")).split())
        bytes_first = len(brotli.compress((text if words < SHORT_TEXT else first_screen(text)).encode(), quality=7))
        if bytes_first > FIRST_ROUND_TRIP:
            faults.append((path, bytes_first, words))
    reported(faults)


def test_every_style_has_a_use(documents):
    styles = "".join(path.read_text() for path in CSS.glob("*.css"))
    named = set(re.findall(r"\.(nk-[\w-]+)", re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)))
    used = {word for page in documents.values() for words in page.xpath("//@class") for word in words.split()}
    scripts = "".join(path.read_text() for path in JS.glob("*.js"))
    used |= set(re.findall(r"nk-[\w-]+", scripts))
    made = tuple(re.findall(r"(nk-[\w-]+-)\$\{", scripts))
    reported(sorted(name for name in named - used if not name.startswith(made)))


def test_styles_go_where_their_number_says():
    sources = {
        "css/10-all.css": "p { margin: 0 }\n.nk-text p { margin: 1px }",
        "css/60-some.css": ".nk-text .nk-some { margin: 2px }",
        "css/90-later.css": ".nk-later { margin: 3px }",
        "js/scheme.js": "scheme()",
        "js/main.js": "main()",
    }
    moved = "<script>lead()</script>"
    assets = page_assets(sources, moved)
    page = '<head><!-- policy --><!-- styles --></head><p class="nk-text">'
    assert assets.styled(page).count("<style>") == 1
    assert ".nk-some" in assets.styled(f'{page}<b class="x nk-some">')
    assert assets.files[assets.later] == ".nk-later{margin:3px}"
    assert assets.files[assets.script] == "main()"
    changed = page_assets(sources | {"js/main.js": "other()", "css/90-later.css": "p{}"}, moved)
    assert not changed.files.keys() & assets.files.keys()
    assert changed.policy == assets.policy
    assert page_assets(sources | {"js/scheme.js": "x()"}, moved).policy != assets.policy
    assert page_assets(sources, "<script>other()</script>").policy != assets.policy


def test_named_files_may_be_kept_for_good(site):
    rules = (site / "_headers").read_text().split("\n\n")
    assert "{" not in rules[0]
    assert rules[1].startswith("/assets/nk/*\n") and "max-age=31536000, immutable" in rules[1]
    assert {Path(path.name).suffix for path in (site / "assets/nk").rglob("*") if path.is_file()} == {".css", ".js"}
