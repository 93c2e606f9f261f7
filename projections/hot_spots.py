"""What happened after a clause was revised: under each version how often it was left, and what came of that.

A version that has held for a month and one that has held for years are not alike: each row tells how long it held, and
how many girls were in help in that time. That fewer left a clause does not say that it serves them better.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from projections.days import YEAR, iso, overlap
from projections.ladder import FEWEST_FELT
from projections.rounding import RATE_DECIMALS, rate, rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from projections.questions import Reader

#: The deviations by protocol and clause.
Left = dict[tuple[str, str], list[Any]]
#: Her view counts when she gave it so many days after the asking at most, and of these matters.
VIEW_WITHIN = 90
VIEW_ABOUT = frozenset({"help", "decision"})
#: Trajectories and years that a rate is told for.
PER = 100


@dataclass(frozen=True)
class Version:
    """A version of a protocol: since which moment and day, up to which day, by which cycle, and its clauses."""

    number: int
    at: int
    since: int
    until: int
    cycle: str | None
    clauses: Mapping[str, tuple[str, str]]


def left_by_clause(reader: Reader) -> Left:
    """The deviations from each clause: when and about whom, whether a rung backed it, and what came of it."""
    q, about = reader.tables["question"].c, reader.tables["question_about"].c
    found: Left = {}
    for row in reader.all(select(q.protocol, q.clause, q.begun_at, q.begun_on, q.decision, q.solved, about.trajectory)
                          .join_from(reader.tables["question"], reader.tables["question_about"],
                                     (about.kind == q.kind) & (about.question == q.question))
                          .where(q.kind == "deviation")):
        found.setdefault((row.protocol, row.clause), []).append(row)
    return found


def history(reader: Reader, left: Left, on: date) -> Callable[[str, str, Sequence[Version]], list[dict[str, Any]]]:
    """For a protocol, a clause and the versions of that protocol: a row for each version that holds the clause.

    {version, from, until, days, open_years, cycle, changed, latitude, deviations, per_100_open_years, backed,
    evaluated, solved, her_view: {told, mean}}. `changed`: words or latitude are others than in the version before; None
    in the first. A deviation belongs to the version that held when it was recorded.
    """
    whole, end = reader.tables["trajectory"].c, on.toordinal() + 1
    opened = [tuple(row) for row in reader.all(select(whole.opened_on, whole.closed_on))]
    views = _views(reader)
    open_days: dict[tuple[int, int], int] = {}

    def of(protocol: str, clause: str, versions: Sequence[Version]) -> list[dict[str, Any]]:
        under: list[list[Any]] = [[] for _ in versions]
        moments = [version.at for version in versions]
        for row in left.get((protocol, clause), ()):
            if (place := bisect_right(moments, row.begun_at) - 1) >= 0:
                under[place].append(row)
        found: list[dict[str, Any]] = []
        before: tuple[str, str] | None = None
        for version, rows in zip(versions, under, strict=True):
            if (now := version.clauses.get(clause)) is not None:
                span = version.since, min(version.until, end)
                if span not in open_days:
                    open_days[span] = sum(overlap(since, until, *span) for since, until in opened)
                found.append({
                    "version": version.number, "from": iso(version.since), "until": iso(version.until),
                    "days": span[1] - span[0], "open_years": rounded(Fraction(open_days[span], YEAR), 1),
                    "cycle": version.cycle, "changed": None if not found else now != before, "latitude": now[1],
                    "deviations": len(rows), "per_100_open_years": rate(len(rows), open_days[span], PER * YEAR),
                    **_came_of(rows, views)})
            before = now
        return found

    return of


def _came_of(rows: Sequence[Any], views: Mapping[str, list[tuple[int, int]]]) -> dict[str, Any]:
    """Backed by a rung, evaluated, solved; and how she rated help or decision, the last time in the days after."""
    ratings = []
    for row in rows:
        after = [rating for day, rating in views.get(row.trajectory, ())
                 if row.begun_on <= day <= row.begun_on + VIEW_WITHIN]
        ratings += after[-1:]
    return {"backed": sum(row.decision == "backed" for row in rows),
            "evaluated": sum(row.solved is not None for row in rows),
            "solved": sum(row.solved == "yes" for row in rows),
            "her_view": {"told": len(ratings), "mean": None if len(ratings) < FEWEST_FELT
                         else rounded(Fraction(sum(ratings), len(ratings)), RATE_DECIMALS)}}


def _views(reader: Reader) -> dict[str, list[tuple[int, int]]]:
    """How those rated it herself of whom a deviation was recorded: (day, rating) in their order, by trajectory."""
    fact, about = reader.tables["dated_fact"].c, reader.tables["question_about"].c
    found: dict[str, list[tuple[int, int]]] = {}
    for name, day, rating in reader.all(select(fact.trajectory, fact.day, fact.number).where(
            fact.event == "view_recorded", fact.name == "young_person", fact.kind.in_(VIEW_ABOUT),
            fact.number.is_not(None), fact.trajectory.in_(select(about.trajectory))).order_by(fact.day, fact.place)):
        found.setdefault(name, []).append((day, rating))
    return found
