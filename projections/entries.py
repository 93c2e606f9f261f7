"""From a stored row to a fact with a place in her life: typed, corrected, retracted, in the order of happening."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import msgspec

from domain.catalogue import TRAJECTORY_EVENTS
from domain.fields import Field, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_TYPES: dict[str, Any] = {"code": str, "name": str, "id": str, "month": str, "day": date, "flag": bool,
                          "number": float, "plain_text": str, "moment": datetime, "names": list[str],
                          "codes": list[str]}


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


def type_of(field: Field) -> Any:
    """The type in which a readable field is read."""
    is_count = field.kind == "number" and (field.whole or field.computed)
    return int if is_count else _TYPES[field.kind]


def _struct(topic: str) -> type[msgspec.Struct]:
    """A typed reader of the stored state of an event: what is readable in it, and nothing sealed."""
    event = TRAJECTORY_EVENTS[topic]
    # A state that a newer program wrote may mean something else: it cannot be read, and the fold stops there.
    known = Annotated[int, msgspec.Meta(le=getattr(event, "class_version", 1))]
    fields: list[Any] = [("id", str), ("occurred_on", date), ("recorded_at", datetime), ("class_version", known, 1)]
    rename = {}
    if topic == "entry_corrected":
        fields += [("entry", str), ("values", dict[str, Any])]
    elif topic == "entry_retracted":
        fields += [("entry", str)]
    else:
        for named in fields_of(event).values():
            if not named.field.sealed:
                kind = type_of(named.field)
                fields.append((named.attribute, kind) if named.required else (named.attribute, kind | None, None))
                rename[named.attribute] = named.name
    return msgspec.defstruct(topic, fields, rename=rename, kw_only=True, gc=False)


class _Decoders(dict[str, "Callable[[bytes], Any]"]):
    """The typed reader of each event, made when its topic is first met: a command meets few of them."""

    def __missing__(self, topic: str) -> Callable[[bytes], Any]:
        """Raises KeyError for a topic that is no event of a trajectory."""
        self[topic] = msgspec.json.Decoder(_struct(topic)).decode
        return self[topic]


_DECODERS = _Decoders()


class _Named(msgspec.Struct):
    trajectory: str = ""


def name_of(state: bytes) -> str:
    """The name of a trajectory, from the state of its opening; nothing where that cannot be read."""
    try:
        return msgspec.json.decode(state, type=_Named).trajectory
    except msgspec.DecodeError:
        return ""


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
    """The fact with its readable changes; `values` as they are stored."""
    fields = fields_of(TRAJECTORY_EVENTS[topic])
    changed: dict[str, Any] = {}
    for name, value in values.items():
        if name == "occurred_on":
            changed[name] = date.fromisoformat(value)
        elif name in fields and not fields[name].field.sealed:
            is_day = fields[name].field.kind == "day" and value is not None
            changed[fields[name].attribute] = date.fromisoformat(value) if is_day else value
    return msgspec.structs.replace(fact, **changed)


def topic_of(fact: Any) -> str:
    """The stored name of the event that a fact came from."""
    return type(fact).__name__
