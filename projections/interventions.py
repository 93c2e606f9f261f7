"""Help as spells: from the day it began to the day it ended, with what it asks of her in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from projections.course import Course, Rows


class Stretch(NamedTuple):
    """Days on which an intervention runs and asks the same; amounts in hundredths a week."""

    since: int
    until: int
    intervention: Any
    appointments: int
    hours: int


def hundredths(amount: float) -> int:
    """An amount of at most two decimals as a whole number."""
    return round(amount * 100)


def stretches(course: Course) -> list[Stretch]:
    """Every intervention cut where it was adjusted; what runs at the closing ends that day."""
    found: list[Stretch] = []
    running: dict[str, tuple[int, Any, int, int]] = {}
    for day, _, fact in course.of("intervention_started", "intervention_adjusted", "intervention_ended"):
        name = fact.intervention
        before = running.pop(name, None)
        if before is None:
            running[name] = (day, fact, hundredths(fact.appointments_per_week), hundredths(fact.hours_per_week))
            continue
        since, start, appointments, hours = before
        found.append(Stretch(since, day, start, appointments, hours))
        if hasattr(fact, "goals_met"):
            continue
        if fact.appointments_per_week is not None:
            appointments = hundredths(fact.appointments_per_week)
        if fact.hours_per_week is not None:
            hours = hundredths(fact.hours_per_week)
        running[name] = (day, start, appointments, hours)
    found += [Stretch(since, course.closed_on, start, a, h) for since, start, a, h in running.values()]
    return found


def fold(course: Course, rows: Rows) -> list[Stretch]:
    """One row an intervention; answers the stretches for the load."""
    found = stretches(course)
    spans: dict[str, tuple[int, int, Any]] = {}
    for since, until, start, _, _ in found:
        first = spans.get(start.intervention)
        spans[start.intervention] = (first[0] if first else since, until, start)
    rows["intervention"] += [
        (course.name, name, start.kind, start.provider, start.formal, start.participants, start.basis, since, until)
        for name, (since, until, start) in spans.items()]
    return found
