"""Help that begins, changes and ends: what is asked of her and of her family in a week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from domain.event import Fact
from domain.fields import Amount, Day, Flag, Name, ThingName, code, whole
from domain.refusals import EndIsBeforeStart, NothingChanges, Refusal
from domain.running import starts_once_and_runs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

KINDS = ("individual_therapy", "trauma_treatment", "sexual_violence_treatment", "sexuality_counselling",
         "family_therapy", "parent_guidance", "outpatient_guidance", "day_treatment", "crisis_help",
         "addiction_treatment", "psychiatric_treatment", "skills_training", "mentoring", "youth_work",
         "school_support", "housing_support", "probation_supervision", "protection_supervision", "personal_care",
         "transport", "other")
PARTICIPANTS = ("young_person", "family", "both")
BASES = ("voluntary", "imposed")
END_REASONS = ("as_planned", "by_client", "by_provider", "by_agreement", "external_cause", "by_municipality",
               "on_change_request", "other_provider", "other_domain", "paused")
GOALS_MET = ("fully", "partly", "not", "unknown")


class InterventionDoesNotRun(Refusal):
    """This intervention does not run on that day."""


class InterventionStarted(Fact):
    """Help begins."""

    TOPIC = "intervention_started"
    intervention: ThingName
    kind: Annotated[str, code(*KINDS)]
    provider: Name | None = None
    formal: Flag = True
    participants: Annotated[str, code(*PARTICIPANTS)] = "young_person"
    basis: Annotated[str, code(*BASES)] = "voluntary"
    appointments_per_week: Amount = 0
    hours_per_week: Amount = 0
    planned_end: Day | None = None

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:
        """What is planned to end does not end before it starts."""
        if values.get("planned_end") is not None and values["planned_end"] < occurred_on:
            raise EndIsBeforeStart("planned_end")


class InterventionAdjusted(Fact):
    """The same help, more or less of it."""

    TOPIC = "intervention_adjusted"
    intervention: ThingName
    appointments_per_week: Amount | None = None
    hours_per_week: Amount | None = None

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:  # noqa: ARG003
        """An adjustment changes something."""
        if values.get("appointments_per_week") is None and values.get("hours_per_week") is None:
            raise NothingChanges


class InterventionEnded(Fact):
    """Help ends, with what came of it."""

    TOPIC = "intervention_ended"
    intervention: ThingName
    reason: Annotated[str, code(*END_REASONS)] = "as_planned"
    goals_met: Annotated[str, code(*GOALS_MET)] = "unknown"
    satisfaction: Annotated[int, whole(1, 10)] | None = None


EVENTS = (InterventionStarted, InterventionAdjusted, InterventionEnded)


def possible(history: Sequence[Fact], opened_on: date) -> None:  # noqa: ARG001
    """A name starts once; only what runs is adjusted or ended."""
    starts_once_and_runs(history, "intervention", InterventionStarted, InterventionEnded, InterventionDoesNotRun)
