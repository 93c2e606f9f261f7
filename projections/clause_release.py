"""What of the clauses and their history may be told to whoever may not know of a single girl: acts from five on.

The sum over the clauses is told by the months of the city, and the sum over the versions by the clause.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from projections.acts import part_of_acts_told, told_together
from projections.days import YEAR
from projections.hiding import FEWEST
from projections.hot_spots import PER
from projections.rounding import rate, rounded
from projections.told import days_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: What came of the deviations: each a part of one that stands before it, of which the rest is a count of acts too.
_PARTS = (("backed", "deviations"), ("evaluated", "deviations"), ("solved", "deviations"), ("solved", "evaluated"))
_COUNTS = ("deviations", "backed", "evaluated", "solved")


def clauses_told(left: Mapping[tuple[str, str], Mapping[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    """Deviations, backed and solved of all clauses of the city together, with `hidden`."""
    deviations = told_together({name: row["deviations"] for name, row in left.items()})
    return {name: _clause(row, deviations[name]) for name, row in left.items()}


def history_told(clause: Mapping[str, Any], history: Sequence[Mapping[str, Any]], drift: Mapping[str, Any],
                 ) -> dict[str, Any]:
    """The versions of a clause and its months as they may leave, beside the `clause` as it is told.

    What is not told of the clause is not told of a version; her view is told from ten girls on, the years of all girls
    rounded as their days are, and of the months the verdict.
    """
    hidden = {name: _hidden(history, name) if clause.get(name, 0) is not None else set(range(len(history)))
              for name in _COUNTS}
    rows = [_version(row, [name for name in _COUNTS if place in hidden["deviations"] | hidden[name]])
            for place, row in enumerate(history)]
    return {"history": rows,
            "drift": {**drift, "mean": None, "lower": None, "upper": None, "months": None, "hidden": True}}


def _clause(row: Mapping[str, Any], deviations: int | None) -> dict[str, Any]:
    told = {"deviations": deviations, **{name: None if deviations is None else part_of_acts_told(row[name], deviations)
                                         for name in ("backed", "solved")}}
    return {**row, **told, "hidden": None in told.values()}


def _hidden(history: Sequence[Mapping[str, Any]], name: str) -> set[int]:
    """The versions of which this count is not told: for itself, or for what it leaves of one that it is a part of."""
    found = _untold([row[name] for row in history])
    for part, whole in _PARTS:
        if part == name:
            found |= _untold([row[whole] - row[part] for row in history])
    return found


def _untold(counts: Sequence[int]) -> set[int]:
    return {place for place, number in told_together(dict(enumerate(counts))).items() if number is None}


def _version(row: Mapping[str, Any], hidden: Sequence[str]) -> dict[str, Any]:
    view = row["her_view"] if row["her_view"]["told"] >= FEWEST else {"told": None, "mean": None}
    days = days_told(round(row["open_years"] * YEAR), row["days"]) if row["days"] else None
    counts = {**{name: row[name] for name in _COUNTS}, **dict.fromkeys(hidden)}
    return {**row, **counts, "her_view": view, "open_years": rounded(Fraction(days, YEAR), 1) if days else None,
            "per_100_open_years": None if counts["deviations"] is None or not days else
            rate(counts["deviations"], days, PER * YEAR),
            "hidden": bool(hidden) or view["told"] is None or not days}
