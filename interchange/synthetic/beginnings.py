"""How it begins: where she comes from, school that goes first, the first signals, and when a specialist comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interchange.synthetic.causes import EARLY_WITHIN_DAYS, SPECIALIST_EARLY, SPECIALIST_LATE
from interchange.synthetic.waiting import waits_for

if TYPE_CHECKING:
    from interchange.synthetic.girl import Girl

#: Chances of yes and of unknown, after table 2.1 and chapter 2 of the report.
_BACKGROUND = {
    "parents_together": (0.3, 0.02), "siblings": (0.8, 0.02), "relationship": (0.3, 0.5),
    "born_in_netherlands": (0.88, 0.02), "parents_migration_background": (0.65, 0.2), "religious": (0.2, 0.6),
    "mild_intellectual_disability": (0.3, 0.1), "contact_family": (0.5, 0.05), "contact_friends": (0.5, 0.2),
    "violence_between_parents": (0.6, 0.25), "low_income": (0.6, 0.2), "earlier_help": (0.85, 0.05),
    "identity_conflict": (0.4, 0.4),
}
_EDUCATION = ("praktijkonderwijs", "vmbo", "vmbo", "mbo 1", "mbo 2", "havo")
_SUBSTANCES = (["none"], ["none"], ["soft_drugs"], ["alcohol", "soft_drugs"], ["nitrous_oxide"],
               ["alcohol", "nitrous_oxide"])
_FORMS = ("exposing", "exposing", "shame_sexting", "sextortion", "exploitation", "transactional_sex", "assault",
          "rape", "recruiting", "unclear", "unclear", "indecent_exposure")
_ONLINE = frozenset({"exposing", "shame_sexting", "sextortion"})
#: Flags as weighed: neighbours on this row are what professionals disagree on.
_FLAGS = ("green", "yellow", "yellow", "red", "red", "red", "black")
_CRITERIA = ("consent", "voluntariness", "equality", "development", "context", "impact")
_STRENGTHS = ("caring", "social", "ambitious", "talented", "self_confident", "intelligent", "bond_with_parent",
              "supportive_network", "warm_upbringing")


def comes_from(girl: Girl) -> None:
    """The background as far as somebody asked, strengths, and what went before the opening."""
    asked_on = girl.opened + girl.between(0, 20)
    for item, (yes, unknown) in _BACKGROUND.items():
        thrown = girl.dice.random()
        if girl.chance(0.8):
            answer = "yes" if thrown < yes else "unknown" if thrown < yes + unknown else "no"
            girl.tell("background_recorded", asked_on, {"item": item, "answer": answer}, "background")
    if girl.chance(0.6):
        girl.tell("background_recorded", asked_on, {"item": "education", "answer": girl.one_of(_EDUCATION)})
    if girl.chance(0.5):
        girl.tell("background_recorded", asked_on, {"item": "substance_use", "answer": girl.one_of(_SUBSTANCES)})
    for _ in range(girl.between(0, 2)):
        girl.tell("strength_recorded", asked_on + girl.between(0, 200), {"kind": girl.one_of(_STRENGTHS)})
    for to in ("parents", "school", "municipality"):
        if girl.chance(0.4):
            girl.tell("consent_recorded", asked_on, {"to": to, "given": girl.chance(0.8)})
    if girl.chance(0.55):
        began = girl.opened - girl.between(200, 900)
        girl.tell("intervention_started", began, {"intervention": "i0", "kind": "parent_guidance",
                                                  "provider": "org-brug", "participants": "family",
                                                  "appointments_per_week": 1}, "i0")
        girl.tell("intervention_ended", began + girl.between(60, 190),
                  {"intervention": "i0", "goals_met": girl.one_of(("partly", "not", "unknown"))}, "i0")


def goes_to_school(girl: Girl) -> None:
    """School absence comes first, often before anybody else is there."""
    first = girl.opened - girl.between(300, 700)
    girl.tell("school_status_changed", first, {"status": "regular"}, "school")
    if girl.chance(0.6):
        day = girl.opened - girl.between(20, 280)
        girl.school = "absence"
        girl.tell("school_status_changed", day, {"status": "absence"}, "school")
        if girl.chance(0.7):
            girl.tell("setback_recorded", day, {"kind": "school_absence"})


def is_signalled(girl: Girl) -> None:
    """Signals of sexual violence, weighed by several people who need not agree; and the specialist, if one comes."""
    if not girl.chance(0.88):
        return
    girl.first_signal = day = girl.opened + girl.between(-40, 150)
    while day < girl.ends:
        _signal(girl, day)
        if not girl.chance(0.4):
            break
        day += girl.between(40, 500)
    _specialist(girl, girl.first_signal)


def _signal(girl: Girl, day: int) -> None:
    name, form = girl.new_name("s"), girl.one_of(_FORMS)
    online = form in _ONLINE
    certainty = girl.one_of(("suspected", "suspected", "indicated", "indicated", "established"))
    girl.tell("signal_recorded", day, {
        "signal": name, "form": form, "certainty": certainty, "setting": "online" if online else "offline",
        "part": girl.one_of(("victim", "victim", "victim", "both", "unknown")),
        "own_view": girl.one_of(("acknowledged", "denied", "unknown")),
        "by": girl.one_of(("acquaintance", "group", "ex_partner", "partner", "family_member", "unknown")),
        "duration": girl.one_of(("once", "repeatedly", "unknown"))}, name)
    seen = girl.between(0, len(_FLAGS) - 2)
    for _ in range(girl.between(0, 3)):
        day += girl.between(1, 12)
        weighed = {"signal": name, "flag": _FLAGS[seen + girl.between(0, 1)]}
        weighed |= {criterion: _FLAGS[seen + girl.between(0, 1)] for criterion in _CRITERIA if girl.chance(0.2)}
        girl.tell("signal_weighed", day, weighed, name)
    if girl.chance(0.25):
        kind = girl.one_of(("report", "complaint", "trained_officer_talk"))
        girl.tell("police_contact_recorded", day + girl.between(0, 20), {"kind": kind})


def _specialist(girl: Girl, signalled: int) -> None:
    """Early, late or never; a late one is often waited for."""
    thrown = girl.dice.random()
    if thrown < SPECIALIST_EARLY:
        day = max(signalled + girl.between(5, EARLY_WITHIN_DAYS), girl.opened)
        girl.early_specialist = day if day <= signalled + EARLY_WITHIN_DAYS else None
    elif thrown < SPECIALIST_EARLY + SPECIALIST_LATE:
        day = signalled + girl.between(EARLY_WITHIN_DAYS + 30, 700)
        if girl.chance(0.7):
            waits_for(girl, "specialist", day - girl.between(20, 100), day)
    else:
        return
    if girl.chance(0.5):
        girl.tell("expertise_consulted", day, {"field": girl.one_of(("sexual_violence", "sexuality")),
                                               "organisation": "org-wilg"})
        return
    girl.treatment_on = day
