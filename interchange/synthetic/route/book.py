"""The book in which the route is written down: lines in import form, in the order of recording."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from escalations.clock import day_in_city
from interchange.synthetic.course import WORKING_MINUTES, working_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

T = TypeVar("T")

#: UTC; a working day lies within the same day in Amsterdam, in summer and in winter.
_BEGINS = time(7, 10, tzinfo=UTC)


class Book:
    """What was recorded before the day of the city; what would come later is not told."""

    def __init__(self, dice: Random, until: date) -> None:
        """An empty book up to a day."""
        self.dice, self.until = dice, until
        self._lines: list[tuple[datetime, dict[str, Any]]] = []
        self._told: dict[str, int] = {}

    def tell(self, event: str, at: datetime, by: str, stream: tuple[str, str], **fields: Any) -> bool:
        """Write a line about a stream (its kind and name); False when the moment lies beyond the end of the book."""
        day = day_in_city(at)
        if day >= self.until:
            return False
        kind, name = stream
        number = self._told[name] = self._told.get(name, 0) + 1
        given = {key.rstrip("_"): value for key, value in fields.items() if value is not None}
        self._lines.append((at, {
            "event": event, kind: name, "occurred_on": day.isoformat(), "id": f"{kind}-{name}-{number:02}", **given,
            "recorded_at": at.isoformat().replace("+00:00", "Z"), "recorded_by": by}))
        return True

    def lines(self) -> Iterator[dict[str, Any]]:
        """Every line, in the order of recording."""
        self._lines.sort(key=itemgetter(0))
        return (line for _, line in self._lines)

    # Dice

    def chance(self, probability: float) -> bool:
        """True so often."""
        return self.dice.random() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from low up to and with high."""
        return low + int(self.dice.random() * (high - low + 1))

    def one_of(self, choices: Sequence[T]) -> T:
        """Any one of these."""
        return choices[int(self.dice.random() * len(choices))]

    # Moments

    def at_work(self, day: date) -> datetime:
        """A moment in the working hours of this day, or of the Monday after a weekend."""
        on = date.fromordinal(working_day(day.toordinal()))
        return datetime.combine(on, _BEGINS) + timedelta(minutes=self.between(0, WORKING_MINUTES))

    def after(self, moment: datetime, low: int, high: int) -> datetime:
        """A working moment so many days later; on that same day some time later, whatever the hour."""
        at = self.at_work(moment.date() + timedelta(days=self.between(low, high)))
        return at if at > moment else moment + timedelta(minutes=self.between(10, 90))
