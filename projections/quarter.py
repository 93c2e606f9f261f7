"""What was learned in a quarter: lessons, learning cycles, changed rules, and how the ladder answered.

Nothing here is about one girl: no trajectory, no deviation, no dilemma. Words are those that are written to be shared
(a lesson's statement, a cycle's title, a protocol's text); counts of acts are told from 5 on.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from domain.protocols import ProtocolWithdrawn
from projections.acts import acts_told, part_of_acts_told
from projections.changed_rules import changed_rules
from projections.clauses import clauses_left
from projections.hiding import FEWEST_ACTS
from projections.learning import lessons_drawn
from projections.moments import number
from projections.quarter_cycles import cycle_steps
from projections.quarter_lessons import causes_back, lessons_of, taken_up
from projections.quarters import quarter_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from escalations.cycle import Cycle
    from projections.quarters import Quarter
    from projections.questions import Reader


def learned(reader: Reader, quarter: Quarter, cycles: Sequence[tuple[Cycle, Sequence[Any]]],
            protocols: Sequence[Sequence[Any]], rungs: Sequence[str]) -> dict[str, Any]:
    """Everything that is told of a quarter, as it stood at its end; what happens later changes nothing in it.

    A term that ran out in it counts whenever the worker came by: the question arrived above when the term had passed.

    `cycles` each with its facts, and the facts of each of `protocols`, as recorded by the last moment that is
    looked at; `rungs` of the ladder then, from low to high.
    """
    rows = [row for row in lessons_drawn(reader) if row.drawn_at <= number(quarter.at)]
    standing = [cycle for cycle, _ in cycles]
    return {
        "quarter": quarter.name, "from": quarter.first.isoformat(), "until": quarter.last.isoformat(),
        "over": quarter.over, "seen_until": quarter.seen_until.isoformat(),
        **lessons_of(rows, quarter, standing), "taken_up": taken_up(rows, quarter, standing),
        "came_back": causes_back(rows, quarter, standing),
        "cycles": cycle_steps(cycles, quarter), "changes": changed_rules(protocols, quarter),
        "proposed": _proposed(reader, quarter, protocols), "ladder": _ladder(reader, quarter, rungs)}


def quarters_told(reader: Reader, cycles: Sequence[Cycle], today: date) -> list[str]:
    """The quarters from the first question, lesson or cycle on, up to the one of today; the latest first."""
    firsts = [reader.one(select(func.min(column))) for column in
              (reader.tables["question"].c.begun_on, reader.tables["lesson"].c.drawn_on)]
    days = [date.fromordinal(day) for day in firsts if day is not None]
    first = min([today, *days, *(cycle.plan.occurred_on for cycle in cycles)])
    names = (f"{year}-{number}" for year in range(first.year, today.year + 1) for number in (1, 2, 3, 4))
    return sorted((name for name in names if quarter_of(first) <= name <= quarter_of(today)), reverse=True)


def _proposed(reader: Reader, quarter: Quarter, protocols: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """The clauses whose revision was proposed at the end, in the words in which they stood then."""
    holding = [facts for facts in protocols if not isinstance(facts[-1], ProtocolWithdrawn)]
    left = clauses_left(reader, quarter.at, ())
    found = []
    for facts in holding:
        for clause in facts[-1].clauses:
            told = left.get((facts[0].protocol, clause["clause"]))
            if told is not None and told["proposed"]:
                counts = {"deviations": told["deviations"], **{
                    name: part_of_acts_told(told[name], told["deviations"]) for name in ("backed", "solved")}}
                found.append({"protocol": facts[0].protocol, "title": facts[0].title, "clause": clause["clause"],
                              "text": clause["text"], **_marked(counts)})
    return found


def _ladder(reader: Reader, quarter: Quarter, rungs: Sequence[str]) -> list[dict[str, Any]]:
    """What each rung did in the quarter: questions that arrived, that it answered, and whose term ran out there."""
    stay = reader.tables["stay"].c
    since, until = number(quarter.since), number(quarter.at)
    arrived, left = stay.arrived_at.between(since, until), stay.left_at.between(since, until)
    counted = {name: dict.fromkeys(("arrived", "answered", "ran_out"), 0) for name in rungs}
    for row in reader.all(select(stay.rung, stay.how, arrived.label("came"), left.label("went")).where(arrived | left)):
        of = counted.setdefault(row.rung, dict.fromkeys(("arrived", "answered", "ran_out"), 0))
        of["arrived"] += bool(row.came)
        of["answered"] += bool(row.went) and row.how == "answered"
        of["ran_out"] += bool(row.went) and row.how == "deadline_passed"
    return [{"rung": name, **_marked({what: acts_told(number, FEWEST_ACTS) for what, number in counts.items()})}
            for name, counts in counted.items()]


def _marked(told: Mapping[str, int | None]) -> dict[str, Any]:
    """`hidden` says that something is not told."""
    return {**told, "hidden": None in told.values()}
