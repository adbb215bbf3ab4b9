"""What the search looks through: the words of the pages without markup, and the names that people type.

The theme's plugin cuts pages into sections but knows no record. Here a trial is found by its registry number, product,
center and authors, a word of the glossary by an entry of its own, and every page by the first authors that it cites.
"""

import json
import re
from collections.abc import Iterable, Mapping
from html import unescape

from .evidence import Page
from .glossary import Term
from .reference import Name
from .site import Site
from .trial import Trial
from .vocabulary import WORDS

Entry = dict[str, str | int]


def search_index(sections: Iterable[Mapping[str, str]], pages: Mapping[str, Page], site: Site) -> str:
    """The index as JSON, from the plugin's sections (location, title, text with markup) and the pages by address."""
    words = list(site.evidence.glossary.values())
    entries: list[Entry] = []
    for section in sections:
        address, _, part = section["location"].partition("#")
        page = pages[address]
        text = _plain(section["text"])
        if not part:
            entries.append({"location": address, **_page_entry(page, text, site)})
            # The letters of the glossary give way to its words.
            entries += [_word_entry(address, word) for word in words if page.path == "glossary.md"]
        elif text and page.path != "glossary.md":
            entries.append({"location": section["location"], "title": _plain(section["title"]), "text": text})
    everyday = {name: others.split(", ") for name, others in WORDS["everyday"].items()}
    index = {"names": [word.names for word in words], "everyday": everyday, "docs": entries}
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _page_entry(page: Page, opening: str, site: Site) -> Entry:
    meta = page.meta
    cited = [site.evidence.references[key] for key in site.cited[page.path]]
    entry: Entry = {
        "title": meta.title,
        "people": _words(f"{_families(source.author[:1])} {source.issued or ''}" for source in cited),
        "for": WORDS["audience"][meta.audience],
    }
    if isinstance(meta, Trial):
        main = site.evidence.references[meta.sources[0]]
        authors = [_families(main.author), str(entry["people"]), *meta.sites]
        size = max(people or 0 for people in (meta.enrolled, meta.treated, meta.evaluable)) if meta.results else 0
        names = [meta.short, *meta.registry, meta.product]
        return entry | {"text": meta.showed, "names": _words(names), "people": _words(authors), "size": size}
    return entry | {"text": meta.description if page.path == "references.md" else f"{meta.description} {opening}"}


def _word_entry(address: str, word: Term) -> Entry:
    title = f"{word.term} ({word.abbreviation})" if word.abbreviation else word.term
    return {"location": f"{address}#{word.id}", "title": title, "text": word.plain}


def _families(authors: Iterable[Name]) -> str:
    return _words(author.family or "" for author in authors)


def _words(names: Iterable[str]) -> str:
    """Each word once: a name counts no more for being written twice."""
    return " ".join(dict.fromkeys(" ".join(names).split()))


def _plain(text: str) -> str:
    """Text of the plugin without tags and without the numbers of citations."""
    words = unescape(re.sub(r"<sup>.*?</sup>|</?\w+>", " ", text))
    return re.sub(r" (?=[.,;:)])", "", " ".join(words.split()))
