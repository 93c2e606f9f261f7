"""The city's figures as they are told to whoever sees no persons: nothing of fewer than ten girls, the rest rounded.

Of what is left all is made anew: a share of the rounded counts, a rate of rounded days. What is hidden is None, and
`hidden` says so. The rules of hiding stand in projections/hiding.py, and why in docs/adr/0014.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from projections.acts import acts_told, told_together
from projections.background import ITEMS
from projections.city import RATES, figures_of
from projections.city_counts import PARTS, WHOLES, cell_of, city_counts, waits_for
from projections.days import YEAR
from projections.hiding import FEWEST, FEWEST_ACTS, STEP, Counts, Key, Sum, figure, rounded_to_step
from projections.protection import protect
from projections.rounding import RATE_DECIMALS, rate, rounded, share
from projections.series import STATES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MIDDLES = {"median_ratio": "open", "median_days_to_specialist": "with_signal"}
_DAYS_OF = {days: part for part, days in RATES.values()}
#: What counts acts and no girls.
ACTS = ("deviations", "dilemmas", "answer_days")


def last_month_end(day: date) -> date:
    """The last day of a month on or before this day: figures are told of those days alone."""
    tomorrow = day + timedelta(days=1)
    return day if tomorrow.day == 1 else day.replace(day=1) - timedelta(days=1)


def city_told(counts: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a day, protected as one, with `hidden` and the names of the figures that are."""
    cells = protect(city_counts(counts))
    told: dict[str, Any] = {name: cells[cell_of(name)] for name in (*PARTS, *WHOLES)}
    told["waiting"] = {what: cells[waits_for(what)] for what in counts["waiting"]}
    told |= {name: counts[name] if counts[of] >= FEWEST else None for name, of in _MIDDLES.items()}
    told |= {days: days_told(counts[days], YEAR) for days in _DAYS_OF}
    if told["median_ratio"] is not None:
        told["median_ratio"] = rounded(told["median_ratio"], RATE_DECIMALS)
    if (days := told["median_days_to_specialist"]) is not None:  # so long one of them waited: not to the day
        told["median_days_to_specialist"] = rounded_to_step(days)
    exact, found = figures_of(counts), figures_of(told)
    hidden = [name for name, value in found.items() if value is None and exact[name] is not None]
    hidden += [f"waiting.{what}" for what, number in told["waiting"].items() if number is None]
    return found | {"hidden": bool(hidden), "hidden_figures": sorted(hidden)}


def part_told(part: int, whole: int) -> tuple[int | None, int | None]:
    """A count and the count that it is a part of, as they are told together: the same as `protect` says of the two."""
    if not whole:
        return 0, 0
    if whole < FEWEST:
        return None, None
    return figure(part) if min(part, whole - part) >= FEWEST else None, figure(whole)


def days_told(days: int, length: int) -> int | None:
    """Days of all girls together in a period of so many days: rounded to what five girls have, from ten girls on."""
    step = STEP * length
    return None if 0 < days < FEWEST * length else step * ((days + step // 2) // step)


def series_told(key: str, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The months of a figure of the whole city."""
    return [_marked(row, _month_told(key, row)) for row in rows]


def acts_of_part_told(whole: Sequence[Mapping[str, Any]], parts: Mapping[str, Sequence[Mapping[str, Any]]],
                      wanted: str) -> list[dict[str, Any]]:
    """The months of a figure of acts in one part of the city, told together with those of all its `parts`."""
    found = []
    for place, row in enumerate(parts[wanted]):
        counts: dict[str | None, int] = {part: _acts_in(rows[place]) for part, rows in parts.items()}
        # What was asked in none of them.
        if rest := _acts_in(whole[place]) - sum(counts.values()):
            counts[None] = rest
        is_told = told_together(counts)[wanted] is not None
        found.append(_marked(row, dict(row) if is_told else _row(row, None, None, None)))
    return found


def background_told(report: Mapping[str, Any]) -> dict[str, Any]:
    """The report on background, protected as one. The lowest and highest age are of single girls."""
    whole: Key = ()
    parts = {item: {answer: (f"{item}={answer}",) for answer in report[item]} for item in ITEMS}
    places = {name: (f"district={name}",) for name in report["districts"]}
    dropped, not_dropped = ("dropped out",), ("not dropped out",)
    total = sum(report[ITEMS[0]].values())
    cells: dict[Key, int] = {whole: total, dropped: report["dropped_out"], not_dropped: total - report["dropped_out"],
             **{key: report[item][answer] for item, keys in parts.items() for answer, key in keys.items()},
             **{key: report["districts"][name] for name, key in places.items()}}
    sums = [*(Sum(whole, tuple(keys.values()), tells=True) for keys in parts.values()),
            Sum(whole, (dropped, not_dropped), tells=True), *([Sum(whole, tuple(places.values()))] if places else [])]
    told = protect(Counts(cells, tuple(sums), frozenset({not_dropped})))
    answer: dict[str, Any] = {item: {name: told[key] for name, key in keys.items()} for item, keys in parts.items()}
    answer |= {"ages": {"min": None, "max": None, "mean": report["ages"]["mean"] if total >= FEWEST else None},
               "districts": {name: told[key] for name, key in places.items()}, "dropped_out": told[dropped],
               "closed_effects": {name: alone_told(number) for name, number in report["closed_effects"].items()}}
    return answer | {"hidden": None in told.values() or bool(total)}


def alone_told(number: int) -> int | None:
    """A count that is no part of another that is told."""
    return None if 0 < number < FEWEST else figure(number)


def check_told(check: Mapping[str, Any], told: Mapping[str, float | None], limits: Mapping[str, Any],
               ) -> dict[str, Any]:
    """A check of a learning cycle with its figures as the months are told, and the `limits` of what is told.

    Its verdict stands: it says of no girl what the months do not say.
    """
    def points(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        return [{**row, "value": told.get(row["month"]),
                 **({} if told.get(row["month"]) is not None else {"hidden": True})} for row in rows]

    return {**check, "baseline": {"points": points(check["baseline"]["points"]), **limits},
            "points": points(check["points"])}


def _acts_in(row: Mapping[str, Any]) -> int:
    """How many acts a month counts; of a mean it is what it is taken over."""
    number: int = row["numerator"] if row["denominator"] is None else row["denominator"]
    return number


def _month_told(key: str, row: Mapping[str, Any]) -> dict[str, Any]:
    part, whole = row["numerator"], row["denominator"]
    if key in ACTS:
        few = whole is not None and acts_told(whole, FEWEST_ACTS) is None
        return _row(row, None, None, None) if few else dict(row)
    if key == "mean_ratio":
        mean = None if row["value"] is None or whole < FEWEST else rounded(row["value"], RATE_DECIMALS)
        return _row(row, mean, None, part_told(0, whole)[1])
    if key in STATES:
        few_of, of = part_told(part, whole)
        return _row(row, None if few_of is None or of is None else share(few_of, of), few_of, of)
    events, days = alone_told(part), days_told(whole, _length(row["month"]))
    return _row(row, None if events is None or days is None else rate(events, days), events, days)


def _row(row: Mapping[str, Any], value: float | None, part: int | None, whole: int | None) -> dict[str, Any]:
    return {**row, "value": value, "numerator": part, "denominator": whole}


def _marked(exact: Mapping[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """Marked as hidden when something that is there is not told."""
    return told | {"hidden": True} if any(told[name] is None and exact[name] is not None for name in exact) else told


def _length(month: str) -> int:
    return monthrange(int(month[:4]), int(month[5:]))[1]
