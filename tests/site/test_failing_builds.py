"""A build that fails says why in one line, ends with a status, and leaves nothing that looks finished."""

import shutil

import pytest

from conftest import ROOT, mkdocs
from minisite import PAGE, PAGE_PATH, TRIAL, TRIAL_PATH, write

CONFIG = """\
site_name: Small
site_url: https://small.example/
strict: true
theme: {name: material, custom_dir: overrides, font: false}
nav: [{Home: [index.md]}, {About: [page.md, glossary.md, about/how-we-check.md]}]
not_in_nav: "/trials/*.md"
exclude_docs: "/data/*.yml"
hooks: [whole_site, read_evidence, publish_files, write_pages, frame_pages]
plugins: [material/search]
validation: {nav: {omitted_files: warn}}
markdown_extensions: [attr_list, md_in_html, tables, admonition]
extra: {approval: {text: None found., page: page.md}, front_figures: []}
"""


@pytest.fixture
def small(tmp_path):
    """A copy of the machinery around a small tree; call it with changes to write them."""
    hooks = "".join(f"\n  - overrides/hooks/{name}.py" for name in _hooks())
    config = CONFIG.replace(
        "hooks: [whole_site, read_evidence, publish_files, write_pages, frame_pages]", f"hooks:{hooks}"
    )
    (tmp_path / "mkdocs.yml").write_text(config)
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs/assets", tmp_path / "docs/assets")

    def build(changes=None):
        others = {"index.md": PAGE, "glossary.md": PAGE + "{{ glossary_list() }}\n", "about/how-we-check.md": PAGE}
        others = {
            path: text.replace("trials/", "../trials/" if "/" in path else "trials/") for path, text in others.items()
        }
        write(tmp_path, {**others, **(changes or {})})
        return mkdocs(tmp_path, "build")

    build.folder = tmp_path
    return build


def _hooks():
    lines = (ROOT / "mkdocs.yml").read_text().splitlines()
    return [line.split("/")[-1].removesuffix(".py") for line in lines if "overrides/hooks/" in line]


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
