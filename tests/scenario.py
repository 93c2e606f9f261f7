"""Given these facts, when this one is told, then it stands or is refused: the words of every scenario."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from application.judging import Judge
from domain.refusals import Refusal
from domain.register import Register

if TYPE_CHECKING:
    from uuid import UUID

    from domain.event import Fact

NOW = datetime(2020, 6, 1, 10, 0, tzinfo=UTC)


class Memory:
    """Streams held in memory, as a judge finds them."""

    def __init__(self) -> None:
        """No streams yet."""
        self.aggregates: dict[UUID, Any] = {}

    def find(self, kind: str, stream: UUID) -> Any | None:
        """The aggregate, or None."""
        return self.aggregates.get(stream)

    def add(self, kind: str, aggregate: Any) -> None:
        """A new aggregate."""
        self.aggregates[aggregate.id] = aggregate

    def entry(self, entry: str) -> Fact | None:
        """The fact as it was recorded under this id."""
        return next((f for a in self.aggregates.values() for f in a.pending_events if f.entry_id == entry), None)


def fact(event: str, on: str, **values: Any) -> dict[str, Any]:
    """A line about trajectory T-1."""
    return {"event": event, "trajectory": "T-1", "occurred_on": on} | values


OPENED = fact("trajectory_opened", "2019-01-01", birth_month="2003-05", district="Noord", referred_by="school")


class Given:
    """A record in which these lines were recorded, each accepted."""

    def __init__(self, *lines: dict[str, Any], acting: str = "local", now: datetime = NOW) -> None:
        """Tell the lines one after the other."""
        self.memory, self.number = Memory(), 0
        self.judge = Judge(self.memory, Register(), acting, now, others=True)
        for line in lines:
            self.tell(line)

    def tell(self, line: dict[str, Any]) -> None:
        """Tell one line; raises its Refusal."""
        self.number += 1
        claim = self.judge.claim(line, made_id=f"made-{self.number}")
        if not self.judge.is_there(claim):
            self.judge.decide(claim)

    def then_stands(self, line: dict[str, Any]) -> Given:
        """When this line is told, it is recorded."""
        self.tell(line)
        return self

    def then_refused(self, line: dict[str, Any], refusal: type[Refusal], field: str | None = None) -> Given:
        """When this line is told, it is refused for this reason, with this field at fault, and nothing changes."""
        before = self.count()
        try:
            self.tell(line)
        except Refusal as found:
            assert type(found) is refusal, f"refused with {type(found).__name__}: {found.reason}"
            assert found.field == field, f"field {found.field!r}"
            assert found.reason
        else:
            raise AssertionError(f"{line['event']} was recorded, not refused with {refusal.__name__}")
        assert self.count() == before
        return self

    def count(self) -> int:
        """How many facts were recorded."""
        return sum(len(a.pending_events) for a in self.memory.aggregates.values())
