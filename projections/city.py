"""The city on a day: how many girls are overloaded, stand still, wait, are heard (measures.md, For the city)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from projections.days import YEAR
from projections.ladder import ladder
from projections.medians import kaplan_meier_median, median
from projections.persons import came_back_share, no_new_start_share
from projections.rounding import SHARE_DECIMALS, rate, rounded, share
from projections.scope import Scope

if TYPE_CHECKING:
    from datetime import date

    from projections.questions import Reader

#: States of an open trajectory that are counted on the day.
COUNTED = ("stalled", "stalled_without_help", "silent", "three_or_more_placements", "three_or_more_case_directors",
           "unsafe")


def metrics(reader: Reader, on: date, district: str | None = None, organisation: str | None = None,
            ) -> dict[str, Any]:
    """The figures of the city, of a district or of an organisation's trajectories on a day."""
    scope, day = Scope(reader, district, organisation), on.toordinal()
    whole = reader.tables["trajectory"].c
    is_open = reader.one(select(func.count()).select_from(reader.tables["trajectory"]).where(scope.open_on(day)))
    states, waiting = _states(scope, day), _waiting(scope, day)
    ratios = _ratios(scope, day)
    middle = median(ratios)
    overloaded = sum(number for ratio, number in ratios.items() if ratio > 1)
    return {
        "open": is_open,
        "overloaded": overloaded, "overloaded_share": share(overloaded, is_open),
        "stalled": states["stalled"], "stalled_share": share(states["stalled"], is_open),
        "stalled_without_help": states["stalled_without_help"],
        "silent": states["silent"],
        "median_ratio": None if middle is None else rounded(middle, SHARE_DECIMALS),
        "three_or_more_placements": states["three_or_more_placements"],
        "three_or_more_case_directors": states["three_or_more_case_directors"],
        **_rates_of_the_year(scope, day),
        **_closed(scope, day),
        "waiting": waiting,
        "heard_within_90_days_share": share(states["heard_within_90_days"], is_open),
        "unsafe": states["unsafe"],
        "median_days_to_specialist": _days_to_specialist(scope, day),
        "came_back_share": came_back_share(reader, on, scope.on(day, whole.trajectory)),
        "no_new_start_share": no_new_start_share(reader, on, scope.on(day, whole.trajectory)),
        "ladder": ladder(reader, on),
    }


def _running(scope: Scope, day: int, name: str, *columns: Any) -> Any:
    """These columns of the spells of a table that run on the day in trajectories that are open."""
    spell, whole = scope.reader.tables[name], scope.reader.tables["trajectory"]
    return (select(*columns).select_from(spell).join(whole, whole.c.trajectory == spell.c.trajectory)
            .where(spell.c.since <= day, spell.c.until > day, scope.open_on(day)))


def _states(scope: Scope, day: int) -> dict[str, int]:
    """How many open trajectories are in each state."""
    state = scope.reader.tables["state_spell"].c.state
    names = (*COUNTED, "heard_within_90_days")
    asked = _running(scope, day, "state_spell", state, func.count()).where(state.in_(names)).group_by(state)
    return dict.fromkeys(names, 0) | dict(map(tuple, scope.reader.all(asked)))


def _ratios(scope: Scope, day: int) -> dict[Fraction, int]:
    """How many open trajectories have each ratio of load and capacity."""
    load = scope.reader.tables["load_spell"].c
    asked = _running(scope, day, "load_spell", load.appointments, load.capacity, func.count()).group_by(
        load.appointments, load.capacity)
    found: dict[Fraction, int] = {}
    for appointments, capacity, number in scope.reader.all(asked):
        ratio = Fraction(appointments, capacity)
        found[ratio] = found.get(ratio, 0) + number
    return found


def _closed(scope: Scope, day: int) -> dict[str, int]:
    """Who is in a closed placement now, and who is after its planned end."""
    lived = scope.reader.tables["placement"].c
    asked = _running(scope, day, "placement", func.count()).where(lived.kind == "closed")
    return {"closed_now": scope.reader.one(asked),
            "closed_beyond_purpose_now": scope.reader.one(asked.where(lived.planned_end <= day))}


def _waiting(scope: Scope, day: int) -> dict[str, int]:
    """The waits that run, by what is waited for."""
    waits_for = scope.reader.tables["wait"].c.waits_for
    asked = _running(scope, day, "wait", waits_for, func.count()).group_by(waits_for).order_by(waits_for)
    return dict(map(tuple, scope.reader.all(asked)))


def _rates_of_the_year(scope: Scope, day: int) -> dict[str, float | None]:
    """Handovers per 1,000 open days and moves per 1,000 days out of home; of every trajectory, open or not."""
    first, end = day - YEAR + 1, day + 1
    tables = scope.reader.tables
    whole, lived, given = tables["trajectory"].c, tables["placement"].c, tables["handover"].c
    in_view = scope.on(day, whole.trajectory)
    changes = scope.reader.one(select(func.count()).select_from(tables["handover"]).where(
        given.formal, given.day >= first, given.day < end, scope.on(day, given.trajectory)))
    moves = scope.reader.one(select(func.count()).select_from(tables["placement"]).where(
        lived.move, lived.since >= first, lived.since < end, scope.on(day, lived.trajectory)))
    open_days = sum(min(until, end) - max(since, first) for since, until in scope.reader.all(
        select(whole.opened_on, whole.closed_on).where(whole.opened_on < end, whole.closed_on > first, in_view)))
    days_out = sum(min(until, end) - max(since, first) for since, until in scope.reader.all(
        select(lived.since, lived.until).where(lived.out_of_home, lived.since < end, lived.until > first,
                                               lived.since < lived.until, scope.on(day, lived.trajectory))))
    return {"changes_per_1000_days": rate(changes, open_days), "moves_per_1000_days": rate(moves, days_out)}


def _days_to_specialist(scope: Scope, day: int) -> int | None:
    """From first signal to first specialist, the median, those who still wait counted for as long as they waited."""
    whole = scope.reader.tables["trajectory"].c
    ended, censored = [], []
    for signal, specialist, closed in scope.reader.all(
            select(whole.first_signal_on, whole.first_specialist_on, whole.closed_on)
            .where(whole.first_signal_on <= day, scope.on(day, whole.trajectory))):
        if specialist <= day:
            ended.append(specialist - signal)
        else:
            censored.append(min(closed, day) - signal)
    return kaplan_meier_median(ended, censored)
