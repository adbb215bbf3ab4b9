"""What authors can write between `{{` and `}}`: figures, links, cards and tables drawn from the records."""

from .fragment_blocks import BlockFragments
from .fragment_words import WordFragments
from .markers import Functions


class Fragments(WordFragments, BlockFragments):
    """The functions of one page."""

    def functions(self) -> Functions:
        """Every name that a marker may use: the public methods."""
        names = [name for part in Fragments.__bases__ for name in vars(part) if not name.startswith("_")]
        return {name.removesuffix("_mark"): getattr(self, name) for name in names}
