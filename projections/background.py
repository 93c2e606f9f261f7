"""Who these girls are: the figures of table 2.1 and chapter 2 of the report, from the record."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from projections.days import age_on
from projections.figures.placement import closed_effects
from projections.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from projections.questions import Reader

#: The items that are counted as yes, no and unknown.
ITEMS = ("parents_together", "siblings", "relationship", "born_in_netherlands", "parents_migration_background",
         "religious", "mild_intellectual_disability")


def background(reader: Reader, answers: Iterable[tuple[str, str, Any]], on: date, name_prefix: str = "",
               ) -> dict[str, Any]:
    """The report on the trajectories opened by a day (measures.md, report background).

    `answers`: (trajectory, item, latest answer by that day), opened by the caller; no answer counts as unknown.
    """
    day = on.toordinal()
    trajectory = reader.table("trajectory")
    found = {r.trajectory: r for r in reader.all(select(trajectory).where(trajectory.c.opened_on <= day))
             if r.trajectory.startswith(name_prefix)}
    report: dict[str, Any] = {item: {"yes": 0, "no": 0, "unknown": len(found)} for item in ITEMS}
    for name, item, answer in answers:
        if name in found and item in report and answer in {"yes", "no"}:
            report[item][answer] += 1
            report[item]["unknown"] -= 1
    ages = [age_on(r.birth_on, day) for r in found.values()]
    districts: dict[str, int] = {}
    for r in found.values():
        districts[r.district] = districts.get(r.district, 0) + 1
    return report | {
        "ages": {"min": min(ages, default=None), "max": max(ages, default=None),
                 "mean": rounded(Fraction(sum(ages), len(ages)), 1) if ages else None},
        "districts": dict(sorted(districts.items())),
        "dropped_out": _dropped_out(reader, set(found), day),
        "closed_effects": _effects(reader, set(found), day),
    }


def _dropped_out(reader: Reader, names: set[str], day: int) -> int:
    """How many have dropped out as their last school status."""
    fact = reader.table("dated_fact")
    asked = (select(fact.c.trajectory, fact.c.kind)
             .where(fact.c.event == "school_status_changed", fact.c.day <= day).order_by(fact.c.day, fact.c.place))
    last = {r.trajectory: r.kind for r in reader.all(asked)}
    return sum(kind == "dropped_out" for name, kind in last.items() if name in names)


def _effects(reader: Reader, names: set[str], day: int) -> dict[str, int]:
    """The effects of the closed placements that ended by the day."""
    placement = reader.table("placement")
    asked = select(placement).where(placement.c.kind == "closed", placement.c.until <= day)
    return closed_effects(r for r in reader.all(asked) if r.trajectory in names)
