"""How many deviations and dilemmas the city gets, when each begins, and how it ends: every ending at least once."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

from interchange.synthetic.route.rules import HOT_CLAUSE
from interchange.synthetic.route.words_outside import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interchange.synthetic.route.book import Book

#: Days before the day of the city in which the route is walked as it is now, and from which it was walked at all:
#: first few dared to; then the city made room for it (the cycle that was adopted).
ROUTE_DAYS, EARLIEST = 730, 1_220
#: Per so many of all cases, every ending of the list once.
_PER_LIST = 100
#: The cases from before are spread over so many days; each begins within its own part or that of so many after it.
_SPREAD, _NEIGHBOURS = 450, 4
_SATURDAY = 5
_ANY = (110, ROUTE_DAYS)


class Plan(NamedTuple):
    """How a case ends, and how many days ago it began; what is left open the dice decide."""

    ends: str
    ago: tuple[int, int] = _ANY
    clause: str | None = None
    motivated: str | None = None
    backed: bool | None = None
    solved: str | None = None
    bound: bool = False
    raised: bool = False
    soon: bool = False
    may_not_wait: bool = False
    role: str = "professional"


ANSWERED = Plan("answered", (1, ROUTE_DAYS), may_not_wait=True)
EARLY = Plan("answered", (ROUTE_DAYS, EARLIEST))
_HELD, _TOP = HOT_CLAUSE, "aangifte-eerst"
#: Leaving one of these did not help, not long ago: none of them asks to be revised.
_OTHERS, _LAST_YEAR = tuple(clause for clause in STEPS if clause != HOT_CLAUSE), (120, 330)
DEVIATIONS = (
    Plan("waits", (1, 2), _HELD), Plan("waits", (1, 2), "geen-terugkeer"), Plan("waits", (1, 2), "wachtlijst-volgorde"),
    Plan("waits", (7, 9), _HELD),
    Plan("climbs", (7, 10), "eerst-behandelplan"), Plan("climbs", (17, 30), "geen-terugkeer"),
    Plan("climbs", (26, 40), _TOP), Plan("asked_back", (6, 9), "delen-met-school"),
    Plan("withdrawn"), Plan("withdrawn", clause="contact-kantoortijd"),
    Plan("answered", (5, 40), "telefoon-inleveren"), Plan("answered", (95, 300), "stop-na-no-show", solved="yes"),
    Plan("answered", (12, 40), _HELD, backed=True, soon=True),
    Plan("answered", (12, 40), "geen-terugkeer", backed=True, bound=True, soon=True),
    Plan("answered", (12, 90), "bezoek-netwerk", backed=False, soon=True),
    Plan("answered", (60, 400), "gesloten-termijn", backed=False, raised=True),
    Plan("answered", (60, 400), "eerst-behandelplan", backed=False, raised=True, soon=True),
    Plan("answered", backed=True, solved="yes"), Plan("answered", backed=True, solved="unknown"),
    *(Plan("answered", _LAST_YEAR, clause, backed=True, solved=solved)
      for clause, solved in zip(_OTHERS, cycle(("no", "partly")), strict=False)),
    *(Plan("answered", _LAST_YEAR, HOT_CLAUSE, backed=True, solved="yes"),) * 6,
    Plan("answered", _ANY, "geen-terugkeer", "in_time", backed=True),
    Plan("answered", _ANY, "ouders-informeren", "late", backed=True),
    Plan("answered", _ANY, "delen-met-school", "late", backed=False),
    Plan("waits", (3, 5), "bezoek-netwerk", "missing"), Plan("waits", (1, 1), "geen-terugkeer", "missing"))
DILEMMAS = (
    Plan("waits", (1, 2)), Plan("waits", (1, 2), role="director"), Plan("waits", (7, 9)), Plan("climbs", (17, 30)),
    Plan("climbs", (45, 60)), Plan("taken_up", (6, 9), role="mandate_holder"),
    Plan("taken_up", (10, 16), role="director"), Plan("asked_back", (6, 9)), Plan("withdrawn"),
    Plan("decided", (20, 40), soon=True), Plan("other", (20, 40), soon=True), Plan("outcome"),
    Plan("outcome", role="director"), Plan("lesson"), Plan("lesson", role="mandate_holder"), Plan("no_lesson"))
CLOSED = (Plan("lesson"), Plan("lesson", role="mandate_holder"), Plan("no_lesson"), Plan("outcome", (110, 400)),
          Plan("lesson", role="director"), Plan("other", (20, 110)))


def begun(book: Book, number: int, endings: Sequence[Plan], others: Sequence[Plan]) -> Iterator[tuple[date, Plan]]:
    """So many plans with the working day on which each begins, the earliest first; at least one of each ending."""
    plans = list(endings) * max(1, number // _PER_LIST)
    plans += [book.one_of(others) for _ in range(number - len(plans))]
    dated = [(_working(book.until - timedelta(days=book.between(*plan.ago))), plan) for plan in plans]
    yield from sorted(dated, key=lambda one: one[0])


def begun_early(book: Book, number: int) -> Iterator[tuple[date, Plan]]:
    """So many plans from before with the working day of each, the earliest first: few a month, never none for long."""
    agos = [EARLIEST - _SPREAD * one // number - book.between(0, _NEIGHBOURS * _SPREAD // number)
            for one in range(number)]
    yield from ((_working(book.until - timedelta(days=ago)), EARLY) for ago in sorted(agos, reverse=True))


def _working(day: date) -> date:
    """This day, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))
