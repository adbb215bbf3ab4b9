"""Every closed list of the site, with the words a reader sees: docs/data/vocabulary.yml, read once.

A list maps the word of the record to its label. A translated edition replaces the labels.
"""

import sys
from pathlib import Path
from typing import Final

from babel import Locale
from pydantic import RootModel

from .located_yaml import load
from .problems import UnreadableError
from .records import read_text, validated

DOCS = Path(__file__).parents[3] / "docs"
LISTS = "data/vocabulary.yml"


class Lists(RootModel[dict[str, dict[str, str | None]]]):
    """Lists by name; a word without a label is its own label."""


def _read() -> dict[str, dict[str, str]]:
    try:
        located = load(read_text(DOCS, LISTS), f"docs/{LISTS}")
    except UnreadableError as error:
        sys.exit(str(error))
    lists = validated(Lists, located)
    if lists is None or located.problems:
        sys.exit("\n".join(map(str, located.problems)))
    return {name: {word: label or word for word, label in words.items()} for name, words in lists.root.items()}


WORDS: Final = _read()
# ISO 3166-1 alpha-2 codes and their English names, from the CLDR.
WORDS["country"] = {
    code: str(name) for code, name in Locale("en").territories.items() if code.isalpha() and len(code) == 2
}
MEASURES: Final = WORDS["outcome"] | WORDS["event"]
SITE_NAME: Final = "NK Cell Guide"
NOT_STATED: Final = "not stated"
