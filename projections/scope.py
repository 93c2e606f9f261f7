"""Whose figures: the whole city, a district, or whoever an organisation stands beside; and the days in a state.

A state has one definition, made in the fold. Here it is narrowed to the days on which a trajectory is open, for a row
of months; the figures of one day count the same spells (projections/city.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select, true

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Select

    from projections.questions import Reader

Piece = tuple[int, int, list[Any]]


@dataclass(frozen=True)
class Scope:
    """The trajectories opened in a district, and those with formal help or a formal assignment of an organisation."""

    reader: Reader
    district: str | None = None
    organisation: str | None = None

    def on(self, day: int, trajectory: ColumnElement[Any]) -> ColumnElement[bool]:
        """True for the trajectories in view on this day."""
        wanted: list[ColumnElement[bool]] = [true()]
        if self.district is not None:
            whole = self.reader.tables["trajectory"].c
            wanted.append(trajectory.in_(select(whole.trajectory).where(whole.district == self.district)))
        if self.organisation is not None:
            there = self.reader.tables["presence_spell"].c
            wanted.append(trajectory.in_(select(there.trajectory).where(
                there.what == "organisation", there.name == self.organisation, there.since <= day,
                there.until > day)))
        return and_(*wanted)

    def open_on(self, day: int) -> ColumnElement[bool]:
        """True for a row of `trajectory` that is open and in view on this day."""
        whole = self.reader.tables["trajectory"].c
        return and_(whole.opened_on <= day, whole.closed_on > day, self.on(day, whole.trajectory))

    def open_spells(self, first: int, end: int) -> Iterator[Piece]:
        """The days on which trajectories are open."""
        whole = self.reader.tables["trajectory"].c
        asked = select(whole.opened_on, whole.closed_on).where(whole.opened_on < end, whole.closed_on > first)
        return self._cut(asked, first, end, only_open=True)

    def state_spells(self, state: str, first: int, end: int) -> Iterator[Piece]:
        """The days on which open trajectories are in a state."""
        asked = self._of("state_spell", first, end).where(self.reader.tables["state_spell"].c.state == state)
        return self._cut(asked, first, end, only_open=True)

    def load_spells(self, first: int, end: int) -> Iterator[Piece]:
        """The days on which the load of open trajectories stays the same, with appointments and capacity."""
        load = self.reader.tables["load_spell"].c
        asked = self._of("load_spell", first, end).add_columns(load.appointments, load.capacity)
        return self._cut(asked, first, end, only_open=True)

    def out_of_home_spells(self, first: int, end: int) -> Iterator[Piece]:
        """The days out of home, of every trajectory."""
        asked = self._of("placement", first, end).where(self.reader.tables["placement"].c.out_of_home)
        return self._cut(asked, first, end, only_open=False)

    def handovers(self, first: int, end: int) -> Iterator[int]:
        """The day of each formal handover."""
        given, whole = self.reader.tables["handover"], self.reader.tables["trajectory"]
        asked = (select(given.c.day, given.c.day + 1).join(whole, whole.c.trajectory == given.c.trajectory)
                 .where(given.c.formal, given.c.day >= first, given.c.day < end))
        return (day for day, _, _ in self._cut(asked, first, end, only_open=False))

    def moves(self, first: int, end: int) -> Iterator[int]:
        """The day of each move from one place out of home to the next."""
        lived, whole = self.reader.tables["placement"], self.reader.tables["trajectory"]
        asked = (select(lived.c.since, lived.c.since + 1).join(whole, whole.c.trajectory == lived.c.trajectory)
                 .where(lived.c.move, lived.c.since >= first, lived.c.since < end))
        return (day for day, _, _ in self._cut(asked, first, end, only_open=False))

    def _of(self, name: str, first: int, end: int) -> Select[Any]:
        """Since and until of the spells of a table that run in [first, end)."""
        spell, whole = self.reader.tables[name], self.reader.tables["trajectory"]
        return (select(spell.c.since, spell.c.until).select_from(spell)
                .join(whole, whole.c.trajectory == spell.c.trajectory)
                .where(spell.c.since < end, spell.c.until > first))

    def _cut(self, asked: Select[Any], first: int, end: int, *, only_open: bool) -> Iterator[Piece]:
        """The spells asked for, cut to the days in view: (since, until, the other columns)."""
        whole = self.reader.tables["trajectory"].c
        asked = asked.add_columns(whole.opened_on, whole.closed_on)
        if self.district is not None:
            asked = asked.where(whole.district == self.district)
        extra = 2
        if self.organisation is not None:
            there, extra = self.reader.tables["presence_spell"], 4
            asked = asked.add_columns(there.c.since, there.c.until).join(there, and_(
                there.c.trajectory == whole.trajectory, there.c.what == "organisation",
                there.c.name == self.organisation))
        for since, until, *more in self.reader.connection.execute(asked):
            opened, closed, *present = more[-extra:]
            a, b = max(since, first), min(until, end)
            if only_open:
                a, b = max(a, opened), min(b, closed)
            if present:
                a, b = max(a, present[0]), min(b, present[1])
            if a < b:
                yield a, b, more[:-extra]
