"""Which girls ask for attention on a day, why, and since when: the most urgent first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from projections.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from projections.questions import Reader

#: From the most urgent on; who is unsafe comes first, and among equals who has been so for the longest.
URGENCY = ("unsafe", "overloaded", "silent", "stalled", "waiting")
_STATES = ("stalled", "silent", "overload_run")


def attention(reader: Reader, on: date, district: str | None = None) -> list[dict[str, Any]]:
    """A list of {trajectory, reasons: [{reason, since, detail}]} of the open trajectories that have a reason.

    A reason is unsafe (detail: the spheres), overloaded (a spell of at least 14 days), silent, stalled or waiting
    (detail: what for). `since` is the first day of what runs on the day.
    """
    scope, day = Scope(reader, district), on.toordinal()
    reasons: dict[str, dict[str, tuple[int, list[str]]]] = {}

    def add(trajectory: str, reason: str, since: int, detail: str | None = None) -> None:
        told = reasons.setdefault(trajectory, {})
        first, details = told.get(reason, (since, []))
        told[reason] = (min(first, since), details + ([detail] if detail and detail not in details else []))

    for trajectory, state, since in _states(scope, day):
        if state != "overload_run":
            add(trajectory, state, since)
        elif day - since + 1 >= reader.thresholds.overload_days:
            add(trajectory, "overloaded", since)
    for trajectory, sphere, since in _unsafe_spheres(scope, day):
        add(trajectory, "unsafe", since, sphere)
    for trajectory, waits_for, since in _waits(scope, day):
        add(trajectory, "waiting", since, waits_for)
    return [{"trajectory": trajectory, "reasons": [
        {"reason": reason, "since": date.fromordinal(told[reason][0]), "detail": ", ".join(told[reason][1]) or None}
        for reason in URGENCY if reason in told]} for trajectory, told in sorted(reasons.items(), key=_urgency)]


def _urgency(item: tuple[str, dict[str, tuple[int, list[str]]]]) -> tuple[Any, ...]:
    """More urgent reasons first, then more reasons, then the longest, then by name."""
    trajectory, told = item
    first = next(n for n, reason in enumerate(URGENCY) if reason in told)
    return first, -len(told), min(since for since, _ in told.values()), trajectory


def _states(scope: Scope, day: int) -> Iterable[Any]:
    spell, whole = scope.reader.tables["state_spell"], scope.reader.tables["trajectory"]
    return scope.reader.all(
        select(spell.c.trajectory, spell.c.state, spell.c.since)
        .join(whole, whole.c.trajectory == spell.c.trajectory)
        .where(spell.c.state.in_(_STATES), spell.c.since <= day, spell.c.until > day, scope.open_on(day)))


def _unsafe_spheres(scope: Scope, day: int) -> Iterable[tuple[str, str, int]]:
    """Each sphere that is unsafe at its last assessment, and since which assessment."""
    fact, spell = scope.reader.tables["dated_fact"], scope.reader.tables["state_spell"]
    whole = scope.reader.tables["trajectory"]
    told = scope.reader.all(
        select(fact.c.trajectory, fact.c.name, fact.c.kind, fact.c.day)
        .join(spell, and_(spell.c.trajectory == fact.c.trajectory, spell.c.state == "unsafe", spell.c.since <= day,
                          spell.c.until > day))
        .join(whole, whole.c.trajectory == fact.c.trajectory)
        .where(fact.c.event == "safety_assessed", fact.c.day <= day, scope.open_on(day))
        .order_by(fact.c.trajectory, fact.c.day, fact.c.place))
    since: dict[tuple[str, str], int] = {}
    for trajectory, sphere, verdict, on in told:
        if verdict == "unsafe":
            since.setdefault((trajectory, sphere), on)
        else:
            since.pop((trajectory, sphere), None)
    return ((trajectory, sphere, on) for (trajectory, sphere), on in sorted(since.items()))


def _waits(scope: Scope, day: int) -> Iterable[Any]:
    wait, whole = scope.reader.tables["wait"], scope.reader.tables["trajectory"]
    return scope.reader.all(
        select(wait.c.trajectory, wait.c.waits_for, wait.c.since)
        .join(whole, whole.c.trajectory == wait.c.trajectory)
        .where(wait.c.since <= day, wait.c.until > day, scope.open_on(day))
        .order_by(wait.c.trajectory, wait.c.since, wait.c.wait))
