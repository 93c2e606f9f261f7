"""One young person's course through help: its themes held together, each fact judged by the whole history."""

from __future__ import annotations

from bisect import insort
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from eventsourcing.domain import BaseAggregate

from domain import caregivers, mending, opening
from domain.catalogue import THEME_OF, TRAJECTORY_EVENTS
from domain.checking import corrected_values
from domain.event import Fact, order_of_things, values_of
from domain.fields import fields_of
from domain.identity import stream_id
from domain.refusals import DayIsBeforeBirth, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from types import ModuleType


class Trajectory(BaseAggregate[UUID]):
    """One young person's course through help.

    Keeps the facts that stand (corrections laid over, retractions left out), for one question: is the history with
    this fact possible? A fact may come late, so the history is looked at in the order in which things happened.
    """

    TOPIC = "trajectory"
    Event = Fact
    locals().update({event.__name__: event for event in TRAJECTORY_EVENTS.values()})

    def __init__(self) -> None:
        """A trajectory without facts; the opening is kept by its own event."""
        self.standing: dict[str, Fact] = {}
        self.themes: dict[ModuleType, list[Fact]] = {}
        self.opened: opening.TrajectoryOpened
        self.last_recorded_at: datetime

    # Deciding

    @classmethod
    def first(cls, envelope: Mapping[str, Any], values: Mapping[str, Any]) -> Trajectory:
        """Open a trajectory. `envelope` holds entry_id, occurred_on, recorded_by, timestamp and imported_at."""
        _not_before_birth(values["birth_month"], [envelope["occurred_on"]])
        opening.TrajectoryOpened.check(values, envelope["occurred_on"])
        return cls._create(opening.TrajectoryOpened, id=stream_id("trajectory", values["trajectory"]),
                           **envelope, **_attributes(opening.TrajectoryOpened, values))

    def record(self, event: type[Fact], envelope: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Record a fact of her course; refused when the history with it is impossible."""
        if event is opening.TrajectoryOpened:
            raise opening.TrajectoryIsAlreadyOpen("trajectory")
        event.check(values, envelope["occurred_on"])
        fact = event(originator_id=self.id, originator_version=self.version + 1, **envelope,
                     **_attributes(event, values))
        self._must_be_possible(fact, without=None)
        self._take(fact)

    def correct(self, envelope: Mapping[str, Any], values: Mapping[str, Any], corrected_by: date) -> None:
        """Mend a fact that stands. `corrected_by` is the day of this correction (Europe/Amsterdam)."""
        fact = self._standing(values["entry"])
        new = corrected_values(type(fact), values["values"], values_of(fact))
        if new.get("occurred_on", fact.occurred_on) > corrected_by:
            raise mending.CorrectedDayIsAhead("values.occurred_on")
        new_fact = mending.mended(fact, new)
        with _faults_in(new):
            type(fact).check(values_of(new_fact), new_fact.occurred_on)
            self._must_be_possible(new_fact, without=fact)
        self.trigger_event(mending.EntryCorrected, **envelope, **{**values, "values": new}, mends=fact.TOPIC)

    def retract(self, envelope: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Take a fact back; refused where what remains would be impossible."""
        fact = self._standing(values["entry"])
        if fact is self.opened:
            raise opening.OpeningCannotBeRetracted("entry")
        with _faults_in({}):
            self._must_be_possible(None, without=fact)
        self.trigger_event(mending.EntryRetracted, **envelope, **values)

    def _standing(self, entry: str) -> Fact:
        if entry not in self.standing:
            raise mending.EntryIsUnknown("entry")
        return self.standing[entry]

    def _take(self, fact: Fact) -> None:
        """Add a decided fact as the library's trigger_event would, without making it a second time."""
        fact.mutate(self)
        self.pending_events.append(fact)

    def _must_be_possible(self, new: Fact | None, without: Fact | None) -> None:
        """Is the history with this fact, and without that one, possible? Raises the Refusal of the rule it breaks."""
        opened = new if isinstance(new, opening.TrajectoryOpened) else self.opened
        closing = opening.closing_of(self.themes.get(opening, []))
        if closing is without:
            closing = None
        if isinstance(new, opening.TrajectoryClosed):
            closing = closing or new
        told = new or without
        if told is None:
            return
        theme = THEME_OF[type(told)]
        history = [f for f in self.themes.get(theme, ()) if f is not without]
        if new is not None:
            insort(history, new, key=order_of_things)
        theme.possible(history, opened.occurred_on)
        if opened is new:
            _not_before_birth(opened.birth_month, [new.occurred_on, *(f.occurred_on for f in self.standing.values()
                                                                     if f is not without)])
        elif new is not None:
            _not_before_birth(opened.birth_month, [new.occurred_on])
        _not_after_closing(closing, new, (f for f in self.standing.values() if f is not without))

    def held_within(self, first: date, last: date) -> list[caregivers.Holding]:
        """Who held which role around her on any day from `first` up to and with `last`."""
        closing = opening.closing_of(self.themes.get(opening, []))
        return caregivers.held_within(self.themes.get(caregivers, ()), first, last,
                                      None if closing is None else closing.occurred_on)

    # Evolving: replay only assigns

    def keep(self, fact: Fact) -> None:
        """Keep a fact among those that stand."""
        self.last_recorded_at = fact.timestamp
        self.standing[fact.entry_id] = fact
        if isinstance(fact, opening.TrajectoryOpened):
            self.opened = fact
        insort(self.themes.setdefault(THEME_OF[type(fact)], []), fact, key=order_of_things)

    def keep_correction(self, correction: mending.EntryCorrected) -> None:
        """Lay a correction over its fact, which keeps its place in the order of recording."""
        fact = self.standing[correction.entry]
        self._drop(fact)
        self.keep(mending.mended(fact, correction.values))
        self.last_recorded_at = correction.timestamp

    def keep_retraction(self, retraction: mending.EntryRetracted) -> None:
        """The fact no longer stands."""
        self._drop(self.standing[retraction.entry])
        self.last_recorded_at = retraction.timestamp

    def _drop(self, fact: Fact) -> None:
        theme = THEME_OF[type(fact)]
        del self.standing[fact.entry_id]
        self.themes[theme] = [f for f in self.themes[theme] if f is not fact]


@contextmanager
def _faults_in(changed: Mapping[str, Any]) -> Iterator[None]:
    """A rule that mending breaks is told with the changed field at fault, or with none."""
    try:
        yield
    except Refusal as refusal:
        refusal.field = f"values.{refusal.field}" if refusal.field in changed else None
        raise


def _attributes(event: type[Fact], values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by the attribute names of the event (`from` is `from_`)."""
    fields = fields_of(event)
    return {fields[name].attribute: value for name, value in values.items()}


def _not_before_birth(birth_month: str, days: Iterable[date]) -> None:
    born = date(int(birth_month[:4]), int(birth_month[5:]), 1)
    if any(day < born for day in days):
        raise DayIsBeforeBirth("occurred_on")


def _not_after_closing(closing: opening.TrajectoryClosed | None, new: Fact | None, facts: Iterable[Fact]) -> None:
    """Nothing happens on or after the closing day but the closing itself."""
    if closing is None:
        return
    if isinstance(new, opening.TrajectoryClosed):
        if any(f.occurred_on >= new.occurred_on for f in facts if not isinstance(f, opening.TrajectoryClosed)):
            raise opening.TrajectoryIsClosed("occurred_on")
    elif new is not None and new.occurred_on >= closing.occurred_on:
        raise opening.TrajectoryIsClosed("occurred_on")
