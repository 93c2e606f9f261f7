"""One course, told fact by fact: each fact gets its id, and the moment at which somebody wrote it down."""

from __future__ import annotations

from datetime import date
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Stands as a note on every opening: nobody may take these girls for real ones.
INVENTED = "verzonnen"

_MINUTES = 1440
#: UTC; the opening is written down first, everything else in the hours after it.
_OPENING_AT = 8 * 60
_FROM = 8 * 60 + 30
#: Between 08:30 and 16:50 UTC: the same day in Amsterdam, in summer and in winter.
WORKING_MINUTES = 500
_SATURDAY = 5


@cache
def iso(day: int) -> str:
    """A day number (date.toordinal()) as YYYY-MM-DD."""
    return date.fromordinal(day).isoformat()


@cache
def _at(minute: int) -> str:
    return f"T{minute // 60:02}:{minute % 60:02}:00Z"


def working_day(day: int) -> int:
    """This day, or the Monday after a weekend."""
    weekday = (day - 1) % 7
    return day if weekday < _SATURDAY else day + 7 - weekday


class Course:
    """The facts of one trajectory in the import form, in the order in which they were recorded.

    Days are numbers (date.toordinal()). Facts on one `thread` (one intervention, one role, all placements) are
    recorded in the order in which they are told, however late: an end is never written down before its start. Facts
    of one thread are therefore told in the order in which they happened.
    """

    __slots__ = ("_facts", "_first", "_threads", "name", "opened")

    def __init__(self, name: str, opened: int, by: str, fields: Mapping[str, Any]) -> None:
        """Open the course on a day. `fields` are those of trajectory_opened without its name; `by` recorded it."""
        self.name, self.opened = name, opened
        self._facts: list[tuple[int, dict[str, Any]]] = []
        self._threads: dict[str, int] = {}
        self._first = working_day(opened) * _MINUTES + _OPENING_AT
        self._add("trajectory_opened", opened, {**fields, "note": INVENTED}, self._first, by)

    def tell(self, event: str, day: int, fields: Mapping[str, Any], by: str, *, thread: str | None = None,
             delay: int = 0, minute: int = 0) -> dict[str, Any]:
        """Tell a fact: it happened on `day` and was recorded `delay` days later. Answers its line."""
        recorded = working_day(max(day, self.opened) + delay) * _MINUTES + _FROM + minute
        recorded = max(recorded, self._first)
        if thread is not None:
            recorded = self._threads[thread] = max(recorded, self._threads.get(thread, 0))
        return self._add(event, day, fields, recorded, by)

    def mend(self, event: str, line: Mapping[str, Any], days_later: int, fields: Mapping[str, Any], by: str) -> None:
        """Correct or retract the fact on a line, so many days after it was recorded and after any mend before."""
        thread = line["id"]
        recorded = next(at for at, told in self._facts if told["id"] == thread)
        recorded = max(recorded, self._threads.get(thread, 0)) // _MINUTES + days_later
        recorded = self._threads[thread] = working_day(recorded) * _MINUTES + _FROM
        self._add(event, recorded // _MINUTES, {"entry": thread, **fields}, recorded, by)

    def told(self) -> list[dict[str, Any]]:
        """The lines told so far, in the order of telling."""
        return [line for _, line in self._facts]

    def lines(self, before: int) -> Iterator[dict[str, Any]]:
        """The lines that were recorded before a day, in the order of recording."""
        self._facts.sort(key=itemgetter(0))
        last = before * _MINUTES
        return (line for recorded, line in self._facts if recorded < last)

    def _add(self, event: str, day: int, fields: Mapping[str, Any], recorded: int, by: str) -> dict[str, Any]:
        line = {"event": event, "trajectory": self.name, "occurred_on": iso(day),
                "id": f"{self.name}-{len(self._facts) + 1:03}", **fields,
                "recorded_at": iso(recorded // _MINUTES) + _at(recorded % _MINUTES), "recorded_by": by}
        self._facts.append((recorded, line))
        return line
