"""What must hold on every built page, and what this toolchain gets wrong in silence."""

import json
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote, urljoin, urlsplit

import jsonschema
import pytest
from lxml import html

from nk.evidence import load_evidence
from nk.readability import measured, sentences
from nk.trial import Trial

DOCS = Path(__file__).parents[2] / "docs"
OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
LEFTOVERS = re.compile(r"\{\{|\}\}|\{%|\[@|\{#|[\ue000\ue001\x02\x03]|klzzwxh")


@pytest.fixture(scope="module")
def evidence():
    evidence, problems = load_evidence(DOCS)
    assert problems == []
    return evidence


def reported(faults):
    assert not faults, "\n".join(map(str, faults[:40]))


def test_every_page_is_there(documents, evidence):
    expected = {path.removesuffix(".md").removesuffix("index").rstrip("/") + "/index.html" for path in evidence.pages}
    assert {path.lstrip("/") for path in expected} | {"404.html"} == set(documents)


def test_no_marker_is_left(documents):
    faults = []
    for path, page in documents.items():
        texts = page.xpath("//body//text()[not(ancestor::code or ancestor::script)]")
        faults += [(path, text.strip()[:80]) for text in texts if LEFTOVERS.search(text)]
    reported(faults)


def test_quotation_marks_are_those_of_print(documents):
    """In pages; a straight one in a record would show in its page."""
    faults = []
    for path, page in documents.items():
        shown = "//text()[not(ancestor::code or ancestor::script or ancestor::style)]"
        texts = page.xpath(f"{shown} | //@aria-label | //@content[not(../@http-equiv)]")
        faults += [(path, text.strip()[:120]) for text in texts if re.search("[\"']", text)]
    reported(faults)


def test_ids_are_unique(documents):
    reported(
        [(path, key) for path, page in documents.items() for key, n in Counter(page.xpath("//@id")).items() if n > 1]
    )


def test_titles_and_descriptions_are_unique(documents):
    for kind in ("//title/text()", "//meta[@name='description']/@content"):
        seen = Counter(page.xpath(kind)[0] for path, page in documents.items() if path != "404.html")
        reported([(kind, title) for title, n in seen.items() if n > 1])


def test_one_h1_and_no_skipped_level(documents):
    faults = []
    for path, page in documents.items():
        levels = [
            int(heading.tag[1]) for heading in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        if levels.count(1) != 1 or any(after > before + 1 for before, after in pairwise(levels)):
            faults.append((path, levels))
    reported(faults)


def test_every_link_and_anchor_leads_somewhere(documents, site):
    ids = {path: set(page.xpath("//@id")) for path, page in documents.items()}
    faults = []
    for path, page in documents.items():
        if path == "404.html":
            continue
        for target in page.xpath("//@href | //@src"):
            if OUTSIDE.match(target):
                continue
            full = urlsplit(urljoin(f"http://x/{path}", target))
            file = unquote(full.path).lstrip("/")
            file = file + "index.html" if not file or file.endswith("/") else file
            if not (site / file).is_file():
                faults.append((path, target))
            elif full.fragment and unquote(full.fragment) not in ids.get(file, set()):
                faults.append((path, target, "anchor"))
    reported(faults)


def test_addresses_are_relative_so_that_any_path_can_hold_the_site(documents):
    faults = [
        (path, target)
        for path, page in documents.items()
        for target in page.xpath("//@href | //@src | //@data-index | //@data-root")
        if target.startswith("/") and path != "404.html"
    ]
    reported(faults)


def test_navigation_says_where_the_reader_is(documents):
    """Pages of the menu are marked in it; pages below a section mark the section."""
    faults = []
    for path, page in documents.items():
        marked = page.xpath("//nav//a[@aria-current]")
        here = [link for link in marked if link.get("aria-current") == "page"]
        if (path not in ("index.html", "404.html") and not marked) or any(
            urljoin(f"/{path}", link.get("href")).split("#")[0].removesuffix("index.html")
            != f"/{path}".removesuffix("index.html")
            for link in here
        ):
            faults.append((path, [(link.get("href"), link.get("aria-current")) for link in marked]))
    reported(faults)


def test_popovers_have_their_definition(documents):
    faults = []
    for path, page in documents.items():
        ids = set(page.xpath("//*[@popover]/@id"))
        faults += [(path, target) for target in page.xpath("//@popovertarget") if target not in ids]
    reported(faults)


def test_nothing_comes_from_elsewhere(documents, site):
    faults = [
        (path, address)
        for path, page in documents.items()
        for address in page.xpath(
            "//@src | //link[not(@rel='canonical')]/@href | //@srcset | //@poster | //form/@action"
        )
        if OUTSIDE.match(address)
    ]
    for sheet in site.rglob("*.css"):
        faults += [
            (sheet.name, url) for url in re.findall(r"url\(([^)]*)\)|@import", sheet.read_text()) if "data:" not in url
        ]
    reported(faults)


def test_no_inline_script_style_or_handler_but_what_the_policy_names(documents):
    faults = []
    for path, page in documents.items():
        policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        for element in page.xpath("//script[not(@src or @type)] | //*[local-name()!='svg']/style"):
            digest = b64encode(sha256(element.text.encode()).digest()).decode()
            if f"'sha256-{digest}'" not in next(part for part in policy.split("; ") if part.startswith(element.tag)):
                faults.append((path, element.tag))
        faults += [(path, "style") for _ in page.xpath("//@style")]
        faults += [(path, name) for name in page.xpath("//@*[starts-with(name(), 'on')]")]
    reported(faults)


def test_the_policy_of_a_page_allows_nothing_beyond_that_of_the_header(documents, site):
    header = re.search(r"Content-Security-Policy: (.*)", (site / "_headers").read_text()).group(1)
    everywhere = rules(header.removesuffix("; frame-ancestors 'none'"))
    assert "unsafe" not in header
    for path, page in documents.items():
        here = rules(page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)"))
        assert here.keys() == everywhere.keys(), path
        assert all(here[kind] <= everywhere[kind] for kind in here), path
        texts = len(page.xpath("//head/style | //script[not(@src or @type)]"))
        assert sum("sha256" in source for sources in here.values() for source in sources) == texts, path


def rules(policy):
    return {words[0]: set(words[1:]) for part in policy.split(";") if (words := part.split())}


def test_only_what_is_meant_is_published(site):
    endings = Counter(path.suffix for path in site.rglob("*") if path.is_file())
    assert not {".yml", ".yaml", ".md", ".py", ".map", ".jinja"} & endings.keys()
    assert not list(site.rglob("bundle*.js")), "a script of the theme is published"
    styles_and_scripts = [path.relative_to(site) for path in site.rglob("*") if path.suffix in (".css", ".js")]
    assert all(path.parts[:2] == ("assets", "nk") for path in styles_and_scripts), styles_and_scripts


def test_tables_of_pages_can_be_scrolled_by_keyboard(documents):
    faults = []
    for path, page in documents.items():
        for table in page.xpath("//main//table"):
            region = table.xpath("ancestor::*[@role='region' and @tabindex='0']")
            if not region or not (region[0].get("aria-label") or region[0].get("aria-labelledby")):
                faults.append((path, table.text_content().strip()[:60]))
    reported(faults)


def test_figures_equal_their_records(documents, evidence):
    shown = 0
    faults = []
    for path, page in documents.items():
        for figure in page.xpath("//*[@class='nk-figure']"):
            trial: Trial = evidence.trials[figure.get("data-trial")]
            shown += 1
            if figure.get("data-n") is None:
                continue
            n, of = int(figure.get("data-n")), int(figure.get("data-of"))
            pairs = {
                (f.n, f.of)
                for f in [*trial.results, *trial.safety]
                if f.kind == "count" and figure.get("data-measure") in (f.measure, f.wording)
            }
            text = figure.text_content()
            if (n, of) not in pairs | {(b - a, b) for a, b in pairs} or (
                f"{n:,} of {of:,}" not in text and f"{n}/{of}" not in text
            ):
                faults.append((path, trial.id, text))
    reported(faults)
    assert shown > 50


def test_the_record_on_a_trial_page_is_the_record(documents, evidence):
    faults = []
    for key, trial in evidence.trials.items():
        page = documents[evidence.paths[key].removesuffix(".md") + "/index.html"]
        rows = page.xpath("//h2[@id='record']/following::table//tbody/tr/td[1]")
        shown = Counter(match for cell in rows for match in re.findall(r"^\s*(\d+/\d+)\b", cell.text or ""))
        counts = Counter(
            f"{figure.n}/{figure.of}" for figure in [*trial.results, *trial.safety] if figure.kind == "count"
        )
        if shown != counts:
            faults.append((key, shown - counts, counts - shown))
    reported(faults)


def test_patient_pages_are_plain(site, documents, evidence):
    grades, faults = [], []
    for path, page in evidence.pages.items():
        if getattr(page.meta, "audience", "") != "patients":
            continue
        built = documents[path.removesuffix(".md").removesuffix("/index") + "/index.html"]
        content = built.xpath("//div[contains(@class, 'nk-prose')]")[0]
        text = html.tostring(content, encoding="unicode")
        reading, longest = measured(text), max(sentences(text), key=lambda sentence: len(sentence[1]))
        mean = reading.words / reading.sentences
        grades.append(reading.grade)
        if reading.grade > 8 or mean > 15 or len(longest[1]) > 25:
            faults.append((path, reading.grade, round(mean, 1), longest[0]))
        shown = built.xpath("string(//*[contains(@class, 'nk-facts')])")
        if f"grade{reading.grade:.1f}" not in "".join(shown.split()):
            faults.append((path, "shows another grade than measured", reading.grade, shown))
    reported(faults)
    assert sum(grades) / len(grades) <= 6.5


def test_pages_begin_with_the_short_of_it_and_say_when_they_were_checked(documents, evidence):
    faults = []
    for path, page in evidence.pages.items():
        built = documents[(path.removesuffix(".md").removesuffix("index").rstrip("/") + "/index.html").lstrip("/")]
        if not built.xpath("//time/@datetime") and path != "index.md":
            faults.append((path, "no checked date"))
        if getattr(page.meta, "audience", "") in ("patients", "science", "memory-like", "clinicians"):
            points = built.xpath("//div[contains(@class, 'in-short')]//li")
            if not 3 <= len(points) <= 5:
                faults.append((path, f"{len(points)} points in short"))
    reported(faults)


def test_every_authored_paragraph_with_a_figure_is_cited(evidence):
    """Numbers in running prose of science, memory-like and clinician pages stand in a paragraph with a citation."""
    faults = []
    for path, page in evidence.pages.items():
        if getattr(page.meta, "audience", "") not in ("science", "memory-like"):
            continue
        for paragraph in re.split(r"\n\s*\n", page.body):
            words = re.sub(r"\{\{.*?\}\}|\{#.*?\}|<[^>]*>|\]\([^)]*\)", "", paragraph)
            if paragraph.lstrip().startswith(("#", "<", "!!!", "|")) or "[@" in paragraph or "{{" in paragraph:
                continue
            if re.search(r"\b\d+(?:\.\d+)?\s*(?:%|percent|people|patients|of \d)", words):
                faults.append((path, words.strip()[:100]))
    reported(faults)


def test_the_head_says_what_the_page_says(documents, evidence):
    faults = []
    for path, page in documents.items():
        if path == "404.html":
            continue
        data = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
        tags = dict(
            zip(
                page.xpath("//meta[starts-with(@name, 'citation_')]/@name"),
                page.xpath("//meta[starts-with(@name, 'citation_')]/@content"),
                strict=True,
            )
        )
        canonical = page.xpath("string(//link[@rel='canonical']/@href)")
        checked = page.xpath("//time/@datetime")
        if path != "index.html" and (data["name"] != page.xpath("string(//h1)") or checked[0] != data["lastReviewed"]):
            faults.append((path, data["name"], data["lastReviewed"]))
        if not data["url"] == canonical == tags["citation_public_url"] or tags["citation_title"] != data["name"]:
            faults.append((path, canonical))
        if "reviewedBy" in data:
            faults.append((path, "names a reviewer; nobody has reviewed the site"))
        links = set(page.xpath("//ol[contains(@class, 'nk-ref-list')]//a/@href"))
        if not set(data.get("citation", [])) <= links:
            faults.append((path, set(data["citation"]) - links))
    reported(faults)


def test_schema_of_a_record_accepts_the_records(site, evidence):
    schema = json.loads((site / "data/trial.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    for trial in evidence.trials.values():
        record = trial.model_dump(mode="json", exclude_none=False)
        assert list(validator.iter_errors(record)) == []
    broken = {**record, "family": "no such family"}
    assert list(validator.iter_errors(broken))


def test_reference_lists_match_their_numbers(documents):
    faults = []
    for path, page in documents.items():
        entries = page.xpath("//ol[contains(@class, 'nk-ref-list')]/li/@id")
        order = list(dict.fromkeys(target[1:] for target in page.xpath("//sup[@class='nk-cite']/a/@href")))
        if order != entries and "references" not in path:
            faults.append((path, set(order) ^ set(entries)))
        for link in page.xpath("//sup[@class='nk-cite']/a"):
            number = entries.index(link.get("href")[1:]) + 1
            if link.text != str(number):
                faults.append((path, link.get("href"), link.text, number))
    reported(faults)


def test_all_references_stand_in_the_order_of_the_alphabet(documents):
    texts = [
        entry.text_content()
        for entry in documents["references/index.html"].xpath("//li[starts-with(@id, 'ref-')]/p[1]")
    ]
    initials = [next(sign for sign in normalize("NFKD", text).casefold() if sign.isalnum()) for text in texts]
    assert len(initials) > 500
    assert initials == sorted(initials)


def test_a_reference_without_identifier_offers_a_search(documents, evidence):
    for key in ("miller2005",):
        assert evidence.references[key].links
    without = [reference for reference in evidence.references.values() if reference.search_url]
    page = documents["references/index.html"]
    shown = {address for address in page.xpath("//a/@href") if "?term=" in address}
    assert shown <= {reference.search_url for reference in without}
    assert shown or not without
