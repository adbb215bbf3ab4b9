"""The real site, built once for all tests and all workers, and a server for the browser tests."""

from pathlib import Path

import pytest
from filelock import FileLock
from lxml import html

from minisite import ROOT, mkdocs
from server import BELOW, served


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id) -> Path:
    """The folder of the built site. The worker that asks first builds it; the others wait."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "built/site"
    with FileLock(folder.parent.with_suffix(".lock")):
        if not folder.is_dir():
            result = mkdocs(ROOT, "build", "--site-dir", folder)
            assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture(scope="session")
def documents(site) -> dict:
    """Every built page, parsed, by its path below the site; not those that only lead on from an old address."""
    pages = {path.relative_to(site).as_posix(): html.parse(path).getroot() for path in sorted(site.rglob("*.html"))}
    return {path: page for path, page in pages.items() if not page.xpath("//meta[@http-equiv='refresh']")}


@pytest.fixture(scope="session")
def address(site) -> str:
    """The built site on a local port, below a path as on a project's own pages."""
    with served(site) as root:
        yield f"{root}{BELOW}/"
