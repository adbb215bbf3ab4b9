"""What the page's frame shows around the text: dates, reading grade, references, words, how to cite."""

from collections.abc import Iterable
from typing import Any

from .evidence import Page
from .page_citation import page_citation
from .page_dates import figures_changed
from .page_status import open_questions
from .readability import measured
from .site import Site
from .structured_data import json_ld
from .vocabulary import WORDS

WORDS_A_MINUTE = 200


def page_facts(site: Site, page: Page, content: str, permalink: str, also: Iterable[str] = ()) -> dict[str, Any]:
    """Everything that a page's template needs beside MkDocs's own variables, by the name after `nk.`.

    `content` is the page's HTML; `also` names trials of which its template prints figures.
    """
    meta, reading, uses = page.meta, measured(content), site.cited[page.path]
    facts = {
        "title": meta.title,
        "description": meta.description,
        "audience": meta.audience,
        "audience_label": WORDS["audience"][meta.audience],
        "conditions": meta.conditions,
        "last_checked": meta.last_checked,
        "figures_changed": figures_changed(page, content, site.evidence, also),
        "withdrawn": meta.withdrawn,
        "open_questions": open_questions(page.path, content),
        "reviewed_by": meta.reviewed_by,
        "words": reading.words,
        "grade": reading.grade,
        "minutes": max(1, round(reading.words / WORDS_A_MINUTE)),
        "permalink": permalink,
        "detail": meta.detail_page,  # path of the page for clinicians below docs/
        "plain": meta.plain_page,  # path of the page in plain words
        "references": [site.evidence.references[key] for key in uses],  # in the order of their numbers
        "uses": uses,
        "terms": [site.evidence.glossary[key] for key in site.terms[page.path]],
        "cite": page_citation(page, permalink),
        "trial": page.trial,
    }
    return facts | {"json_ld": json_ld(facts)}
