"""A link at every heading, figure and table of a page, and for figures and tables a way to cite them.

The links stand in the page itself: they work without a script, by keyboard, and in a copy on a disk.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape

from .code_spans import set_aside

HEADING_LINK = '<a class="nk-here" href="#{id}" aria-label="Link to this section"></a>'
# Parts that stand for themselves; a drawing in a trial's card repeats a row of the table of the same trial.
PART = re.compile(
    r'<h(?P<level>[23]) id="(?P<heading>[^"]+)">(?P<words>.*?)</h[23]>'
    r'|<(?P<figure>figure)\b(?! class="nk-outcome")(?P<figure_attributes>[^>]*)>.*?</figure>'
    r"|<(?P<table>table)\b(?P<table_attributes>[^>]*)>.*?</table>\s*</div>",
    re.DOTALL,
)
NAME = re.compile(
    r'<title\b[^>]*>(.*?)</title>|<span class="nk-chart-title"[^>]*>(.*?)</span>|<caption\b[^>]*>(.*?)</caption>'
    r"|<figcaption>(<b>.*?)</figcaption>",
    re.DOTALL,
)
ID = re.compile(r'\bid="([^"]+)"')
# The same parts in an author's source, in the same order.
SOURCE = re.compile(
    r"^#{2,3}[ \t].*\{#(?P<heading>[^\s}]+)[^}]*\}[ \t]*$"
    r'|\{\{\s*chart\([^}]*\bname="(?P<chart>[\w-]+)"'
    r"|\{\{\s*(?P<figure>icon_array|early_and_later|timeline)\("
    r"|(?P<table>\{\{\s*\w+_table\(|^\|?[ :]*-{3}[-:| ]*$|<table\b(?![^>]*\bid=))",
    re.MULTILINE,
)


class _Ids:
    """Ids by section: the first table below `## … {#dose}` is `table-dose`, the next one `table-dose-2`."""

    def __init__(self) -> None:
        self.section = "page"
        self._seen: Counter[str] = Counter()

    def next(self, kind: str) -> str:
        name = f"{kind}-{self.section}"
        self._seen[name] += 1
        return name if self._seen[name] == 1 else f"{name}-{self._seen[name]}"


def part_ids(body: str) -> Iterator[str]:
    """The ids that the figures and tables of a page will have, from its source."""
    ids = _Ids()
    for match in SOURCE.finditer(set_aside(body)[0]):
        if match["heading"]:
            ids.section = match["heading"]
        elif match["chart"]:
            yield f"chart-{match['chart']}"
        else:
            yield ids.next("figure" if match["figure"] else "table")


def linked(content: str, below: Callable[[str, str, str], str]) -> str:
    """A page's HTML with its links. `below` gives what stands under a figure or table from its name, kind and id."""
    ids, section = _Ids(), "This page"

    def with_link(match: re.Match[str]) -> str:
        nonlocal section
        if match["heading"]:
            ids.section, section = match["heading"], _plain(match["words"])
            name = f"nk-h-{ids.section}"
            # The heading's name is its words alone: a list of headings does not read out the link.
            return (
                f'<h{match["level"]} id="{ids.section}" aria-labelledby="{name}"><span id="{name}">{match["words"]}'
                f"</span>{HEADING_LINK.format(id=ids.section)}</h{match['level']}>"
            )
        kind = match["figure"] or match["table"]
        own = ID.search(match["figure_attributes"] or match["table_attributes"] or "")
        anchor, html = own.group(1) if own else ids.next(kind), match.group()
        if not own:
            html = html.replace(f"<{kind}", f'<{kind} id="{anchor}"', 1)
        named = NAME.search(html)
        name = _plain(next(filter(None, named.groups()))) if named else section
        return html + below(name.split(". ")[0].rstrip("."), kind, anchor)

    return PART.sub(with_link, content)


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<sup\b.*?</sup>|<[^>]*>", "", html, flags=re.DOTALL)).split())
