"""The plugin has written its search index: write ours in its place, smaller and with the names of records."""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from nk.search_index import search_index


def on_post_build(config: MkDocsConfig) -> None:
    """Take the plugin's sections from its file."""
    path = Path(config.site_dir, "search", "search_index.json")
    site = config.extra["site"]
    pages = {site.url(page.path).removeprefix("./"): page for page in site.evidence.pages.values()}
    path.write_text(search_index(json.loads(path.read_text())["docs"], pages, site))
