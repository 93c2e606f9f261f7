"""What ran when in one girl's course: help, places, people, load, and what happened on one day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from projections.days import NEVER
from projections.rounding import amount
from projections.show import Looked

if TYPE_CHECKING:
    from projections.questions import Reader

#: Facts of one day that are shown as marks.
MARKS = ("signal_recorded", "milestone_reached", "setback_recorded", "police_contact_recorded", "trusted_person_lost")


def timeline(reader: Reader, trajectory: str, on: date) -> dict[str, Any]:
    """Lanes of {name, kind, since, until, ...}, load steps and marks, up to a day; `until` is None while it runs.

    Raises TrajectoryIsUnknown.
    """
    looked = Looked(reader, trajectory, on.toordinal())
    return {
        "placements": [_bar(looked, p, p.placement, p.kind, provider=p.provider, basis=p.basis)
                       for p in _lived(looked, "placement")],
        "caregivers": [_bar(looked, r, r.caregiver, r.role, role=r.role, organisation=r.organisation, formal=r.formal)
                       for r in _lived(looked, "role_spell")],
        "interventions": [_bar(looked, i, i.intervention, i.kind, provider=i.provider, formal=i.formal,
                               participants=i.participants, basis=i.basis) for i in _lived(looked, "intervention")],
        "load": _load(looked),
        "marks": _marks(looked),
    }


def course(reader: Reader, trajectory: str) -> dict[str, date | None]:
    """From which day to which her course runs: {opened_on, closed_on}; `closed_on` is None while it is open.

    Raises TrajectoryIsUnknown.
    """
    row = Looked(reader, trajectory, NEVER - 1).row
    return {"opened_on": date.fromordinal(row.opened_on),
            "closed_on": None if row.closed_on == NEVER else date.fromordinal(row.closed_on)}


def _lived(looked: Looked, name: str) -> list[Any]:
    """The spells of a table that began by the day and ran at least one day, in order."""
    return sorted((r for r in looked.begun(name) if r.since < r.until), key=lambda r: (r.since, r.until))


def _bar(looked: Looked, spell: Any, name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": kind, "since": date.fromordinal(spell.since), "until": _end(looked, spell.until),
            **more}


def _end(looked: Looked, until: int) -> date | None:
    """The day it ended; None while it still runs on the day that is looked at."""
    return date.fromordinal(until) if until <= looked.on else None


def _load(looked: Looked) -> list[dict[str, Any]]:
    """What was asked in a week and what she could carry, in steps, from the first help or the opening on."""
    helped = [r.since for r in looked.begun("intervention")]
    first = min([*helped, looked.row.opened_on])
    steps: list[dict[str, Any]] = []
    for spell in sorted(looked.begun("load_spell"), key=lambda r: r.since):
        if spell.until <= first:
            continue
        step = {"appointments_per_week": amount(spell.appointments), "capacity": amount(spell.capacity)}
        end = _end(looked, spell.until)
        if steps and all(steps[-1][name] == value for name, value in step.items()):
            steps[-1]["until"] = end
        elif max(spell.since, first) <= looked.on:
            steps.append({"since": date.fromordinal(max(spell.since, first)), "until": end, **step})
    return steps


def _marks(looked: Looked) -> list[dict[str, Any]]:
    """Signals, turning points, steps back and handovers, in the order in which they happened."""
    told = [(r.day, r.place, {"on": date.fromordinal(r.day), "event": r.event, "kind": r.kind, "name": r.name})
            for r in looked.told(*MARKS)]
    told += [(h.day, 0, {"on": date.fromordinal(h.day), "event": "caregiver_changed", "kind": h.role, "name": h.new})
             for h in looked.handovers()]
    return [mark for _, _, mark in sorted(told, key=lambda each: each[:2])]
