"""The city counted naively, over every trajectory and every day; the oracle of its figures and rows of months."""

from __future__ import annotations

import calendar
from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Any

from tests.projections.brute import Girl
from tests.projections.brute_numbers import half_years_before, over, running, to, years_before

Lines = dict[str, list[dict[str, Any]]]


def metrics(city: Lines, on: int, district: str | None = None, organisation: str | None = None) -> dict[str, Any]:
    everyone = [Girl(lines, on) for lines in city.values()]
    girls = [g for g in everyone if (district is None or g.district == district)
             and (organisation is None or organisation in g.organisations(on))]
    now = [g for g in girls if g.is_open(on)]
    year = range(on - 364, on + 1)

    def count(so: Any) -> int:
        return sum(bool(so(g)) for g in now)

    ratios = sorted(g.asked(on)[0] / g.capacity(on)[0] for g in now)
    middle = (ratios[(len(ratios) - 1) // 2] + ratios[len(ratios) // 2]) / 2 if ratios else None
    changes = sum(h["formal"] and h["since"] in year for g in girls for h in g.handovers)
    open_days = sum(g.is_open(d) for g in girls for d in year)
    moves = sum(p["move"] and p["since"] in year for g in girls for p in g.lived)
    days_out = sum(bool(p["out"]) for g in girls for d in year for p in running(g.lived, d))
    shut = [(g, p) for g in now for p in running(g.lived, on) if p["kind"] == "closed"]
    overloaded, stalled = count(lambda g: g.overloaded(on)), count(lambda g: g.stalled(on))
    return {
        "open": len(now), "overloaded": overloaded, "overloaded_share": to(3, over(overloaded, len(now))),
        "stalled": stalled, "stalled_share": to(3, over(stalled, len(now))),
        "stalled_without_help": count(lambda g: g.stalled(on) and not running(g.help, on)),
        "silent": count(lambda g: g.silent()), "median_ratio": to(3, middle),
        "three_or_more_placements": count(lambda g: g.placement()["placements_year"] >= 3),
        "three_or_more_case_directors": count(lambda g: g.turnover()["case_directors_year"] >= 3),
        "changes_per_1000_days": to(2, over(1000 * changes, open_days)),
        "moves_per_1000_days": to(2, over(1000 * moves, days_out)),
        "closed_now": len(shut),
        "closed_beyond_purpose_now": sum(
            p["planned_end"] is not None and date.fromisoformat(p["planned_end"]).toordinal() <= on for _, p in shut),
        "waiting": dict(Counter(w["for"] for g in now for w in running(g.waits, on))),
        "heard_within_90_days_share": to(3, over(count(lambda g: g.heard() and on - g.heard()[-1]["on"] <= 90),
                                                 len(now))),
        "unsafe": count(lambda g: g.unsafe()),
        "median_days_to_specialist": _kaplan_meier(girls, on),
        "came_back_share": _came_back(girls, everyone, on),
        "no_new_start_share": _no_new_start(girls, everyone, on),
    }


def _kaplan_meier(girls: list[Girl], on: int) -> int | None:
    waits = []
    for g in girls:
        signal, specialist = g.specialist()
        if signal is not None:
            waits.append((specialist - signal, True) if specialist is not None else (min(g.closed, on) - signal, False))
    curve = Fraction(1)
    for days in range(max((w for w, _ in waits), default=-1) + 1):
        at_risk = sum(w >= days for w, _ in waits)
        curve *= 1 - Fraction(sum(w == days and seen for w, seen in waits), at_risk)
        if curve <= Fraction(1, 2):
            return days
    return None


def _came_back(girls: list[Girl], everyone: list[Girl], on: int) -> float | None:
    opened = [g for g in girls if on - 364 <= g.opened <= on]
    back = {g.person for g in opened for other in everyone if other.person == g.person
            and years_before(g.opened, 5) <= other.closed <= g.opened - 1}
    return to(3, over(len(back), len({g.person for g in opened})))


def _no_new_start(girls: list[Girl], everyone: list[Girl], on: int) -> float | None:
    following, half = half_years_before(on)[:2]
    closed = [g for g in girls if half[0] <= g.closed <= half[1]]
    calm = [g for g in closed if not any(
        o.person == g.person and g.closed <= o.opened <= following[1] for o in everyone)]
    return to(3, over(len(calm), len(closed)))


def series(city: Lines, key: str, from_month: str, to_month: str, on: int, district: str | None = None,
           organisation: str | None = None) -> list[dict[str, Any]]:
    rows = []
    year, month = map(int, from_month.split("-"))
    while f"{year}-{month:02}" <= to_month:
        days = range(date(year, month, 1).toordinal(),
                     date(year, month, calendar.monthrange(year, month)[1]).toordinal() + 1)
        if days[-1] < on:
            part, whole = _month(city, key, days, on, district, organisation)
            rows.append({"month": f"{year}-{month:02}", "numerator": part, "denominator": whole})
            rows[-1]["value"] = to(2, over(1000 * part, whole)) if key.endswith("days") else to(3, over(part, whole))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return rows


def _month(city: Lines, key: str, days: range, on: int, district: str | None, organisation: str | None) -> Any:
    def in_view(g: Girl, day: int) -> bool:
        return organisation is None or organisation in g.organisations(day)

    last = days[-1]
    girls = [g for g in (Girl(lines, on) for lines in city.values()) if district is None or g.district == district]
    if key == "changes_per_1000_days":
        return (sum(h["formal"] and h["since"] in days and in_view(g, h["since"]) for g in girls for h in g.handovers),
                sum(g.is_open(d) and in_view(g, d) for g in girls for d in days))
    if key == "moves_per_1000_days":
        return (sum(p["move"] and p["since"] in days and in_view(g, p["since"]) for g in girls for p in g.lived),
                sum(p["out"] and in_view(g, d) for g in girls for d in days for p in running(g.lived, d)))
    then = [g for g in (Girl(lines, last) for lines in city.values())
            if g.is_open(last) and (district is None or g.district == district) and in_view(g, last)]
    match key:
        case "overloaded_share":
            part: Any = sum(g.overloaded(last) for g in then)
        case "stalled_share":
            part = sum(g.stalled(last) for g in then)
        case "silent_share":
            part = sum(g.silent() for g in then)
        case "heard_within_90_days_share":
            part = sum(bool(g.heard()) and last - g.heard()[-1]["on"] <= 90 for g in then)
        case _:
            part = sum((g.asked(last)[0] / g.capacity(last)[0] for g in then), Fraction(0))
    return part, len(then)


