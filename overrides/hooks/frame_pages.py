"""Give every template `nk`: the facts of the page and of the site."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from nk.menu import site_facts
from nk.page_facts import page_facts
from nk.problems import Problem
from nk.structured_data import json_ld
from read_evidence import stop_at

_files = Files([])
_facts: dict[str, dict[str, Any]] = {}
_serving = False


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether pages are built to be edited or to be published."""
    global _serving
    _serving = command == "serve"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Remember the files: templates need addresses of other pages."""
    global _files
    _files = files
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """A withdrawn page is not in the menu."""
    pages = config.extra["site"].evidence.pages
    stop_at(
        [
            Problem("mkdocs.yml", 0, f"nav lists {page.file.src_uri}, which is withdrawn; move it to not_in_nav")
            for page in nav.pages
            if pages[page.file.src_uri].meta.withdrawn
        ]
    )


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """All pages are written and none is framed yet: the page of their status needs the facts of all."""
    site, front = config.extra["site"], [figure["trial"] for figure in config.extra["front_figures"]]
    _facts.clear()
    for file in files.documentation_pages():
        assert file.page is not None
        _facts[file.src_uri] = page_facts(
            site,
            site.evidence.pages[file.src_uri],
            file.page.content or "",
            file.page.canonical_url or file.page.url,
            front if file.page.is_homepage else (),
        )


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Facts of one page."""
    facts = _facts[page.file.src_uri]
    around = {"previous": page.previous_page, "next": page.next_page, "toc": page.toc, "pages": _facts}
    return _with(context, {**facts, **around, "json_ld": json_ld(facts)}, config, nav, page.url)


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Facts of the site alone, for the page of a wrong address."""
    return _with(context, {}, config, context["nav"], None)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The styles that the page uses."""
    return str(config.extra["assets"].styled(output))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page of a wrong address."""
    is_page = template_name.endswith(".html")
    return str(config.extra["assets"].styled(output_content)) if is_page else output_content


def _with(
    context: TemplateContext, nk: dict[str, Any], config: MkDocsConfig, nav: Navigation, current: str | None
) -> TemplateContext:
    facts = site_facts(config.extra["site"], config.extra, nav, current, _url)
    context["nk"] = {**nk, "site": {**facts, "serving": _serving}}  # type: ignore[typeddict-unknown-key]
    return context


def _url(path: str) -> str:
    file = _files.get_file_from_path(path)
    assert file is not None, path
    return file.url
