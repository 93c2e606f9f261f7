"""Load of one girl: what is asked of her against what she can carry (measures.md, load)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.days import YEAR, iso, overlap
from projections.rounding import amount, share

if TYPE_CHECKING:
    from projections.show import Looked


def load(looked: Looked) -> dict[str, Any]:
    """The block `load`."""
    on, year = looked.on, looked.on - YEAR + 1
    now = looked.running("load_spell")[0]
    pieces = looked.begun("load_spell")
    present = looked.running("presence_spell")
    runs = sorted(looked.state("overload_run"), key=lambda r: r.since)
    return {
        "interventions": now.interventions, "formal": now.formal, "informal": now.interventions - now.formal,
        "merged": now.merged, "imposed": now.imposed,
        "appointments_per_week": amount(now.appointments), "hours_per_week": amount(now.hours),
        "family_appointments_per_week": amount(now.family_appointments),
        "professionals": sum(p.what == "caregiver" for p in present),
        "organisations": sum(p.what == "organisation" for p in present),
        "capacity": amount(now.capacity), "capacity_source": "agreed" if now.agreed else "default",
        "ratio": share(now.appointments, now.capacity), "overloaded": now.appointments > now.capacity,
        "overload_spells": [{"from": iso(r.since), "to": iso(r.until) if r.until <= on else None} for r in runs
                            if min(r.until, on + 1) - r.since >= looked.thresholds.overload_days],
        "overloaded_days_year": sum(overlap(r.since, r.until, year, on + 1) for r in runs),
        "days_parallel_year": {str(n): sum(overlap(p.since, p.until, year, on + 1) for p in pieces
                                           if p.interventions >= n) for n in (2, 3, 4)},
        "max_parallel": max(p.interventions for p in pieces),
    }
