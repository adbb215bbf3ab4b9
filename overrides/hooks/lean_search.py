"""The plugin has written its search index: write ours in its place, smaller and with the names of records."""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from nk.search_index import search_index

_addresses: dict[str, str] = {}


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Remember the address of every page as the plugin writes it."""
    _addresses.update((file.page.url, file.src_uri) for file in files.documentation_pages() if file.page)


def on_post_build(config: MkDocsConfig) -> None:
    """Take the plugin's sections from its file."""
    path = Path(config.site_dir, "search", "search_index.json")
    site = config.extra["site"]
    pages = {address: site.evidence.pages[page] for address, page in _addresses.items()}
    path.write_text(search_index(json.loads(path.read_text())["docs"], pages, site))
