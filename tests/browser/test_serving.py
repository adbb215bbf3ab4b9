"""`make serve`: the address is printed, and a page in the browser follows its source."""

import os
import re
import socket
import subprocess
import sys
import time

import pytest

from minisite import PAGE, PAGE_PATH, write, write_site


@pytest.fixture
def served(tmp_path):
    """A small site that is served from its source; gives the folder and the address that was printed."""
    write_site(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    log = (tmp_path / "log").open("w+")
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=log, stderr=subprocess.STDOUT)
    deadline = time.monotonic() + 300
    while not (printed := re.search(r"Serving on (http://\S+)", (tmp_path / "log").read_text())):
        assert time.monotonic() < deadline and process.poll() is None, (tmp_path / "log").read_text()
        time.sleep(0.2)
    yield tmp_path, printed.group(1)
    process.terminate()
    process.wait(20)


def test_a_page_follows_its_source(served, browser):
    folder, address = served
    page = browser.new_page()
    page.goto(f"{address}page/")
    assert page.locator("h2#first").is_visible()
    write(folder, {PAGE_PATH: PAGE + "\n## Second {#second}\n\nNew words.\n"})
    page.locator("h2#second").wait_for(timeout=300_000)
    page.close()
