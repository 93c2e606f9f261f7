"""The figures of one trajectory on a day (measures.md, For one trajectory)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.days import NEVER, age_on, iso
from projections.figures.facts import goals, safety, signals, specialist, strengths_and_school, turning_18, voice
from projections.figures.load import load
from projections.figures.placement import placement
from projections.figures.stagnation import stagnation
from projections.figures.turnover import turnover
from projections.tables import NAMES

if TYPE_CHECKING:
    from datetime import date

    from projections.questions import Reader


class TrajectoryIsUnknown(Exception):
    """The trajectory is not in the read model."""


class Looked:
    """One trajectory, looked at on one day: its rows by table, those after the day left out."""

    def __init__(self, reader: Reader, trajectory: str, on: int) -> None:
        """Raises TrajectoryIsUnknown."""
        self.on, self.thresholds = on, reader.thresholds
        found = reader.rows_of("trajectory", trajectory)
        if not found:
            raise TrajectoryIsUnknown(trajectory)
        self.row = found[0]
        self._rows = {name: reader.rows_of(name, trajectory) for name in NAMES if name != "trajectory"}
        self.open = self.row.opened_on <= on < self.row.closed_on

    def begun(self, name: str) -> list[Any]:
        """The spells of a table that began by the day."""
        return [r for r in self._rows[name] if r.since <= self.on]

    def running(self, name: str) -> list[Any]:
        """The spells of a table that run on the day."""
        return [r for r in self._rows[name] if r.since <= self.on < r.until]

    def told(self, *events: str) -> list[Any]:
        """The dated facts of these events up to the day, in the order in which they happened."""
        found = [r for r in self._rows["dated_fact"] if r.event in events and r.day <= self.on]
        return sorted(found, key=lambda r: (r.day, r.place))

    def handovers(self) -> list[Any]:
        """The handovers up to the day."""
        return [r for r in self._rows["handover"] if r.day <= self.on]

    def state(self, name: str) -> list[Any]:
        """The spells of a state that began by the day."""
        return [r for r in self.begun("state_spell") if r.state == name]

    def is_(self, name: str) -> bool:
        """True when the state runs on the day."""
        return any(r.until > self.on for r in self.state(name))


def show(reader: Reader, trajectory: str, on: date) -> dict[str, Any]:
    """The figures of one trajectory. The purpose of the placement is sealed: the caller opens it.

    Raises TrajectoryIsUnknown.
    """
    looked = Looked(reader, trajectory, on.toordinal())
    row, day = looked.row, looked.on
    status = "not_yet" if day < row.opened_on else "open" if looked.open else "closed"
    return {
        "trajectory": trajectory, "on": on.isoformat(), "known_at": None, "status": status,
        "opened_on": iso(row.opened_on if row.opened_on <= day else NEVER),
        "closed_on": iso(row.closed_on if row.closed_on <= day else NEVER),
        "age": age_on(row.birth_on, day),
        "load": load(looked), "turnover": turnover(looked), "placement": placement(looked),
        "stagnation": stagnation(looked), "specialist": specialist(looked), "turning_18": turning_18(looked),
        "safety": safety(looked), "voice": voice(looked), "goals": goals(looked),
        **strengths_and_school(looked), **signals(looked),
    }
