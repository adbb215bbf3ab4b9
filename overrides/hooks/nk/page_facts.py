"""What the page's frame shows around the text: dates, reading grade, references, words, how to cite."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .evidence import Page
from .glossary import Term
from .page_citation import PageCitation, page_citation
from .page_dates import figures_changed
from .page_meta import Withdrawn
from .page_status import open_questions
from .readability import Reading, measured
from .reference import Reference
from .site import Site
from .trial import Trial
from .vocabulary import WORDS

WORDS_A_MINUTE = 200


@dataclass(frozen=True)
class PageFacts:
    """Everything that a page's template needs beside MkDocs's own variables."""

    title: str
    description: str
    audience: str
    audience_label: str
    conditions: Sequence[str]
    last_checked: date
    figures_changed: date | None
    withdrawn: Withdrawn | None
    open_questions: int
    reviewed_by: str | None
    reading: Reading
    permalink: str
    detail: str | None  # path of the page for clinicians below docs/
    plain: str | None  # path of the page in plain words
    references: list[Reference]  # in the order of their numbers
    uses: dict[str, list[str]]  # key of a reference → the headings under which it is cited
    terms: list[Term]
    cite: PageCitation
    trial: Trial | None

    @property
    def grade(self) -> float | None:
        """Measured Flesch-Kincaid grade of the running text."""
        return self.reading.grade

    @property
    def minutes(self) -> int:
        """Reading time at 200 words a minute, at least one."""
        return max(1, round(self.reading.words / WORDS_A_MINUTE))


def page_facts(site: Site, page: Page, content: str, permalink: str, also: Iterable[str] = ()) -> PageFacts:
    """The facts of one page. `content` is its HTML; `also` names trials of which its template prints figures."""
    meta = page.meta
    audience = getattr(meta, "audience", "trials")
    return PageFacts(
        title=meta.title,
        description=f"{meta.short}. {meta.showed}" if isinstance(meta, Trial) else meta.description,
        audience=audience,
        audience_label=WORDS["audience"][audience],
        conditions=meta.conditions,
        last_checked=meta.last_checked,
        figures_changed=figures_changed(page, content, site.evidence, also),
        withdrawn=page.withdrawn,
        open_questions=open_questions(page.path, content),
        reviewed_by=meta.reviewed_by,
        reading=measured(content),
        permalink=permalink,
        detail=getattr(meta, "detail_page", None),
        plain=getattr(meta, "plain_page", None),
        references=[site.evidence.references[key] for key in site.citing[page.path].keys],
        uses=site.citing[page.path].uses,
        terms=[site.evidence.glossary[key] for key in site.terms[page.path]],
        cite=page_citation(page, permalink),
        trial=meta if isinstance(meta, Trial) else None,
    )
