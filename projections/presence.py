"""Which professionals and organisations are around her on a day, each counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.days import Spell, union

if TYPE_CHECKING:
    from projections.caregivers import Holding
    from projections.course import Course, Rows
    from projections.interventions import Stretch


def fold(course: Course, rows: Rows, holdings: list[Holding], stretches: list[Stretch]) -> None:
    """Formal caregivers, and the organisations of their assignments and of formal help."""
    found: dict[tuple[str, str], list[Spell]] = {}
    for h in holdings:
        if h.formal:
            found.setdefault(("caregiver", h.caregiver), []).append((h.since, h.until))
            if h.organisation is not None:
                found.setdefault(("organisation", h.organisation), []).append((h.since, h.until))
    for since, until, start, _, _ in stretches:
        if start.formal and start.provider is not None:
            found.setdefault(("organisation", start.provider), []).append((since, until))
    rows["presence_spell"] += [(course.name, what, name, since, until) for (what, name), spells in found.items()
                               for since, until in union(spells)]
