"""Add a golden file for every stored event that has none yet: python -m tests.history.make_golden.

It only adds. A golden file that no longer reads is a fault in the code, never in the file.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from eventsourcing.domain import AggregateCreated

from domain.fields import Field, computed_of, fields_of
from domain.identity import stream_id
from domain.mending import EntryCorrected
from escalations.catalogue import EVENTS, stream_kind
from record.sealing import SealingMapper
from tests.history.golden import DIGESTS, GOLDEN, KeysOfThen, digest, file_name, plainly

if TYPE_CHECKING:
    from domain.event import Fact

#: The events that begin a stream carry the name of their aggregate.
FIRST = tuple(topic for topic, event in EVENTS.items() if issubclass(event, AggregateCreated))
OPENED = datetime(2024, 2, 29, 22, 30, tzinfo=UTC)


def sample(name: str, field: Field) -> Any:
    """A value for a field, the last of its choices so that it is not the default."""
    if field.choices:
        return list(field.choices[-2:]) if field.kind == "codes" else field.choices[-1]
    if field.kind == "number":
        return 3 if field.computed else int(field.high) if field.whole else 1.25
    if field.parts:
        one = {part.name: sample(part.name, part.field) for part in field.parts}
        return one if field.kind == "object" else [one]
    return {"day": date(2024, 3, 31), "moment": datetime(2024, 3, 31, 1, 30, tzinfo=UTC), "month": "2007-02",
            "flag": True, "id": "e1", "answer": ["alcohol", "soft_drugs"],
            "text": f"What was told about {name}: één zin, ‘zo’.", "plain_text": "Een naam, zoals die op de deur staat",
            "names": [f"{name}-1", f"{name}-2"], "texts": [f"What was told about {name}: één zin.", "En nog een."],
            "object": {"mean": 3.5, "points": [{"month": "2007-02", "value": 3}]},
            "rows": [{"month": "2007-03", "value": 4.25, "signal": None, "direction": None}],
            "values": {"rating": 9, "occurred_on": date(2024, 2, 28), "note": "Het was een dag eerder."},
            }.get(field.kind, f"{name}-1")


def made(event: type[Fact]) -> Fact:
    """An event with every field filled in."""
    kind = stream_kind(event)
    fields = fields_of(event) | computed_of(event)
    values = {field.attribute: sample(name, field.field) for name, field in fields.items()}
    if event is EntryCorrected:
        values["mends"] = "view_recorded"
    if event.TOPIC in FIRST:
        values["originator_topic"] = kind
    return event(originator_id=stream_id(kind, f"{kind}-1"), originator_version=1 if event.TOPIC in FIRST else 7,
                 timestamp=OPENED, entry_id="e7", occurred_on=date(2024, 2, 27), recorded_by="account-1",
                 imported_at=datetime(2024, 3, 1, 8, 0, tzinfo=UTC), **values)


def says(fact: Fact) -> dict[str, Any]:
    """What an event must say for ever, by contract name."""
    fields = fields_of(type(fact)) | computed_of(type(fact))
    own = {name: plainly(getattr(fact, field.attribute)) for name, field in fields.items()}
    return own | {"id": fact.entry_id, "occurred_on": fact.occurred_on.isoformat(), "recorded_by": fact.recorded_by,
                  "recorded_at": fact.timestamp.isoformat(), "imported_at": plainly(fact.imported_at)}


def main() -> int:
    """Write what is missing and name it."""
    GOLDEN.mkdir(exist_ok=True)
    mapper = SealingMapper(KeysOfThen())
    for topic, event in EVENTS.items():
        file = GOLDEN / file_name(topic, getattr(event, "class_version", 1))
        if file.exists():
            continue
        fact = made(event)
        stored = mapper.to_stored_event(fact)
        held = {"topic": stored.topic, "originator_id": stored.originator_id.hex,
                "originator_version": stored.originator_version, "state": stored.state.decode(), "says": says(fact)}
        file.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", "utf-8")
        with DIGESTS.open("a", encoding="utf-8") as digests:
            digests.write(digest(file) + "\n")
        print(f"added {file.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
