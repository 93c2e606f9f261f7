"""Who stands beside her: caregivers who come, hand over to another and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import Flag, Name, Text, code
from domain.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

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


def possible(history: Sequence[Fact], opened_on: date) -> None:  # noqa: ARG001
    """Nobody takes a role twice, leaves a role not held, or hands over to oneself."""
    holders: dict[str, set[str]] = {}
    succeeded: dict[tuple[str, str], date] = {}
    for fact in history:
        held = holders.setdefault(fact.role, set())  # type: ignore[attr-defined]
        if isinstance(fact, CaregiverReleased):
            if fact.caregiver in held:
                held.discard(fact.caregiver)
            elif succeeded.pop((fact.role, fact.caregiver), None) != fact.occurred_on:
                raise CaregiverDoesNotHoldTheRole
            continue
        if isinstance(fact, CaregiverChanged):
            new = fact.to
            if fact.from_ == new:
                raise ChangeIsToOneself("to")
            if fact.from_ not in held:
                raise CaregiverDoesNotHoldTheRole("from")
            leaving = {fact.from_}
        else:
            new = fact.caregiver  # type: ignore[attr-defined]
            leaving = set(held) if fact.role in SINGLE_ROLES else set()  # type: ignore[attr-defined]
        if new in held:
            raise CaregiverHoldsTheRole("to" if isinstance(fact, CaregiverChanged) else "caregiver")
        for one in leaving:
            held.discard(one)
            succeeded[fact.role, one] = fact.occurred_on  # type: ignore[attr-defined]
        held.add(new)
