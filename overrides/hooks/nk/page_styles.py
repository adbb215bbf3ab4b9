"""Styles and scripts of the pages, so arranged that no page waits for a file before it is painted.

A style file's number says where it goes: below 60 it stands in every page; below 85, in the pages that use one of its
classes; the others (search, what scripts make, paper) are one file that loads behind the text.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from rcssmin import cssmin

EVERY_PAGE, SOME_PAGES = "60", "85"
PLACE, POLICY_PLACE = "<!-- styles -->", "<!-- policy -->"
FOLDER = "assets/nk/"  # everything in it is named by its content and may be kept for good


@dataclass(frozen=True)
class Assets:
    """What the frame of a page needs; `files` are to be published, by path."""

    styles: dict[str, set[str]]  # text of a style element → the classes that ask for it; none: every page has it
    scheme: str  # the one script that runs before the first paint
    moved: str  # the one script of a page that only leads on to its new address
    later: str  # address of the styles that hold nothing up
    script: str  # address of the entry of the modules
    files: dict[str, str]

    @property
    def policy(self) -> str:
        """The Content-Security-Policy of all pages together."""
        return _policy([self.scheme, self.moved], self.styles)

    def styled(self, page: str) -> str:
        """The HTML of a page with the styles that it uses, and a policy that allows no others."""
        before, place, after = page.partition(PLACE)
        assert place, f"the head of the page has no {PLACE}"
        used = {word for words in re.findall(r'class="([^"]*)"', page) for word in words.split()}
        texts = [text for text, classes in self.styles.items() if not classes or classes & used]
        before = before.replace(POLICY_PLACE, _policy([self.scheme], texts))
        return before + "".join(f"<style>{text}</style>" for text in texts) + after


def page_assets(sources: Mapping[str, str], moved: str) -> Assets:
    """Arrange the files of docs/assets/css and docs/assets/js, given as texts by their path below docs/assets.

    `moved` is the page that stands at an address which was left.
    """
    styles: dict[str, set[str]] = {}
    always = later = ""
    for path in sorted(path for path in sources if path.startswith("css/")):
        text, number = str(cssmin(sources[path])), path.removeprefix("css/")
        if number < EVERY_PAGE:
            always += text
        elif number < SOME_PAGES:
            styles[text] = _classes(text) - _classes(always)
        else:
            later += text
    scripts = {path.removeprefix("js/"): text for path, text in sorted(sources.items()) if path.startswith("js/")}
    scheme = scripts.pop("scheme.js")
    # The modules import each other by name: one hash for their folder leaves the names as they are.
    sheet, folder = f"{FOLDER}{_name(later)}.css", f"{FOLDER}{_name(''.join(scripts.values()))}/"
    files = {sheet: later, **{folder + name: text for name, text in scripts.items()}}
    (leads_on,) = re.findall(r"<script>(.*?)</script>", moved)
    return Assets({always: set(), **styles}, scheme, leads_on, sheet, f"{folder}main.js", files)


def _classes(styles: str) -> set[str]:
    return set(re.findall(r"\.(nk-[\w-]+)", styles))


def _name(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]


def _policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Own files, and by their hash the texts that stand in pages."""
    return (
        f"default-src 'none'; script-src 'self' {_hashes(scripts)}; style-src 'self' {_hashes(styles)}; "
        "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: Iterable[str]) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)
