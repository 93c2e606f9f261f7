"""What a decision on the route asks of the record, read from its streams inside the transaction that decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.identity import stream_id
from projections.release_cube import cube
from projections.series import series

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from application.judging import Judge
    from domain.register import Register
    from escalations.cycle import Cycle
    from escalations.deviation import Deviation
    from escalations.dilemma import Dilemma
    from escalations.release import Release


class StreamFacts:
    """The record as a judge finds it, what was decided before in the same transaction included."""

    def __init__(self, judge: Judge) -> None:
        """Nothing is read until it is asked for."""
        self._judge = judge

    @property
    def register(self) -> Register:
        """Accounts, organisations, mandates, protocols and ladders."""
        return self._judge.register

    def knows_trajectory(self, trajectory: str) -> bool:
        """True when this trajectory is in the record."""
        return self._stream("trajectory", trajectory) is not None

    def caregivers(self, trajectory: str, first: date, last: date) -> frozenset[str]:
        """The codes of who cared for a trajectory on any of these days, in any role."""
        found = self._stream("trajectory", trajectory)
        return frozenset() if found is None else frozenset(h.caregiver for h in found.held_within(first, last))

    def case_director(self, trajectory: str, day: date) -> str | None:
        """The code of whoever holds its threads on this day, None when nobody does."""
        found = self._stream("trajectory", trajectory)
        held = () if found is None else found.held_within(day, day)
        return next((h.caregiver for h in held if h.role == "case_director"), None)

    def deviation(self, deviation: str) -> Deviation | None:
        """A deviation as it stands, None when it is not in the record."""
        found: Deviation | None = self._stream("deviation", deviation)
        return found

    def dilemma(self, dilemma: str) -> Dilemma | None:
        """A dilemma as it stands, None when it is not in the record."""
        found: Dilemma | None = self._stream("dilemma", dilemma)
        return found

    def has_lesson(self, dilemma: str) -> bool:
        """True when a lesson was drawn from this dilemma."""
        return self._judge.streams.has_lesson(dilemma)

    def knows_lesson(self, lesson: str) -> bool:
        """True when this lesson is in the record."""
        return self._stream("lesson", lesson) is not None

    def cycle(self, cycle: str) -> Cycle | None:
        """A learning cycle as it stands, None when it is not in the record."""
        found: Cycle | None = self._stream("cycle", cycle)
        return found

    def figures(self, measures: Sequence[str], from_month: str, to_month: str, known_at: datetime, on: date,
                organisation: str | None, district: str | None) -> list[list[dict[str, Any]]]:
        """The series of each measure, as recorded by a moment."""
        with self._judge.streams.reading(known_at, self._judge.now) as reader:
            return [series(reader, key, from_month, to_month, on, district, organisation) for key in measures]

    def release(self, quarter: str) -> Release | None:
        """What was published of a quarter, None when nothing was."""
        found: Release | None = self._stream("release", quarter)
        return found

    def release_figures(self, quarter: str, known_at: datetime, before: Mapping[tuple[str, ...], int],
                        ) -> list[dict[str, Any]]:
        """The tables of a quarter as recorded by a moment, protected."""
        with self._judge.streams.reading(known_at, self._judge.now) as reader:
            _, figures = cube(reader, quarter, before)
        return [{"cell": list(cell), "girls": girls} for cell, girls in figures.items()]

    def _stream(self, kind: str, name: str) -> Any | None:
        return self._judge.streams.find(kind, stream_id(kind, name))
