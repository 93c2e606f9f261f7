"""The words of the record's tests: what was told of a girl, who records it, and what then stands."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eventsourcing.persistence import StoredEvent
from sqlalchemy import func, select

from domain.identity import stream_id
from record.recorder import Record
from record.store import Store, open_store
from record.tables import chain, events, ids, receipts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.conftest import Address

ANNA = stream_id("trajectory", "Anna")
BO = stream_id("trajectory", "Bo")


def told(girl: Any, version: int, text: str = "", *, called: str | None = None) -> StoredEvent:
    """A fact as it is stored; the record looks no further than its id, its name and its bytes."""
    state = {"id": called or entry(girl, version), "occurred_on": "2019-03-01", "text": text}
    return StoredEvent(girl, version, "setback_recorded", json.dumps(state).encode())


def entry(girl: Any, version: int) -> str:
    """The id of a fact."""
    return f"{girl.hex[:6]}-{version}"


def ids_in(new: Sequence[StoredEvent]) -> list[str]:
    """The ids that these facts say they have."""
    return [json.loads(event.state)["id"] for event in new]


def history(length: int) -> list[StoredEvent]:
    """A record of this many facts about five girls, told in turn."""
    girls = [stream_id("trajectory", f"T-{n}") for n in range(5)]
    return [told(girls[n % 5], n // 5 + 1, f"what happened {n}") for n in range(length)]


@dataclass
class Desk:
    """Somebody with an opened store."""

    store: Store
    record: Record

    @classmethod
    @contextmanager
    def at(cls, address: Address, *, writing: bool = True) -> Iterator[Desk]:
        """Open the store, and close it at the end."""
        store = open_store(address.store, writing=writing)
        try:
            yield cls(store, Record(store))
        finally:
            store.close()

    def tell(self, *new: StoredEvent) -> list[int]:
        """Record these facts in one transaction; answers their positions."""
        with self.record.writing() as writer:
            return writer.append(new, ids_in(new))

    def counts(self) -> dict[str, int]:
        """How many rows there are of everything that is only ever added."""
        with self.record.reading() as connection:
            return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                    for table in (events, chain, ids, receipts)}

    def all(self) -> list[tuple[Any, ...]]:
        """Every event with its position, in log order."""
        return [(row.id, row.originator_id, row.originator_version, row.topic, row.state)
                for row in self.record.rows(0, 1_000_000)]
