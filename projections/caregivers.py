"""Who stands beside her, from when to when, and each time that one hands over to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from domain.caregivers import SINGLE_ROLES
from projections.days import Spell, at_least, union

if TYPE_CHECKING:
    from projections.course import Course, Rows


@dataclass
class Holding:
    """A caregiver in a role; `until` is the closing while it runs, `ended` the place in the record of its end."""

    caregiver: str
    role: str
    organisation: str | None
    formal: bool
    since: int
    until: int
    ended: int = 0


def fold(course: Course, rows: Rows) -> list[Holding]:
    """Who held which role when, and the handovers."""
    holdings: list[Holding] = []
    takings: list[tuple[Holding, Holding | None, str]] = []
    held: dict[tuple[str, str], Holding] = {}
    for day, place, fact in course.of("caregiver_assigned", "caregiver_changed", "caregiver_released"):
        before: Holding | None = None
        if hasattr(fact, "to"):
            before = held.pop((fact.role, fact.from_))
        elif not hasattr(fact, "formal"):
            before = held.pop((fact.role, fact.caregiver), None)
        elif fact.role in SINGLE_ROLES:
            key = next((k for k in held if k[0] == fact.role), None)
            before = held.pop(key) if key else None
        if before is not None:
            before.until, before.ended = day, place
        if not hasattr(fact, "warm_handover"):
            continue
        new = _holding(fact, before, day, course.closed_on)
        takings.append((new, before, fact.warm_handover))
        holdings.append(new)
        held[new.role, new.caregiver] = new
    rows["role_spell"] += [(course.name, h.caregiver, h.role, h.organisation, h.formal, h.since, h.until)
                           for h in holdings]
    for n, (new, before, warm) in enumerate(takings):
        old = before or _last_before(new, holdings[:n], course.thresholds.handover_within)
        if old is not None:
            rows["handover"].append((course.name, new.since, new.role, old.caregiver, new.caregiver, new.formal, warm))
    _many_directors(course, rows, holdings)
    return holdings


def _holding(fact: Any, before: Holding | None, day: int, closed_on: int) -> Holding:
    """The role as it is taken up; a change leaves organisation and formal as they were unless it says otherwise."""
    if hasattr(fact, "caregiver"):
        return Holding(fact.caregiver, fact.role, fact.organisation, fact.formal, day, closed_on)
    assert before is not None  # noqa: S101 - a change is from whoever holds the role
    return Holding(fact.to, fact.role, fact.organisation if fact.organisation is not None else before.organisation,
                   fact.formal if fact.formal is not None else before.formal, day, closed_on)


def _last_before(new: Holding, earlier: list[Holding], within: int) -> Holding | None:
    """Whom this one comes after: the last who held the role at least a day, if that is somebody else, gone not long.

    Nobody, when somebody holds it that day (measures.md, turnover). Of two who left on one day the one whose leaving
    was recorded last was the last.
    """
    in_role = [h for h in earlier if h.role == new.role]
    if any(h.since <= new.since < h.until for h in in_role):
        return None
    last = max((h for h in in_role if h.since < h.until), key=lambda h: (h.until, h.ended), default=None)
    if last is None or last.caregiver == new.caregiver or new.since - last.until > within:
        return None
    return last


def _many_directors(course: Course, rows: Rows, holdings: list[Holding]) -> None:
    """The days on which three or more were case director in the year."""
    by_director: dict[str, list[Spell]] = {}
    for h in holdings:
        if h.role == "case_director" and h.since < h.until:
            by_director.setdefault(h.caregiver, []).append((h.since, h.until + 364))
    counted = [spell for spells in by_director.values() for spell in union(spells)]
    rows["state_spell"] += [(course.name, "three_or_more_case_directors", since, until)
                            for since, until in at_least(counted, course.thresholds.many_case_directors)]
