"""A static server for the tests. It sends the headers of `_headers`, as a host does that reads this file."""

import http.server
import re
import threading
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

BELOW = "/subpath"


def headers_for(rules: str, path: str) -> dict[str, str]:
    """The headers of `path`: rules apply from top to bottom, and `! Name` takes back what an earlier one set."""
    found: dict[str, str] = {}
    applies = False
    for line in rules.splitlines():
        if line and not line[0].isspace():
            applies = fnmatchcase(path, line.strip())
        elif applies and line.strip().startswith("!"):
            found.pop(line.strip()[1:].strip(), None)
        elif applies and line.strip():
            name, value = line.strip().split(": ", 1)
            found[name] = value
    return found


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site at / and, as a project's own pages are served, below /subpath/."""

    protocol_version = "HTTP/1.1"

    def send_head(self):
        self.path = re.sub(f"^{BELOW}(?=/)", "", self.path)
        return super().send_head()

    def end_headers(self):
        rules = Path(self.directory, "_headers")
        for name, value in headers_for(rules.read_text() if rules.exists() else "", self.path.split("?")[0]).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *args):
        """Keep the test output readable."""


@contextmanager
def served(folder: Path):
    """Serve `folder` on a free local port; gives the address, without a slash at its end."""
    handler = partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
