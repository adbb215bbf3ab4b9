"""What to do when a tool of today ends was done here: another builder, and no Material."""

import os
import shutil
import subprocess
import sys

from minisite import CONFIG, ROOT, mkdocs, write_site

# As README.md says.
WITHOUT_MATERIAL = {
    "theme: {name: material, custom_dir: overrides, font: false}": (
        "theme: {name: null, custom_dir: overrides, language: en, static_templates: [404.html]}"
    ),
    "[material/search]": "[search]",
}
INDEX = "search/search_index.json"


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differences(ours, theirs):
    return sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))


def test_properdocs_in_another_place_makes_the_same_site(site, tmp_path):
    """Every byte is the same, so a build depends on neither its place nor its tool."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    command = [sys.executable, "-m", "properdocs", "build", "--config-file", "mkdocs.yml"]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=1200
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert differences(contents(site), contents(tmp_path / "site")) == []


def test_without_material_only_the_search_index_is_written_otherwise(tmp_path):
    sites = {}
    for name, changes in {"with": {}, "without": WITHOUT_MATERIAL}.items():
        folder = tmp_path / name
        write_site(folder)
        config = (folder / "mkdocs.yml").read_text()
        for old, new in changes.items():
            assert old in CONFIG
            config = config.replace(old, new)
        (folder / "mkdocs.yml").write_text(config)
        result = mkdocs(folder, "build")
        assert result.returncode == 0, result.stderr
        files = contents(folder / "site")
        # Material's search takes this mark out of the pages that it indexes.
        sites[name] = {path: data.replace(b' data-search-exclude="1"', b"") for path, data in files.items()}
    assert differences(sites["with"], sites["without"]) == [INDEX]
    assert b'"location":"page/#first"' in sites["without"][INDEX].replace(b'": "', b'":"')
