"""What the page's frame shows around the text: dates, reading grade, references, words, how to cite."""

from collections.abc import Iterable
from typing import Any

from .page_citation import page_item
from .page_dates import figures_changed
from .page_status import open_questions
from .readability import measured
from .site import Site


def page_facts(site: Site, path: str, content: str, permalink: str, also: Iterable[str] = ()) -> dict[str, Any]:
    """What the template of the page at `path` needs beside MkDocs's own variables, by the name after `nk.`.

    `content` is the page's HTML; `also` names trials of which its template prints figures.
    """
    page, evidence = site.evidence.pages[path], site.evidence
    return {
        "meta": page.meta,
        "reading": measured(content),
        "figures_changed": figures_changed(page, content, evidence, also),
        "open_questions": open_questions(path, content),
        "uses": site.cited[path],  # in the order of their numbers
        "terms": [evidence.glossary[key] for key in site.terms[path]],
        "cite": page_item(page, permalink),
    }
