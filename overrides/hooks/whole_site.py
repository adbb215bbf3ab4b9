"""A build appears at site_dir only when it is whole: it is made beside it and moved at the end.

MkDocs empties site_dir first and fails last, after the pages are written; an interrupted or failed build
would leave something that looks finished. Here a failed build leaves the earlier site, or none.
"""

import logging
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

_command = ""
_target: Path | None = None


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether the site is built or served."""
    global _command
    _command = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build beside the real place. `config.extra["serving"]` says whether pages are made to be edited, not published."""
    global _target
    config.extra["serving"] = _command == "serve"
    if _command == "build":
        _target = Path(config.site_dir)
        config.site_dir = str(_beside(_target, "unfinished"))
    return config


@event_priority(-100)  # when the other hooks have written their files
def on_post_build(config: MkDocsConfig) -> None:
    """Move the site to its place, unless MkDocs has counted warnings, which fail a strict build."""
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    if _target and not any(counter.counts for counter in counters):
        earlier = _beside(_target, "earlier")
        shutil.rmtree(earlier, ignore_errors=True)
        if _target.exists():
            _target.rename(earlier)
        Path(config.site_dir).rename(_target)
        shutil.rmtree(earlier, ignore_errors=True)


def on_shutdown() -> None:
    """Clear away what is unfinished."""
    if _target:
        shutil.rmtree(_beside(_target, "unfinished"), ignore_errors=True)


def _beside(target: Path, state: str) -> Path:
    return target.with_name(f".{target.name}.{state}")
