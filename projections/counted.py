"""Who and what a month of a figure counts: the trajectories of its last day, or the events within it.

The same days and events as the row of months counts (projections/scope.py), with the trajectory named.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from projections.asked_by_month import answered, asked
from projections.rounding import SHARE_DECIMALS, rounded
from projections.scope import Scope
from projections.series import KEYS, STATES, SeriesIsUnknown, month_starts

if TYPE_CHECKING:
    from projections.questions import Reader

Row = dict[str, Any]


def counted(reader: Reader, key: str, month: str, on: date, district: str | None = None,
           organisation: str | None = None) -> list[Row]:
    """A list of {trajectory, on} with a role (handover), a kind (move), a ratio (load) or a question.

    A share lists what its numerator counts; `on` is the last day of the month, or that of the event. A month that is
    not over on the day counts nothing. Raises SeriesIsUnknown.
    """
    if key not in KEYS:
        raise SeriesIsUnknown(key)
    starts = month_starts(month, month, on)
    if len(starts) < 2:  # noqa: PLR2004 - the month is not over
        return []
    scope, first, end = Scope(reader, district, organisation), *starts
    if key in STATES:
        return _in_state(scope, STATES[key], end - 1)
    return {"mean_ratio": _ratios, "changes_per_1000_days": _handovers, "moves_per_1000_days": _moves,
            "deviations": _deviations, "dilemmas": _dilemmas, "answer_days": _answers}[key](scope, first, end)


def _in_state(scope: Scope, state: str, last: int) -> list[Row]:
    """Who is counted on the last day, by name."""
    rows = scope.state_spells(state, last, last + 1, scope.trajectory)
    return [_row(name, last) for name in sorted(name for _, _, name in rows)]


def _ratios(scope: Scope, _first: int, end: int) -> list[Row]:
    """Everybody whose load is in the mean of the last day, the highest first."""
    last = end - 1
    ratios = {name: Fraction(0) for _, _, name in scope.open_spells(last, end, scope.trajectory)}
    for _, _, appointments, capacity, name in scope.loads(last, end, scope.trajectory):
        ratios[name] += Fraction(appointments, capacity)
    return [_row(name, last, ratio=rounded(ratio, SHARE_DECIMALS))
            for name, ratio in sorted(ratios.items(), key=lambda each: (-each[1], each[0]))]


def _handovers(scope: Scope, first: int, end: int) -> list[Row]:
    """Each formal handover of the month, in the order of its days."""
    role = scope.reader.tables["handover"].c.role
    rows = scope.handovers(first, end, scope.trajectory, role)
    return [_row(name, day, role=role) for day, _, name, role in sorted(map(tuple, rows))]


def _moves(scope: Scope, first: int, end: int) -> list[Row]:
    """Each move of the month, in the order of its days."""
    kind = scope.reader.tables["placement"].c.kind
    rows = scope.moves(first, end, scope.trajectory, kind)
    return [_row(name, day, kind=kind) for day, _, name, kind in sorted(map(tuple, rows))]


def _deviations(scope: Scope, first: int, end: int) -> list[Row]:
    """Each deviation that was recorded in the month."""
    return _questions(scope, [(day, "deviation", name) for day, name in asked(scope, "deviation", first, end)])


def _dilemmas(scope: Scope, first: int, end: int) -> list[Row]:
    """Each dilemma that was raised in the month."""
    return _questions(scope, [(day, "dilemma", name) for day, name in asked(scope, "dilemma", first, end)])


def _answers(scope: Scope, first: int, end: int) -> list[Row]:
    """Each answer of the month, on its day."""
    return _questions(scope, [(day, kind, name) for day, _, kind, name in answered(scope, first, end)])


def _questions(scope: Scope, found: list[tuple[int, str, str]]) -> list[Row]:
    """One row a question, under the first of the trajectories that it is about."""
    about = scope.reader.tables["question_about"].c
    hers: dict[tuple[str, str], str] = {}
    for kind, name, trajectory in scope.reader.all(
            select(about.kind, about.question, about.trajectory).where(
                about.question.in_([name for _, _, name in found])).order_by(about.trajectory)):
        hers.setdefault((kind, name), trajectory)
    return [_row(hers[kind, name], day, question=name) for day, kind, name in found]


def _row(trajectory: str, day: int, **more: Any) -> Row:
    return {"trajectory": trajectory, "on": date.fromordinal(day), **more}
