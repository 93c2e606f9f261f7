"""One girl's course as the fold sees it: her facts by theme, from birth month to closing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from projections.days import NEVER
from projections.entries import Entry, topic_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from projections.thresholds import Thresholds

Rows = dict[str, list[tuple[Any, ...]]]


class Course:
    """The facts of one trajectory that stand, in the order in which they happened, with what every theme asks."""

    def __init__(self, entries: Sequence[Entry], thresholds: Thresholds, asked_on: Mapping[str, Sequence[int]]) -> None:
        """`asked_on`: the days of deviations and dilemmas, by trajectory."""
        self.thresholds = thresholds
        self.by_topic: dict[str, list[Entry]] = {}
        for entry in entries:
            self.by_topic.setdefault(topic_of(entry.fact), []).append(entry)
        opened = self.by_topic["trajectory_opened"][0]
        self.opened = opened.fact
        self.name: str = opened.fact.trajectory
        self.questions = asked_on.get(self.name, ())
        self.opened_on = opened.day
        year, month = opened.fact.birth_month.split("-")
        self.birth_on = date(int(year), int(month), 1).toordinal()
        closed = self.by_topic.get("trajectory_closed")
        self.closed_on = closed[0].day if closed else NEVER

    def of(self, *topics: str) -> list[Entry]:
        """The facts of these events, in the order in which they happened."""
        if len(topics) == 1:
            return self.by_topic.get(topics[0], [])
        found = [e for t in topics for e in self.by_topic.get(t, ())]
        found.sort(key=_order)
        return found


def _order(entry: Entry) -> tuple[int, int]:
    return entry.day, entry.place
