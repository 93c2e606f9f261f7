"""Help month by month: what is stacked on her, what she breaks off, what ends well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from interchange.synthetic.around import stands_beside
from interchange.synthetic.causes import (
    DROP_OUT_PER_MONTH,
    EARLY_SPECIALIST_LOWERS_DROP_OUT,
    IMPOSED_LOWERS_GOALS,
    MONTH,
    OVERLOAD_RAISES_DROP_OUT,
)
from interchange.synthetic.course import iso
from interchange.synthetic.girl import Help
from interchange.synthetic.waiting import waits_for

if TYPE_CHECKING:
    from interchange.synthetic.girl import Girl


@dataclass(frozen=True)
class Kind:
    """A kind of help: who gives it, how often it asks for her, and who takes part."""

    name: str
    provider: str
    role: str
    appointments: tuple[float, ...] = (1,)
    participants: str = "young_person"
    formal: bool = True
    waited_for: bool = False


_KINDS = (
    Kind("outpatient_guidance", "org-anker", "mentor", (1, 1, 2)),
    Kind("outpatient_guidance", "org-brug", "mentor", (1, 2), "both"),
    Kind("individual_therapy", "org-kompas", "therapist", waited_for=True),
    Kind("trauma_treatment", "org-kompas", "therapist", (1, 1, 2), waited_for=True),
    Kind("family_therapy", "org-brug", "family_worker", (1, 0.5), "both"),
    Kind("parent_guidance", "org-brug", "family_worker", (1,), "family"),
    Kind("school_support", "org-school", "school", (1, 1, 2)),
    Kind("skills_training", "org-linde", "mentor", (1,)),
    Kind("psychiatric_treatment", "org-kompas", "therapist", (1, 0.5), waited_for=True),
    Kind("addiction_treatment", "org-linde", "therapist", (1, 2)),
    Kind("housing_support", "org-kade", "mentor", (1,)),
    Kind("youth_work", "org-oever", "youth_worker", (0.5, 1), formal=False),
    Kind("mentoring", "org-oever", "informal", (0.5, 1), formal=False),
)
_SPECIALIST = (Kind("sexual_violence_treatment", "org-wilg", "therapist"),
               Kind("sexuality_counselling", "org-wilg", "therapist"))
_MOST_AT_ONCE = 6
_ENDS = ("as_planned", "as_planned", "as_planned", "by_agreement", "by_provider", "external_cause", "paused",
         "by_municipality")


def is_overloaded(girl: Girl, day: int) -> bool:
    """True when more is asked of her that day than she can carry."""
    return sum(help_.asked for help_ in girl.running if help_.hers) > girl.carries(day)


def risk_raised(girl: Girl, day: int, *, overloaded: bool) -> float:
    """How many times the usual chance she drops out this month (causes.py)."""
    raised = OVERLOAD_RAISES_DROP_OUT if overloaded else 1.0
    if girl.early_specialist is not None and day >= girl.early_specialist:
        raised *= EARLY_SPECIALIST_LOWERS_DROP_OUT
    return raised


def is_helped(girl: Girl, day: int, until: int) -> bool:
    """One month of help, from `day` up to `until`: what starts, changes and ends. Answers if it began overloaded."""
    _starts(girl, day, until)
    overloaded = is_overloaded(girl, day)
    chance = DROP_OUT_PER_MONTH * risk_raised(girl, day, overloaded=overloaded)
    for help_ in tuple(girl.running):
        leaves = day + girl.between(1, MONTH - 1)
        if help_.hers and girl.chance(chance) and help_.started < leaves < help_.ends:
            _breaks_off(girl, help_, leaves)
        elif help_.ends < until:
            _ends(girl, help_, help_.ends)
        elif help_.started < day == until - MONTH and girl.chance(0.02):
            help_.asked = girl.one_of((0.5, 1, 1, 2))
            girl.tell("intervention_adjusted", day, {"intervention": help_.name, "appointments_per_week": help_.asked},
                      help_.name)
    return overloaded


def is_no_longer_helped(girl: Girl) -> None:
    """Most of what runs is ended in the last days before a closing, which ends the rest; else it runs on."""
    for help_ in tuple(girl.running):
        last = girl.closes - girl.between(1, 14)
        if girl.closes == girl.ends and girl.chance(0.7) and help_.started < last:
            _ends(girl, help_, last)
        else:
            _is_over(girl, help_, girl.ends)


def _starts(girl: Girl, day: int, until: int) -> None:
    if girl.treatment_on is not None and day <= girl.treatment_on < until:
        _start(girl, girl.one_of(_SPECIALIST), girl.treatment_on)
    for begins, kind in tuple(girl.planned):
        if begins < until:
            girl.planned.remove((begins, kind))
            _start(girl, _KINDS[kind], begins)
    wanted = 0.5 if len(girl.running) <= 1 else 0.11 * girl.stacking
    if girl.let_go and girl.stands_still(day):
        wanted = 0.0
    while len(girl.running) + len(girl.planned) < _MOST_AT_ONCE and girl.chance(wanted):
        kind, asked_on = girl.between(0, len(_KINDS) - 1), day + girl.between(0, 3)
        if _KINDS[kind].waited_for and girl.chance(0.35):
            begins = asked_on + girl.between(MONTH, 170)
            waits_for(girl, "treatment", asked_on, begins)
            girl.planned.append((begins, kind))
        else:
            _start(girl, _KINDS[kind], asked_on)
        wanted /= 2


def _start(girl: Girl, kind: Kind, day: int) -> None:
    asked, months = girl.one_of(kind.appointments), girl.between(3, 14)
    imposed = girl.supervised and day < girl.turns_18 and kind.formal and girl.chance(0.35)
    name = girl.new_name("i")
    fields: dict[str, Any] = {"intervention": name, "kind": kind.name, "provider": kind.provider}
    if not kind.formal:
        fields["formal"] = False
    if kind.participants != "young_person":
        fields["participants"] = kind.participants
    if imposed:
        fields["basis"] = "imposed"
    fields["appointments_per_week"] = asked
    if girl.chance(0.3):
        fields["hours_per_week"] = asked
    planned = day + months * MONTH
    if kind.formal:
        fields["planned_end"] = iso(planned)
    girl.tell("intervention_started", day, fields, name)
    ends = planned + girl.between(-20, 60)
    girl.running.append(Help(name, kind.participants != "family", asked, imposed, ends, day, kind.role,
                             kind.provider, kind.formal, girl.chance(0.6)))


def _breaks_off(girl: Girl, help_: Help, day: int) -> None:
    girl.tell("intervention_ended", day, {
        "intervention": help_.name, "reason": "by_client", "goals_met": girl.one_of(("not", "not", "unknown")),
        "satisfaction": girl.between(1, 6)}, help_.name)
    if girl.chance(0.3):
        girl.tell("setback_recorded", day, {"kind": "help_refused"})
    _is_over(girl, help_, day)


def _ends(girl: Girl, help_: Help, day: int) -> None:
    met = 0.5 * girl.progress * (IMPOSED_LOWERS_GOALS if help_.imposed else 1.0)
    if not girl.stands_still(day) and girl.chance(met):
        reached = girl.one_of(("fully", "partly", "partly"))
    else:
        reached = girl.one_of(("not", "unknown"))
    fields: dict[str, Any] = {"intervention": help_.name, "reason": girl.one_of(_ENDS), "goals_met": reached}
    if girl.chance(0.4):
        fields["satisfaction"] = girl.between(4, 9)
    girl.tell("intervention_ended", day, fields, help_.name)
    _is_over(girl, help_, day)


def _is_over(girl: Girl, help_: Help, day: int) -> None:
    girl.running.remove(help_)
    if help_.with_somebody:
        stands_beside(girl, help_.role, help_.provider, help_.started, day, formal=help_.formal)
