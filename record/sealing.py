"""What is told about her in words is sealed with her own key; what is counted stays readable."""

from __future__ import annotations

import base64
import os
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, NoReturn, Self

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from eventsourcing.domain import AggregateCreated
from eventsourcing.persistence import StoredEvent

from domain.fields import NamedField, computed_of, fields_of
from domain.identity import stream_id
from domain.mending import EntryCorrected
from escalations.catalogue import EVENTS, stream_kind
from escalations.lesson import SOURCES
from record.errors import EventIsUnreadable, KeysAreMissing, TopicIsUnknown

if TYPE_CHECKING:
    from uuid import UUID

    from domain.event import Fact
    from record.keys import KeyStore

NONCE_BYTES = 12
#: Kinds of streams whose texts are about girls, and sealed with a key that these hold.
_HELD_BY_OTHERS = frozenset({"deviation", "dilemma", "lesson"})
#: How a plain value is read that JSON has no form of its own for.
_READ = {"day": date.fromisoformat, "moment": datetime.fromisoformat}


class TextIsForgotten(Exception):
    """The key of this text was destroyed: nothing can be decided on it."""


class Forgotten:
    """Stands where a forgotten text stood; no comparison or sum can take it for a value."""

    _only: ClassVar[Any] = None

    def __new__(cls) -> Self:
        """There is one."""
        if cls._only is None:
            cls._only = super().__new__(cls)
        only: Self = cls._only
        return only

    def __repr__(self) -> str:
        """What is shown in its place."""
        return "(forgotten)"

    def _raise(self, *_: object) -> NoReturn:
        raise TextIsForgotten

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __add__ = __radd__ = __sub__ = _raise
    __bool__ = __len__ = __iter__ = _raise
    __hash__ = object.__hash__


FORGOTTEN = Forgotten()


class _Shape(NamedTuple):
    """How the fields of an event class are stored."""

    event: type[Fact]
    kind: str
    plain: tuple[NamedField, ...]
    sealed: tuple[NamedField, ...]
    version: int


@cache
def _shape(topic: str) -> _Shape:
    event = EVENTS.get(topic)
    if event is None:
        raise TopicIsUnknown(f"({topic[:60]!r})")
    fields = fields_of(event).values()
    return _Shape(event, stream_kind(event),
                  (*(f for f in fields if not f.field.sealed), *computed_of(event).values()),
                  tuple(f for f in fields if f.field.sealed),
                  getattr(event, "class_version", 1))


class SealingMapper:
    """Facts to stored events and back; text is sealed by AES-256-GCM, bound to its stream, version and topic."""

    def __init__(self, keys: KeyStore) -> None:
        """With the keys of this record."""
        self.keys = keys

    def to_stored_event(self, fact: Fact) -> StoredEvent:
        """A fact as it is stored. New keys are saved by the caller before the events are kept."""
        shape = _shape(fact.TOPIC)
        state: dict[str, Any] = {"id": fact.entry_id, "occurred_on": fact.occurred_on, "recorded_at": fact.timestamp,
                                 "recorded_by": fact.recorded_by}
        if fact.imported_at is not None:
            state["imported_at"] = fact.imported_at
        values = fact.__dict__
        for field in shape.plain:
            if (value := values[field.attribute]) is not None:
                state[field.name] = value
        if shape.kind in _HELD_BY_OTHERS and fact.originator_version == 1:
            self._bind(fact, shape.kind)
        sealed = {f.name: values[f.attribute] for f in shape.sealed if values[f.attribute] is not None}
        if isinstance(fact, EntryCorrected):
            state["mends"] = fact.mends
            state["values"], hidden = _parted(fact.mends, fact.values)
            if hidden:
                sealed["values"] = hidden
        if sealed:
            state["sealed"] = self._seal(sealed, fact, shape)
        return StoredEvent(fact.originator_id, fact.originator_version, fact.TOPIC, msgspec.json.encode(state))

    def to_domain_event(self, stored: Any) -> Fact:
        """The fact that was stored; a text whose key was destroyed is FORGOTTEN.

        Raises TopicIsUnknown, or EventIsUnreadable when the state or its seal is not as it was written.
        """
        shape = _shape(stored.topic)
        try:
            state = msgspec.json.decode(stored.state)
            if not isinstance(state, dict):
                raise TypeError(stored.topic)
            if state.get("class_version", 1) > shape.version:
                raise EventIsUnreadable(f"({stored.topic}: it was made by a newer program)")
            values = self._opened(state, stored, shape)
            hidden = values.pop("values", None)
            for field in shape.plain:
                value = state.get(field.name)
                if value is not None and field.field.kind in _READ:
                    value = _READ[field.field.kind](value)
                values[field.attribute] = value
            if shape.event is EntryCorrected:
                values["mends"] = state["mends"]
                values["values"] = _joined(state["mends"], state["values"], hidden)
            if issubclass(shape.event, AggregateCreated):
                values["originator_topic"] = shape.kind
            imported_at = state.get("imported_at")
            make: Any = shape.event
            fact: Fact = make(
                originator_id=stored.originator_id, originator_version=stored.originator_version,
                timestamp=datetime.fromisoformat(state["recorded_at"]), entry_id=state["id"],
                occurred_on=date.fromisoformat(state["occurred_on"]), recorded_by=state["recorded_by"],
                imported_at=datetime.fromisoformat(imported_at) if imported_at else None, **values)
        except (msgspec.DecodeError, KeyError, TypeError, ValueError, InvalidTag):
            raise EventIsUnreadable(f"({stored.topic}, version {stored.originator_version} of its stream)") from None
        return fact

    def _key(self, stream: UUID, shape: _Shape, *, make: bool = False) -> bytes | None:
        """Her own key in a trajectory, the key of others in a case or lesson, else the store's own (design.md, 3)."""
        if shape.kind == "trajectory":
            return self.keys.key_of(stream, make=make)
        return self.keys.key_of(stream) if shape.kind in _HELD_BY_OTHERS else self.keys.own_key()

    def _bind(self, fact: Any, kind: str) -> None:
        """Say at the beginning of a case or lesson whose key seals its texts."""
        if kind == "dilemma":
            self.keys.share(fact.originator_id, [stream_id("trajectory", name) for name in fact.trajectories])
            return
        source = "trajectory" if kind == "deviation" else next(s for s in SOURCES if getattr(fact, s) is not None)
        self.keys.bind(fact.originator_id, stream_id(source, getattr(fact, source)))

    def _seal(self, texts: dict[str, Any], fact: Fact, shape: _Shape) -> str:
        key = self._key(fact.originator_id, shape, make=True)
        if key is None:
            raise TextIsForgotten
        nonce = os.urandom(NONCE_BYTES)
        bound = _bound(fact.originator_id, fact.originator_version, fact.TOPIC)
        return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, msgspec.json.encode(texts), bound)).decode()

    def _opened(self, state: dict[str, Any], stored: Any, shape: _Shape) -> dict[str, Any]:
        values: dict[str, Any] = {f.attribute: None for f in shape.sealed}
        if "sealed" not in state:
            return values
        key = self._key(stored.originator_id, shape)
        if key is None and not self.keys.is_destroyed(stored.originator_id):
            raise KeysAreMissing
        if key is None:
            return dict.fromkeys(values, FORGOTTEN)
        blob = base64.b64decode(state["sealed"])
        bound = _bound(stored.originator_id, stored.originator_version, stored.topic)
        texts = msgspec.json.decode(AESGCM(key).decrypt(blob[:NONCE_BYTES], blob[NONCE_BYTES:], bound))
        return {**values, **texts}


def _bound(stream: UUID, version: int, topic: str) -> bytes:
    """What a ciphertext is bound to, each part with its length in front: no two can be swapped."""
    parts = (stream.bytes, str(version).encode(), topic.encode())
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def _parted(mends: str, values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The readable and the sealed part of what a correction changes; taking away is readable."""
    sealed = {f.name for f in _shape(mends).sealed}
    hidden = {n: v for n, v in values.items() if n in sealed and v is not None}
    return {n: v for n, v in values.items() if n not in hidden}, hidden


def _joined(mends: str, plain: dict[str, Any], hidden: Any) -> dict[str, Any]:
    """What a correction changes, its days as days; sealed changes whose key is gone are FORGOTTEN."""
    days = {f.name for f in _shape(mends).plain if f.field.kind == "day"} | {"occurred_on"}
    values = {n: date.fromisoformat(v) if n in days and v is not None else v for n, v in plain.items()}
    return values | (hidden or {})
