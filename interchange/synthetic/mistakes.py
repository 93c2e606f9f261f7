"""What was written down wrongly at first, and mended: corrected, corrected again, or taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from interchange.synthetic.course import iso

if TYPE_CHECKING:
    from interchange.synthetic.girl import Girl

_CORRECTED, _CORRECTED_TWICE, _RETRACTED = 0.5, 0.1, 0.15
#: A wrong day lies so many days before the true one, at most.
_DAYS_WRONG = 20
#: Facts of which the day is free: no other fact begins or ends with them.
_FREE = frozenset({"view_recorded", "milestone_reached", "setback_recorded", "police_contact_recorded"})
_MISTYPED = "verkeerd ingevoerd, verzonnen"
_OF_ANOTHER = "hoorde bij een ander meisje, verzonnen"


def are_mended(girl: Girl) -> None:
    """Some facts were wrong at first; what the corrections say is what really happened (the causes hold for it)."""
    told = girl.course.told()
    if girl.chance(_CORRECTED):
        line = girl.one_of(told)
        wrong = _wrong(girl, line)
        if wrong:
            true = {name: line.get(name) for name in wrong}
            line.update(wrong)
            if girl.chance(_CORRECTED_TWICE):
                _correct(girl, line, girl.between(1, 20), wrong)
            _correct(girl, line, girl.between(2, 60), true)
    if girl.chance(_RETRACTED):
        _is_taken_back(girl)


def _wrong(girl: Girl, line: dict[str, Any]) -> dict[str, Any]:
    """What was written in the place of the truth; nothing when this fact is never wrong."""
    if line["event"] == "intervention_started" and line.get("appointments_per_week"):
        return {"appointments_per_week": line["appointments_per_week"] + 1}
    if line["event"] in _FREE:
        day = date.fromisoformat(line["occurred_on"]).toordinal()
        if day - _DAYS_WRONG > girl.opened:
            return {"occurred_on": iso(day - girl.between(1, _DAYS_WRONG))}
    if line["event"] == "goal_reviewed":
        return {"score": 0 if line["score"] else 1}
    return {"verdict": "unknown"} if line["event"] == "safety_assessed" else {}


def _correct(girl: Girl, line: dict[str, Any], later: int, values: dict[str, Any]) -> None:
    girl.course.mend("entry_corrected", line, later, {"reason": _MISTYPED, "values": values}, "intake")


def _is_taken_back(girl: Girl) -> None:
    day = girl.between(girl.opened, girl.ends - 1)
    line = girl.course.tell("setback_recorded", day, {"kind": "offence"}, girl.director(day))
    girl.course.mend("entry_retracted", line, girl.between(1, 40), {"reason": _OF_ANOTHER}, "intake")
