"""The route of the city from beginning to end: people, rules, deviations and dilemmas, and learning."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from interchange.synthetic.route.book import Book
from interchange.synthetic.route.cycles import ADOPTED, Cycles
from interchange.synthetic.route.deviations import Deviations
from interchange.synthetic.route.dilemmas import Dilemmas
from interchange.synthetic.route.girls import Girls
from interchange.synthetic.route.lessons import Lessons
from interchange.synthetic.route.people import POLICY, People
from interchange.synthetic.route.plans import (
    ANSWERED,
    CLOSED,
    DEVIATIONS,
    DILEMMAS,
    EARLIEST,
    begun,
    begun_early,
)
from interchange.synthetic.route.rules import Rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

#: In a city of so many trajectories so many cases, apart from dilemmas raised after a decline, and so many deviations
#: from before; in a smaller one fewer, in a larger one more.
_TRAJECTORIES, _DEVIATIONS, _DILEMMAS, _BEFORE_THAT = 400, 300, 60, 50
#: In a smaller part of that city nobody did before: one a month more or less would hide that it became usual.
_LARGE_ENOUGH = 0.5
#: So many beside one of each ending, in the smallest city.
_AT_LEAST = 10
#: The people and the rules are there so many days before the first case.
_BEFORE = 30
#: Lessons that policy staff draw from a whole trajectory.
_FROM_TRAJECTORIES = ("capacity", "cooperation", "money", "housing", "culture")


def with_route(seed: int, trajectories: Iterable[dict[str, Any]], until: date) -> Iterator[dict[str, Any]]:
    """The lines of these trajectories as they are, and after them the lines of the route (events.md, the import form).

    The record is as it stands on the morning of `until`: nothing was recorded on that day yet. The same seed,
    trajectories and day give the same lines.
    """
    girls = Girls()
    yield from girls.watched(trajectories)
    yield from _route(Book(Random(f"route {seed}"), until), girls)


def _route(book: Book, girls: Girls) -> Iterator[dict[str, Any]]:
    people, rules, lessons = People(girls, book.until), Rules(book.until), Lessons(book)
    cycles = Cycles(book, girls, lessons)
    begins = book.at_work(book.until - timedelta(days=EARLIEST + _BEFORE))
    people.are_registered(book, begins)
    rules.are_adopted(book, begins + timedelta(days=1), ADOPTED if cycles.has(ADOPTED) else None)
    people.lend(book)
    dilemmas = Dilemmas(book, people, girls, lessons)
    deviations = Deviations(book, people, girls, rules, lessons, dilemmas.tell_after_decline)
    share = _share(len(girls.known()))
    for day, plan in begun_early(book, round(share * _BEFORE_THAT) if share >= _LARGE_ENOUGH else 0):
        deviations.tell(plan, day)
    outside = begun(book, max(len(DEVIATIONS) + _AT_LEAST, round(share * _DEVIATIONS)), DEVIATIONS, (ANSWERED,))
    for day, plan in outside:
        deviations.tell(plan, day)
    for day, plan in begun(book, max(len(DILEMMAS) + _AT_LEAST, round(share * _DILEMMAS)), DILEMMAS, CLOSED):
        dilemmas.tell(plan, day)
    for number, cause in enumerate(_FROM_TRAJECTORIES):
        at = book.at_work(book.until - timedelta(days=40 + 60 * number))
        open_then = girls.open_on(at.date().toordinal())
        if open_then:
            lessons.draw(("trajectory", book.one_of(open_then).name), cause, at, POLICY)
    cycles.tell(deviations, max(1.0, share))
    return book.lines()


def _share(trajectories: int) -> float:
    """So many times the cases of the city that is measured by; above it in tenths: a few girls more add none."""
    share = trajectories / _TRAJECTORIES
    return round(share, 1) if share > 1 else share
