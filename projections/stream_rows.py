"""The rows of one stream of the record, and of all its cases: what catching up and making anew have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from projections import streams
from projections.entries import EntryIsUnreadable, entries_of, name_of
from projections.route import add_stream, days_asked, told
from projections.spells import add_spells, no_rows
from projections.tables import tables_of
from projections.writing import fill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from projections.thresholds import Thresholds

#: Rows kept before they are written: bounds the memory.
KEPT_ROWS = 60_000


class FoldStopped(Exception):
    """The fold met an event that it cannot read: the figures are behind until the program can."""

    def __init__(self, position: int, reason: str) -> None:
        """`position` of the event in the record."""
        super().__init__(f"The figures stop before event {position}: {reason}. Figures after it would be wrong.")
        self.position, self.reason = position, reason


def add(rows: dict[str, Any], stream: list[Any], thresholds: Thresholds, asked_on: Mapping[str, list[int]]) -> None:
    """Add the rows of one stream. Raises FoldStopped with the position of what cannot be read."""
    plain, kind = streams.plain(stream), streams.KIND_OF[stream[0][2]]
    try:
        if kind == "trajectory":
            add_spells(rows, entries_of(plain), thresholds, asked_on)
        else:
            add_stream(rows, kind, told(plain), stream[0][4])
    except EntryIsUnreadable as error:
        position = next(p for _, version, _, _, p in stream if version == error.version)
        raise FoldStopped(position, "an event that cannot be read") from None


def days_asked_of(connection: Connection, which: str, streams: list[list[Any]]) -> dict[str, list[int]]:
    """The days of the questions about these trajectories."""
    about = tables_of(which)["question_about"].c
    found: dict[str, list[int]] = {}
    for trajectory, day in connection.execute(select(about.trajectory, about.begun_on).where(
            about.trajectory.in_([name_of(bytes(stream[0][3])) for stream in streams]))):
        found.setdefault(trajectory, []).append(day)
    return found


def fill_cases(connection: Connection, which: str, upto: int, thresholds: Thresholds) -> dict[str, list[int]]:
    """Fill in every case and lesson; answers the days on which questions were asked, by trajectory."""
    rows, kept = no_rows(), 0
    asked_on: dict[str, list[int]] = {}
    for stream in streams.of_cases(connection, upto):
        add(rows, stream, thresholds, {})
        kept += len(stream)
        if kept > KEPT_ROWS:
            _merge(asked_on, days_asked(rows))
            fill(connection, which, rows)
            rows, kept = no_rows(), 0
    _merge(asked_on, days_asked(rows))
    fill(connection, which, rows)
    return asked_on


def _merge(days: dict[str, list[int]], more: dict[str, list[int]]) -> None:
    for trajectory, found in more.items():
        days.setdefault(trajectory, []).extend(found)
