"""What authors can write between `{{` and `}}`: figures, links, cards and tables drawn from the records."""

from .fragment_blocks import BlockFragments
from .fragment_changes import ChangeFragments
from .fragment_words import WordFragments
from .markers import Functions

NAMES = (
    "result safety people trial_link count_trials as_of term trial_card trial_record trials_table trials_explorer "
    "findings_table harms_table chart early_and_later icon_array small_trial_table timeline glossary_list references_list "
    "changes_list corrections_list withdrawn_list"
).split()


class Fragments(WordFragments, BlockFragments, ChangeFragments):
    """The functions of one page."""

    def functions(self) -> Functions:
        """Every name that a marker may use."""
        return {"evidence": self.evidence_mark, **{name: getattr(self, name) for name in NAMES}}
