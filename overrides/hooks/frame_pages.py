"""Give every template the site and the facts of its pages, and every page the styles that it uses."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from nk.page_facts import page_facts
from nk.page_fragments import the_figure
from nk.problems import Problem
from nk.site import FILTERS, GLOBALS
from read_evidence import stop_at


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """A withdrawn page is not in the menu."""
    stop_at(
        [
            Problem("mkdocs.yml", 0, f"nav lists {page.file.src_uri}, which is withdrawn; move it to not_in_nav")
            for page in nav.pages
            if config.extra["site"].evidence.pages[page.file.src_uri].meta.withdrawn
        ]
    )


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """All pages are written and none is framed yet: the page of their status needs the facts of all."""
    site, front = config.extra["site"], [figure["trial"] for figure in config.extra["front_figures"]]
    env.filters |= FILTERS
    env.globals |= GLOBALS | {"site": site, "the_figure": the_figure}
    for page in (file.page for file in files.documentation_pages()):
        assert page is not None
        path, also = page.file.src_uri, front if page.is_homepage else ()
        site.facts[path] = page_facts(site, path, page.content or "", page.canonical_url or page.url, also)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The styles that the page uses."""
    return str(config.extra["assets"].styled(output))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page of a wrong address."""
    return str(config.extra["assets"].styled(output_content)) if template_name.endswith(".html") else output_content
