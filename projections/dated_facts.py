"""What happened on one day and is looked up as it was told: signals, goals, views, strengths, school, safety."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.days import NEVER, at_least, union

if TYPE_CHECKING:
    from projections.course import Course, Rows

#: Of each event: the fields that are kept as name, kind and number.
KEPT: dict[str, tuple[str | None, str | None, str | None]] = {
    "signal_recorded": ("signal", "form", None),
    "signal_weighed": ("signal", "flag", None),
    "safety_assessed": ("sphere", "verdict", None),
    "goal_set": ("goal", "domain", "baseline"),
    "goal_reviewed": ("goal", None, "score"),
    "milestone_reached": (None, "kind", None),
    "setback_recorded": (None, "kind", None),
    "view_recorded": ("of", "about", "rating"),
    "strength_recorded": (None, "kind", None),
    "school_status_changed": (None, "status", None),
    "expertise_consulted": ("organisation", "field", None),
    "police_contact_recorded": (None, "kind", None),
    "consent_recorded": ("to", None, "given"),
    "placement_ended": ("placement", "reason", None),
    "trajectory_closed": (None, "reason", None),
}


def fold(course: Course, rows: Rows) -> None:
    """One row a fact, and the spells on which she was heard of late, or is unsafe somewhere."""
    for topic, kept in KEPT.items():
        for day, place, fact in course.of(topic):
            name, kind, number = (None if field is None else getattr(fact, field) for field in kept)
            rows["dated_fact"].append((course.name, day, place, topic, name, kind,
                                       None if number is None else int(number)))
    heard = union((day, day + course.thresholds.heard_within + 1) for day, _, view in course.of("view_recorded")
                  if view.of == "young_person")
    rows["state_spell"] += [(course.name, "heard_within_90_days", since, until) for since, until in heard]
    rows["state_spell"] += [(course.name, "unsafe", since, until) for since, until in _unsafe(course)]


def _unsafe(course: Course) -> list[tuple[int, int]]:
    """The days on which the last assessment of some sphere is unsafe."""
    last: dict[str, tuple[int, str]] = {}
    spells = []
    for day, _, fact in course.of("safety_assessed"):
        since, verdict = last.get(fact.sphere, (day, "unknown"))
        if verdict == "unsafe":
            spells.append((since, day))
        last[fact.sphere] = (day, fact.verdict)
    spells += [(since, NEVER) for since, verdict in last.values() if verdict == "unsafe"]
    return at_least(union(spells), 1)
