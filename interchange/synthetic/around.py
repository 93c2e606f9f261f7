"""Who stands beside her: caregivers who come, leave and hand over, and the one person she trusts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from interchange.synthetic.girl import Girl

#: Whom she may trust outside the circle of caregivers; and as what.
_TRUSTED = (("tante", "family"), ("oma", "family"), ("oudere zus", "family"), ("sportcoach", "informal"),
            ("buurvrouw", "informal"), ("jongerenwerker", "informal"))
_WHY_OFFICES_CHANGE = ("reallocated", "caseload", "absence", "at_her_request")


def has_a_case_director(girl: Girl) -> None:
    """One after the other on a desk; now and then another desk takes her over, or nobody does for a while."""
    desk = girl.workforce.case_director(girl.district, girl.opened, girl.closes)
    day = girl.opened + girl.between(0, 10)
    moves = day + int(girl.dice.expovariate(1 / 1500)) + 60
    girl.directors = desk.holders(day, min(moves, girl.ends))
    if moves < girl.ends:
        other = girl.workforce.case_director(girl.district, girl.opened, girl.closes)
        if other is not desk:
            girl.directors += other.holders(moves, girl.ends)
        else:
            girl.directors = desk.holders(day, girl.ends)
    before = None
    for code, since, _ in girl.directors:
        if before is None:
            girl.tell("caregiver_assigned", since, {"caregiver": code, "role": "case_director",
                                                    "organisation": desk.organisation}, "case_director")
        else:
            _hands_over(girl, "case_director", before, code, since,
                        girl.one_of(_WHY_OFFICES_CHANGE) if since == moves else "left", "case_director")
        before = code


def has_a_guardian(girl: Girl) -> None:
    """With a supervision order comes somebody of the certified institution, and often somebody else again."""
    since = girl.opened + girl.between(0, 40)
    until = min(girl.turns_18, girl.ends) if girl.supervised else since
    before: str | None = None
    while since < until:
        desk = girl.workforce.any_desk("org-voogdij")
        leaves = min(since + girl.between(120, 500), until)
        for code, at, _ in desk.holders(since, leaves):
            if before is None:
                girl.tell("caregiver_assigned", at, {"caregiver": code, "role": "guardian",
                                                     "organisation": desk.organisation}, "guardian")
            elif code != before:
                _hands_over(girl, "guardian", before, code, at, "reallocated" if at == since else "left", "guardian")
            before = code
        since = leaves
    if before is not None:
        girl.tell("caregiver_released", until, {"caregiver": before, "role": "guardian"}, "guardian")


def stands_beside(girl: Girl, role: str, organisation: str, since: int, until: int, *, formal: bool) -> None:
    """Somebody of an organisation holds a role from `since` up to `until`; who leaves is succeeded that day.

    Told when it is over, so that its end is known. A desk does not serve a girl twice at a time.
    """
    desk = girl.workforce.any_desk(organisation)
    if since < girl.desks.get(id(desk), 0) or since >= min(until, girl.ends):
        return
    girl.desks[id(desk)] = until
    holders, thread = desk.holders(since, min(until, girl.ends)), f"{role} {desk.codes[0]}"
    fields: dict[str, Any] = {"caregiver": holders[0][0], "role": role, "organisation": organisation}
    if not formal:
        fields["formal"] = False
    if girl.chance(0.4):
        fields["warm_handover"] = girl.warmth()
    girl.tell("caregiver_assigned", since, fields, thread)
    for (code, *_), (after, at, _) in pairwise(holders):
        _hands_over(girl, role, code, after, at, "left", thread)
    girl.tell("caregiver_released", until, {"caregiver": holders[-1][0], "role": role}, thread)


def _hands_over(girl: Girl, role: str, code: str, to: str, day: int, reason: str, thread: str) -> None:
    girl.tell("caregiver_changed", day, {"role": role, "from": code, "to": to, "reason": reason,
                                         "warm_handover": girl.warmth()}, thread)


def trusts(girl: Girl) -> None:
    """Somebody she trusts; when that is a caregiver who leaves, she loses whom she trusted."""
    day = girl.opened + girl.between(20, 300)
    for _ in range(girl.between(0, 2)):
        if girl.chance(0.4):
            code, leaves = _director_who_leaves(girl, day)
            relation = "caregiver"
        else:
            code, relation = girl.one_of(_TRUSTED)
            leaves = day + girl.between(200, 1500)
        person: dict[str, Any] = {"person": code, "relation": relation}
        if girl.chance(0.2):
            person["may_step_outside_protocol"] = True
        girl.tell("trusted_person_named", day, person, "trusted")
        girl.tell("trusted_person_lost", leaves, {"person": code, "reason": "contact verbroken, verzonnen"},
                  "trusted")
        day = leaves + girl.between(30, 200)


def _director_who_leaves(girl: Girl, day: int) -> tuple[str, int]:
    """The case director of that day, and the day on which she hands over."""
    for code, since, until in girl.directors:
        if since <= day < until:
            return code, until
    return "intake", day + 100
