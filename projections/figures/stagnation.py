"""Standstill of one girl (measures.md, stagnation)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.days import iso

if TYPE_CHECKING:
    from projections.show import Looked


def stagnation(looked: Looked) -> dict[str, Any]:
    """The block `stagnation`."""
    on = looked.on
    moved = looked.told("movement")
    last = moved[-1].day if moved else None
    base = max(looked.row.opened_on, last or 0)
    stalls = sorted(looked.state("stalled"), key=lambda r: r.since)
    current = next((s for s in stalls if s.until > on), None)
    waits = sorted(looked.running("wait"), key=lambda w: (w.since, w.wait))
    return {
        "last_movement_on": iso(last),
        "days_since_movement": on - base if looked.open else None,
        "stalled": current is not None,
        "stalled_since": iso(current.since) if current else None,
        "stalled_without_help": looked.is_("stalled_without_help"),
        "stall_spells": [{"from": iso(s.since), "to": iso(s.until) if s.until <= on else None} for s in stalls],
        "waits": [{"wait": w.wait, "for": w.waits_for, "since": iso(w.since), "days": on - w.since} for w in waits],
        "silent": looked.is_("silent"),
    }
