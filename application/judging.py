"""From a line or a form to a decided fact: its envelope is checked, its stream judges it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Protocol

from application.case_facts import StreamFacts
from application.clock import day_of
from application.kinds import DECIDED_ON_THE_REGISTER, KINDS, REGISTERED
from domain import mending
from domain.catalogue import TRAJECTORY_EVENTS
from domain.checking import checked_values, corrected_values, day, entry_id, is_empty, name, text
from domain.event import Fact, values_of
from domain.identity import stream_id
from domain.organisations import Organisation, OrganisationIsRegistered
from domain.refusals import (
    DayIsAhead,
    DayIsNotTheDayOfRecording,
    EventIsUnknown,
    FieldIsMissing,
    Refusal,
    ValueIsImpossible,
)
from domain.register import LOCAL, Register
from domain.trajectory import Trajectory
from escalations.catalogue import EVENTS, stream_kind
from escalations.computed import must_agree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from uuid import UUID

    from projections.questions import Reader

_ENVELOPE = ("event", "occurred_on", "id", "recorded_at", "recorded_by", "computed")


class IdIsTaken(Refusal):
    """This id is in the record with other content."""


class RecordedAtIsAhead(Refusal):
    """The moment of recording lies in the future."""


class RecordedAtIsTooEarly(Refusal):
    """The moment of recording lies before the last one of this stream."""


class NameOfAnother(Refusal):
    """Outside trajectories one records in one's own name."""


class Streams(Protocol):
    """Where a judge finds the streams as they are, what it decided before included."""

    def find(self, kind: str, stream: UUID) -> Any | None:
        """The aggregate, or None."""

    def add(self, kind: str, aggregate: Any) -> None:
        """A new aggregate, decided just now."""

    def entry(self, entry: str) -> Fact | None:
        """The fact recorded under this id, as it was recorded, or None."""

    def has_lesson(self, dilemma: str) -> bool:
        """True when a lesson was drawn from this dilemma."""

    def reading(self, known_at: datetime, now: datetime) -> AbstractContextManager[Reader]:
        """The read model as it was known at a moment, what was decided before in the same transaction included."""


@dataclass(frozen=True)
class Claim:
    """A line whose envelope and values were checked, before its stream judges it."""

    event: type[Fact]
    kind: str
    stream: str
    envelope: dict[str, Any]
    values: dict[str, Any]
    computed: Any


@dataclass
class Judge:
    """Judges one line after the other, at one moment and for one acting account.

    `others` says whether lines in another's name are taken outside trajectories (workflow.md, Who may do what).
    """

    streams: Streams
    register: Register
    acting: str
    now: datetime
    others: bool = False

    def claim(self, line: Mapping[str, Any], made_id: str | None = None) -> Claim:
        """Check a line by itself. `made_id` is its id where it gives none. Raises a Refusal."""
        event = EVENTS.get(line["event"]) if isinstance(line.get("event"), str) else None
        if event is None:
            raise FieldIsMissing("event") if line.get("event") is None else EventIsUnknown("event")
        kind = stream_kind(event)
        if line.get(kind) is None:
            raise FieldIsMissing(kind)
        stream = name(kind, line[kind])
        recorded_at, imported_at = self._recorded_at(line.get("recorded_at"))
        values = {k: v for k, v in line.items() if k not in _ENVELOPE and (k != kind or event is KINDS[kind].first)}
        envelope = {
            "entry_id": entry_id("id", line["id"]) if line.get("id") is not None else made_id,
            "occurred_on": _occurred_on(event, line.get("occurred_on"), recorded_at),
            "recorded_by": self._recorded_by(kind, line.get("recorded_by")),
            "timestamp": recorded_at,
            "imported_at": imported_at,
        }
        return Claim(event, kind, stream, envelope, checked_values(event, values), line.get("computed"))

    def is_there(self, claim: Claim) -> bool:
        """True when this very fact is in the record already. Raises IdIsTaken when the id stands for another."""
        there = self.streams.entry(claim.envelope["entry_id"])
        if there is None:
            return False
        if not self._same(there, claim):
            raise IdIsTaken("id")
        return True

    def decide(self, claim: Claim) -> Fact:
        """Let the stream judge the fact; the decided event stands pending on its aggregate. Raises a Refusal.

        What a line says that the system added is held against what it adds now; where that differs nothing was decided.
        """
        self._must_be_ones_own(claim)
        stream = stream_id(claim.kind, claim.stream)
        found = self.streams.find(claim.kind, stream)
        aggregate: Any = found if claim.computed is None else deepcopy(found)
        if aggregate is None:
            aggregate = self._first(claim)
        else:
            self._next(aggregate, claim)
        decided: Fact = aggregate.pending_events[-1]
        must_agree(decided, claim.computed)
        if aggregate is not found:
            self.streams.add(claim.kind, aggregate)
        if claim.kind in REGISTERED:
            self.register = aggregate.registered_in(self.register)
        return decided

    def _next(self, aggregate: Any, claim: Claim) -> None:
        if claim.envelope["timestamp"] < aggregate.last_recorded_at:
            raise RecordedAtIsTooEarly("recorded_at")
        if not isinstance(aggregate, Trajectory):
            if isinstance(aggregate, Organisation):
                raise OrganisationIsRegistered("organisation")
            aggregate.record(claim.event, claim.envelope, claim.values, self._facts_for(claim))
        elif claim.event is mending.EntryCorrected:
            aggregate.correct(claim.envelope, claim.values, day_of(claim.envelope["timestamp"]))
        elif claim.event is mending.EntryRetracted:
            aggregate.retract(claim.envelope, claim.values)
        else:
            aggregate.record(claim.event, claim.envelope, claim.values)

    def _first(self, claim: Claim) -> Any:
        kind = KINDS[claim.kind]
        if claim.event is not kind.first:
            raise (kind.not_there or EventIsUnknown)(claim.kind)
        if claim.kind == "trajectory":
            return Trajectory.first(claim.envelope, claim.values)
        return kind.aggregate.first(claim.envelope, claim.values, self._facts_for(claim))

    def _facts_for(self, claim: Claim) -> Any:
        """What this kind of stream decides upon."""
        return self.register if claim.kind in DECIDED_ON_THE_REGISTER else StreamFacts(self)

    def _same(self, there: Fact, claim: Claim) -> bool:
        """The same content after defaults, whenever and by whomever it was recorded."""
        if type(there) is not claim.event or there.originator_id != stream_id(claim.kind, claim.stream):
            return False
        values = dict(claim.values)
        if isinstance(there, mending.EntryCorrected):
            try:
                values["values"] = corrected_values(EVENTS[there.mends], values["values"],
                                                    {claim.kind: claim.stream, **there.values})
            except Refusal:
                return False
        elif not isinstance(there, mending.EntryRetracted) and there.occurred_on != claim.envelope["occurred_on"]:
            return False
        return values_of(there) == values

    def _recorded_at(self, raw: Any) -> tuple[datetime, datetime | None]:
        """The moment of recording, and the true moment when the line gave another."""
        if raw is None:
            return self.now, None
        try:
            moment = datetime.fromisoformat(raw)
            if moment.tzinfo is None:
                raise ValueError
            moment = moment.astimezone(UTC)
        except (TypeError, ValueError, OverflowError):
            raise ValueIsImpossible("recorded_at", "Give a moment in ISO 8601 with an offset.") from None
        if moment > self.now:
            raise RecordedAtIsAhead("recorded_at")
        return moment, self.now

    def _recorded_by(self, kind: str, raw: Any) -> str:
        if raw is None or (kind == "trajectory" and is_empty(raw)):
            return self.acting
        return text("recorded_by", raw) if kind == "trajectory" else name("recorded_by", raw)

    def _must_be_ones_own(self, claim: Claim) -> None:
        """Outside trajectories one records today and in one's own name, unless lines of others are taken."""
        if claim.kind == "trajectory":
            return
        if claim.envelope["occurred_on"] != day_of(claim.envelope["timestamp"]):
            raise DayIsNotTheDayOfRecording("occurred_on")
        if not self.others and claim.envelope["recorded_by"] not in {self.acting, LOCAL}:
            raise NameOfAnother("recorded_by")


def _occurred_on(event: type[Fact], raw: Any, recorded_at: datetime) -> date:
    """The day of a fact; a correction and a retraction happen on the day of their recording."""
    recorded_on = day_of(recorded_at)
    mends = event in mending.EVENTS
    if raw is None and not mends:
        raise FieldIsMissing("occurred_on")
    occurred_on = recorded_on if raw is None else day("occurred_on", raw)
    if mends:
        return recorded_on
    if occurred_on > recorded_on and event.TOPIC in TRAJECTORY_EVENTS:
        raise DayIsAhead("occurred_on")
    return occurred_on
