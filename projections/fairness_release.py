"""What of the comparison of like cases may be told to whoever may not know of a single girl: the last step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.fairness import WAYS
from projections.hiding import FEWEST_ACTS, rounded_to_step
from projections.outcome_release import percent

if TYPE_CHECKING:
    from collections.abc import Mapping


def released(told: Mapping[str, Any]) -> dict[str, Any]:
    """The same with numbers rounded to 5 and shares in whole percents; no share that tells of fewer than five acts."""
    return {**told, "clauses": [{**clause, **{way: [_group(group) for group in clause[way]] for way in WAYS}}
                                for clause in told["clauses"]]}


def _group(group: dict[str, Any]) -> dict[str, Any]:
    if group["hidden"]:
        return group
    if min(group["backed"], group["answered"] - group["backed"]) < FEWEST_ACTS:
        group = {**group, "backed_share": None, "low": None, "high": None, "others_share": None}
    return {**group, "answered": rounded_to_step(group["answered"]), "backed": None,
            **{name: percent(group[name]) for name in ("backed_share", "low", "high", "others_share")}}
