"""What happened after a clause was revised: under each version how often it was left, and what came of that.

A version that has held for a month and one that has held for years are not alike: each row tells how long it held, and
how many girls were in help in that time. That fewer left a clause does not say that it serves them better.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from projections.days import YEAR, iso, overlap
from projections.ladder import FEWEST_FELT
from projections.left import deviations
from projections.rounding import RATE_DECIMALS, rate, rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from projections.left import Left, LeftBy, Versions
    from projections.questions import Reader

#: Her view counts when she gave it so many days after the asking at most, and of these matters.
VIEW_WITHIN = 90
VIEW_ABOUT = frozenset({"help", "decision"})
#: Trajectories and years that a rate is told for.
PER = 100


def history(reader: Reader, left: LeftBy, versions: Versions, on: date) -> Callable[[str, str], list[dict[str, Any]]]:
    """For a protocol and a clause: a row for each version that holds the clause.

    {version, from, until, days, open_years, cycle, changed, latitude, deviations, per_100_open_years, backed,
    evaluated, solved, her_view: {told, mean}}. `changed`: words or latitude are others than in the version before; None
    in the first. A deviation belongs to the version that held when it was recorded.
    """
    whole, end = reader.tables["trajectory"].c, on.toordinal() + 1
    opened = [tuple(row) for row in reader.all(select(whole.opened_on, whole.closed_on))]
    ratings = _ratings(reader, versions)
    open_days: dict[tuple[int, int], int] = {}

    def of(protocol: str, clause: str) -> list[dict[str, Any]]:
        under: dict[int, list[Left]] = defaultdict(list)
        for told in left.get((protocol, clause), ()):
            under[told.version].append(told)
        found: list[dict[str, Any]] = []
        before: tuple[str, str] | None = None
        for place, version in enumerate(versions[protocol]):
            if (now := version.clauses.get(clause)) is not None:
                span = version.since, min(version.until, end)
                if span not in open_days:
                    open_days[span] = sum(overlap(since, until, *span) for since, until in opened)
                came = _came_of(under[place], ratings.get((protocol, clause, place), []))
                found.append({
                    "version": version.number, "from": iso(version.since), "until": iso(version.until),
                    "days": span[1] - span[0], "open_years": rounded(Fraction(open_days[span], YEAR), 1),
                    "cycle": version.cycle, "changed": None if not found else now != before, "latitude": now[1],
                    "deviations": came["deviations"],
                    "per_100_open_years": rate(came["deviations"], open_days[span], PER * YEAR), **came})
            before = now
        return found

    return of


def _came_of(left: Sequence[Left], ratings: Sequence[int]) -> dict[str, Any]:
    """How many there were, backed by a rung, evaluated and solved; and how she rated help or decision after it."""
    return {**{name: sum(getattr(told, name) for told in left)
               for name in ("deviations", "backed", "evaluated", "solved")},
            "her_view": {"told": len(ratings), "mean": None if len(ratings) < FEWEST_FELT
                         else rounded(Fraction(sum(ratings), len(ratings)), RATE_DECIMALS)}}


def _ratings(reader: Reader, versions: Versions) -> dict[tuple[str, str, int], list[int]]:
    """How she rated it, the last time in the days after each deviation: by protocol, clause and version (its place)."""
    views = _views(reader)
    never: tuple[list[int], list[int]] = ([], [])
    q, about = deviations(reader, versions).c, reader.tables["question_about"].c
    found: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for protocol, clause, version, begun_on, trajectory in reader.all(
            select(q.protocol, q.clause, q.version, q.begun_on, about.trajectory)
            .where(about.kind == q.kind, about.question == q.question)):
        days, ratings = views.get(trajectory, never)
        last = bisect_right(days, begun_on + VIEW_WITHIN) - 1
        if last >= 0 and days[last] >= begun_on:
            found[protocol, clause, version].append(ratings[last])
    return found


def _views(reader: Reader) -> dict[str, tuple[list[int], list[int]]]:
    """How those rated it herself of whom a deviation was recorded: days and ratings in their order, by trajectory."""
    fact, about = reader.tables["dated_fact"].c, reader.tables["question_about"].c
    found: dict[str, tuple[list[int], list[int]]] = {}
    for name, day, rating in reader.all(select(fact.trajectory, fact.day, fact.number).where(
            fact.event == "view_recorded", fact.name == "young_person", fact.kind.in_(VIEW_ABOUT),
            fact.number.is_not(None), fact.trajectory.in_(select(about.trajectory))).order_by(fact.day, fact.place)):
        days, ratings = found.setdefault(name, ([], []))
        days.append(day)
        ratings.append(rating)
    return found
