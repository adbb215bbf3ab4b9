"""The site while it is built: evidence, what each page cited, and the problems found so far."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import figure_text, vocabulary
from .bibliography import ama_texts
from .citations import Uses, citation_problems, numbered
from .code_spans import put_back, set_aside
from .evidence import Evidence, Page
from .exchange import FORMATS
from .fragments import Fragments
from .markers import expanded
from .page_citation import citation_files, page_item, part_item
from .page_parts import linked
from .problems import Problem
from .term_links import TermLinks

TEMPLATES = Path(__file__).parents[2] / "fragments"
# What turns records into words, in every template.
FILTERS = {
    "plain": figure_text.plain,
    "clinical": figure_text.clinical,
    "label": figure_text.label,
    "plain_label": lambda figure: figure_text.label(figure, plain_words=True),
    "cite": lambda key: f"[@{key}]",
    "us_date": figure_text.us_date,
    # In a script element: no text of a record can end it.
    "json": lambda text: json.dumps(text, ensure_ascii=False).replace("<", "\\u003c"),
    "vocab": lambda word, words: vocabulary.WORDS[words][word] if word else vocabulary.NOT_STATED,
}
GLOBALS = {
    "words": vocabulary.WORDS,
    "formats": FORMATS,
    "not_stated": vocabulary.NOT_STATED,
    "share": figure_text.share,
}


@dataclass
class Site:
    """One build. `cited` and `terms` are filled page by page as the Markdown is written."""

    evidence: Evidence
    problems: list[Problem] = field(default_factory=list)
    cited: dict[str, Uses] = field(default_factory=dict)
    terms: dict[str, list[str]] = field(default_factory=dict)
    downloads: dict[str, str] = field(default_factory=dict)  # path → text: charts, and how pages are cited
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)  # of each page, when all are written
    url: Callable[[str], str] = field(init=False)  # address, from the root of the site, of a path below docs/
    term_links: TermLinks = field(init=False)
    texts: dict[str, str] = field(init=False)
    _environment: Environment = field(init=False)

    def __post_init__(self) -> None:
        self.texts = ama_texts(self.evidence.references.values())
        self.term_links = TermLinks(self.evidence.glossary.values())
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= FILTERS
        self._environment.globals |= GLOBALS | {"evidence": self.evidence, "texts": self.texts}

    def render(self, template: str, **values: object) -> str:
        """Fill overrides/fragments/<template>.html."""
        return self._environment.get_template(f"{template}.html").render(**values)

    def written(self, page: Page, url: Callable[[str], str]) -> str:
        """The page's Markdown with markers expanded and citations numbered; problems are collected."""
        file = f"docs/{page.path}"
        text, pieces = set_aside(page.body)
        terms: list[str] = []
        fragments = Fragments(self.evidence, page, url, self.render, terms, self.downloads)
        self.problems += citation_problems(text, self.evidence.references, file, page.body_line)
        text, problems = expanded(text, fragments.functions(), file, page.body_line)
        self.problems += problems
        if page.trial:
            card, record = fragments.trial_card(page.trial.id), fragments.trial_record()
            text = f"{card}\n\n{text}\n\n## For clinicians: the record {{#record}}\n\n{record}\n"
        cited = self.cited[page.path] = {}
        self.terms[page.path] = terms
        self.term_links.used = terms
        return put_back(numbered(text, cited, page.meta.title), pieces)

    def linked(self, page: Page, content: str, permalink: str, root: str) -> str:
        """The page's HTML with a link at every part; the files that cite the page and its parts are collected."""
        item = page_item(page, permalink)
        self.downloads |= citation_files(item)

        def below(name: str, kind: str, anchor: str) -> str:
            part = part_item(item, name, kind, anchor)
            self.downloads |= citation_files(part)
            return self.render("part_links", citation=part, kind=kind, anchor=anchor, root=root)

        return linked(content, below)
