"""Who may answer: four rules that no setting, role, import or second account goes round (workflow.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from domain.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from domain.ladder import Rung
    from domain.register import Register
    from escalations.facts import Facts

#: Whoever cared for her within so many days before the act does not decide on her (workflow.md, rule 4).
CARED_WITHIN = timedelta(days=365)


class IsNotOfTheRung(Refusal):
    """The case lies on a rung whose role this account does not hold, nor was it lent the mandate for that day."""

    rule = "role"


class IsOfAnotherOrganisation(Refusal):
    """This rung answers for its own organisation, and whoever asked belonged to another."""

    rule = "organisation"


class AnswersOwnQuestion(Refusal):
    """Nobody answers their own question, under another account or by a mandate of their own either."""

    rule = "own_question"


class IsHerCaregiver(Refusal):
    """Whoever cared for her in the past year does not decide on her."""

    rule = "caregiver"


class AnswersOwnAnswer(Refusal):
    """Whoever declined does not decide on the question that was raised because of it."""

    rule = "own_answer"


@dataclass(frozen=True)
class Question:
    """What the rules look at in a case. `declined_by` is the account whose decline it was raised upon."""

    asker: str
    organisation: str
    trajectories: tuple[str, ...]
    declined_by: str | None = None


@dataclass(frozen=True)
class Title:
    """By what an account acts on a rung: its own role, or the mandate that another lent it."""

    organisation: str
    persons: frozenset[str]
    lent_by: str | None = None


def titles(rung: Rung, by: str, on: date, register: Register) -> list[Title]:
    """Every title by which this account stands on this rung that day, its own role first."""
    entry = register.must_be_account(by)
    own = [Title(entry.organisation, frozenset({entry.person}))] if rung.role in entry.roles else []
    return own + [Title(giver.organisation, frozenset({entry.person, giver.person}), giver.account)
                  for giver in register.lenders(by, rung.rung, on) if rung.role in giver.roles]


def must_hold_mandate(rung: Rung, question: Question, by: str, on: date, facts: Facts) -> Title:
    """The title by which this account may act on this case.

    Raises the Refusal of the first rule, in the order of workflow.md, after which no title remains.
    """
    return must_remain(titles(rung, by, on, facts.register), rung, question, facts.register,
                       lambda: cared_for(question.trajectories, by, on, facts))


def must_remain(held: list[Title], rung: Rung, question: Question, register: Register, cared: Callable[[], bool],
                ) -> Title:
    """The same for titles that are at hand; `cared` says whether this person cared for one of the trajectories."""
    if not held:
        raise IsNotOfTheRung("recorded_by")
    if rung.scope == "organisation":
        held = [title for title in held if title.organisation == question.organisation]
    if not held:
        raise IsOfAnotherOrganisation("recorded_by")
    held = _without(question.asker, held, register)
    if not held:
        raise AnswersOwnQuestion("recorded_by")
    if cared():
        raise IsHerCaregiver("recorded_by")
    if question.declined_by is not None:
        held = _without(question.declined_by, held, register)
    if not held:
        raise AnswersOwnAnswer("recorded_by")
    return held[0]


def cared_for(trajectories: tuple[str, ...], by: str, on: date, facts: Facts) -> bool:
    """True when this person, under any of their accounts, cared for one of these in the year up to and with the day."""
    accounts = facts.register.accounts_of(facts.register.must_be_account(by).person)
    return any(accounts & set(facts.caregivers(trajectory, on - CARED_WITHIN, on)) for trajectory in trajectories)


def _without(account: str, held: list[Title], register: Register) -> list[Title]:
    """The titles in which the person behind this account has no part."""
    person = register.person_of(account)
    return [title for title in held if person not in title.persons]
