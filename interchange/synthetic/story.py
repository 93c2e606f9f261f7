"""A course written by hand: each fact on one line, with its day as one would say it."""

from __future__ import annotations

from datetime import date
from typing import Any

from interchange.synthetic.course import WORKING_MINUTES, Course

#: What each event is about: facts about one thing are recorded in the order in which they happened.
_ABOUT = {"intervention": "intervention", "caregiver": "role", "goal": "goal", "signal": "signal", "wait": "wait",
          "measure": "measure", "placement": "", "trusted": "", "background": "item", "school": "", "safety": "sphere",
          "capacity": ""}


class Story:
    """One course by hand. Answers to `on` are the ids of the facts, for a later correction or retraction."""

    def __init__(self, name: str, opened_on: str, birth_month: str, district: str, referred_by: str, by: str) -> None:
        """Open the trajectory on a day; `by` is whoever records it."""
        self.closed = False
        self._by, self._told = by, 0
        self._course = Course(name, _number(opened_on), by, {"birth_month": birth_month, "district": district,
                                                             "referred_by": referred_by})

    def on(self, day: str, event: str, *, late: int | None = None, **fields: Any) -> dict[str, Any]:
        """Tell a fact, recorded within three days or `late` days afterwards. A field `for` is written `for_`."""
        self._told += 1
        self.closed |= event == "trajectory_closed"
        kind = event.partition("_")[0]
        values = {name.rstrip("_"): value for name, value in fields.items()}
        thread = f"{kind} {values.get(_ABOUT[kind], '')}" if kind in _ABOUT else None
        return self._course.tell(event, _number(day), values, self._by, thread=thread,
                                 delay=self._told * 2 % 4 if late is None else late,
                                 minute=self._told * 37 % WORKING_MINUTES)

    def background(self, day: str, **answers: Any) -> None:
        """Several answers about where she comes from, asked on one day."""
        for item, answer in answers.items():
            self.on(day, "background_recorded", item=item, answer=answer)

    def correct(self, line: dict[str, Any], days_later: int, reason: str, **values: Any) -> None:
        """Mend a fact, so many days after it was recorded."""
        self._course.mend("entry_corrected", line, days_later, {"reason": reason, "values": values}, self._by)

    def retract(self, line: dict[str, Any], days_later: int, reason: str) -> None:
        """Take a fact back, so many days after it was recorded."""
        self._course.mend("entry_retracted", line, days_later, {"reason": reason}, self._by)

    def lines(self, until: date) -> list[dict[str, Any]]:
        """The lines recorded before a day, in the order of recording."""
        return list(self._course.lines(until.toordinal()))


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()
