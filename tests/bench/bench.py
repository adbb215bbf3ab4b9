"""Build the real site and synthetic ones; print seconds, memory and sizes against budgets.toml.

Each build is a fresh process, so its peak memory is its own. "Plain Material" is the theme as it comes, with the same
pages, their markers removed, all of them in its navigation.
"""

import os
import re
import shutil
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "overrides/hooks")]
from minisite import write_site  # noqa: E402 - found through the line above

BUDGETS = tomllib.loads((Path(__file__).parent / "budgets.toml").read_text())
PATTERN = ROOT / "docs/trials/nct01898793-memory-like-aml.md"
PLAIN = "site_name: Plain\nsite_url: https://plain.example/\ntheme: {name: material, font: false}\n"


@dataclass
class Build:
    """What one build cost and made."""

    name: str
    pages: int
    seconds: float
    megabytes: float
    trial_page: int
    largest: tuple[str, int]

    @property
    def per_page(self) -> float:
        """Milliseconds a page."""
        return 1000 * self.seconds / self.pages


def measured(name: str, folder: Path) -> Build:
    """Build the project in `folder` and weigh the result."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    start = time.perf_counter()
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "mkdocs", "build", "--config-file", str(folder / "mkdocs.yml")],
        environment,
        file_actions=[(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)],
    )
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"the build of {name} failed; run mkdocs build in {folder} to see why")
    sizes = {
        path.relative_to(folder / "site").as_posix(): path.stat().st_size for path in folder.rglob("site/**/*.html")
    }
    weighed = {path: size for path, size in sizes.items() if path not in BUDGETS["listing"]["pages"]}
    trial = next(size for path, size in sorted(sizes.items()) if path.startswith("trials/") and path.count("/") == 2)
    largest = max(weighed.items(), key=lambda item: item[1])
    return Build(name, len(sizes), seconds, usage.ru_maxrss / 1024, trial, largest)


def copied(folder: Path) -> Path:
    """The project as it is, without what is built or installed."""
    for name in ("docs", "overrides", "mkdocs.yml"):
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return folder


def synthetic(folder: Path, records: int) -> Path:
    """A small site around as many copies of one real record as asked, with the whole bibliography and glossary."""
    write_site(folder)
    for name in ("references.yml", "glossary.yml"):
        shutil.copy(ROOT / "docs/data" / name, folder / "docs/data" / name)
    text = PATTERN.read_text()
    own = re.search(r"^id: (.+)$", text, re.MULTILINE)
    assert own
    # What it says of other trials is left out: here there are none.
    alone = re.sub(r"\{\{.*?\}\}", lambda marker: marker[0] if own.group(1) in marker[0] else "", text)
    body = re.sub(r"\]\([^)]*\.md[^)]*\)", "](index.md)", alone)
    for number in range(records):
        copy = body.replace(own.group(1), f"synthetic-{number}").replace("NCT01898793", f"NCT9{number:07}")
        copy = re.sub(r"^short: .+$", f"short: Synthetic {number}", copy, flags=re.MULTILINE)
        (folder / f"docs/trials/nct9{number:07}-synthetic.md").write_text(copy)
    for page in (folder / "docs").rglob("*.md"):
        words = (
            page.read_text()
            .replace("first2016", "romee2016")
            .replace("nct01898793-first.md", "nct90000000-synthetic.md")
        )
        page.write_text(words)
    (folder / "docs/trials/nct01898793-first.md").unlink()
    return folder


def plain(folder: Path, like: Path) -> Path:
    """The same pages for Material as it comes."""
    (folder / "mkdocs.yml").write_text(PLAIN)
    for path in (like / "docs").rglob("*.md"):
        target = folder / path.relative_to(like)
        target.parent.mkdir(parents=True, exist_ok=True)
        body = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(), flags=re.DOTALL)
        target.write_text(f"# {path.stem}\n\n" + re.sub(r"\{\{.*?\}\}|\[@.*?\]", "", body))
    return folder


def main() -> int:
    """Print the table; exit status 1 when a budget is exceeded."""
    with tempfile.TemporaryDirectory() as temporary:
        here = Path(temporary)
        folders = {"real site": copied(here / "real")}
        for records in (100, 1000):
            ours = synthetic(here / f"ours{records}", records)
            folders[f"{records} records"] = ours
            (here / f"plain{records}").mkdir()
            folders[f"plain Material, {records}"] = plain(here / f"plain{records}", ours)
        builds = {name: measured(name, folder) for name, folder in folders.items()}
    heads = f"{'build':24}{'pages':>7}{'seconds':>9}{'ms/page':>9}{'peak MB':>9}{'trial page':>12}"
    print(f"{heads}  largest page, listings apart")
    for build in builds.values():
        print(
            f"{build.name:24}{build.pages:7}{build.seconds:9.1f}{build.per_page:9.1f}{build.megabytes:9.0f}"
            f"{build.trial_page:12,}  {build.largest[1]:,} {build.largest[0]}"
        )
    small, large = builds["100 records"], builds["1000 records"]
    for records in (100, 1000):
        ratio = builds[f"{records} records"].per_page / builds[f"plain Material, {records}"].per_page
        print(f"cost per page against plain Material at {records}: {ratio:.2f}")
    checks = {
        "cost_per_page_at_1000_over_100": large.per_page / small.per_page,
        "largest_page_at_1000_over_100": large.largest[1] / small.largest[1],
    }
    failed = False
    for name, value in checks.items():
        budget = BUDGETS["build"][name]
        failed |= value > budget
        print(f"{name}: {value:.2f}, budget {budget} {'EXCEEDED' if value > budget else 'kept'}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
