"""How often each clause was left: under each version of its protocol and in each month, and what came of that.

Of a city the deviations are many, and versions and months few: the store counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import case, func, literal, select

from projections.days import whole_months

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Subquery

    from projections.questions import Reader


@dataclass(frozen=True)
class Version:
    """A version of a protocol: since which moment and day, up to which day, by which cycle, and its clauses."""

    number: int
    at: int
    since: int
    until: int
    cycle: str | None
    clauses: Mapping[str, tuple[str, str]]


#: The versions of each protocol, in their order.
Versions = dict[str, list[Version]]


class Left(NamedTuple):
    """How many deviations there were under a version (its place) in a month, and what came of them.

    `month`: its first day, or 0 outside the months that are counted. `backed`: by a rung.
    """

    version: int
    month: int
    deviations: int
    backed: int
    evaluated: int
    solved: int


#: By protocol and clause.
LeftBy = dict[tuple[str, str], list[Left]]


def left_by_clause(reader: Reader, versions: Versions, on: date) -> LeftBy:
    """The deviations from each clause, counted; the months are the whole ones since the first version up to the day."""
    starts = whole_months(min((held[0].since for held in versions.values()), default=0), on.toordinal() + 1)
    found: LeftBy = {}
    q = deviations(reader, versions, starts).c
    keys = q.protocol, q.clause, q.version, q.month
    for protocol, clause, version, month, *counts in reader.all(select(
            *keys, func.count(), func.count().filter(q.decision == "backed"), func.count(q.solved),
            func.count().filter(q.solved == "yes")).group_by(*keys)):
        found.setdefault((protocol, clause), []).append(Left(version, ([0, *starts])[month], *counts))
    return found


def deviations(reader: Reader, versions: Versions, starts: Sequence[int] = ()) -> Subquery:
    """Every deviation with the place of the version that held when it was recorded, -1 before the first.

    `month`: in the how manieth of the months with these first days it began, 0 before the first.
    """
    q = reader.tables["question"].c
    held = [(q.protocol == protocol, passed(q.begun_at, [version.at for version in of]) - 1)
            for protocol, of in versions.items()]
    return select(q.protocol, q.clause, q.kind, q.question, q.begun_on, q.decision, q.solved,
                  (case(*held, else_=-1) if held else literal(-1)).label("version"),
                  passed(q.begun_on, starts).label("month")).where(q.kind == "deviation").subquery()


def passed(column: ColumnElement[int], bounds: Sequence[int]) -> ColumnElement[Any]:
    """How many of these rising bounds the value has reached, found by halving them."""
    def among(low: int, high: int) -> ColumnElement[Any]:
        if low == high:
            return literal(low)
        middle = (low + high) // 2
        return case((column < bounds[middle], among(low, middle)), else_=among(middle + 1, high))

    return among(0, len(bounds))
