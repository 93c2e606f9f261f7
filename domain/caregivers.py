"""Who stands beside her: caregivers who come, hand over to another and go."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from domain.event import Fact
from domain.fields import Flag, Name, Text, code
from domain.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROLES = ("case_director", "guardian", "therapist", "mentor", "youth_worker", "family_worker", "school", "police",
         "informal")
#: Held by one at a time: whoever holds it ends on the day another takes it (events.md, caregiver_assigned).
SINGLE_ROLES = frozenset({"case_director", "guardian"})
WARM = ("yes", "no", "unknown")
CHANGE_REASONS = ("left", "reallocated", "absence", "caseload", "phase_ended", "at_her_request", "other")


class CaregiverHoldsTheRole(Refusal):
    """This caregiver holds the role already."""


class CaregiverDoesNotHoldTheRole(Refusal):
    """This caregiver does not hold the role on that day."""


class ChangeIsToOneself(Refusal):
    """A change is to somebody else."""


class CaregiverAssigned(Fact):
    """Somebody takes up a role."""

    TOPIC = "caregiver_assigned"
    caregiver: Name
    role: Annotated[str, code(*ROLES)]
    organisation: Name | None = None
    formal: Flag = True
    warm_handover: Annotated[str, code(*WARM)] = "unknown"


class CaregiverChanged(Fact):
    """One caregiver hands a role to another. Organisation and formal are those of whoever left when absent."""

    TOPIC = "caregiver_changed"
    role: Annotated[str, code(*ROLES)]
    from_: Name
    to: Name
    organisation: Name | None = None
    formal: Flag | None = None
    reason: Annotated[str, code(*CHANGE_REASONS)] = "other"
    warm_handover: Annotated[str, code(*WARM)] = "unknown"


class CaregiverReleased(Fact):
    """A caregiver stops; or the reason is added of one whom another succeeded that same day."""

    TOPIC = "caregiver_released"
    caregiver: Name
    role: Annotated[str, code(*ROLES)]
    reason: Text | None = None


EVENTS = (CaregiverAssigned, CaregiverChanged, CaregiverReleased)


class Holding(NamedTuple):
    """A caregiver in a role, from `since` up to but not including `until`; None while it runs."""

    caregiver: str
    role: str
    since: date
    until: date | None


def possible(history: Sequence[Fact], opened_on: date) -> None:  # noqa: ARG001
    """Nobody takes a role twice, leaves a role not held, or hands over to oneself."""
    holdings(history)


def holdings(history: Iterable[Any]) -> list[Holding]:
    """Who held which role when, from the facts in the order in which they happened; raises a Refusal where impossible.

    A role that one at a time holds ends on the day another takes it.
    """
    ended: list[Holding] = []
    holders: dict[str, dict[str, date]] = {}
    succeeded: dict[tuple[str, str], date] = {}
    for fact in history:
        held, day = holders.setdefault(fact.role, {}), fact.occurred_on
        if isinstance(fact, CaregiverReleased):
            if fact.caregiver in held:
                ended.append(Holding(fact.caregiver, fact.role, held.pop(fact.caregiver), day))
            elif succeeded.pop((fact.role, fact.caregiver), None) != day:
                raise CaregiverDoesNotHoldTheRole
            continue
        if isinstance(fact, CaregiverChanged):
            new = fact.to
            if fact.from_ == new:
                raise ChangeIsToOneself("to")
            if fact.from_ not in held:
                raise CaregiverDoesNotHoldTheRole("from")
            leaving = [fact.from_]
        else:
            new = fact.caregiver
            leaving = list(held) if fact.role in SINGLE_ROLES else []
        if new in held:
            raise CaregiverHoldsTheRole("to" if isinstance(fact, CaregiverChanged) else "caregiver")
        for one in leaving:
            ended.append(Holding(one, fact.role, held.pop(one), day))
            succeeded[fact.role, one] = day
        held[new] = day
    return ended + [Holding(one, role, since, None) for role, held in holders.items() for one, since in held.items()]


def held_within(history: Iterable[Any], first: date, last: date, closed_on: date | None) -> list[Holding]:
    """The roles held on any day from `first` up to and with `last`; what runs at the closing ends that day."""
    found = []
    for one in holdings(history):
        until = min((end for end in (one.until, closed_on) if end is not None), default=date.max)
        if one.since < until and one.since <= last and until > first:
            found.append(one)
    return found
