"""The streams as they are while a command decides: read from the record, what was decided just now included."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from application.settings import thresholds
from domain.trajectory import Trajectory
from escalations.lesson import LessonDrawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from uuid import UUID

    from domain.event import Fact
    from projections.questions import Reader
    from record.recorder import Writer
    from record.sealing import SealingMapper

#: So many facts of aggregates are kept between two batches of a long import; about a kilobyte each.
FACTS_KEPT = 50_000


def replayed(events: Iterable[Fact]) -> Any:
    """The aggregate that these facts make; replay only assigns."""
    aggregate: Any = None
    for event in events:
        aggregate = event.mutate(aggregate)
    return aggregate


class RecordedStreams:
    """The streams of the record inside one write transaction, as a judge finds them."""

    def __init__(self, writer: Writer, mapper: SealingMapper) -> None:
        """Nothing is read until it is asked for."""
        self.writer, self.mapper = writer, mapper
        self.aggregates: OrderedDict[UUID, Any] = OrderedDict()
        self.touched: dict[UUID, Any] = {}
        self.decided: dict[str, Fact] = {}
        self.there: dict[str, tuple[UUID, int]] = {}
        self.lessons: set[str] | None = None
        self.appended: list[int] = []

    def find(self, kind: str, stream: UUID) -> Any | None:  # noqa: ARG002 - the id says the kind
        """The aggregate, read when it is not at hand, or None."""
        aggregate = self.aggregates.get(stream)
        if aggregate is None:
            stored = self.writer.stored(stream)
            if not stored:
                return None
            aggregate = replayed(self.mapper.to_domain_event(s) for s in stored)
            self.aggregates[stream] = aggregate
        else:
            self.aggregates.move_to_end(stream)
        self.touched[stream] = aggregate
        return aggregate

    def add(self, kind: str, aggregate: Any) -> None:  # noqa: ARG002
        """A new aggregate, decided just now."""
        self.aggregates[aggregate.id] = self.touched[aggregate.id] = aggregate

    def has_lesson(self, dilemma: str) -> bool:
        """True when a lesson was drawn from this dilemma, now or before."""
        if self.lessons is None:
            self.lessons = _taught_by(self._all_of(LessonDrawn.TOPIC))
        return dilemma in self.lessons | _taught_by(self.decided.values())

    def _all_of(self, topic: str) -> Iterator[Any]:
        """Every event of a topic that the record finds by itself (record/indexes.py)."""
        return (self.mapper.to_domain_event(stored) for stored in self.writer.of_topic(topic))

    def look_up(self, entries: Sequence[str]) -> None:
        """Find out at once which of these ids are in the record; `entry` is asked about no others."""
        self.there = self.writer.where(entries)

    def entry(self, entry: str) -> Fact | None:
        """The fact recorded under this id, as it was recorded, or None."""
        if entry in self.decided:
            return self.decided[entry]
        if entry not in self.there:
            return None
        stream, version = self.there[entry]
        return self.mapper.to_domain_event(self.writer.stored(stream, after_version=version - 1, limit=1)[0])

    def position(self, entry: str) -> int:
        """Where a fact that was looked up stands in the record."""
        return self.writer.position(*self.there[entry])

    def pending(self, decided: Fact) -> None:
        """Remember what was decided just now, so that its id is known to be taken."""
        self.decided[decided.entry_id] = decided

    @contextmanager
    def reading(self, known_at: datetime, now: datetime) -> Iterator[Reader]:
        """The read model as it was known at a moment, what was decided before in this transaction included.

        What is asked as known now is answered by the read model when it holds all; else the record is refolded.
        """
        from projections.fold import is_behind
        from projections.questions import reader_of, refolded

        self._append()
        connection, limits = self.writer.connection, thresholds()
        if known_at == now and not is_behind(connection, limits):
            yield reader_of(connection, limits)
            return
        with refolded(connection, known_at, thresholds=limits) as reader:
            yield reader

    def flush(self) -> list[int]:
        """Append what was decided, in the order in which it was decided; answers the positions since the last flush.

        The caller saves the new keys before the transaction is kept.
        """
        self._append()
        positions, self.appended = self.appended, []
        self.touched, self.there, self.lessons = {}, {}, None
        kept = sum(_size(a) for a in self.aggregates.values())
        while kept > FACTS_KEPT:
            _, oldest = self.aggregates.popitem(last=False)
            kept -= _size(oldest)
        return positions

    def _append(self) -> None:
        """Put what was decided in the record; its ids are found there from now on."""
        for aggregate in self.touched.values():
            aggregate.collect_events()
        facts = list(self.decided.values())
        self.appended += self.writer.append([self.mapper.to_stored_event(fact) for fact in facts],
                                            [fact.entry_id for fact in facts])
        self.there |= {fact.entry_id: (fact.originator_id, fact.originator_version) for fact in facts}
        if self.lessons is not None:
            self.lessons |= _taught_by(facts)
        self.decided = {}


def _taught_by(facts: Iterable[Fact]) -> set[str]:
    """The dilemmas that the lessons among these facts were drawn from."""
    return {fact.dilemma for fact in facts if isinstance(fact, LessonDrawn) and fact.dilemma}


def _size(aggregate: Any) -> int:
    return len(aggregate.standing) if isinstance(aggregate, Trajectory) else 1
