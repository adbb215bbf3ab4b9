"""Reference formatting. A wrong number, name or capital is a bug of the first rank."""

import pytest

from nk.bibliography import ama_texts, csl_item
from nk.reference import Reference

# Set by hand after the AMA Manual of Style, 11th edition, chapter 3.
GOLDEN = [
    (
        {
            "id": "a",
            "type": "article-journal",
            "title": "Cytokine-induced memory-like natural killer cells exhibit enhanced responses",
            "author": [{"family": "Romee", "given": "R"}, {"family": "Rosario", "given": "M"}],
            "container-title": "Sci Transl Med",
            "issued": 2016,
            "volume": "8",
            "issue": "357",
            "page": "357ra123",
        },
        "Romee R, Rosario M. Cytokine-induced memory-like natural killer cells exhibit enhanced responses. "
        "<i>Sci Transl Med</i>. 2016;8(357):357ra123.",
    ),
    (
        {
            "id": "b",
            "type": "article-journal",
            "title": "Does it end with a question?",
            "author": [{"family": name, "given": "A B"} for name in ("One", "Two", "Three", "Four", "Five", "Six")],
            "et-al": True,
            "container-title": "Blood",
            "issued": 2005,
            "volume": "105",
            "page": "3051-3057",
        },
        "One AB, Two AB, Three AB, et al. Does it end with a question? <i>Blood</i>. 2005;105:3051-3057.",
    ),
    (
        {
            "id": "c",
            "type": "article-journal",
            "title": "Only the first author was seen",
            "author": [{"family": "Miller", "given": "J S"}],
            "et-al": True,
            "container-title": "Blood",
            "issued": 2005,
        },
        "Miller JS, et al. Only the first author was seen. <i>Blood</i>. 2005.",
    ),
    (
        {
            "id": "d",
            "type": "article-journal",
            "title": "Particles and hyphens",
            "author": [
                {"family": "Berg", "given": "M", "non-dropping-particle": "van den"},
                {"family": "Berrien-Elliott", "given": "M M"},
            ],
            "container-title": "N Engl J Med",
            "issued": 2020,
            "volume": "382",
            "issue": "6",
            "page": "545-553",
        },
        "van den Berg M, Berrien-Elliott MM. Particles and hyphens. <i>N Engl J Med</i>. 2020;382(6):545-553.",
    ),
]


@pytest.mark.parametrize(("fields", "text"), GOLDEN, ids=[fields["id"] for fields, _ in GOLDEN])
def test_ama(fields, text):
    reference = Reference.model_validate({**fields, "checked": "abstract"})
    assert ama_texts([reference])[fields["id"]] == text


def test_without_author_and_other_types():
    agency = Reference.model_validate(
        {
            "id": "fda",
            "type": "webpage",
            "title": "Approved products",
            "container-title": "US Food and Drug Administration",
            "issued": 2025,
            "checked": "record",
        }
    )
    assert ama_texts([agency])["fda"] == "Approved products. US Food and Drug Administration. 2025."
    meeting = Reference.model_validate(
        {
            "id": "m",
            "type": "paper-conference",
            "title": "A poster",
            "author": [{"family": "One", "given": "A"}],
            "container-title": "Blood",
            "issued": 2022,
            "volume": "140",
            "issue": "suppl 1",
            "page": "1-2",
            "checked": "abstract",
        }
    )
    assert ama_texts([meeting])["m"] == "One A. A poster. <i>Blood</i>. 2022;140(suppl 1):1-2."


def test_many_at_once_keep_their_keys():
    references = [Reference.model_validate({**fields, "checked": "abstract"}) for fields, _ in GOLDEN]
    assert ama_texts(references) == {fields["id"]: text for fields, text in GOLDEN}
    assert ama_texts([]) == {}


def test_csl_item_holds_only_csl_variables():
    reference = Reference.model_validate({**GOLDEN[1][0], "DOI": "10.1182/blood-1", "note": "x", "checked": "record"})
    item = csl_item(reference)
    assert item["DOI"] == "10.1182/blood-1"
    assert not {"et-al", "checked"} & item.keys()
    assert item["note"] == "x"
    assert item["issued"] == {"date-parts": [[2005]]}


def test_identifiers_are_links_and_nothing_is_guessed():
    known = Reference.model_validate(
        {"id": "a", "type": "article-journal", "title": "T", "PMID": "15632206", "checked": "abstract"}
    )
    assert [link.url for link in known.links] == ["https://pubmed.ncbi.nlm.nih.gov/15632206"]
    assert known.search_url is None
    unknown = Reference.model_validate(
        {"id": "b", "type": "article-journal", "title": "A “cell’s” B & T", "checked": "record"}
    )
    assert unknown.links == []
    assert unknown.search_url == "https://pubmed.ncbi.nlm.nih.gov/?term=%22A+cell%27s+B+%26+T%22%5BTitle%5D"
    website = Reference.model_validate({"id": "c", "type": "webpage", "title": "W", "checked": "record"})
    assert website.search_url is None


def test_signs_of_html_are_escaped():
    fields = {
        "id": "a",
        "type": "article-journal",
        "title": "Cells & T <5%",
        "container-title": "J A & B",
        "checked": "record",
    }
    assert ama_texts([Reference.model_validate(fields)])["a"] == "Cells &amp; T &lt;5%. <i>J A &amp; B</i>."
