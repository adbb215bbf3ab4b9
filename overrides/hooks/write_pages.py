"""Expand markers and citations in every page; report the mistakes of all pages together."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from read_evidence import stop_at


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write the page's Markdown from its source and the records."""
    site = config.extra["site"]
    source = site.evidence.pages[page.file.src_uri]
    # The sitemap must not change with the day of the build.
    page.update_date = source.meta.last_checked.isoformat()
    if source.meta.withdrawn or source.meta.aside:
        page.meta["search"] = {"exclude": True}

    def url(path: str) -> str:
        return get_relative_url(site.url(path), page.url)

    return str(site.written(source, url))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give headings, figures and tables their links."""
    site = config.extra["site"]
    root = get_relative_url(".", page.url).rstrip("/") + "/"
    return str(site.linked(site.evidence.pages[page.file.src_uri], html, page.canonical_url or page.url, root))


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """All pages are written: stop here if any had a mistake, else publish how they are cited and the numbers of their charts."""
    stop_at(config.extra["site"].problems)
    for path, text in config.extra["site"].downloads.items():
        files.append(File.generated(config, path, content=text))
