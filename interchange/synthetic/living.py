"""Where she lives: at home or from place to place, a closed placement beyond its purpose, waiting for a room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interchange.synthetic.causes import NO_ROOM_AFTER_CLOSED
from interchange.synthetic.course import iso
from interchange.synthetic.waiting import waits_for

if TYPE_CHECKING:
    from interchange.synthetic.girl import Girl

#: How long one stays, in days.
_STAY = {"family": (150, 500), "kinship": (100, 600), "foster": (150, 700), "family_home": (150, 700),
         "crisis": (14, 90), "residential": (90, 500), "closed": (90, 180), "supervised_living": (180, 700),
         "own_home": (200, 900)}
#: Some girls stay only this part of it everywhere, and move again.
_RESTLESS = 0.35
#: Where one goes on to; the row ends with the last stay before the end of the course.
_NEXT = {
    "family": ("crisis", "residential", "kinship", "foster", "family_home", "closed"),
    "kinship": ("family", "residential", "crisis", "supervised_living"),
    "foster": ("family", "residential", "crisis", "supervised_living"),
    "family_home": ("family", "residential", "supervised_living"),
    "crisis": ("residential", "residential", "family", "foster", "closed"),
    "residential": ("supervised_living", "supervised_living", "family", "closed", "residential"),
    "closed": ("supervised_living", "residential", "family"),
    "supervised_living": ("own_home", "family"),
    "own_home": ("own_home",),
}
#: A closed placement begins so many days before she comes of age at the latest.
_CLOSED_BEFORE_18 = 90
_AT_HOME = frozenset({"family", "own_home"})
_FROM_16 = frozenset({"supervised_living", "own_home"})
_RUN_FROM = frozenset({"residential", "crisis", "foster"})
_PROVIDER = {"crisis": "org-anker", "residential": "org-anker", "closed": "org-steiger", "foster": "org-brug",
             "family_home": "org-brug", "supervised_living": "org-kade"}
#: Sealed in the record; clearly made up.
_CLOSED_PURPOSE = ("rust en veiligheid, verzonnen", "onderzoek en rust, verzonnen", "stabiliseren, verzonnen")
#: A measure of a court ends on this day at the latest.
_OF_AGE = "18 geworden"


def is_supervised(girl: Girl) -> None:
    """Some girls are under a supervision order of a court, until they come of age."""
    if girl.opened >= girl.turns_18 - 120 or not girl.chance(0.35):
        return
    girl.supervised = True
    began = girl.opened + girl.between(-200, 100)
    lapses = min(began + 365 * girl.between(1, 3), girl.turns_18)
    girl.tell("measure_started", began, {"measure": "m1", "kind": "supervision_order"}, "m1")
    girl.tell("measure_ended", lapses, {"measure": "m1", "reason": _OF_AGE if lapses == girl.turns_18 else
                                        "niet verlengd"}, "m1")


def lives(girl: Girl) -> None:
    """Her places one after the other. Most girls stay at home."""
    kind, since = "family", max(girl.born.toordinal(), girl.opened - girl.between(500, 3000))
    place = _moves_in(girl, kind, since, None)
    if girl.chance(0.5):
        return
    leaves = girl.opened + girl.between(-90, 500)
    pace = _RESTLESS if girl.chance(0.3) else 1.0
    while leaves < girl.ends:
        after = _after(girl, kind, leaves)
        if kind in _RUN_FROM and girl.chance(0.25):
            leaves, place = _runs_away(girl, place, leaves)
        if after == kind == "own_home":
            return
        if after in _FROM_16 and kind != "closed" and girl.chance(0.5):
            waits_for(girl, "housing", max(girl.opened, leaves - girl.between(60, 300)), leaves)
        _moves_out(girl, kind, place, leaves)
        kind, since = after, leaves
        stay = round(girl.between(*_STAY[kind]) * (1.0 if kind == "closed" else pace))
        place = _moves_in(girl, kind, since, stay)
        leaves = _stays_closed(girl, since, since + stay) if kind == "closed" else since + stay


def _after(girl: Girl, kind: str, day: int) -> str:
    after = girl.one_of(_NEXT[kind])
    if after in _FROM_16 and day < girl.turns_16:
        return "residential"
    return "supervised_living" if after == "closed" and day >= girl.turns_18 - _CLOSED_BEFORE_18 else after


def _moves_in(girl: Girl, kind: str, day: int, stay: int | None) -> str:
    place = girl.new_name("p")
    fields: dict[str, Any] = {"placement": place, "kind": kind}
    if kind in _PROVIDER:
        fields["provider"] = _PROVIDER[kind]
    if kind not in _AT_HOME and kind not in _FROM_16 and girl.supervised and day < girl.turns_18:
        fields["basis"] = "court_order"
    if kind == "closed":
        fields["purpose"] = girl.one_of(_CLOSED_PURPOSE)
    if stay is not None and kind not in _AT_HOME:
        fields["planned_end"] = iso(day + stay)
    girl.tell("placement_started", day, fields, "placement")
    return place


def _moves_out(girl: Girl, kind: str, place: str, day: int) -> None:
    """An end with its effect, told of every closed placement; of others the next placement often says enough."""
    if kind == "closed":
        effect = girl.one_of(("negative", "negative", "positive", "mixed", "unknown"))
        girl.tell("placement_ended", day, {"placement": place, "effect": effect}, "placement")
    elif girl.chance(0.4):
        reason = girl.one_of(("as_planned", "breakdown", "safety", "request_of_young_person", "request_of_carer"))
        girl.tell("placement_ended", day, {"placement": place, "reason": reason}, "placement")


def _runs_away(girl: Girl, place: str, day: int) -> tuple[int, str]:
    """She runs away, and nobody knows where she sleeps; answers the day on which she is found."""
    found = day + girl.between(2, 21)
    girl.tell("setback_recorded", day, {"kind": "ran_away"})
    girl.tell("placement_ended", day, {"placement": place, "reason": "ran_away"}, "placement")
    unknown = girl.new_name("p")
    girl.tell("placement_started", day, {"placement": unknown, "kind": "unknown_whereabouts"}, "placement")
    return found, unknown


def _stays_closed(girl: Girl, since: int, planned: int) -> int:
    """A closed placement on an authorisation of the court, and the wait for a room; answers when she leaves."""
    leaves = planned + girl.between(20, 220) if girl.chance(NO_ROOM_AFTER_CLOSED) else planned - girl.between(0, 20)
    measure = girl.new_name("mc")
    girl.tell("measure_started", since, {"measure": measure, "kind": "closed_placement_authorisation"}, measure)
    girl.tell("measure_ended", min(leaves, girl.turns_18), {"measure": measure}, measure)
    waits_for(girl, "housing", planned - girl.between(10, 60), leaves)
    return leaves
