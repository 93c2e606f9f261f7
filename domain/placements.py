"""Where she lives: one place at a time, with its purpose and its planned end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from domain.event import Fact
from domain.fields import Day, Name, Text, ThingName, code
from domain.refusals import EndIsBeforeStart, NameIsUsed, Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

KINDS = ("own_home", "family", "kinship", "supervised_living", "foster", "family_home", "residential", "crisis",
         "closed", "detention", "unknown_whereabouts")
BASES = ("voluntary", "court_order")
END_REASONS = ("as_planned", "request_of_young_person", "request_of_carer", "safety", "breakdown", "ran_away",
               "court", "turned_18", "other")
EFFECTS = ("positive", "negative", "mixed", "unknown")
EFFECT_BY = ("young_person", "professional")


class PlacementDoesNotRun(Refusal):
    """This placement does not run on that day."""


class PlacementStarted(Fact):
    """She goes to live somewhere. A placement that still runs ends that day."""

    TOPIC = "placement_started"
    placement: ThingName
    kind: Annotated[str, code(*KINDS)]
    basis: Annotated[str, code(*BASES)] = "voluntary"
    purpose: Text | None = None
    planned_end: Day | None = None
    provider: Name | None = None

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:
        """What is planned to end does not end before it starts."""
        if values.get("planned_end") is not None and values["planned_end"] < occurred_on:
            raise EndIsBeforeStart("planned_end")


class PlacementEnded(Fact):
    """A placement ends; or the effect is added of one that the next placement ended that same day."""

    TOPIC = "placement_ended"
    placement: ThingName
    reason: Annotated[str, code(*END_REASONS)] = "as_planned"
    effect: Annotated[str, code(*EFFECTS)] = "unknown"
    effect_by: Annotated[str, code(*EFFECT_BY)] = "professional"


EVENTS = (PlacementStarted, PlacementEnded)


def possible(history: Sequence[Fact], opened_on: date) -> None:  # noqa: ARG001
    """A name starts once; an end is told of what runs, or of what a later placement ended that same day."""
    names = {f.placement for f in history if isinstance(f, PlacementStarted)}
    used: set[str] = set()
    current: str | None = None
    succeeded: dict[str, date] = {}
    for fact in history:
        name = fact.placement  # type: ignore[attr-defined]
        if isinstance(fact, PlacementStarted):
            if name in used:
                raise NameIsUsed("placement")
            used.add(name)
            if current is not None:
                succeeded[current] = fact.occurred_on
            current = name
        elif name == current:
            current = None
        elif succeeded.pop(name, None) != fact.occurred_on:
            raise PlacementDoesNotRun(None if name in names else "placement")
