"""From a stored row to a fact with a place in her life: typed, corrected, retracted, in the order of happening."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from domain.catalogue import TRAJECTORY_EVENTS
from domain.fields import Field, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_TYPES: dict[str, Any] = {"code": str, "name": str, "id": str, "month": str, "day": date, "flag": bool,
                          "number": float, "plain_text": str}


class EntryIsUnreadable(Exception):
    """The record holds an event that cannot be folded."""

    def __init__(self, version: int, topic: str) -> None:
        """`version` in its stream."""
        super().__init__(version, topic)
        self.version, self.topic = version, topic


class Entry(NamedTuple):
    """A fact that stands: the day it happened, its place in the order of recording, and what it says."""

    day: int
    place: int
    fact: Any


def _kind(field: Field, *, optional: bool) -> Any:
    kind = _TYPES[field.kind]
    if field.kind == "number" and field.whole:
        kind = int
    return kind | None if optional else kind


def _struct(topic: str) -> type[msgspec.Struct]:
    """A typed reader of the stored state of an event: what is readable in it, and nothing sealed."""
    fields: list[Any] = [("id", str), ("occurred_on", date), ("recorded_at", datetime)]
    rename = {}
    if topic == "entry_corrected":
        fields += [("entry", str), ("values", dict[str, Any])]
    elif topic == "entry_retracted":
        fields += [("entry", str)]
    else:
        for named in fields_of(TRAJECTORY_EVENTS[topic]).values():
            if not named.field.sealed:
                optional = not named.required
                kind = _kind(named.field, optional=optional)
                fields.append((named.attribute, kind, None) if optional else (named.attribute, kind))
                rename[named.attribute] = named.name
    return msgspec.defstruct(topic, fields, rename=rename, kw_only=True, gc=False)


_STRUCTS = {topic: _struct(topic) for topic in TRAJECTORY_EVENTS}
_DECODERS: dict[str, Callable[[bytes], Any]] = {
    topic: msgspec.json.Decoder(struct).decode for topic, struct in _STRUCTS.items()}
_DAYS = {topic: frozenset(f.name for f in fields_of(event).values() if f.field.kind == "day") | {"occurred_on"}
         for topic, event in TRAJECTORY_EVENTS.items()}
_ATTRIBUTES = {topic: {f.name: f.attribute for f in fields_of(event).values() if not f.field.sealed}
               | {"occurred_on": "occurred_on"} for topic, event in TRAJECTORY_EVENTS.items()}


def entries_of(rows: Iterable[tuple[int, str, bytes]], known_at: datetime | None = None) -> list[Entry]:
    """The facts of one trajectory that stand, in the order in which they happened.

    `rows` holds (version, topic, state) in the order of recording. With `known_at` only what was recorded by then is
    looked at. Raises EntryIsUnreadable.
    """
    facts: dict[str, tuple[int, str, Any]] = {}
    for version, topic, state in rows:
        try:
            fact = _DECODERS[topic](state)
            if known_at is not None and fact.recorded_at > known_at:
                continue
            if topic == "entry_corrected":
                place, mended, before = facts[fact.entry]
                facts[fact.entry] = (place, mended, _mended(mended, before, fact.values))
            elif topic == "entry_retracted":
                del facts[fact.entry]
            else:
                facts[fact.id] = (version, topic, fact)
        except (KeyError, ValueError, TypeError, msgspec.DecodeError):
            raise EntryIsUnreadable(version, topic) from None
    return sorted(Entry(fact.occurred_on.toordinal(), place, fact) for place, _, fact in facts.values())


def _mended(topic: str, fact: Any, values: dict[str, Any]) -> Any:
    days, attributes = _DAYS[topic], _ATTRIBUTES[topic]
    changed = {attributes[n]: date.fromisoformat(v) if n in days and v is not None else v
               for n, v in values.items() if n in attributes}
    return msgspec.structs.replace(fact, **changed)


def topic_of(fact: Any) -> str:
    """The stored name of the event that a fact came from."""
    return type(fact).__name__
