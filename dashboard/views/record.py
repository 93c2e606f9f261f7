"""What one can record here, which fields that takes, and how what was typed becomes one line of the import form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.views.fields import Field, Form, Line, filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

INTERVENTION_KINDS = (
    "individual_therapy", "trauma_treatment", "sexual_violence_treatment", "sexuality_counselling", "family_therapy",
    "parent_guidance", "outpatient_guidance", "day_treatment", "crisis_help", "addiction_treatment",
    "psychiatric_treatment", "skills_training", "mentoring", "youth_work", "school_support", "housing_support",
    "probation_supervision", "protection_supervision", "personal_care", "transport", "other")
PLACEMENT_KINDS = ("own_home", "family", "kinship", "supervised_living", "foster", "family_home", "residential",
                   "crisis", "closed", "detention", "unknown_whereabouts")
ROLES = ("case_director", "guardian", "therapist", "mentor", "youth_worker", "family_worker", "school", "police",
         "informal")


_WARM = Field("warm_handover", "choice", "warm_handover", ("yes", "no", "unknown"), default="unknown")
FORMS: tuple[Form, ...] = (
    Form("intervention_started", (
        Field("kind", "choice", "intervention.kind", INTERVENTION_KINDS, required=True),
        Field("intervention", "name"),
        Field("provider", "name"),
        Field("participants", "choice", "participants", ("young_person", "family", "both"), default="young_person"),
        Field("basis", "choice", "basis", ("voluntary", "imposed"), default="voluntary"),
        Field("appointments_per_week", "amount"),
        Field("hours_per_week", "amount"),
        Field("formal", "flag", default=True),
        Field("planned_end", "day"),
    )),
    Form("intervention_ended", (
        Field("intervention", "choice", required=True, running="interventions"),
        Field("reason", "choice", "intervention.reason",
              ("as_planned", "by_client", "by_provider", "by_agreement", "external_cause", "by_municipality",
               "on_change_request", "other_provider", "other_domain", "paused"), default="as_planned"),
        Field("goals_met", "choice", "goals_met", ("fully", "partly", "not", "unknown"), default="unknown"),
    )),
    Form("placement_started", (
        Field("kind", "choice", "placement.kind", PLACEMENT_KINDS, required=True),
        Field("placement", "name"),
        Field("basis", "choice", "basis", ("voluntary", "court_order"), default="voluntary"),
        Field("provider", "name"),
        Field("planned_end", "day"),
        Field("purpose", "text"),
    )),
    Form("placement_ended", (
        Field("placement", "choice", required=True, running="placements"),
        Field("reason", "choice", "placement.reason",
              ("as_planned", "request_of_young_person", "request_of_carer", "safety", "breakdown", "ran_away", "court",
               "turned_18", "other"), default="as_planned"),
        Field("effect", "choice", "effect", ("positive", "negative", "mixed", "unknown"), default="unknown"),
        Field("effect_by", "choice", "effect_by", ("young_person", "professional"), default="professional"),
    )),
    Form("caregiver_assigned", (
        Field("role", "choice", "role", ROLES, required=True),
        Field("caregiver", "name", required=True),
        Field("organisation", "name"),
        Field("formal", "flag", default=True),
        _WARM,
    )),
    Form("caregiver_changed", (
        Field("from", "choice", required=True, running="caregivers"),
        Field("to", "name", required=True),
        Field("reason", "choice", "caregiver.reason",
              ("left", "reallocated", "absence", "caseload", "phase_ended", "at_her_request", "other"),
              default="other"),
        _WARM,
    )),
)
BY_EVENT = {form.event: form for form in FORMS}
#: What a start is named after when no name is given.
_NAMED = {"intervention_started": "intervention", "placement_started": "placement"}


def running(form: Form, timeline: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """What runs now that this form can end or change: by the value of its choice."""
    source = next((each.running for each in form.fields if each.running), "")
    return {choice_of(source, item): item for item in timeline.get(source, ()) if item.get("until") is None}


def choice_of(source: str, item: Mapping[str, Any]) -> str:
    """What a running thing is called in a choice; a caregiver is named with the role."""
    return f"{role_of(item)}|{item['name']}" if source == "caregivers" else str(item["name"])


def role_of(item: Mapping[str, Any]) -> str:
    """The role of a caregiver in the timeline."""
    return str(item.get("role") or item["kind"])


def line(form: Form, trajectory: str | None, on: date | None, typed: Mapping[str, Any],
         used: Iterable[str] = ()) -> Line:
    """Check what was typed and make the line. Only what is filled in and differs from the default goes along."""
    made = filled(form.fields, typed)
    made.errors[:0] = [(name, "error.required") for name, value in (("trajectory", trajectory), ("occurred_on", on))
                       if not value]
    if made.errors:
        return made
    given = made.values
    if form.event == "caregiver_changed":
        given["role"], given["from"] = given["from"].split("|", 1)
    named = _NAMED.get(form.event)
    if named and named not in given:
        given[named] = _unused(f"{given['kind']}-{on}", set(used))
    made.values = {"event": form.event, "trajectory": trajectory, "occurred_on": str(on), **given}
    return made


def _unused(name: str, used: set[str]) -> str:
    """The name itself, or with the first number that makes it new."""
    return next(each for number in range(1, 10_000)
                if (each := name if number == 1 else f"{name}-{number}") not in used)
