"""Decide what is published beside the pages: styles, scripts, downloads, nothing of the theme's own assets."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs_redirects import plugin as redirects

from nk.changes import FEED, changes_feed
from nk.downloads import downloads
from nk.page_styles import page_assets
from nk.problems import Problem
from read_evidence import stop_at

HEADERS = "_headers"
# The plugin's own page has a script that differs by address, so that no policy could name it.
redirects.HTML_TEMPLATE = MOVED = (Path(__file__).parent.parent / "moved.html").read_text()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Drop what must not be published, add what is generated, and fail when two files share an address."""
    sources = {}
    for file in list(files):
        name = file.src_uri.removeprefix("assets/")
        if file.src_dir not in (None, config.docs_dir):  # an asset of the theme
            files.remove(file)
        elif name.startswith(("css/", "js/")) or name == HEADERS:
            files.remove(file)
            sources[name] = file.content_string
    assets, site = page_assets(sources, MOVED), config.extra["site"]
    config.extra["assets"] = assets

    def url(path: str) -> str:
        return f"{config.site_url}{site.url(path)}"

    titles = {path: page.meta.title for path, page in site.evidence.pages.items()}
    made = assets.files | downloads(site.evidence, url)
    made[FEED] = changes_feed(site.evidence.changes.values(), titles, url)
    if HEADERS in sources:
        made[HEADERS] = sources[HEADERS].replace("{policy}", assets.policy)
    stop_at(_collisions(files, made))
    for path, text in made.items():
        files.append(File.generated(config, path, content=text))
    return files


def _collisions(files: Files, made: dict[str, str]) -> list[Problem]:
    """Two files with one address: MkDocs would let the later one win without a word."""
    taken = dict.fromkeys(made, "what the build makes")
    return [
        Problem(f"docs/{file.src_uri}", 0, f"has the same address as {other}; rename one")
        for file in files
        if file.inclusion is not InclusionLevel.EXCLUDED
        and (other := taken.setdefault(file.dest_uri, file.src_uri)) != file.src_uri
    ]
