"""The answer comes back down: whoever asked sees it, and says how far it felt as backing. Or withdraws in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from domain.fields import Text, whole
from domain.refusals import Refusal
from escalations.cases import CaseFact

if TYPE_CHECKING:
    from escalations.cases import Act, Case


class BackingWasFelt(Refusal):
    """How far backing was felt is said once."""


class AnswerReceived(CaseFact):
    """Whoever asked confirms that the answer reached them."""

    @classmethod
    def decide(cls, case: Case, act: Act) -> dict[str, Any]:
        """The asker's act, once there is an answer; confirming it again does no harm."""
        case.must_be_the_askers(act)
        case.must_be_answered()
        return {}

    def change(self, case: Case) -> None:
        """The answer is no longer on the asker's list."""
        case.received = True


class BackingFelt(CaseFact):
    """How far whoever asked felt backed, from 1 (not at all) to 5 (fully)."""

    rating: Annotated[int, whole(1, 5)]

    @classmethod
    def decide(cls, case: Case, act: Act) -> dict[str, Any]:
        """The asker's act, once."""
        case.must_be_the_askers(act)
        case.must_be_answered()
        if case.felt:
            raise BackingWasFelt
        return {}

    def change(self, case: Case) -> None:
        """It was said."""
        case.felt = True


class Withdrawn(CaseFact):
    """Whoever asked takes the question back."""

    reason: Text

    @classmethod
    def decide(cls, case: Case, act: Act) -> dict[str, Any]:
        """The asker's act, while no answer was given."""
        case.must_be_the_askers(act)
        case.must_be_open()
        return {}

    def change(self, case: Case) -> None:
        """Nothing is asked any more."""
        case.status, case.withdrawn_at = "withdrawn", self.timestamp
        case.place = None if case.place is None else case.place.answered()
