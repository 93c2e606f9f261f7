"""What of the history of a clause may be told to whoever may not know of a single girl: acts from five on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.hiding import FEWEST, FEWEST_ACTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Of a clause, and of each version of it.
_WHOLE = ("deviations", "backed", "solved")
_COUNTS = (*_WHOLE, "evaluated")


def released(clause: Mapping[str, Any], history: Sequence[Mapping[str, Any]], drift: Mapping[str, Any],
             ) -> dict[str, Any]:
    """All three as they may leave: a count of 1 to 4 is None, and so is what is made of it; of the months the verdict.

    Where the hidden versions of a count are together under five, the smallest of the others is hidden too: the clause
    tells the whole. Her view is told from ten girls on.
    """
    hidden = {name: _hidden([row[name] for row in history]) for name in _COUNTS}
    whole = {name: None for name in _WHOLE if clause[name] is None or 0 < clause[name] < FEWEST_ACTS}
    return {**clause, **whole, "hidden": bool(whole),
            "history": [_version(row, [name for name in _COUNTS if place in hidden[name]])
                        for place, row in enumerate(history)],
            "drift": {**drift, "mean": None, "lower": None, "upper": None, "months": None, "hidden": True}}


def _hidden(counts: Sequence[int]) -> set[int]:
    """The places of the counts that are not told."""
    few = {place for place, count in enumerate(counts) if 0 < count < FEWEST_ACTS}
    others = sorted((count, place) for place, count in enumerate(counts) if count >= FEWEST_ACTS)
    if few and others and sum(counts[place] for place in few) < FEWEST_ACTS:
        few.add(others[0][1])
    return few


def _version(row: Mapping[str, Any], hidden: Sequence[str]) -> dict[str, Any]:
    view = row["her_view"] if row["her_view"]["told"] >= FEWEST else {"told": None, "mean": None}
    return {**row, **dict.fromkeys(hidden), "her_view": view, "hidden": bool(hidden) or view["told"] is None,
            "per_100_open_years": None if "deviations" in hidden else row["per_100_open_years"]}
