"""Every event of the record by its stored name: the domain's, and those of the route and of learning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import catalogue as domain
from domain.catalogue import by_name
from escalations import cycle_events, deviation_events, dilemma_events, export, lesson, release

if TYPE_CHECKING:
    from domain.event import Fact
    from escalations.cases import CaseFact

DEVIATION_EVENTS = by_name(deviation_events.EVENTS)
DILEMMA_EVENTS = by_name(dilemma_events.EVENTS)
LESSON_EVENTS = by_name(lesson.EVENTS)
CYCLE_EVENTS = by_name(cycle_events.EVENTS)
RELEASE_EVENTS = by_name(release.EVENTS)
EXPORT_EVENTS = by_name(export.EVENTS)

#: The events of each kind of case: what it goes through from question to answer.
CASE_EVENTS: dict[str, dict[str, type[CaseFact]]] = {
    "deviation": {event.TOPIC: event for event in deviation_events.EVENTS},
    "dilemma": {event.TOPIC: event for event in dilemma_events.EVENTS}}

#: Every kind of stream with its events; the kind is the field of a line that names the stream.
STREAMS = {**domain.STREAMS, "deviation": DEVIATION_EVENTS, "dilemma": DILEMMA_EVENTS, "lesson": LESSON_EVENTS,
           "cycle": CYCLE_EVENTS, "release": RELEASE_EVENTS, "export": EXPORT_EVENTS}
EVENTS = {topic: event for events in STREAMS.values() for topic, event in events.items()}

_KIND_OF = {topic: kind for kind, events in STREAMS.items() for topic in events}


def stream_kind(event: type[Fact]) -> str:
    """trajectory, account, deviation, ...: the kind of stream of an event, and the field of a line that names it."""
    return _KIND_OF[event.TOPIC]
