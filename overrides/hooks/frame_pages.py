"""Give every template `nk`: the facts of the page and of the site."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from nk.menu import SiteFacts, front_figures, newest_changes, section
from nk.page_facts import PageFacts, page_facts
from nk.page_styles import Assets
from nk.problems import Problem
from read_evidence import stop_at

_files = Files([])
_facts: dict[str, PageFacts] = {}
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
            if pages[page.file.src_uri].withdrawn
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
            _url,
            front if file.page.is_homepage else (),
        )


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Facts of one page."""
    around = {"previous": page.previous_page, "next": page.next_page, "toc": page.toc, "pages": _facts}
    return _with(context, {**_attributes(_facts[page.file.src_uri]), **around, "site": _site(config, nav, page.url)})


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Facts of the site alone, for the page of a wrong address."""
    return _with(context, {"site": _site(config, context["nav"], None)})


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The styles that the page uses."""
    return _styled(output, config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page of a wrong address."""
    return _styled(output_content, config) if template_name.endswith(".html") else output_content


def _styled(output: str, config: MkDocsConfig) -> str:
    assets: Assets = config.extra["assets"]
    return assets.styled(output)


def _with(context: TemplateContext, nk: dict[str, Any]) -> TemplateContext:
    context["nk"] = nk  # type: ignore[typeddict-unknown-key]
    return context


def _attributes(facts: object) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in dir(facts) if not name.startswith("_")}


def _url(path: str) -> str:
    file = _files.get_file_from_path(path)
    assert file is not None, path
    return file.url


def _site(config: MkDocsConfig, nav: Navigation, current: str | None) -> SiteFacts:
    site, extra = config.extra["site"], config.extra
    sections = [
        section(item.title, [(page.title or page.file.src_uri, page.url) for page in _pages(item)], current)
        for item in nav.items
        if isinstance(item, Section)
    ]
    approval = {"text": extra["approval"]["text"], "url": _url(extra["approval"]["page"])}
    figures = front_figures(site, extra["front_figures"], _url)
    return SiteFacts(
        sections,
        extra["assets"],
        approval,
        figures,
        newest_changes(site, _url),
        len(site.evidence.trials),
        len(site.evidence.references),
        _url,
        _serving,
    )


def _pages(item: Section) -> list[Page]:
    return [child for child in item.children if isinstance(child, Page)]
