"""Whose figures: the whole city, a district, or whoever an organisation stands beside; and the days in a state.

A state has one definition, made in the fold. Here it is narrowed to the days on which a trajectory is open, for a row
of months; the figures of one day count the same spells (projections/city.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal, select, true, union_all

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Executable, FromClause, Select, Table

    from projections.questions import Reader

#: Rows of (since, until, the other columns asked for).
Rows = Iterable[Any]


@dataclass(frozen=True)
class Scope:
    """The trajectories opened in a district, and those with formal help or a formal assignment of an organisation."""

    reader: Reader
    district: str | None = None
    organisation: str | None = None

    @property
    def trajectory(self) -> ColumnElement[str]:
        """The name of the trajectory, for a question that wants it beside the days."""
        return self.reader.tables["trajectory"].c.trajectory

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

    def open_spells(self, first: int, end: int, *more: ColumnElement[Any]) -> Rows:
        """The days on which trajectories are open."""
        whole = self.reader.tables["trajectory"]
        return self._rows(self._cut(whole, whole.c.opened_on, whole.c.closed_on, *more, first=first, end=end))

    def state_spells(self, state: str, first: int, end: int, *more: ColumnElement[Any]) -> Rows:
        """The days on which open trajectories are in a state."""
        spell = self.reader.tables["state_spell"]
        return self._rows(self._spells(spell, *more, first=first, end=end, only=spell.c.state == state))

    def loads(self, first: int, end: int, *more: ColumnElement[Any]) -> Rows:
        """The days on which so much is asked and can be carried in open trajectories: appointments and capacity."""
        return self._rows(self._loads(first, end, *more))

    def load_steps(self, first: int, end: int) -> Rows:
        """By how much the appointments of all open trajectories of one capacity change: (day, capacity, change).

        The store adds them up: the spells of a whole city are many, the days of ten years few.
        """
        spells = self._loads(first, end).cte()
        begun, ended = (select(day, spells.c.capacity, func.sum(spells.c.appointments) * sign)
                        .group_by(day, spells.c.capacity) for day, sign in ((spells.c.since, 1), (spells.c.until, -1)))
        return self._rows(union_all(begun, ended))

    def _loads(self, first: int, end: int, *more: ColumnElement[Any]) -> Select[Any]:
        load = self.reader.tables["load_spell"]
        return self._spells(load, load.c.appointments, load.c.capacity, *more, first=first, end=end)

    def out_of_home_spells(self, first: int, end: int) -> Rows:
        """The days out of home, of every trajectory."""
        lived = self.reader.tables["placement"]
        return self._rows(self._spells(lived, first=first, end=end, only=lived.c.out_of_home, only_open=False))

    def handovers(self, first: int, end: int, *more: ColumnElement[Any]) -> Rows:
        """The day of each formal handover and the day after it, of every trajectory."""
        given = self.reader.tables["handover"]
        return self._days(given, given.c.day, *more, first=first, end=end, only=given.c.formal)

    def moves(self, first: int, end: int, *more: ColumnElement[Any]) -> Rows:
        """The day of each move from one place out of home to the next and the day after it, of every trajectory."""
        lived = self.reader.tables["placement"]
        return self._days(lived, lived.c.since, *more, first=first, end=end, only=lived.c.move)

    def _days(self, table: Table, day: ColumnElement[int], *more: ColumnElement[Any], first: int, end: int,
              only: ColumnElement[bool]) -> Rows:
        whole = self.reader.tables["trajectory"]
        joined = table.join(whole, whole.c.trajectory == table.c.trajectory)
        return self._rows(self._cut(joined, day, day + 1, *more, first=first, end=end, only=only, only_open=False))

    def _rows(self, asked: Executable) -> Rows:
        return self.reader.connection.execute(asked)

    def _spells(self, table: Table, *more: ColumnElement[Any], first: int, end: int,
                only: ColumnElement[bool] | None = None, only_open: bool = True) -> Select[Any]:
        whole = self.reader.tables["trajectory"]
        joined = table.join(whole, whole.c.trajectory == table.c.trajectory)
        return self._cut(joined, table.c.since, table.c.until, *more, first=first, end=end, only=only,
                         only_open=only_open)

    def _cut(self, source: FromClause, since: ColumnElement[int], until: ColumnElement[int], *more: ColumnElement[Any],
             first: int, end: int, only: ColumnElement[bool] | None = None, only_open: bool = True) -> Select[Any]:
        """Spells, cut to [first, end) and to the days in view; the store does it, for of a whole city there are many.

        `source` holds the spells and their `trajectory`.
        """
        whole = self.reader.tables["trajectory"].c
        wanted = [since < end, until > first, *([] if only is None else [only])]
        starts, ends = [since, literal(first)], [until, literal(end)]
        if only_open:
            starts.append(whole.opened_on)
            ends.append(whole.closed_on)
        if self.district is not None:
            wanted.append(whole.district == self.district)
        if self.organisation is not None:
            there = self.reader.tables["presence_spell"]
            source = source.join(there, and_(there.c.trajectory == whole.trajectory, there.c.what == "organisation",
                                             there.c.name == self.organisation))
            starts.append(there.c.since)
            ends.append(there.c.until)
        on_sqlite = self.reader.connection.dialect.name == "sqlite"
        latest, earliest = (func.max, func.min) if on_sqlite else (func.greatest, func.least)
        a, b = latest(*starts), earliest(*ends)
        return select(a.label("since"), b.label("until"), *more).select_from(source).where(*wanted, a < b)
