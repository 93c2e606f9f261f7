"""What she wants to reach, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import Flag, ThingName, code, whole
from domain.refusals import NameIsUsed, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

DOMAINS = ("safety", "living", "school", "work", "health", "relationships", "sexuality", "leisure", "money", "other")


class GoalWasNotSet(Refusal):
    """This goal was not set by that day."""


class GoalSet(Fact):
    """A goal, on the scale from -2 to 2 of goal attainment scaling."""

    TOPIC = "goal_set"
    goal: ThingName
    domain: Annotated[str, code(*DOMAINS)]
    in_her_words: Flag = False
    baseline: Annotated[int, whole(-2, 2)] = -2


class GoalReviewed(Fact):
    """How far a goal has come."""

    TOPIC = "goal_reviewed"
    goal: ThingName
    score: Annotated[int, whole(-2, 2)]


EVENTS = (GoalSet, GoalReviewed)


def possible(history: Sequence[Fact], opened_on: date) -> None:  # noqa: ARG001
    """A goal is set once; only a goal that was set is reviewed."""
    names = {f.goal for f in history if isinstance(f, GoalSet)}
    set_so_far: set[str] = set()
    for fact in history:
        name = fact.goal  # type: ignore[attr-defined]
        if isinstance(fact, GoalSet):
            if name in set_so_far:
                raise NameIsUsed("goal")
            set_so_far.add(name)
        elif name not in set_so_far:
            raise GoalWasNotSet(None if name in names else "goal")
