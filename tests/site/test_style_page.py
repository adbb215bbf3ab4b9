"""The style page shows every part of a page: what stands in the text of two pages or more stands there too."""

from collections import defaultdict
from urllib.parse import urljoin

STYLE = "about/style/index.html"
TEXT = "//div[contains(concat(' ', @class, ' '), ' nk-prose ')]"
# Parts of drawings are shown where they are drawn, and colored code by its own rules.
DRAWN = f"{TEXT}//*[@class and not(ancestor::svg) and not(ancestor::pre)]"


def classes(page):
    return {word for element in page.xpath(DRAWN) for word in element.get("class").split()}


def test_the_style_page_shows_every_part_and_links_those_that_stand_once(documents):
    places = defaultdict(set)
    for path, page in documents.items():
        if path not in (STYLE, "404.html"):
            for word in classes(page):
                places[word].add(path)
    style = documents[STYLE]
    shown = classes(style)
    linked = {urljoin(STYLE, link.partition("#")[0]) + "index.html" for link in style.xpath(f"{TEXT}//a/@href")}
    missing = [(word, sorted(paths)[:2]) for word, paths in places.items() if word not in shown and not paths & linked]
    assert missing == []
    # All pages of trials are of one kind; the style page links one of them.
    kinds = {
        word: {"trial" if path.startswith("trials/") else path for path in paths} for word, paths in places.items()
    }
    assert [word for word, pages in kinds.items() if len(pages) > 1 and word not in shown] == []


def test_the_style_page_is_in_no_menu_and_not_in_the_search(documents, site):
    in_menus = [
        path
        for path, page in documents.items()
        if path != STYLE
        for link in page.xpath("//nav//a/@href")
        if urljoin(path, link).rstrip("/").endswith("about/style")
    ]
    assert in_menus == []
    assert "about/style/" not in (site / "search/search_index.json").read_text("utf-8")
