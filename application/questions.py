"""The questions that commands and screens ask, each answered for whoever may ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from access.policy import READ_TRAJECTORY
from application.figures import ask_background
from application.opening import open_to_ask
from application.streams import replayed
from domain.identity import stream_id
from domain.mending import EntryCorrected, EntryRetracted, mended
from domain.placements import PlacementStarted
from projections.open_questions import open_questions
from projections.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from application.workplace import Workplace
    from projections.questions import Reader

#: The events from which the purpose of a placement is known.
_TELL_PURPOSE = (PlacementStarted.TOPIC, EntryCorrected.TOPIC, EntryRetracted.TOPIC)


def trajectory(account: str, name: str, on: date, known_at: datetime | None) -> dict[str, Any]:
    """The figures of one trajectory (measures.md, For one trajectory)."""
    with open_to_ask(known_at) as workplace:
        return ask_trajectory(workplace, account, name, on, known_at)


def ask_trajectory(workplace: Workplace, account: str, name: str, on: date, known_at: datetime | None,
                   ) -> dict[str, Any]:
    """The same, from an opened store."""
    workplace.must(account, READ_TRAJECTORY)
    workplace.must_know_trajectory(name, known_at)
    with workplace.reading(known_at, only=name) as reader:
        answer: dict[str, Any] = show(reader, name, on)
        waiting = open_questions(reader, name)
    answer["known_at"] = known_at.isoformat().replace("+00:00", "Z") if known_at else None
    current = answer["placement"]["current"]
    if current is not None:
        current["purpose"] = _purpose(workplace, name, current["placement"], known_at)
    answer["open_questions"] = waiting
    return answer


def background(account: str, on: date, known_at: datetime | None, name_prefix: str) -> dict[str, Any]:
    """The report on background; opens the sealed answers."""
    with open_to_ask(known_at) as workplace:
        return ask_background(workplace, account, on, known_at, name_prefix, lambda reader, day: _answers(
            workplace, reader, day, known_at, name_prefix))


def _purpose(workplace: Workplace, name: str, placement: str, known_at: datetime | None) -> str | None:
    """What a placement was meant for; sealed in the record and opened for this answer alone."""
    stored = workplace.record.stored(stream_id("trajectory", name), _TELL_PURPOSE)
    started: dict[str, Any] = {}
    for event in (workplace.mapper.to_domain_event(s) for s in stored):
        if known_at is not None and event.timestamp > known_at:
            continue
        if isinstance(event, EntryRetracted):
            started.pop(event.entry, None)
        elif not isinstance(event, EntryCorrected):
            started[event.entry_id] = event
        elif event.entry in started:
            started[event.entry] = mended(started[event.entry], event.values)
    purpose: str | None = workplace.readable(next(f.purpose for f in started.values() if f.placement == placement))
    return purpose


def _standing(workplace: Workplace, name: str, known_at: datetime | None) -> list[Any]:
    """The facts of a trajectory that stand, as known at an instant, with their texts opened."""
    events = (workplace.mapper.to_domain_event(s) for s in workplace.record.stored(stream_id("trajectory", name)))
    aggregate = replayed(e for e in events if known_at is None or e.timestamp <= known_at)
    return list(aggregate.standing.values())


def _answers(workplace: Workplace, reader: Reader, on: date, known_at: datetime | None, name_prefix: str,
             ) -> Iterator[tuple[str, str, Any]]:
    """(trajectory, item, latest answer) of the trajectories whose name begins so."""
    from domain.background import BackgroundRecorded
    from domain.event import order_of_things

    named = reader.tables["trajectory"].c.trajectory
    for (name,) in reader.all(select(named).where(named.startswith(name_prefix, autoescape=True)).order_by(named)):
        facts = [f for f in _standing(workplace, name, known_at)
                 if isinstance(f, BackgroundRecorded) and f.occurred_on <= on]
        latest = {f.item: f.answer for f in sorted(facts, key=order_of_things)}
        yield from ((name, item, workplace.readable(answer)) for item, answer in latest.items())
