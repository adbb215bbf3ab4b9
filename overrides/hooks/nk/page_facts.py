"""What the page's frame shows around the text: dates, reading grade, references, words, how to cite."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .citations import Citing
from .evidence import Page
from .glossary import Term
from .page_citation import PageCitation, page_citation
from .page_dates import figures_changed
from .page_meta import Withdrawn
from .page_status import open_questions
from .readability import Reading, measured
from .site import Site
from .structured_data import highwire_tags, json_ld
from .trial import Trial
from .vocabulary import AUDIENCES, CHECKED

WORDS_A_MINUTE = 200


@dataclass(frozen=True)
class PageFacts:
    """Everything that a page's template needs beside MkDocs's own variables."""

    title: str
    description: str
    audience: str
    audience_label: str
    last_checked: date
    figures_changed: date | None
    withdrawn: Withdrawn | None
    instead: dict[str, str] | None
    open_questions: int
    reviewed_by: str | None
    reading: Reading
    permalink: str
    detail: dict[str, str] | None
    plain: dict[str, str] | None
    references: list[dict[str, Any]]
    terms: list[dict[str, Any]]
    cite: PageCitation
    trial: Trial | None
    json_ld: str
    highwire: list[tuple[str, str]]

    @property
    def grade(self) -> float | None:
        """Measured Flesch-Kincaid grade of the running text."""
        return self.reading.grade

    @property
    def minutes(self) -> int:
        """Reading time at 200 words a minute, at least one."""
        return max(1, round(self.reading.words / WORDS_A_MINUTE))


def page_facts(
    site: Site, page: Page, content: str, permalink: str, url: Callable[[str], str], also: Iterable[str] = ()
) -> PageFacts:
    """The facts of one page. `content` is its HTML; `url` is the address of a path below docs/ from the site's root.

    `also` names trials of which the page's template, not its content, prints figures.
    """
    meta = page.meta
    trial = meta if isinstance(meta, Trial) else None
    audience = getattr(meta, "audience", "trials")
    description = f"{meta.short}. {meta.showed}" if isinstance(meta, Trial) else meta.description
    head = {
        "title": meta.title,
        "description": description,
        "permalink": permalink,
        "checked": meta.last_checked.isoformat(),
        "audience": audience,
        "reviewed_by": meta.reviewed_by,
        "conditions": meta.conditions,
    }
    cited = [site.evidence.references[key] for key in site.citing[page.path].keys]
    return PageFacts(
        title=meta.title,
        description=description,
        audience=audience,
        audience_label=AUDIENCES[audience],
        last_checked=meta.last_checked,
        figures_changed=figures_changed(page, content, site.evidence, also),
        withdrawn=page.withdrawn,
        instead=_other_page(site, page.withdrawn.instead if page.withdrawn else None, url),
        open_questions=open_questions(page.path, content),
        reviewed_by=meta.reviewed_by,
        reading=measured(content),
        permalink=permalink,
        detail=_other_page(site, getattr(meta, "detail_page", None), url),
        plain=_other_page(site, getattr(meta, "plain_page", None), url),
        references=reference_list(site, site.citing[page.path]),
        terms=[_word(site.evidence.glossary[key], url) for key in site.terms[page.path]],
        cite=page_citation(page, permalink),
        trial=trial,
        json_ld=json_ld(head, cited, trial),
        highwire=highwire_tags(head),
    )


def reference_list(site: Site, citing: Citing) -> list[dict[str, Any]]:
    """The references of a page in the order of their numbers."""
    entries = []
    for number, key in enumerate(citing.keys, start=1):
        reference = site.evidence.references[key]
        entries.append(
            {
                "number": number,
                "id": key,
                "html": site.texts[key],
                "links": reference.links,
                "web_url": None if reference.links else reference.url,
                "search_url": reference.search_url,
                "note": reference.note,
                "read": CHECKED[reference.checked],
                "backlinks": [
                    {
                        "href": f"#cite-{key}-{use}",
                        "label": f"Back to use {use} of reference {number}, in {place}",
                    }
                    for use, place in enumerate(citing.uses[key], start=1)
                ],
            }
        )
    return entries


def _other_page(site: Site, path: str | None, url: Callable[[str], str]) -> dict[str, str] | None:
    if path is None:
        return None
    return {"title": site.evidence.pages[path].meta.title, "url": url(path)}


def _word(term: Term, url: Callable[[str], str]) -> dict[str, Any]:
    return {**term.model_dump(), "url": f"{url('glossary.md')}#{term.id}"}
