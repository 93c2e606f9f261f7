"""Lines judged in memory, one after the other, as an import would judge them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from application.judging import Judge
from domain.refusals import Refusal
from domain.register import Register
from tests.scenario import Memory
from tests.synthetic.folded import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.event import Fact
    from projections.questions import Reader

NOW = datetime(2027, 1, 1, 12, 0, tzinfo=UTC)


class QuickMemory(Memory):
    """Streams in memory that find an id without going through all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, Fact] = {}

    def entry(self, entry: str) -> Fact | None:
        return self.entries.get(entry)

    @contextmanager
    def reading(self, known_at: datetime, now: datetime) -> Iterator[Reader]:
        """The read model of what was recorded by then, folded from the streams in memory."""
        with folded(self.aggregates.values(), known_at) as reader:
            yield reader

    def has_lesson(self, dilemma: str) -> bool:
        return any(getattr(fact, "lesson", None) and fact.dilemma == dilemma for fact in self.entries.values())


def refused(lines: Iterable[dict[str, Any]]) -> list[tuple[dict[str, Any], str]]:
    """The lines that are not accepted, each with the reason; a line that is there already counts as one."""
    return judged(lines)[1]


def judged(lines: Iterable[dict[str, Any]]) -> tuple[QuickMemory, list[tuple[dict[str, Any], str]]]:
    """The streams that these lines make, in a record that held no account, and the lines that are not accepted."""
    memory = QuickMemory()
    judge, found = Judge(memory, Register(founding=True), "local", NOW, others=True), []
    for line in lines:
        try:
            claim = judge.claim(line)
            if judge.is_there(claim):
                found.append((line, "is there already"))
                continue
            memory.entries[line["id"]] = judge.decide(claim)
        except Refusal as refusal:
            found.append((line, f"{type(refusal).__name__}: {refusal.reason}"))
    return memory, found
