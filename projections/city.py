"""The city on a day: how many girls are overloaded, stand still, wait, are heard (measures.md, For the city)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from projections.days import YEAR
from projections.ladder import ladder
from projections.medians import kaplan_meier_median, median
from projections.persons import came_back, no_new_start
from projections.rounding import SHARE_DECIMALS, rate, rounded, share
from projections.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from projections.questions import Reader

#: States of an open trajectory that are counted on the day.
COUNTED = ("stalled", "stalled_without_help", "silent", "three_or_more_placements", "three_or_more_case_directors",
           "unsafe", "heard_within_90_days")
#: Shares of the city: so many, of so many (names of counts).
SHARES = {"overloaded_share": ("overloaded", "open"), "stalled_share": ("stalled", "open"),
          "heard_within_90_days_share": ("heard_within_90_days", "open"),
          "came_back_share": ("came_back", "opened_in_the_year"),
          "no_new_start_share": ("no_new_start", "closed_a_half_year_ago")}
RATES = {"changes_per_1000_days": ("changes", "open_days"), "moves_per_1000_days": ("moves", "days_out_of_home")}


def metrics(reader: Reader, on: date, district: str | None = None, organisation: str | None = None,
            ) -> dict[str, Any]:
    """The figures of the city, of a district or of an organisation's trajectories on a day."""
    counts = counts_on(reader, on, district, organisation)
    return {**figures_of(counts), "ladder": ladder(reader, on)}


def counts_on(reader: Reader, on: date, district: str | None = None, organisation: str | None = None,
              ) -> dict[str, Any]:
    """What the figures of a day are made of: girls, handovers, moves and days, exact, by name; and two medians.

    `with_signal`: the trajectories over which the median number of days to a specialist is taken.
    """
    scope, day = Scope(reader, district, organisation), on.toordinal()
    whole = reader.tables["trajectory"].c
    in_view = scope.on(day, whole.trajectory)
    ratios = _ratios(scope, day)
    back, opened = came_back(reader, on, in_view)
    calm, closed = no_new_start(reader, on, in_view)
    return {
        "open": reader.one(select(func.count()).select_from(reader.tables["trajectory"]).where(scope.open_on(day))),
        "overloaded": sum(number for ratio, number in ratios.items() if is_overloaded(ratio)),
        "median_ratio": median(ratios),
        **_states(scope, day), **_rates_of_the_year(scope, day), **_closed(scope, day),
        "waiting": _waiting(scope, day), **_days_to_specialist(scope, day),
        "came_back": back, "opened_in_the_year": opened, "no_new_start": calm, "closed_a_half_year_ago": closed,
    }


def figures_of(counts: Mapping[str, Any]) -> dict[str, Any]:
    """The figures that these counts make; what is made of a count that is None (hidden) is None."""
    shares = {key: _made(share, counts[part], counts[of]) for key, (part, of) in SHARES.items()}
    middle = counts["median_ratio"]
    return {
        "open": counts["open"],
        "overloaded": counts["overloaded"], "overloaded_share": shares["overloaded_share"],
        "stalled": counts["stalled"], "stalled_share": shares["stalled_share"],
        "stalled_without_help": counts["stalled_without_help"],
        "silent": counts["silent"],
        "median_ratio": None if middle is None else rounded(middle, SHARE_DECIMALS),
        "three_or_more_placements": counts["three_or_more_placements"],
        "three_or_more_case_directors": counts["three_or_more_case_directors"],
        **{key: _made(rate, counts[part], counts[of]) for key, (part, of) in RATES.items()},
        "closed_now": counts["closed_now"], "closed_beyond_purpose_now": counts["closed_beyond_purpose_now"],
        "waiting": counts["waiting"],
        "heard_within_90_days_share": shares["heard_within_90_days_share"],
        "unsafe": counts["unsafe"],
        "median_days_to_specialist": counts["median_days_to_specialist"],
        "came_back_share": shares["came_back_share"],
        "no_new_start_share": shares["no_new_start_share"],
    }


def _made(how: Callable[[int, int], float | None], part: int | None, whole: int | None) -> float | None:
    return None if part is None or whole is None else how(part, whole)


def is_overloaded(ratio: Fraction) -> bool:
    """More is asked than can be carried (measures.md, load)."""
    return ratio > 1


def running(scope: Scope, day: int, name: str, *columns: Any) -> Any:
    """These columns of the spells of a table that run on the day in trajectories that are open."""
    spell, whole = scope.reader.tables[name], scope.reader.tables["trajectory"]
    return (select(*columns).select_from(spell).join(whole, whole.c.trajectory == spell.c.trajectory)
            .where(spell.c.since <= day, spell.c.until > day, scope.open_on(day)))


def _states(scope: Scope, day: int) -> dict[str, int]:
    """How many open trajectories are in each state."""
    state = scope.reader.tables["state_spell"].c.state
    asked = running(scope, day, "state_spell", state, func.count()).where(state.in_(COUNTED)).group_by(state)
    return dict.fromkeys(COUNTED, 0) | dict(map(tuple, scope.reader.all(asked)))


def _ratios(scope: Scope, day: int) -> dict[Fraction, int]:
    """How many open trajectories have each ratio of load and capacity."""
    load = scope.reader.tables["load_spell"].c
    asked = running(scope, day, "load_spell", load.appointments, load.capacity, func.count()).group_by(
        load.appointments, load.capacity)
    found: dict[Fraction, int] = {}
    for appointments, capacity, number in scope.reader.all(asked):
        ratio = Fraction(appointments, capacity)
        found[ratio] = found.get(ratio, 0) + number
    return found


def _closed(scope: Scope, day: int) -> dict[str, int]:
    """Who is in a closed placement now, and who is after its planned end."""
    lived = scope.reader.tables["placement"].c
    asked = running(scope, day, "placement", func.count()).where(lived.kind == "closed")
    return {"closed_now": scope.reader.one(asked),
            "closed_beyond_purpose_now": scope.reader.one(asked.where(lived.planned_end <= day))}


def _waiting(scope: Scope, day: int) -> dict[str, int]:
    """The waits that run, by what is waited for."""
    waits_for = scope.reader.tables["wait"].c.waits_for
    asked = running(scope, day, "wait", waits_for, func.count()).group_by(waits_for).order_by(waits_for)
    return dict(map(tuple, scope.reader.all(asked)))


def _rates_of_the_year(scope: Scope, day: int) -> dict[str, int]:
    """Handovers and open days, moves and days out of home of the year; of every trajectory, open or not."""
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
    return {"changes": changes, "open_days": open_days, "moves": moves, "days_out_of_home": days_out}


def _days_to_specialist(scope: Scope, day: int) -> dict[str, int | None]:
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
    return {"median_days_to_specialist": kaplan_meier_median(ended, censored),
            "with_signal": len(ended) + len(censored)}
