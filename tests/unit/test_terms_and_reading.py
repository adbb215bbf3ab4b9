"""Glossary buttons in running text, and how hard the text is."""

import re

import pytest
from markdown import Markdown

from nk.glossary import Term
from nk.readability import measured, sentences, syllables
from nk.term_links import TermLinks

TERMS = [
    Term(id="cytokine", term="cytokine", plain="x", clinical="x"),
    Term(id="crs", term="cytokine release syndrome", abbreviation="CRS", plain="x", clinical="x"),
    Term(id="all", term="acute lymphoblastic leukemia", abbreviation="ALL", plain="x", clinical="x"),
    Term(id="dose", term="dose", plain="x", clinical="x", auto=False),
]


def html(text, used=None):
    links = TermLinks(TERMS)
    links.used = [] if used is None else used
    markdown = Markdown(extensions=[links, "attr_list"])
    return markdown.convert(text), links.used


def test_first_use_only_and_longest_name_first():
    text, used = html("All people had a dose. Cytokine release syndrome, a cytokine, **cytokines** and CRS. Not ALL.")
    assert used == ["crs", "cytokine", "all"]
    assert text.count("<button") == 3
    bare = re.sub(r"<button [^>]*term-(\w+)[^>]*>(.*?)</button>", r"[\1:\2]", text)
    # No line may break between a word's button and the mark that follows it.
    assert re.sub(r'<span class="nk-keep">(.*?)</span>', r"{\1}", bare) == (
        "<p>All people had a dose. {[crs:Cytokine release syndrome],} a {[cytokine:cytokine],} "
        "<strong>cytokines</strong> and CRS. Not {[all:ALL].}</p>"
    )


def test_headings_links_and_code_stay():
    text, used = html("## cytokine {#x}\n\n[cytokine](x.md) and `cytokine`, then a cytokine.")
    assert used == ["cytokine"]
    assert ', then a <span class="nk-keep"><button' in text
    assert text.count("<button") == 1


def test_a_term_set_by_the_author_is_not_linked_again():
    text, used = html("A cytokine.", used=["cytokine"])
    assert "<button" not in text
    assert used == ["cytokine"]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cell", 1),
        ("leukemia", 4),
        ("people", 2),
        ("NK", 2),
        ("AML", 3),
        ("killer's", 2),
        ("half-matched", 2),
    ],
)
def test_syllables(word, count):
    assert syllables(word) == count


def test_grade_is_the_published_formula():
    # 10 words, 2 sentences, 12 syllables; four times, so that there is enough text to measure.
    text = "<p>The cell finds the cancer. It kills it very fast.</p>" * 4
    reading = measured(text)
    assert (reading.words, reading.sentences, reading.syllables) == (40, 8, 48)
    assert reading.grade == round(0.39 * 5 + 11.8 * 48 / 40 - 15.59, 1)


def test_what_is_left_out_of_the_measure():
    plain = "<p>You may feel ill for a day.</p>"
    noise = (
        "<h2>Extraordinarily complicated heading</h2><table><tr><td>Immunophenotypic characterization</td></tr></table>"
        '<sup class="nk-cite"><a>12</a></sup><figure>Words</figure><div class="nk-card"><p>Card words.</p></div>'
        '<h2 id="detail">The detail behind this page</h2><p>Incomprehensible immunological terminology.</p>'
    )
    assert measured(plain + noise) == measured(plain)


def test_medicines_and_codes_do_not_count():
    with_names = measured("<p>You get fludarabine and cyclophosphamide and N-803 first.</p>")
    assert with_names.words == measured("<p>You get and and first.</p>").words


def test_sentences_end_where_readers_stop():
    found = sentences(
        "<p>It took 3.5 days, e.g. in the U.S. and more. Then it ended.</p><ul><li>one</li><li>two</li></ul>"
    )
    assert [sentence for sentence, _ in found] == [
        "It took 3.5 days, e.g. in the U.S. and more.",
        "Then it ended.",
        "one",
        "two",
    ]


def test_too_little_text_has_no_grade():
    assert measured("<p>One word.</p>").grade is None
    assert measured("").grade is None
