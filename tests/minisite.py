"""A small valid docs/ tree. Tests change one thing in it and watch what is said."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from nk.evidence import load_evidence
from nk.page_links import structure_problems
from nk.problems import Problem
from nk.site import Site

ROOT = Path(__file__).parent.parent
CONFIG = """\
site_name: Small
site_url: https://small.example/
strict: true
theme: {name: material, custom_dir: overrides, font: false}
nav: [{Home: [index.md]}, {Pages: [page.md, glossary.md, references.md]}, {Trials: [trials/index.md]}]
not_in_nav: "/*/*.md"
exclude_docs: "/data/*.yml"
validation: {nav: {omitted_files: warn}}
plugins: [material/search]
markdown_extensions: [attr_list, md_in_html, tables, admonition, toc: {toc_depth: 2-3}]
extra: {approval: {text: None found., page: page.md}, front_figures: []}
"""

REFERENCES = """\
- id: first2016
  type: article-journal
  title: Memory-like cells in people
  author:
    - {family: First, given: A}
    - {family: de Second, given: B C}
  container-title: Sci Transl Med
  issued: 2016
  volume: "8"
  issue: "357"
  page: 357ra123
  DOI: 10.1126/example.aaf2341
  PMID: "27655849"
  checked: abstract
- id: second2020
  type: article-journal
  title: A later report
  issued: 2020
  checked: secondary
"""
GLOSSARY = """\
- id: cytokine
  term: cytokine
  plain: A signal between cells.
  clinical: A secreted signaling protein.
- id: aml
  term: acute myeloid leukemia
  abbreviation: AML
  plain: A cancer of the blood.
  clinical: Clonal disease of myeloid precursors.
"""
CHANGES = """\
- id: 2026-11-22
  date: 2026-11-22
  title: The site opens
  text: A page & a trial.
  pages: [page.md]
"""
TRIAL = """\
---
id: first-trial
title: Memory-like cells for AML
short: First 2016
registry: [NCT01898793]
phase: "1"
design: single arm
sites: [A hospital]
countries: [US]
first_year: 2014
last_year: 2016
status: completed
status_as_of: 2026-05
conditions: [AML]
population: adults
ages: adults
setting: relapsed or refractory
cell_source: haploidentical donor
product: memory-like NK cells
family: memory-like
lymphodepletion: null
support: null
dose: null
enrolled: 14
treated: 13
evaluable: 9
results:
  - kind: count
    measure: overall response
    n: 5
    of: 9
    basis: evaluable
    source: first2016
    checked: abstract
safety:
  - kind: count
    measure: graft-versus-host disease
    n: 0
    of: 13
    basis: treated
    source: first2016
    checked: abstract
persistence: null
showed: Some people responded.
cannot_show: Whether they would have responded without the cells.
next: null
sources: [first2016]
last_checked: 2026-11-22
---
## In plain words {#in-plain-words}
{{ result("first-trial", "overall response", style="plain") }} responded.
"""
PAGE = """\
---
title: A page
description: What it is about.
audience: patients
last_checked: 2026-11-22
---
## First {#first}
A cytokine is a signal.[@first2016]
See [the trial](trials/nct01898793-first.md#in-plain-words) and [the record](trials/nct01898793-first.md#record).
"""
TRIAL_PATH = "trials/nct01898793-first.md"
PAGE_PATH = "page.md"
FILES = {
    "data/references.yml": REFERENCES,
    "data/glossary.yml": GLOSSARY,
    "data/changes.yml": CHANGES,
    TRIAL_PATH: TRIAL,
    PAGE_PATH: PAGE,
}


def write(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """Write the tree below `folder`/docs; a change of None leaves the file out."""
    docs = folder / "docs"
    for path, text in {**FILES, **(changes or {})}.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            target.unlink(missing_ok=True)
        else:
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return docs


# What the page frame links to.
FRAME_PAGES = (
    "about/how-we-check.md about/privacy.md about/changes.md patients/index.md science/index.md memory-like/index.md clinicians/index.md"
).split()


def write_site(folder: Path) -> None:
    """The real machinery around the small tree: what is missing to build `folder` with mkdocs."""
    real = (ROOT / "mkdocs.yml").read_text().splitlines()
    hooks = [line for line in real if line.strip().startswith("- overrides/hooks/")]
    folder.mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(CONFIG + "\n".join(["hooks:", *hooks]) + "\n")
    shutil.copytree(ROOT / "overrides", folder / "overrides", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets")
    (folder / "docs/data").mkdir()
    shutil.copy(ROOT / "docs/data/vocabulary.yml", folder / "docs/data")
    below = PAGE.replace("trials/", "../trials/")
    others = {
        "index.md": PAGE,
        "glossary.md": PAGE + "{{ glossary_list() }}\n",
        "references.md": PAGE + "{{ references_list() }}\n",
        **dict.fromkeys(FRAME_PAGES, below),
        "trials/index.md": below + "{{ trials_table() }}\n",
    }
    write(folder, {path: text.replace("A page", path) for path, text in others.items()})


def problems_of(docs: Path) -> list[Problem]:
    """Every problem that a build of `docs` reports, stage by stage as the build does."""
    evidence, problems = load_evidence(docs)
    if problems:
        return problems
    problems = structure_problems(evidence, set())
    if problems:
        return problems
    site = Site(evidence)
    for page in evidence.pages.values():
        site.written(page, lambda path: path)
    return site.problems


def mkdocs(folder, *arguments):
    """Run mkdocs in `folder` as a user would."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", "mkdocs", *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
