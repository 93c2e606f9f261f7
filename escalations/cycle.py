"""A learning cycle: a lesson taken up, a change tried, its effect measured, and what was decided on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from eventsourcing.domain import BaseAggregate

from domain.event import Fact
from domain.identity import stream_id
from domain.protocols import ProtocolWasNotAdopted
from domain.refusals import NameIsUsed, Refusal
from domain.register import OrganisationIsNotRegistered
from escalations import cycle_events
from escalations.cycle_events import CycleIsActedUpon, CycleIsClosed, CyclePlanned
from escalations.deviation import ClauseIsNotInTheProtocol
from escalations.verdict import month_after

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from domain.register import Register
    from escalations.cycle_fact import CycleFact
    from escalations.cycle_outcome import CycleActed, CycleChecked
    from escalations.facts import Facts
    from escalations.verdict import Point


class CycleWasNotPlanned(Refusal):
    """This cycle is not in the record: it begins with cycle_planned."""


class LessonWasNotDrawn(Refusal):
    """This lesson is not in the record."""


class OwnerIsNotRegistered(Refusal):
    """The owner of a cycle is an account that is not closed."""


class ActIsTheOwners(Refusal):
    """A cycle is its owner's, or policy's."""


@dataclass(frozen=True)
class Act:
    """What somebody wants to do with a cycle: checked values, when, and what the record says."""

    values: Mapping[str, Any]
    at: datetime
    on: date
    facts: Facts


class Cycle(BaseAggregate[UUID]):
    """A learning cycle: planned, running, constrained, checked, acted or closed."""

    TOPIC = "cycle"
    Event = Fact
    locals().update({event.__name__: event for event in cycle_events.EVENTS})

    def __init__(self) -> None:
        """A cycle without facts; its plan is kept by its own event."""
        self.name = self.owner = self.status = ""
        self.plan: Any = None
        self.started_in: str | None = None
        self.checks: tuple[CycleChecked, ...] = ()
        self.acted: CycleActed | None = None
        self.last_recorded_at: Any = None

    # Deciding

    @classmethod
    def first(cls, envelope: Mapping[str, Any], values: Mapping[str, Any], facts: Facts) -> Cycle:
        """Plan a cycle on lessons that are in the record: by its owner or by policy."""
        register = facts.register
        _must_be_the_owners(register, envelope["recorded_by"], values["owner"])
        owner = register.accounts.get(values["owner"])
        if owner is None or owner.closed:
            raise OwnerIsNotRegistered("owner")
        for number, lesson in enumerate(values["lessons"]):
            if not facts.knows_lesson(lesson):
                raise LessonWasNotDrawn(f"lessons[{number}]")
        if values.get("protocol") is not None:
            _must_know_clause(register, values["protocol"], values.get("clause"))
        if values.get("organisation") is not None and values["organisation"] not in register.organisations:
            raise OrganisationIsNotRegistered("organisation")
        CyclePlanned.check(values, envelope["occurred_on"])
        return cls._create(CyclePlanned, id=stream_id("cycle", values["cycle"]), **envelope, **values)

    def record(self, event: type[CycleFact], envelope: Mapping[str, Any], values: Mapping[str, Any],
               facts: Facts) -> None:
        """Do something with this cycle; what the system adds to it is computed here."""
        if event is CyclePlanned:
            raise NameIsUsed("cycle")
        _must_be_the_owners(facts.register, envelope["recorded_by"], self.owner)
        act = Act(values, envelope["timestamp"], envelope["occurred_on"], facts)
        self.trigger_event(event, **envelope, **values, **event.decide(self, act))

    def must_be_open(self) -> None:
        """It was not yet decided what comes of it."""
        if self.status == "closed":
            raise CycleIsClosed
        if self.acted is not None:
            raise CycleIsActedUpon

    def points(self, act: Act, over: str) -> list[tuple[list[Point], list[Point]]]:
        """Of its measure and of the one that must not suffer: the valued months of the baseline, and those since.

        Since is after the month of the start, up to the last month that is over.
        """
        plan, since = self.plan, month_after(str(self.started_in))
        found = []
        for rows in act.facts.figures((plan.measure, plan.balancing["measure"]), plan.baseline_from, over, act.at,
                                      act.on, plan.organisation, plan.district):
            valued = [(row["month"], row["value"]) for row in rows if row["value"] is not None]
            found.append(([point for point in valued if point[0] <= plan.baseline_until],
                          [point for point in valued if point[0] >= since]))
        return found

    # Answering, as it stands

    @property
    def verdict(self) -> str | None:
        """The verdict of the last check; None when it was never checked."""
        return self.checks[-1].verdict if self.checks else None

    @property
    def protocol(self) -> str | None:
        """The protocol that its change is about, if it is about one."""
        protocol: str | None = self.plan.protocol
        return protocol

    @property
    def decision(self) -> str | None:
        """adopt, adapt or abandon; None as long as it was not decided."""
        return None if self.acted is None else self.acted.decision

    # Evolving: replay only assigns

    def keep(self, fact: CycleFact) -> None:
        """Keep what this fact changes."""
        self.last_recorded_at = fact.timestamp
        fact.assign(self)


def _must_be_the_owners(register: Register, by: str, owner: str) -> None:
    """Its owner acts, under whichever of their accounts, or policy."""
    if not register.is_one_person(by, owner) and "policy" not in register.must_be_account(by).roles:
        raise ActIsTheOwners("recorded_by")
    register.must_be_account(by)


def _must_know_clause(register: Register, protocol: str, clause: str | None) -> None:
    entry = register.protocols.get(protocol)
    if entry is None:
        raise ProtocolWasNotAdopted("protocol")
    if clause is not None and clause not in entry.latitudes:
        raise ClauseIsNotInTheProtocol("clause")
