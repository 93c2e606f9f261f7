"""Who is compared with whom: by voluntary and imposed help, by how soon the specialist came, by who kept the threads.

A group is what was known of her on one day, the landmark, and her days are counted from there; who had an end before
it is in no group. Otherwise whoever waited long enough to have something would seem to wait long because of it
(immortal time: Anderson, Cain and Gelber, J Clin Oncol 1 (1983) 710; Suissa, Am J Epidemiol 167 (2008) 492).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from projections.days import NEVER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from projections.outcomes import Courses, Span

    #: The group of a trajectory on a day, None when it is not known; and the names of the groups.
    By = tuple[Callable[[str, int], str | None], tuple[str, ...]]

#: Days after the first in which a group may form, where little is known on the first day itself.
LANDMARK = 90
#: Days from signal to specialist that are early, and that are the last before the landmark.
EARLY = 30
#: Days up to the landmark in which handovers of the case director count.
LOOK_BACK = 180
#: Outcomes whose groups are known on the first day.
AT_ONCE = frozenset({"specialist", "closed_placement"})

#: Days from the landmark, and the end; None: not ended when last seen.
Rows = list[tuple[int, "str | None"]]


def landmark(outcome: str, by: str | None) -> int | None:
    """Days from the first day to the landmark; None where an outcome is not asked in this way."""
    if outcome == by:
        return None
    return 0 if by is None or outcome in AT_ONCE else LANDMARK


def groups_by(courses: Courses, by: str | None) -> By:
    """Which group each trajectory is in on a day: by voluntary, specialist or continuity; None: all in one."""
    return ((lambda _name, _day: "all"), ("all",)) if by is None else _BY[by](courses)


def grouped(courses: Courses, spans: Sequence[Span], groups: By, wait: int, *, from_signal: bool,
            ) -> tuple[dict[str, Rows], dict[str, int]]:
    """(days from the landmark, end) of the spans by group; and how many are in none, and why.

    `wait`: days to the landmark, from the first signal where that makes the groups, so that each had as long.
    """
    group_of, names = groups
    found: dict[str, Rows] = {name: [] for name in names}
    left_out = dict.fromkeys(("over_before", "not_yet", "unknown"), 0)
    for span in spans:
        day = wait + (courses.rows[span.trajectory].first_signal_on if from_signal else span.since)
        if day > courses.on or day < span.since:
            left_out["not_yet"] += 1
        elif wait and span.until <= day:
            left_out["over_before"] += 1
        elif (group := group_of(span.trajectory, day)) is None:
            left_out["unknown"] += 1
        else:
            found[group].append((span.until - day, span.end))
    return found, left_out


def _by_basis(courses: Courses) -> By:
    """Imposed: an imposed intervention, a placement by the court or a legal measure runs on the day."""
    tables = courses.reader.tables
    helped, lived, measure = tables["intervention"].c, tables["placement"].c, tables["legal_measure"].c
    runs: dict[str, list[tuple[int, int]]] = {}
    for asked in (select(helped.trajectory, helped.since, helped.until).where(helped.basis == "imposed"),
                  select(lived.trajectory, lived.since, lived.until).where(lived.basis == "court_order"),
                  select(measure.trajectory, measure.since, measure.until)):
        for name, since, until in courses.reader.all(asked):
            runs.setdefault(name, []).append((since, until))

    def of(name: str, day: int) -> str:
        return "imposed" if any(since <= day < until for since, until in runs.get(name, ())) else "voluntary"
    return of, ("voluntary", "imposed")


def _by_specialist(courses: Courses) -> By:
    """How long after the first signal the specialist came, as far as she had come by the day."""
    def of(name: str, day: int) -> str | None:
        row = courses.rows[name]
        if row.first_signal_on > day:
            return None
        took = row.first_specialist_on - row.first_signal_on if row.first_specialist_on <= day else NEVER
        if took == NEVER and day - row.first_signal_on < LANDMARK:
            return None
        return "within_30" if took <= EARLY else "within_90" if took <= LANDMARK else "later"
    return of, ("within_30", "within_90", "later")


def _by_continuity(courses: Courses) -> By:
    """Whether the case director changed in the days before; of whoever had none then it is not known."""
    tables = courses.reader.tables
    given, held = tables["handover"].c, tables["role_spell"].c
    changes = _days(courses.reader.all(select(given.trajectory, given.day, given.day).where(
        given.role == "case_director")))
    holders = _days(courses.reader.all(select(held.trajectory, held.since, held.until).where(
        held.role == "case_director", held.since < held.until)))

    def of(name: str, day: int) -> str | None:
        first = day - LOOK_BACK
        if not any(since <= day and until > first for since, until in holders.get(name, ())):
            return None
        return "changed" if any(first < on <= day for on, _ in changes.get(name, ())) else "kept"
    return of, ("kept", "changed")


def _days(rows: Iterable[Any]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for name, since, until in rows:
        found.setdefault(name, []).append((since, until))
    return found


_BY = {"voluntary": _by_basis, "specialist": _by_specialist, "continuity": _by_continuity}
WAYS = tuple(_BY)
