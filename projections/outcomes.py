"""What came of it and after how long: for each girl the days from a first day to an end, or as far as was seen.

Four questions: how soon a specialist came, how long a closed placement lasted, when she had been safe again for a
while, and when her trajectory ended with its goals met. What ends the wait otherwise is told apart, never left out.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from projections.days import birthday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from projections.questions import Reader

ADULT = 18
#: Endings of a trajectory that are told apart; every other one is `closed`.
APART = frozenset({"moved_away", "deceased", "goals_met"})


class Span(NamedTuple):
    """The days of one trajectory from the first up to the end of the wait; None: not ended when it was last seen."""

    trajectory: str
    since: int
    until: int
    end: str | None


class Courses:
    """The trajectories as far as they are known on a day: opened, closed and why, first signal, first specialist."""

    def __init__(self, reader: Reader, on: date) -> None:
        """Read them once, for every outcome."""
        self.reader, self.on = reader, on.toordinal()
        self.rows = {row.trajectory: row for row in reader.all(select(reader.tables["trajectory"]))}
        fact = reader.tables["dated_fact"].c
        self._reasons = dict(map(tuple, reader.all(select(fact.trajectory, fact.kind).where(
            fact.event == "trajectory_closed"))))

    def opened(self) -> Iterable[Any]:
        """Those opened by the day."""
        return (row for row in self.rows.values() if row.opened_on <= self.on)

    def span(self, row: Any, since: int, ended_on: int | None, end: str) -> Span:
        """From a day up to an end, or up to the closing, or up to the day that is asked for."""
        if ended_on is not None and ended_on <= self.on:
            return Span(row.trajectory, since, ended_on, end)
        if row.closed_on <= self.on:
            reason = self._reasons.get(row.trajectory)
            return Span(row.trajectory, since, row.closed_on, reason if reason in APART else "closed")
        return Span(row.trajectory, since, self.on, None)


def to_specialist(courses: Courses) -> list[Span]:
    """From the first signal to the first specialist on sexual violence (measures.md, specialist)."""
    return [courses.span(row, row.first_signal_on, row.first_specialist_on, "specialist")
            for row in courses.rows.values() if row.first_signal_on <= courses.on]


def in_closed_placement(courses: Courses) -> list[Span]:
    """From the start to the end of her first closed placement since the opening.

    Closed placements that follow on one day are one. Of an end is told that she ran away, or that she turned 18: when
    it was recorded so, or when it fell on that day. Stays from before the opening are left out: of them only those are
    known of whoever came afterwards.
    """
    lived, fact = courses.reader.tables["placement"].c, courses.reader.tables["dated_fact"].c
    reasons = {(row.trajectory, row.name): row.kind for row in courses.reader.all(
        select(fact.trajectory, fact.name, fact.kind).where(fact.event == "placement_ended"))}
    stays = courses.reader.all(select(lived.trajectory, lived.placement, lived.since, lived.until).where(
        lived.kind == "closed", lived.since < lived.until, lived.since <= courses.on).order_by(
        lived.trajectory, lived.since))
    found = []
    for name, hers in groupby(stays, key=lambda stay: stay.trajectory):
        row = courses.rows[name]
        first = last = None
        for stay in hers:
            if first is None and stay.since >= row.opened_on:
                first = last = stay
            elif last is not None and stay.since == last.until:
                last = stay
        if first is not None and last is not None:
            reason = reasons.get((name, last.placement))
            by_closing = reason is None and last.until == row.closed_on
            found.append(courses.span(row, first.since, None if by_closing else last.until,
                                      _left(reason, last.until, row.birth_on)))
    return found


def _left(reason: str | None, until: int, birth_on: int) -> str:
    if reason == "turned_18" or until == birthday(birth_on, ADULT):
        return "turned_18"
    return "ran_away" if reason == "ran_away" else "left"


def to_safe_again(courses: Courses) -> list[Span]:
    """From the first day since the opening on which a sphere was unsafe, until none had been for some time.

    A sphere stays unsafe until it is assessed safe: that it is unknown ends nothing. She is safe again on the day on
    which that has lasted (settings, outcomes), so that nobody is called safe by what came later.
    """
    fact = courses.reader.tables["dated_fact"].c
    told = courses.reader.each(select(fact.trajectory, fact.day, fact.name, fact.kind).where(
        fact.event == "safety_assessed", fact.day <= courses.on, fact.kind.in_(("safe", "unsafe"))).order_by(
        fact.trajectory, fact.day, fact.place))
    found = []
    for name, hers in groupby(told, key=itemgetter(0)):
        row = courses.rows[name]
        if row.opened_on <= courses.on:
            began, safe_on = _safe(hers, row.opened_on, courses.reader.thresholds.safe_for)
            if began is not None:
                lasted = safe_on if safe_on is None or safe_on < row.closed_on else None
                found.append(courses.span(row, began, lasted, "safe_again"))
    return found


def _safe(assessed: Iterable[Any], opened_on: int, lasting: int) -> tuple[int | None, int | None]:
    """The first unsafe day from the opening on, and the first after it by which nothing was unsafe for so many days."""
    unsafe: set[str] = set()
    began = clear = None
    for _, day, sphere, verdict in assessed:
        if began is None and unsafe and day > opened_on:
            began = opened_on
        if clear is not None and day - clear > lasting:
            break
        (unsafe.add if verdict == "unsafe" else unsafe.discard)(sphere)
        if unsafe:
            clear = None
            began = day if began is None and day >= opened_on else began
        elif began is not None and clear is None:
            clear = day
    if began is None and unsafe:
        began = opened_on
    return began, None if clear is None else clear + lasting


def to_goals_met(courses: Courses) -> list[Span]:
    """From the opening to a closing with its goals met: the ending that the record itself calls good."""
    return [courses.span(row, row.opened_on, None, "goals_met") for row in courses.opened()]


#: Each outcome: what its wait begins with, and how its spans are found; its own end comes first in its figure.
OUTCOMES: dict[str, tuple[str, str, Callable[[Courses], list[Span]]]] = {
    "specialist": ("first_signal", "specialist", to_specialist),
    "closed_placement": ("start_of_placement", "left", in_closed_placement),
    "safe_again": ("first_unsafe_day", "safe_again", to_safe_again),
    "goals_met": ("opening", "goals_met", to_goals_met),
}
