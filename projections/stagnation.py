"""Standstill: how long since anything moved, and whether anybody asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.days import Spell, union, within, without
from projections.entries import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.course import Course, Rows
    from projections.interventions import Stretch

#: How restrictive a placement is (measures.md, stagnation); unknown_whereabouts has no rank.
RANK = {"detention": 6, "closed": 5, "crisis": 4, "residential": 3, "foster": 2, "family_home": 2,
        "supervised_living": 2, "kinship": 1, "family": 1, "own_home": 0}
_MOVING = ("milestone_reached", "goal_set", "goal_reviewed", "wait_ended", "intervention_ended", "placement_started",
           "safety_assessed")


def movements(course: Course) -> Iterator[tuple[int, int, str]]:
    """(day, place, event) of each movement (measures.md, stagnation)."""
    best: dict[str, int] = {}
    assessed: dict[str, str] = {}
    rank: int | None = None
    for day, place, fact in course.of(*_MOVING):
        topic, moved = topic_of(fact), False
        if topic == "milestone_reached":
            moved = True
        elif topic == "goal_set":
            best[fact.goal] = fact.baseline
        elif topic == "goal_reviewed":
            moved = fact.score > best[fact.goal]
            best[fact.goal] = max(best[fact.goal], fact.score)
        elif topic == "wait_ended":
            moved = fact.result == "received"
        elif topic == "intervention_ended":
            moved = fact.goals_met in {"fully", "partly"}
        elif topic == "placement_started":
            new = RANK.get(fact.kind)
            moved = new is not None and rank is not None and new < rank
            rank = rank if new is None else new
        else:
            moved = fact.verdict == "safe" and assessed.get(fact.sphere) == "unsafe"
            assessed[fact.sphere] = fact.verdict
        if moved:
            yield day, place, topic


def fold(course: Course, rows: Rows, stretches: list[Stretch], overload_runs: list[Spell]) -> None:
    """The movements, and the spells on which she is stalled, stalled without help, and silent."""
    limits = course.thresholds
    moved = list(movements(course))
    rows["dated_fact"] += [(course.name, day, place, "movement", None, topic, None) for day, place, topic in moved]
    bases = sorted({course.opened_on, *(day for day, _, _ in moved if course.opened_on <= day)})
    ends = [*bases[1:], course.closed_on]
    stalled = [(base + limits.stalled_after + 1, end) for base, end in zip(bases, ends, strict=True)
               if base + limits.stalled_after + 1 < end]
    helped = [(s.since, s.until) for s in stretches]
    long_runs = [(since + limits.overload_days - 1, until) for since, until in overload_runs]
    heavy = within(long_runs, course.opened_on, course.closed_on)
    asked = [(day, day + limits.silent_without_question) for day in course.questions]
    states: dict[str, list[Any]] = {"stalled": stalled, "stalled_without_help": without(stalled, helped),
                                    "silent": without(union([*stalled, *heavy]), asked)}
    rows["state_spell"] += [(course.name, state, since, until) for state, spells in states.items()
                            for since, until in spells]
