"""Every page, figure and table can be linked and cited, and programs read the same as people do."""

import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import bibtexparser
import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from lxml import html

from minisite import PAGE, PAGE_PATH, write
from nk.evidence import load_evidence
from nk.page_links import page_ids
from nk.page_parts import linked
from nk.permalinks import addresses, page_address
from nk.vocabulary import WORDS
from promises import broken_promises

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE / "schema_org.json").read_text())
# MeSH descriptors of the whole site.
ABOUT = ("D007694 Killer Cells, Natural", "D016219 Immunotherapy, Adoptive", "D009369 Neoplasms")
PARTS = "//div[contains(@class, 'nk-prose')]"


@pytest.fixture(scope="module")
def evidence():
    return load_evidence(HERE.parents[1] / "docs")[0]


@pytest.fixture(scope="module")
def pages(documents, evidence):
    """Path below docs/ → built page."""
    return {path: documents[page_address(path).removeprefix("./") + "index.html"] for path in evidence.pages}


def reported(faults):
    assert not faults, "\n".join(map(str, faults[:40]))


def citations(page):
    """Each citation of a page: its text and the files beside it, by ending."""
    for block in page.xpath("//details[@class='nk-cite-this']"):
        files = {link.rpartition(".")[2]: link for link in block.xpath(".//a[@download]/@href")}
        yield block.xpath("string(blockquote)"), files


def read_back(folder, files):
    """Title, author, address and date in each of the three files, as common libraries read them."""
    texts = {ending: (folder / link).read_bytes().decode() for ending, link in files.items()}
    assert texts.keys() == {"bib", "ris", "json"}
    library = bibtexparser.parse_string(texts["bib"])
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    (record,) = rispy.loads(texts["ris"])
    (item,) = json.loads(texts["json"])
    reference = CiteProcJSON([item])[item["id"]]
    issued = date(*item["issued"]["date-parts"][0])
    assert entry.key == record["id"] == item["id"]
    assert fields["author"] == reference.author[0]["literal"]
    assert fields["year"] == record["year"] == str(reference.issued.year) == str(issued.year)
    assert date(*map(int, record["date"].split("/"))) == issued
    assert fields["note"] == record["notes"][0] == item["note"]
    title = fields["title"].strip("{}").replace("\\", "")
    assert title == record["title"] == item["title"]
    assert fields["url"] == record["urls"][0] == item["URL"]
    return title, issued, item["URL"], item["note"]


def test_citations_read_back_as_they_stand_on_the_page(site, pages):
    seen = {}
    for path, page in pages.items():
        folder = (site / page_address(path)).resolve()
        canonical = page.xpath("string(//link[@rel='canonical']/@href)")
        for text, files in citations(page):
            title, checked, address, note = read_back(folder, files)
            assert text == f"{title}. NK Cell Guide. {note}. {address}"
            assert seen.setdefault(address, path) == path
            assert address.split("#")[0] == canonical
            if page.xpath("//main//time"):
                assert page.xpath("//main//time/@datetime")[0] == checked.isoformat()
            if "#" in address:
                assert page.xpath("//*[@id=$name]", name=address.split("#")[1])
            elif path != "index.md":
                assert title == page.xpath("string(//h1)")
        assert canonical in seen, path


def test_every_part_of_a_page_has_its_link(pages, evidence):
    """Headings, figures and tables, but two: dots on a trial's card repeat a row of its table, and the table of pages
    is made after all pages and is linked by its heading.
    """
    faults = []
    for path, page in pages.items():
        linked_to = {link[1:] for link in page.xpath("//a[@class='nk-here']/@href")}
        cited = {text.rpartition("#")[2] for text, _ in citations(page) if "#" in text}
        for heading in page.xpath(f"{PARTS}//*[self::h2 or self::h3] | //h2[@id='nk-references']"):
            link = heading.xpath("a[@class='nk-here' and @aria-label]/@href")
            name = page.xpath("//*[@id=$name]", name=heading.get("aria-labelledby", ""))
            if link != [f"#{heading.get('id')}"] or not name or name[0].text_content() != heading.text_content():
                faults.append((path, heading.text_content()))
        for part in page.xpath(
            f"{PARTS}//figure[@class!='nk-outcome'] | {PARTS}//table[not(ancestor::figure or @class='nk-status')]"
        ):
            faults += [(path, part.tag, part.get("id"))] * (part.get("id") not in linked_to & cited)
        unpromised = linked_to - page_ids(evidence.pages[path], evidence) - {"nk-references"}
        faults += [(path, "is not among the promised addresses", name) for name in unpromised]
    reported(faults)


def test_a_table_keeps_its_address_while_its_section_does(tmp_path):
    table = "\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    docs = write(tmp_path, {PAGE_PATH: PAGE + table + table})
    before = addresses(load_evidence(docs)[0])
    assert {"page/#table-first", "page/#table-first-2"} <= set(before)
    after = addresses(load_evidence(write(tmp_path, {PAGE_PATH: PAGE + table}))[0])
    assert broken_promises(before, after, []) == ["page/#table-first-2"]


def test_names_of_parts_are_set_without_markup():
    made = []
    content = (
        '<h2 id="a">A &amp; <b>B</b></h2><div><table><tr><td>1</td></tr></table></div>'
        '<div><table id="own"><caption>Named<sup>1</sup>. More.</caption></table></div>'
    )
    page = html.fromstring(linked(content, lambda *part: made.append(part) or f"<p>{part[2]}</p>"))
    assert made == [("A & B", "table", "table-a"), ("Named", "table", "own")]
    assert page.xpath("//table/@id") == ["table-a", "own"] == page.xpath("//div/following-sibling::p[1]/text()")


def test_a_trial_with_an_nct_number_has_it_in_its_address(evidence):
    numbered = [trial for trial in evidence.trials.values() if trial.nct]
    assert len(numbered) > 50
    for trial in numbered:
        assert re.fullmatch(rf"trials/{trial.nct.lower()}-[a-z0-9-]+\.md", evidence.paths[trial.id]), trial.id


def vocabulary_faults(node, place="page"):
    """What schema.org does not know or does not allow there."""
    kinds = SCHEMA["types"].get(node.get("@type"))
    if kinds is None:
        yield f"{place}: unknown type {node.get('@type')}"
        return
    for name, values in node.items():
        if name.startswith("@"):
            continue
        term = SCHEMA["properties"].get(name)
        if term is None or not set(kinds) & set(term["domains"]):
            yield f"{place}: {node['@type']} has no {name}"
            continue
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                yield from vocabulary_faults(value, f"{place}.{name}")
                fitting = set(SCHEMA["types"].get(value.get("@type"), [])) & set(term["ranges"])
            else:
                fitting = data_types(value) & set(term["ranges"])
            if not fitting:
                yield f"{place}.{name}: {value!r} is none of {term['ranges']}"


def data_types(value):
    if isinstance(value, bool):
        return {"Boolean"}
    found = {"Text"} if isinstance(value, str) and value.strip() else set()
    if found and urlsplit(value).scheme == "https" and urlsplit(value).netloc:
        found.add("URL")
    if found and re.fullmatch(r"\d{4}-\d\d-\d\d", value) and date.fromisoformat(value):
        found.add("Date")
    return found


def described(descriptor):
    """Name and MeSH code of a descriptor; a condition that has none is named in our words."""
    code, _, name = descriptor.partition(" ")
    return name, code or None


def test_structured_data_keeps_to_the_vocabulary_and_to_the_page(pages, evidence):
    faults = []
    for path, page in pages.items():
        (script,) = page.xpath("//script[@type='application/ld+json']/text()")
        data, meta = json.loads(script), evidence.pages[path].meta
        assert data.pop("@context") == "https://schema.org"
        faults += [(path, fault) for fault in vocabulary_faults(data)]
        codes = [(entry["name"], entry["code"]["codeValue"] if "code" in entry else None) for entry in data["about"]]
        wanted = [described(WORDS["mesh"].get(name, f" {name}")) for name in meta.conditions] + [*map(described, ABOUT)]
        listed = page.xpath("//ol[contains(@class, 'nk-ref-list')]/li[.//a[@class='nk-address']]")
        named = {link for entry in listed for link in entry.xpath(".//a/@href")}
        expected = {
            "name": meta.title,
            "description": page.xpath("string(//meta[@name='description']/@content)"),
            "lastReviewed": meta.last_checked.isoformat(),
            "url": page.xpath("string(//link[@rel='canonical']/@href)"),
            "license": "https://creativecommons.org/licenses/by/4.0/",
        }
        faults += [(path, name, data[name], value) for name, value in expected.items() if data[name] != value]
        if codes != wanted or not set(data.get("citation", [])) <= named or "reviewedBy" in data:
            faults.append((path, codes, wanted, set(data.get("citation", [])) - named))
        if len(data.get("citation", [])) != sum(bool(evidence.references[key].links) for key in reference_keys(page)):
            faults.append((path, "number of citations"))
        if getattr(meta, "nct", None) and data["mainEntity"]["identifier"] not in page.xpath(
            "string(//dl[@class='nk-record'])"
        ):
            faults.append((path, data["mainEntity"]))
    reported(faults)


def reference_keys(page):
    return [name.removeprefix("ref-") for name in page.xpath("//section[@class='nk-after']/ol/li/@id")]


@pytest.mark.parametrize(
    "change",
    [
        {"@type": "MedicalWebsite"},
        {"lastChecked": "2026-11-22"},
        {"lastReviewed": "November 22, 2026"},
        {"license": "CC BY 4.0"},
        {"publisher": {"@type": "WebSite", "name": "x"}},
        {"about": [{"@type": "MedicalEntity", "codeValue": "D007694"}]},
    ],
)
def test_the_vocabulary_is_kept_to(change):
    sound = {"@type": "MedicalWebPage", "lastReviewed": "2026-11-22", "license": "https://a.example/by"}
    assert list(vocabulary_faults(sound)) == []
    assert list(vocabulary_faults(sound | change))


def test_reference_managers_and_previews_find_the_page(pages):
    for path, page in pages.items():
        tags = {
            tag.get("name") or tag.get("property"): tag.get("content") for tag in page.xpath("//head/meta[@content]")
        }
        canonical = page.xpath("string(//link[@rel='canonical']/@href)")
        assert tags["citation_public_url"] == tags["og:url"] == canonical, path
        assert tags["og:title"] and tags["og:type"] and tags["og:site_name"] == tags["citation_publisher"]
        assert tags["og:description"] == tags["description"]
        data = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
        assert tags["citation_title"] == data["name"]
        assert tags["citation_online_date"] == data["lastReviewed"].replace("-", "/")
