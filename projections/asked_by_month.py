"""Deviations and dilemmas by the month in which they were asked, and how long their answers took (measures.md, series).

They go by the asker's organisation when asking, and by the district of one of the trajectories that they are about.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select, true

from escalations.clock import day_in_city
from projections.moments import moment
from projections.rounding import RATE_DECIMALS, rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement

    from projections.questions import Reader
    from projections.scope import Scope

Row = dict[str, Any]


def asked(scope: Scope, kind: str, first: int, end: int) -> list[Any]:
    """The questions of this kind that were asked on these days, in that order: (day, id)."""
    q = scope.reader.tables["question"].c
    return scope.reader.all(select(q.begun_on, q.question).where(
        q.kind == kind, q.begun_on >= first, q.begun_on < end, _in_view(scope)).order_by(q.begun_on, q.question))


def answered(scope: Scope, first: int, end: int) -> list[tuple[int, int, str, str]]:
    """The questions that were answered on these days: (day of the answer, days it took, kind, id)."""
    q = scope.reader.tables["question"].c
    rows = scope.reader.all(select(q.begun_on, q.decided_at, q.kind, q.question).where(
        q.decided_at.is_not(None), _in_view(scope)))
    found = [(day_in_city(moment(row.decided_at)).toordinal(), row) for row in rows]
    return sorted((day, day - row.begun_on, row.kind, row.question) for day, row in found if first <= day < end)


def parts_of_city(reader: Reader, what: str) -> list[str]:
    """The parts by which questions are counted: `organisation` of whoever asked, or `district` of her."""
    column = (reader.tables["question"].c.organisation if what == "organisation"
              else reader.tables["trajectory"].c.district)
    return [name for (name,) in reader.all(select(column).where(column.is_not(None)).distinct().order_by(column))]


def _in_view(scope: Scope) -> ColumnElement[bool]:
    q, about = scope.reader.tables["question"].c, scope.reader.tables["question_about"].c
    whole = scope.reader.tables["trajectory"].c
    wanted: list[ColumnElement[bool]] = [true()]
    if scope.organisation is not None:
        wanted.append(q.organisation == scope.organisation)
    if scope.district is not None:
        wanted.append(select(about.question).where(
            about.kind == q.kind, about.question == q.question, about.trajectory.in_(
                select(whole.trajectory).where(whole.district == scope.district))).exists())
    return and_(*wanted)


def _numbers(kind: str) -> Callable[[Scope, Sequence[int]], list[Row]]:
    """How many questions of this kind were asked in each month."""
    def told(scope: Scope, starts: Sequence[int]) -> list[Row]:
        found = [0] * (len(starts) - 1)
        for day, _ in asked(scope, kind, starts[0], starts[-1]):
            found[bisect_right(starts, day) - 1] += 1
        return [{"value": number, "numerator": number, "denominator": None} for number in found]
    return told


def _answer_days(scope: Scope, starts: Sequence[int]) -> list[Row]:
    """The mean number of days from asking to the answer, over the answers of each month."""
    months: list[list[int]] = [[] for _ in starts[1:]]
    for day, took, _, _ in answered(scope, starts[0], starts[-1]):
        months[bisect_right(starts, day) - 1].append(took)
    return [{"value": rounded(Fraction(sum(took), len(took)), RATE_DECIMALS) if took else None,
             "numerator": sum(took), "denominator": len(took)} for took in months]


KEYS: dict[str, Callable[[Scope, Sequence[int]], list[Row]]] = {
    "deviations": _numbers("deviation"), "dilemmas": _numbers("dilemma"), "answer_days": _answer_days}
