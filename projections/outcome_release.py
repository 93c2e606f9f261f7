"""What of the outcomes may be told to whoever may not know of a single girl: the last step, and nothing but that.

A curve is a list of days on which something happened to somebody. What leaves is read on fixed days alone, in whole
percents and multiples of 5, and only where at least ten girls had it since it was last told and ten did not.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from projections.hiding import FEWEST, MOVED, rounded_to_step

if TYPE_CHECKING:
    from collections.abc import Sequence

_MONTHS = 3

Figure = dict[str, Any]


def released(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of the outcomes as they may leave; what is hidden is None, with `hidden` true beside it."""
    return [{**figure, "left_out": {why: _told(number) for why, number in figure["left_out"].items()},
             "groups": _groups(figure["groups"])} for figure in figures]


def last_of_quarter(on: date) -> date:
    """The last day of the quarter that was over last: the days for which figures leave.

    Of a free day the figures of the day before could be taken away, and what is left is one girl.
    """
    return date(on.year, on.month - (on.month - 1) % _MONTHS, 1) - timedelta(days=1)


def _groups(groups: Sequence[Figure]) -> list[Figure]:
    """No group under ten; and when those hidden are together under ten, the smallest of the others neither."""
    hidden = {each["group"] for each in groups if each["number"] < FEWEST}
    told = sorted((each for each in groups if each["group"] not in hidden), key=lambda each: int(each["number"]))
    if hidden and told and sum(each["number"] for each in groups if each["group"] in hidden) < FEWEST:
        hidden.add(told[0]["group"])
    return [_hidden(each) if each["group"] in hidden else _group(each) for each in groups]


def _hidden(group: Figure) -> Figure:
    return {**dict.fromkeys(group), "group": group["group"], "hidden": True}


def _group(group: Figure) -> Figure:
    """Without its steps: each is the day of a girl."""
    had = max(moment["had"] for moment in group["at"])
    middle = group["median_days"]
    return {**_hidden(group), "number": rounded_to_step(group["number"]), "hidden": False, "at": _moments(group),
            "median_days": None if middle is None or had < FEWEST else rounded_to_step(middle)}


def _moments(group: Figure) -> list[Figure]:
    """The fixed days; an end that is told on none of them is not named, for that would say that somebody had it."""
    names = list(group["at"][0]["ends"])
    last = {"": 0, **dict.fromkeys(names, 0)}
    stood: int | None = None
    found = []
    for moment in group["at"]:
        seen = moment["at_risk"] >= FEWEST
        stood = _stands(moment["at_risk"], stood) if seen else None

        def share(name: str, of: Figure, *, seen: bool = seen) -> Figure:
            if not seen or of["had"] - last[name] < FEWEST or group["number"] - of["had"] < FEWEST:
                return {"share": None, "low": None, "high": None, "hidden": True}
            last[name] = of["had"]
            return {**{bound: percent(of[bound]) for bound in ("share", "low", "high")}, "hidden": False}

        found.append({"day": moment["day"], "at_risk": stood, **share("", moment),
                      "ends": {name: share(name, moment["ends"][name]) for name in names}})
    told = {name for moment in found for name, of in moment["ends"].items() if not of["hidden"]}
    return [{**moment, "ends": {name: of for name, of in moment["ends"].items() if name in told}} for moment in found]


def _told(number: int) -> int | None:
    return None if number < FEWEST else rounded_to_step(number)


def _stands(number: int, before: int | None) -> int:
    fresh = rounded_to_step(number)
    return fresh if before is None or abs(fresh - before) >= MOVED else before


def percent(share: float | None) -> float | None:
    """In whole percents."""
    return None if share is None else round(share, 2)
