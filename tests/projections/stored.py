"""A record in memory as the fold finds it: lines in the import form become stored rows of the table `events`."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, select, text

from domain.checking import checked_values, corrected_values
from domain.fields import fields_of
from domain.identity import stream_id
from escalations.catalogue import EVENTS, stream_kind
from projections.fold import MODEL
from projections.tables import CASE_NAMES, NAMES, metadata, read_model

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Engine

    from projections.questions import Reader

ENVELOPE = {"event", "trajectory", "occurred_on", "id", "recorded_at", "recorded_by"}
TABLE = """CREATE TABLE events (notification_id INTEGER PRIMARY KEY AUTOINCREMENT, originator_id TEXT,
    originator_version INTEGER, topic TEXT, state BLOB, UNIQUE (originator_id, originator_version))"""


def empty_record(url: str = "sqlite://") -> Engine:
    """A store without events, with an empty read model."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(TABLE))
        metadata().create_all(connection)
        connection.execute(read_model.insert().values(name=MODEL, active="a", position=0, made_with=""))
    return engine


class Writer:
    """Writes lines as the record would: one version after the other in each stream."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.versions: dict[str, int] = {}
        self.told: dict[str, tuple[str, dict[str, Any]]] = {}
        self.number = 0

    def write(self, lines: Iterable[dict[str, Any]]) -> None:
        """Record these lines, in one go."""
        rows = [self._row(line) for line in lines]
        with self.engine.begin() as connection:
            stream = "CAST(:stream AS uuid)" if connection.dialect.name == "postgresql" else ":stream"
            connection.execute(text("INSERT INTO events (originator_id, originator_version, topic, state) "
                                    f"VALUES ({stream}, :version, :topic, :state)"), rows)

    def _row(self, line: dict[str, Any]) -> dict[str, Any]:
        topic = line["event"]
        event = EVENTS[topic]
        kind = stream_kind(event)
        stream = stream_id(kind, line[kind]).hex
        self.versions[stream] = self.versions.get(stream, 0) + 1
        raw = {name: value for name, value in line.items() if name not in ENVELOPE - set(fields_of(event))}
        values = checked_values(event, raw)
        self.number += 1
        entry = line.get("id") or f"n{self.number}"
        if topic == "entry_corrected":
            mends, present = self.told[values["entry"]]
            values["values"] = corrected_values(EVENTS[mends], values["values"], present)
            present |= values["values"]
            values["mends"] = mends
        else:
            self.told[entry] = (topic, dict(values))
        plain = {name: _json(value) for name, value in values.items() if value is not None and (
            name not in fields_of(event) or not fields_of(event)[name].field.sealed)}
        if topic == "entry_corrected":
            sealed = {n for n, f in fields_of(EVENTS[values["mends"]]).items() if f.field.sealed}
            plain["values"] = {n: _json(v) for n, v in values["values"].items() if n not in sealed}
        state = {"id": entry, "occurred_on": line.get("occurred_on", "2020-01-01"),
                 "recorded_at": _instant(line.get("recorded_at")), "recorded_by": "local", **plain, "sealed": "AAAA"}
        return {"stream": stream, "version": self.versions[stream], "topic": topic,
                "state": json.dumps(state).encode()}


def _instant(told: str | None) -> str:
    return datetime.fromisoformat(told or "2021-01-01T00:00:00Z").isoformat()


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def record_of(lines: Iterable[dict[str, Any]]) -> Engine:
    """A record with these lines, not folded yet."""
    engine = empty_record()
    Writer(engine).write(lines)
    return engine


def without(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer of show without what its caller adds."""
    del answer["known_at"]
    if answer["placement"]["current"]:
        del answer["placement"]["current"]["purpose"]
    return answer


def rows(reader: Reader) -> dict[str, list[Any]]:
    """All rows of the read model, in a fixed order."""
    return {name: sorted(map(tuple, reader.all(select(reader.tables[name]))), key=repr)
            for name in (*NAMES, *CASE_NAMES)}
