"""The link check finds what is gone, passes what only refuses programs, and needs no network to be shown to work."""

import http.server
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from minisite import ROOT

ANSWERS = {"/good": 200, "/gone": 404, "/refuses": 403}


class _Outside(http.server.BaseHTTPRequestHandler):
    def do_GET(self):  # the name is http.server's
        self.send_response(ANSWERS[self.path])
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 - the name is http.server's

    def log_message(self, *args):
        """Keep the test output readable."""


@pytest.fixture
def folder():
    """Open to all: run by root, LinkChecker reads as nobody."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize(("paths", "status"), [(["/good", "/refuses"], 0), (["/good", "/gone"], 1)])
def test_a_dead_address_fails_the_check(folder, paths, status):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Outside) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        outside = f"http://127.0.0.1:{server.server_address[1]}"
        links = "".join(f'<a href="{outside}{path}">a source</a>' for path in paths)
        start, page = folder / "index.html", folder / "page.html"
        start.write_text('<!doctype html><title>Start</title><a href="page.html">next</a>')
        page.write_text(f"<!doctype html><title>Page</title>{links}")
        command = [sys.executable, "-m", "linkcheck", "--config", ROOT / "tests/linkcheckerrc", start]
        result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        server.shutdown()
    assert result.returncode == status, result.stdout + result.stderr
    assert (f"{outside}/gone" in result.stdout) == (status == 1)
    assert "/good" not in result.stdout
    assert "/refuses" not in result.stdout
