"""Advice from aside: the rung asks an expert organisation or peers, and decides itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.fields import Name, Text
from domain.refusals import Refusal
from escalations.cases import CaseFact

if TYPE_CHECKING:
    from escalations.cases import Act
    from escalations.dilemma import Dilemma


class AdviceComesFromNobody(Refusal):
    """Advice is asked of an account or an organisation in the record."""


class AdviceWasNotAsked(Refusal):
    """Advice is given by whom it was asked of, or by an account of the organisation that was asked."""


class AdviceAsked(CaseFact):
    """The rung asks somebody aside: an expert organisation, or peers."""

    TOPIC = "advice_asked"
    of: Name
    question: Text

    @classmethod
    def decide(cls, case: Dilemma, act: Act) -> dict[str, Any]:
        """The rung's act; whoever is asked is in the record."""
        case.must_lie_on(act)
        register = act.facts.register
        account = register.accounts.get(act.values["of"])
        if act.values["of"] not in register.organisations and (account is None or account.closed):
            raise AdviceComesFromNobody("of")
        return {}

    def change(self, case: Dilemma) -> None:
        """They may answer, also on a rung above."""
        case.asked_aside = case.asked_aside | {self.of}


class AdviceGiven(CaseFact):
    """Advice from aside; it decides nothing."""

    TOPIC = "advice_given"
    advice: Text

    @classmethod
    def decide(cls, case: Dilemma, act: Act) -> dict[str, Any]:
        """By an account of whom was asked, while the case waits for its rung."""
        entry = act.facts.register.must_be_account(act.by)
        if not {entry.account, entry.organisation} & case.asked_aside:
            raise AdviceWasNotAsked("recorded_by")
        case.must_be_waiting()
        return {}
