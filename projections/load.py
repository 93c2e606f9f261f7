"""Load: what is asked of her in a week, against what she can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.days import ALWAYS, NEVER, Spell, birthday, union
from projections.interventions import Stretch, hundredths

if TYPE_CHECKING:
    from projections.course import Course, Rows


def fold(course: Course, rows: Rows, stretches: list[Stretch]) -> list[Spell]:
    """Spells on which load and capacity stay the same; answers the runs of overloaded days."""
    starts: dict[int, list[Stretch]] = {}
    ends: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        if stretch.since < stretch.until:
            starts.setdefault(stretch.since, []).append(stretch)
            ends.setdefault(stretch.until, []).append(stretch)
    capacities = _capacities(course)
    days = sorted({ALWAYS, *starts, *ends, *capacities} - {NEVER})
    running: list[Stretch] = []
    capacity: tuple[int, bool] = (0, False)
    pieces: list[tuple[Any, ...]] = []
    for since, until in zip(days, [*days[1:], NEVER], strict=True):
        for stretch in ends.get(since, ()):
            running.remove(stretch)
        running += starts.get(since, ())
        capacity = capacities.get(since, capacity)
        figures = (*_figures(running), *capacity)
        if pieces and pieces[-1][3:] == figures:
            pieces[-1] = (course.name, pieces[-1][1], until, *figures)
        else:
            pieces.append((course.name, since, until, *figures))
    rows["load_spell"] += pieces
    runs = union((p[1], p[2]) for p in pieces if p[7] > p[10])
    rows["state_spell"] += [(course.name, "overload_run", since, until) for since, until in runs]
    return runs


def _figures(running: list[Stretch]) -> tuple[int, ...]:
    """interventions, formal, merged, imposed, appointments, hours, family appointments (measures.md, load)."""
    formal = imposed = appointments = hours = family = 0
    for _, _, start, asked, taken in running:
        formal += start.formal
        imposed += start.basis == "imposed"
        if start.participants != "family":
            appointments += asked
            hours += taken
        if start.participants != "young_person":
            family += asked
    merged = len({(s.intervention.kind, s.intervention.provider) for s in running})
    return len(running), formal, merged, imposed, appointments, hours, family


def _capacities(course: Course) -> dict[int, tuple[int, bool]]:
    """The capacity from each day on, and whether it was agreed with her; before that, the one of her age."""
    limits = course.thresholds
    found = {ALWAYS: (limits.capacity_under_16, False),
             birthday(course.birth_on, 16): (limits.capacity_from_16, False),
             birthday(course.birth_on, 18): (limits.capacity_from_18, False)}
    agreed = course.of("capacity_agreed")
    if agreed:
        found = {day: capacity for day, capacity in found.items() if day < agreed[0].day}
        found |= {day: (hundredths(fact.appointments_per_week), True) for day, _, fact in agreed}
    return found
