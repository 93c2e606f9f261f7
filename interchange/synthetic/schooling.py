"""School month by month: it goes first when things go wrong, and going back is a turning point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interchange.synthetic.causes import SCHOOL_DROP_OUT_PER_MONTH
from interchange.synthetic.helping import risk_raised

if TYPE_CHECKING:
    from interchange.synthetic.girl import Girl

#: Chances per month, by her status at school: absence begins, or ends in school with or without extra support.
_ABSENT = {"regular": 0.03, "extra_support": 0.02}
_BACK = {"absence": 0.07, "dropped_out": 0.015}
_QUALIFIES, _QUALIFIES_FROM = 0.02, 200


def goes_on_at_school(girl: Girl, day: int, *, overloaded: bool) -> None:
    """One month at school."""
    status, on = girl.school, day + girl.between(1, 28)
    raised = risk_raised(girl, day, overloaded=overloaded)
    if girl.chance(SCHOOL_DROP_OUT_PER_MONTH.get(status, 0) * raised):
        _now(girl, "dropped_out", on)
    elif girl.chance(_ABSENT.get(status, 0)):
        _now(girl, "absence", on)
        girl.tell("setback_recorded", on, {"kind": "school_absence"})
    elif not girl.stands_still(on) and girl.chance(_BACK.get(status, 0) * girl.progress):
        _now(girl, girl.one_of(("regular", "extra_support")), on)
        girl.tell("milestone_reached", on, {"kind": "school_resumed"})
    elif status in _ABSENT and day > girl.turns_18 - _QUALIFIES_FROM and not girl.stands_still(on) \
            and girl.chance(_QUALIFIES):
        _now(girl, "qualified", on)
        girl.tell("milestone_reached", on, {"kind": "qualification"})


def _now(girl: Girl, status: str, day: int) -> None:
    girl.school = status
    girl.tell("school_status_changed", day, {"status": status}, "school")
