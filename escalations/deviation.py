"""A motivated deviation: somebody steps outside a protocol because she needs it, and does not stand alone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from domain.event import Fact
from domain.identity import stream_id
from domain.opening import TrajectoryWasNotOpened
from domain.protocols import ProtocolIsWithdrawn, ProtocolWasNotAdopted
from domain.refusals import Refusal
from escalations import deviation_events
from escalations.cases import Act, Case
from escalations.clock import after_hours
from escalations.deviation_events import DeviationRecorded
from escalations.places import arrival

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from escalations.facts import Facts


class DeviationWasNotRecorded(Refusal):
    """This deviation is not in the record: it begins with deviation_recorded."""


class ClauseIsNotInTheProtocol(Refusal):
    """The protocol has no such clause as it holds now."""


class NothingToFollow(Refusal):
    """It follows an earlier deviation or dilemma: there is none of this name in the record."""


class Deviation(Case):
    """A deviation from one clause of a protocol, for one trajectory."""

    TOPIC = "deviation"
    Event = Fact
    locals().update({event.__name__: event for event in deviation_events.EVENTS})

    def __init__(self) -> None:
        """A deviation without facts; its recording is kept by its own event."""
        super().__init__()
        self.acted_first = self.backed = self.declined = False
        self.effective_from: date
        self.valid_until: date | None = None
        self.motivation_due_at: datetime | None = None
        self.motivated_at: datetime | None = None

    @classmethod
    def first(cls, envelope: Mapping[str, Any], values: Mapping[str, Any], facts: Facts) -> Deviation:
        """Record a deviation. It lies on the rung that the clause names; the rungs below are not asked."""
        act = Act.of(DeviationRecorded, envelope, values, facts)
        entry = facts.register.must_be_account(act.by)
        DeviationRecorded.check(values, act.on)
        if not facts.knows_trajectory(values["trajectory"]):
            raise TrajectoryWasNotOpened("trajectory")
        added = {"organisation": entry.organisation, **_protocol_now(values, facts), **_terms(act)}
        follows = values.get("follows")
        if follows is not None and facts.deviation(follows) is None and facts.dilemma(follows) is None:
            raise NothingToFollow("follows")
        return cls._create(DeviationRecorded, id=stream_id("deviation", values["deviation"]), **envelope, **values,
                           **added)

    # Answering, as it stands

    def in_force(self, day: date) -> bool:
        """True on the days on which it holds: left to the professional, backed, or done first and not ended."""
        if self.status == "withdrawn" or self.declined:
            return False
        began = day >= self.effective_from and (self.valid_until is None or day < self.valid_until)
        return began and (self.backed or self.acted_first or self.place is None)

    def motivation_overdue(self, now: datetime) -> bool:
        """True once the motivation of what was done first was late, and ever after; what was withdrawn owes none."""
        if self.motivation_due_at is None:
            return False
        return min(self.motivated_at or now, self.withdrawn_at or now) >= self.motivation_due_at


def _protocol_now(values: Mapping[str, Any], facts: Facts) -> dict[str, Any]:
    protocol = facts.register.protocols.get(values["protocol"])
    if protocol is None:
        raise ProtocolWasNotAdopted("protocol")
    if protocol.withdrawn:
        raise ProtocolIsWithdrawn("protocol")
    if values["clause"] not in protocol.latitudes:
        raise ClauseIsNotInTheProtocol("clause")
    return {"protocol_version": protocol.version}


def _terms(act: Act) -> dict[str, Any]:
    """The ladder in force, the rung that may back this clause with its term, and what the asker owes by when."""
    values, register = act.values, act.facts.register
    ladder = register.ladder_in_force
    added: dict[str, Any] = {
        "ladder_version": ladder.version,
        "evaluate_until": values["effective_from"] + timedelta(days=ladder.evaluate_within_days),
        "motivated": values.get("motivation") is not None}
    if values["acted_first"]:
        added["motivation_due_at"] = after_hours(act.at, ladder.motivation_within_hours)
    latitude = register.protocols[values["protocol"]].latitudes[values["clause"]]
    if latitude != "professional":
        place = arrival(ladder, latitude, act.at, urgent=values["urgent"])
        added |= {"rung": place.rung, "arrived_at": place.arrived_at, "due_at": place.due_at}
    return added
