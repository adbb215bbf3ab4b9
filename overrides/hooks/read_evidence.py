"""Read and check every record before anything is built; stop with all problems at once."""

import logging
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from nk.evidence import load_evidence
from nk.page_dates import today, unchecked
from nk.page_links import structure_problems
from nk.problems import Problem
from nk.site import Site
from nk.table_regions import TableRegions

log = logging.getLogger("mkdocs.hooks.evidence")
NOTICE = 25  # above what a build prints anyway, below the warnings that end a strict build
logging.addLevelName(NOTICE, "NOTICE")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load docs/ and hand the evidence to the other hooks as `config.extra["site"]`."""
    evidence, problems = load_evidence(Path(config.docs_dir))
    due, overdue = unchecked(evidence, today())
    for problem in due:
        log.log(NOTICE, str(problem))
    stop_at(problems + overdue)
    site = config.extra["site"] = Site(evidence)
    config.markdown_extensions += [site.term_links, TableRegions()]  # type: ignore[list-item]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Check links, anchors and heading ids now that all files are known, and with them their addresses."""
    site, others = config.extra["site"], {file.src_uri for file in files if not file.is_documentation_page()}
    site.url = partial(_address, files)
    stop_at(structure_problems(site.evidence, others))
    return files


def _address(files: Files, path: str) -> str:
    """The address, from the root of the site, of a page or file by its path below docs/; what is made later keeps its path."""
    file = files.get_file_from_path(path)
    assert file or not path.endswith(".md"), path
    return file.url if file else path


def stop_at(problems: list[Problem]) -> None:
    """Print every problem on a line of its own and end the build, if there are any.

    Raises:
        PluginError: which MkDocs prints without a traceback.
    """
    for problem in sorted(set(problems)):
        log.error(str(problem))
    if problems:
        raise PluginError(f"{len(set(problems))} problem(s) in docs/; nothing was built")
