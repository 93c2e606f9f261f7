"""What a decision on the route needs to know beyond its own stream, read when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime

    from domain.register import Register
    from escalations.deviation import Deviation
    from escalations.dilemma import Dilemma
    from escalations.release import Release


class Facts(Protocol):
    """The record as it stands before this act, read inside the write transaction under the writer's lock."""

    @property
    def register(self) -> Register:
        """Accounts, organisations, mandates, protocols and ladders."""

    def knows_trajectory(self, trajectory: str) -> bool:
        """True when this trajectory is in the record."""

    def caregivers(self, trajectory: str, first: date, last: date) -> Collection[str]:
        """The codes of who cared for a trajectory on any day from `first` up to and with `last`, in any role."""

    def case_director(self, trajectory: str, day: date) -> str | None:
        """The code of whoever holds its threads on this day, None when nobody does."""

    def deviation(self, deviation: str) -> Deviation | None:
        """A deviation as it stands, None when it is not in the record."""

    def dilemma(self, dilemma: str) -> Dilemma | None:
        """A dilemma as it stands, None when it is not in the record."""

    def has_lesson(self, dilemma: str) -> bool:
        """True when a lesson was drawn from this dilemma."""

    def knows_lesson(self, lesson: str) -> bool:
        """True when this lesson is in the record."""

    def figures(self, measures: Sequence[str], from_month: str, to_month: str, known_at: datetime,
                on: date, organisation: str | None, district: str | None) -> Sequence[Sequence[dict[str, Any]]]:
        """The series of each measure, as recorded by a moment: {month, value, ...} of the months over on the day."""

    def release(self, quarter: str) -> Release | None:
        """What was published of a quarter, None when nothing was."""

    def release_figures(self, quarter: str, known_at: datetime, before: Mapping[tuple[str, ...], int],
                        ) -> list[dict[str, Any]]:
        """The tables of a quarter as recorded by a moment, protected: rows of {cell, girls}, null where hidden.

        `before`: the figure of each cell that was told last.
        """
