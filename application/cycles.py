"""Learning cycles, of which there are few: read whole from the record, as the registers are, and told as they stand."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from application.cases import facts_of
from application.streams import replayed
from escalations.cycle import Cycle
from record.recorder import of_topics
from record.tables import CYCLE_TOPICS

if TYPE_CHECKING:
    from datetime import date, datetime

    from application.workplace import Workplace
    from domain.event import Fact


def read_cycles(workplace: Workplace, known_at: datetime | None = None, on: date | None = None) -> list[Cycle]:
    """Every learning cycle as recorded by a moment, or by the end of a day, in the order in which they were planned."""
    return [cycle for cycle, _ in cycles_with_facts(workplace, known_at, on)]


def cycles_with_facts(workplace: Workplace, known_at: datetime | None = None, on: date | None = None,
                      ) -> list[tuple[Cycle, list[Fact]]]:
    """The same, each with the facts that make it."""
    with workplace.record.reading() as connection:
        rows = sorted(of_topics(connection, CYCLE_TOPICS), key=lambda row: row.originator_id.bytes)
    found = []
    for _, stream in groupby(rows, key=lambda row: row.originator_id):
        facts = [fact for fact in map(workplace.mapper.to_domain_event, stream)
                 if (known_at is None or fact.timestamp <= known_at) and (on is None or fact.occurred_on <= on)]
        if facts:
            found.append((_as_it_stands(facts), facts))
    return sorted(found, key=lambda each: (each[0].plan.timestamp, each[0].name))


def cycle_of(workplace: Workplace, name: str, now: datetime) -> Cycle:
    """A cycle as recorded by then. Raises Refused where there is none."""
    return _as_it_stands(facts_of(workplace, "cycle", name, now))


def _as_it_stands(facts: list[Fact]) -> Cycle:
    cycle = replayed(facts)
    if not isinstance(cycle, Cycle):
        raise TypeError(cycle)
    return cycle
