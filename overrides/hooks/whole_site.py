"""A build appears at site_dir only when it is whole: it is made beside it and moved at the end.

MkDocs empties site_dir first and fails last, after the pages are written; an interrupted or failed build
would leave something that looks finished. Here a failed build leaves the earlier site, or none.
"""

import logging
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import CountHandler

_warnings = CountHandler(level=logging.WARNING)
_command = ""
_target: Path | None = None
_whole = False


def on_startup(command: str, dirty: bool) -> None:
    """Count warnings as the strict mode does."""
    global _command
    _command = command
    logging.getLogger("mkdocs").addHandler(_warnings)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build beside the real place. `config.extra["serving"]` says whether pages are made to be edited, not published."""
    global _target
    config.extra["serving"] = _command == "serve"
    if _command == "build":
        _target = Path(config.site_dir)
        config.site_dir = str(_target.with_name(f".{_target.name}.unfinished"))
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Every file is written; only warnings can still fail a strict build."""
    global _whole
    _whole = not (config.strict and _warnings.counts)


def on_shutdown() -> None:
    """Move the site to its place, or clear away what is unfinished."""
    logging.getLogger("mkdocs").removeHandler(_warnings)
    if _target is None:
        return
    unfinished, earlier = (_target.with_name(f".{_target.name}.{state}") for state in ("unfinished", "earlier"))
    if _whole:
        shutil.rmtree(earlier, ignore_errors=True)
        if _target.exists():
            _target.rename(earlier)
        unfinished.rename(_target)
    shutil.rmtree(earlier if _whole else unfinished, ignore_errors=True)
