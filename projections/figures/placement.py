"""Where one girl lives and lived (measures.md, placement)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.days import YEAR, iso, overlap, union, within
from projections.rounding import rate

if TYPE_CHECKING:
    from projections.show import Looked

EFFECTS = ("positive", "negative", "mixed", "unknown")


def placement(looked: Looked) -> dict[str, Any]:
    """The block `placement`."""
    on, year = looked.on, looked.on - YEAR + 1
    stays = looked.begun("placement")
    out = [s for s in stays if s.out_of_home]
    closed = [s for s in stays if s.kind == "closed"]
    current = next((s for s in stays if s.until > on), None)
    days_out = sum(overlap(s.since, s.until, 0, on + 1) for s in out)
    moves = [s for s in stays if s.move]
    return {
        "current": None if current is None else {
            "placement": current.placement, "kind": current.kind, "since": iso(current.since),
            "days": on - current.since, "purpose": None, "planned_end": iso(current.planned_end)},
        "placements_year": sum(overlap(s.since, s.until, year, on + 1) > 0 for s in out),
        "three_or_more_placements": looked.is_("three_or_more_placements"),
        "days_out_of_home": days_out,
        "days_out_of_home_year": sum(overlap(s.since, s.until, year, on + 1) for s in out),
        "moves": len(moves), "moves_year": sum(s.since >= year for s in moves),
        "moves_per_1000_days": rate(len(moves), days_out),
        "closed_days": sum(overlap(s.since, s.until, 0, on + 1) for s in closed),
        "closed_days_year": sum(overlap(s.since, s.until, year, on + 1) for s in closed),
        "closed_beyond_purpose_days": sum(overlap(max(s.since, s.planned_end), s.until, 0, on + 1) for s in closed),
        "closed_waiting_housing_days": _waiting(looked, closed),
        "closed_effects": closed_effects(s for s in closed if s.until <= on),
    }


def closed_effects(ended: Any) -> dict[str, int]:
    """How many closed placements that ended had which effect; all four always."""
    found = dict.fromkeys(EFFECTS, 0)
    for stay in ended:
        found[stay.effect] += 1
    return found


def _waiting(looked: Looked, closed: list[Any]) -> int:
    """Days in a closed placement while a wait for housing runs."""
    waits = union((w.since, w.until) for w in looked.begun("wait") if w.waits_for == "housing")
    return sum(until - since for s in closed
               for since, until in within(waits, s.since, min(s.until, looked.on + 1)))
