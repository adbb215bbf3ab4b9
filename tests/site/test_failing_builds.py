"""A build that fails says why in one line, ends with a status, and leaves nothing that looks finished."""

import signal
import subprocess
import sys
import time

import pytest
from lxml import html

from minisite import PAGE, PAGE_PATH, ROOT, TRIAL, TRIAL_PATH, mkdocs, write, write_site


@pytest.fixture
def small(tmp_path):
    """The real machinery around a small tree; call it with changes to write them and build."""
    write_site(tmp_path)

    def build(changes=None):
        write(tmp_path, {PAGE_PATH: PAGE, TRIAL_PATH: TRIAL, **(changes or {})})
        return mkdocs(tmp_path, "build")

    build.folder = tmp_path
    return build


def test_the_small_site_builds(small):
    result = small()
    assert result.returncode == 0, result.stderr
    assert (small.folder / "site/page/index.html").is_file()
    assert not list(small.folder.glob(".site*"))


BAD = {
    "record": (
        {TRIAL_PATH: TRIAL.replace("n: 5", "n: 12")},
        "docs/trials/nct01898793-first.md:31: ",
        "n=12 exceeds of=9",
    ),
    "citation": ({PAGE_PATH: PAGE + "[@nobody]\n"}, "docs/page.md:10: ", "unknown reference 'nobody'"),
    "marker": ({PAGE_PATH: PAGE + "{{ reslt() }}\n"}, "docs/page.md:10: ", "did you mean 'result'"),
    "link": ({PAGE_PATH: PAGE + "[x](nowhere.md)\n"}, "docs/page.md:10: ", "leads nowhere"),
    "encoding": ({PAGE_PATH: PAGE.encode() + b"\xff\xfe"}, "docs/page.md:10: ", "UTF-8"),
    "empty": ({PAGE_PATH: ""}, "docs/page.md: ", "empty"),
    "same address": ({"page/index.md": PAGE.replace("trials/", "../trials/")}, "docs/page", "same address"),
    "address of a generated file": ({"data/trial.schema.json": "{}"}, "docs/data/trial.schema.json", "same address"),
}


@pytest.mark.parametrize(("changes", "start", "words"), BAD.values(), ids=BAD.keys())
def test_a_mistake_stops_the_build(small, changes, start, words):
    result = small(changes)
    assert result.returncode != 0
    lines = [line for line in result.stderr.splitlines() if start in line]
    assert len(lines) == 1, result.stderr
    assert words in lines[0]
    assert "Traceback" not in result.stderr
    assert not (small.folder / "site").exists()
    assert not list(small.folder.glob(".site*"))


def test_a_warning_of_mkdocs_stops_the_build_too(small):
    result = small({"orphan.md": PAGE})
    assert result.returncode != 0
    assert "orphan.md" in result.stderr
    assert not (small.folder / "site").exists()


def test_a_failed_build_leaves_the_earlier_site_whole(small):
    assert small().returncode == 0
    before = {path: path.read_bytes() for path in (small.folder / "site").rglob("*") if path.is_file()}
    assert small({PAGE_PATH: PAGE + "[@nobody]\n"}).returncode != 0
    after = {path: path.read_bytes() for path in (small.folder / "site").rglob("*") if path.is_file()}
    assert before == after


@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_build_leaves_the_earlier_site_whole(small, blow):
    """Stopped while pages are being written: a post-page hook that waits makes sure of the moment."""
    assert small().returncode == 0
    before = {path: path.read_bytes() for path in (small.folder / "site").rglob("*") if path.is_file()}
    config = small.folder / "mkdocs.yml"
    hooks = config.read_text()
    config.write_text(hooks + "  - wait.py\n")
    (small.folder / "wait.py").write_text("import time\ndef on_post_page(output, page, config):\n    time.sleep(1)\n")
    write(small.folder, {PAGE_PATH: PAGE + "New words.\n"})
    # A run that was started in the background hands down that Ctrl-C is to be ignored.
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build"], cwd=small.folder, stderr=subprocess.PIPE)
    signal.signal(signal.SIGINT, heard)
    while len(list(small.folder.glob(".site.unfinished/**/*.html"))) < 2:
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.05)
    process.send_signal(blow)
    process.communicate(timeout=120)
    assert process.returncode != 0
    assert before == {path: path.read_bytes() for path in (small.folder / "site").rglob("*") if path.is_file()}
    config.write_text(hooks)
    assert mkdocs(small.folder, "build").returncode == 0
    assert "New words." in (small.folder / "site/page/index.html").read_text()
    assert not list(small.folder.glob(".site*"))


def test_a_changed_record_changes_page_table_chart_and_download(small):
    chart = '{{ chart("overall response", name="c", title="Responses") }}\n\n{{ trials_table() }}\n'
    small({PAGE_PATH: PAGE + chart})
    before = {
        path.name: path.read_text() for path in (small.folder / "site").rglob("*") if path.suffix in (".csv", ".json")
    }
    result = small({PAGE_PATH: PAGE + chart, TRIAL_PATH: TRIAL.replace("n: 5", "n: 4")})
    assert result.returncode == 0, result.stderr
    site = small.folder / "site"
    page = (site / "page/index.html").read_text()
    assert page.count("4/9") + page.count("4 of 9") >= 3
    assert "5/9" not in page
    assert "5 of 9" not in page
    assert "4 of 9 people" in (site / "trials/nct01898793-first/index.html").read_text()
    for name in ("c.csv", "results.csv", "trials.json"):
        after = next(site.rglob(name)).read_text()
        assert after != before[name]


def test_a_copy_for_a_disk_links_files_not_folders(small):
    small()
    result = mkdocs(small.folder, "build", "--no-directory-urls", "--site-dir", "disk")
    assert result.returncode == 0, result.stderr
    disk = small.folder / "disk"
    for path in disk.rglob("*.html"):
        page = html.parse(path).getroot()
        for target in page.xpath("//a/@href | //link[@rel='stylesheet']/@href | //script/@src"):
            if not target.startswith(("http", "#")) and path.name != "404.html":
                assert (path.parent / target.split("#")[0]).resolve().is_file(), (path, target)


def test_two_builds_are_the_same_byte_for_byte(small):
    def built():
        assert small().returncode == 0
        files = {p: p.read_bytes() for p in (small.folder / "site").rglob("*") if p.is_file()}
        return {path: data for path, data in files.items() if path.suffix != ".gz"}

    assert built() == built()


def test_a_logger_outside_mkdocs_would_not_fail_a_build():
    """Why every hook logs below `mkdocs.`: only those warnings are counted."""
    for path in (ROOT / "overrides/hooks").glob("*.py"):
        text = path.read_text()
        if "getLogger(" in text:
            assert 'getLogger("mkdocs' in text, path.name
