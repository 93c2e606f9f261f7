"""What of the history of a clause may be told to whoever may not know of a single girl: acts from five on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.fairness_release import FEWEST_ACTS
from projections.outcome_release import FEWEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COUNTS = ("deviations", "backed", "evaluated", "solved")


def released(history: Sequence[Mapping[str, Any]], drift: Mapping[str, Any]) -> dict[str, Any]:
    """Both as they may leave: a count of 1 to 4 is None, and so is what is made of it; of the months the verdict alone.

    Her view is told from ten girls on.
    """
    return {"history": [_version(row) for row in history],
            "drift": {**drift, "mean": None, "lower": None, "upper": None, "months": None, "hidden": True}}


def _version(row: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: None if 0 < row[name] < FEWEST_ACTS else row[name] for name in _COUNTS}
    view = row["her_view"] if row["her_view"]["told"] >= FEWEST else {"told": None, "mean": None}
    return {**row, **told, "her_view": view, "hidden": None in {*told.values(), view["told"]},
            "per_100_open_years": None if told["deviations"] is None else row["per_100_open_years"]}
