"""Where she comes from: the background items of the report's questionnaire, sealed in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from domain.event import Fact
from domain.fields import Field, code
from domain.refusals import ValueIsImpossible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

YES_NO = ("yes", "no", "unknown")
#: Annex B2 and table 2.1 of the report; events.md, "Background items and their answers".
YES_NO_ITEMS = ("parents_together", "siblings", "relationship", "born_in_netherlands",
                "parents_migration_background", "religious", "father_present", "mother_present", "contact_family",
                "contact_friends", "mild_intellectual_disability", "learning_problems", "single_parent_family",
                "low_income", "deprived_neighbourhood", "identity_conflict", "violence_between_parents",
                "violence_towards_children", "substance_use_in_family", "crime_in_family", "earlier_help")
TEXT_ITEMS = ("country_of_birth", "mothers_country_of_birth", "fathers_country_of_birth", "religion", "education")
NUMBER_ITEMS = ("brothers", "sisters")
#: More brothers or sisters than this is a typing error.
MOST_SIBLINGS = 99
SUBSTANCES = ("none", "alcohol", "soft_drugs", "hard_drugs", "nitrous_oxide")
ITEMS = (*YES_NO_ITEMS, *TEXT_ITEMS, *NUMBER_ITEMS, "substance_use")


class BackgroundRecorded(Fact):
    """One item of her background; the latest answer counts."""

    TOPIC = "background_recorded"
    item: Annotated[str, code(*ITEMS)]
    answer: Annotated[str | int | list[str], Field("answer")]

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:  # noqa: ARG003
        """The answer fits the item."""
        if not fits(values["item"], values["answer"]):
            raise ValueIsImpossible("answer", what_fits(values["item"]))


EVENTS = (BackgroundRecorded,)


def fits(item: str, answer: object) -> bool:
    """True when this answer is possible for this item."""
    if item in YES_NO_ITEMS:
        return isinstance(answer, str) and answer in YES_NO
    if item in TEXT_ITEMS:
        return isinstance(answer, str) and bool(answer.strip())
    if item in NUMBER_ITEMS:
        return isinstance(answer, int) and not isinstance(answer, bool) and 0 <= answer <= MOST_SIBLINGS
    return (isinstance(answer, list) and bool(answer) and all(a in SUBSTANCES for a in answer)
            and len(set(answer)) == len(answer) and ("none" not in answer or len(answer) == 1))


def what_fits(item: str) -> str:
    """What may be answered, in words."""
    if item in YES_NO_ITEMS:
        return "Answer yes, no or unknown."
    if item in TEXT_ITEMS:
        return "Answer with a text."
    if item in NUMBER_ITEMS:
        return "Answer with a whole number from 0 to 99."
    return f"Answer with a list of {', '.join(SUBSTANCES)}; nothing twice, none alone."


def possible(history: Sequence[Fact], opened_on: date) -> None:
    """Any order is possible: the latest answer counts."""
