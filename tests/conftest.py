"""The real site, built once for all tests, and a server for the browser tests."""

import functools
import http.server
import threading
from pathlib import Path

import pytest
from lxml import html

from minisite import ROOT, mkdocs


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("built") / "site"
    result = mkdocs(ROOT, "build", "--site-dir", folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture(scope="session")
def documents(site) -> dict:
    """Every built page, parsed, by its path below the site."""
    return {path.relative_to(site).as_posix(): html.parse(path).getroot() for path in sorted(site.rglob("*.html"))}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Keep the test output readable."""


@pytest.fixture(scope="session")
def address(site) -> str:
    """The built site on a local port, under a path as on a project's own pages."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
