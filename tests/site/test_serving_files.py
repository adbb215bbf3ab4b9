"""A host that reads `_headers` serves the site right, also to many readers at once."""

import re
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from server import BELOW, headers_for, served

RULES = "/*\n  A: one\n  B: two\n\n/assets/x-*.css\n  ! A\n  A: three: four\n"
HASHED = re.compile(r"/[0-9a-f]{8,}(/|\.\w+$)")
SAFE = {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"}


@pytest.mark.parametrize(
    ("path", "headers"),
    [("/page/", {"A": "one", "B": "two"}), ("/assets/x-1.css", {"B": "two", "A": "three: four"}), ("", {})],
)
def test_rules_apply_from_top_to_bottom(path, headers):
    assert headers_for(RULES, path) == headers


def test_only_names_that_carry_a_hash_are_kept_for_ever(site):
    rules = (site / "_headers").read_text()
    paths = ["/" + path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    kept = {path: headers_for(rules, path) for path in paths}
    assert [path for path, headers in kept.items() if not headers.keys() >= SAFE] == []
    forever = {path for path, headers in kept.items() if "immutable" in headers["Cache-Control"]}
    assert forever == {path for path in paths if HASHED.search(path)} != set()
    ages = [int(re.search(r"max-age=(\d+)", kept[path]["Cache-Control"])[1]) for path in paths if path not in forever]
    assert max(ages) <= 3600


def test_many_readers_at_once_get_every_file_whole(site):
    """A bounded load: each file three times, sixteen readers at a time."""
    files = [path for path in site.rglob("*") if path.is_file()]

    def whole(path):
        with urllib.request.urlopen(f"{root}{BELOW}/{path.relative_to(site).as_posix()}", timeout=120) as response:
            return response.status == 200 and response.read() == path.read_bytes()

    with served(site) as root, ThreadPoolExecutor(16) as readers:
        results = list(readers.map(whole, files * 3))
    assert len(results) > 500
    assert all(results)
