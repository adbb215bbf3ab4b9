"""Give every template `nk`: the facts of the page and of the site."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from nk.menu import site_facts, withdrawn_in_menu
from nk.page_facts import page_facts
from read_evidence import stop_at

_facts: dict[str, dict[str, Any]] = {}


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """A withdrawn page is not in the menu."""
    stop_at(withdrawn_in_menu(nav, config.extra["site"].evidence))


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """All pages are written and none is framed yet: the page of their status needs the facts of all."""
    _facts.clear()
    site, front = config.extra["site"], [figure["trial"] for figure in config.extra["front_figures"]]
    for page in (file.page for file in files.documentation_pages()):
        assert page is not None
        source, also = site.evidence.pages[page.file.src_uri], front if page.is_homepage else ()
        _facts[source.path] = page_facts(site, source, page.content or "", page.canonical_url or page.url, also)


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Facts of one page."""
    facts = _facts[page.file.src_uri]
    around = {"previous": page.previous_page, "next": page.next_page, "toc": page.toc, "pages": _facts}
    return _with(context, {**facts, **around}, config, nav, page.url)


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Facts of the site alone, for the page of a wrong address."""
    return _with(context, {}, config, context["nav"], None)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The styles that the page uses."""
    return str(config.extra["assets"].styled(output))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page of a wrong address."""
    return str(config.extra["assets"].styled(output_content)) if template_name.endswith(".html") else output_content


def _with(
    context: TemplateContext, nk: dict[str, Any], config: MkDocsConfig, nav: Navigation, current: str | None
) -> TemplateContext:
    context["nk"] = {**nk, "site": site_facts(config.extra, nav, current)}  # type: ignore[typeddict-unknown-key]
    return context
