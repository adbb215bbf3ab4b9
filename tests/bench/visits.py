"""Visit one page of every type as a phone on a slow line does; print bytes by kind and how soon it is there, against budgets.toml.

Bytes are those of Brotli at its best, as a static host sends them. "Bare" is the same page without styles and scripts,
"plain Material" the same text in the theme as it comes, both visited in the same run in turn with ours.
"""

import functools
import http.server
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import brotli
from lxml import html
from playwright.sync_api import Browser, sync_playwright

from bench import BUDGETS, copied, measured, plain
from install_browser import chromium
from page_types import PAGE_TYPES

VISITS = 11
PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True, "has_touch": True}
SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER_PROCESSOR = 4
KINDS = {".html": "html", ".css": "css", ".js": "js", ".mjs": "js", ".svg": "svg", ".json": "index"}
OBSERVE = """
window.seen = {largest: 0, blocking: 0, shift: 0};
const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({type, buffered: true});
watch("largest-contentful-paint", (entry) => { seen.largest = entry.startTime; });
watch("longtask", (entry) => { seen.blocking += entry.duration - 50; });
watch("layout-shift", (entry) => { seen.shift += entry.value; });
"""


@functools.cache
def packed(path: Path, bare: bool) -> bytes:
    """A file as a good host sends it; `bare` leaves a page without styles and scripts."""
    data = path.read_bytes()
    if bare and path.suffix == ".html":
        page = html.fromstring(data)
        for element in page.xpath("//style | //script | //link | //meta[@http-equiv]"):
            element.drop_tree()
        data = html.tostring(page, doctype="<!DOCTYPE html>", encoding="utf-8")
    return brotli.compress(data)


class Host(http.server.SimpleHTTPRequestHandler):
    """A static server with Brotli; addresses below bare/ are those of bare pages."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send one file."""
        bare = self.path.startswith("/bare/")
        path = Path(self.translate_path(self.path.removeprefix("/bare") if bare else self.path))
        path = path / "index.html" if path.is_dir() else path
        data = packed(path, bare) if path.is_file() else b""
        self.send_response(200 if data else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        if data:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Keep the table readable."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site on a local port."""
    handler = functools.partial(Host, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.handle_error = lambda *_: None  # a browser that leaves early is no fault
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@dataclass
class Visit:
    """One first visit: bytes by kind; first and largest paint and blocking in milliseconds; layout shift."""

    weights: Counter[str]
    first: float
    largest: float
    blocking: float
    shift: float


def visit(browser: Browser, address: str) -> Visit:
    """Open an address with nothing in store."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.add_init_script(OBSERVE)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
    weights: Counter[str] = Counter()

    def weigh(answer) -> None:
        kind = KINDS.get(Path(urlsplit(answer.url).path).suffix, "html" if answer.url == address else "other")
        weights[kind] += int(answer.headers.get("content-length", 0))

    page.on("response", weigh)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    # A short page can be idle before it is painted.
    first = page.wait_for_function("performance.getEntriesByName('first-contentful-paint')[0]?.startTime").json_value()
    seen = page.evaluate("seen")
    context.close()
    return Visit(weights, first, seen["largest"], seen["blocking"], seen["shift"])


def middle(visits: list[Visit]) -> Visit:
    """The median of every figure; bytes are the same each time."""
    figures = (median(getattr(one, name) for one in visits) for name in ("first", "largest", "blocking", "shift"))
    return Visit(visits[0].weights, *figures)


def main() -> int:
    """Print the table; exit status 1 when a budget is exceeded."""
    longer, over, path_of_browser = BUDGETS["long_pages"], [], chromium()
    print(
        f"{'page type':24}{'html':>8}{'css':>7}{'js':>7}{'svg':>6}{'index':>7}{'all':>8}  {'first':>6}{'largest':>8}{'blocking':>18}  shift"
    )
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        ours, theirs = Path(temporary) / "ours", Path(temporary) / "plain"
        theirs.mkdir()
        ours.mkdir()
        measured("real site", copied(ours))
        measured("plain Material", plain(theirs, ours))
        browser = playwright.chromium.launch(executable_path=path_of_browser, args=["--no-sandbox"])
        with served(ours / "site") as address, served(theirs / "site") as other:
            for kind, path in PAGE_TYPES.items():
                runs = [
                    [visit(browser, start + path) for start in (address, f"{address}bare/", other)]
                    for _ in range(VISITS)
                ]
                page, bare, material = (middle(list(visits)) for visits in zip(*runs, strict=True))
                figures = dict.fromkeys(("html", "css", "js", "svg", "index"), 0) | dict(page.weights)
                figures |= {
                    "all": page.weights.total(),
                    "first": page.first / bare.first,
                    "largest": page.largest / bare.largest,
                    "blocking": page.blocking / max(material.blocking, 1),
                    "shift": page.shift,
                }
                budgets = BUDGETS["first_visit"] | longer.get(kind, {})
                exceeded = [name for name, budget in budgets.items() if figures[name] > budget]
                over += exceeded
                print(
                    f"{kind:24}{figures['html']:8,}{figures['css']:7,}{figures['js']:7,}{figures['svg']:6,}"
                    f"{figures['index']:7,}{figures['all']:8,}  {figures['first']:6.2f}{figures['largest']:8.2f}"
                    f"{page.blocking:8.0f} of {material.blocking:4.0f} ms  {page.shift:.3f} {' '.join(exceeded)}"
                )
        browser.close()
    print(
        "EXCEEDED" if over else "every budget kept",
        f"({VISITS} visits each; ratios to the bare page, blocking to plain Material)",
    )
    return int(bool(over))


if __name__ == "__main__":
    sys.exit(main())
