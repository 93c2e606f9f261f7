"""The cases on the rungs where an account stands, as far as it may answer them; and those overdue above it, to know."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, false, or_, select

from domain.refusals import Refusal
from escalations.clock import day_in_city
from escalations.mandate import CARED_WITHIN, Question, Title, must_remain, titles
from projections.moments import number
from projections.owed import Owed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from sqlalchemy import ColumnElement

    from domain.ladder import LadderVersion, Rung
    from domain.register import AccountEntry, Register
    from projections.questions import Reader

WAITING = ("waiting", "taken_up")
#: A rung of a version of the ladder, and by what an account stands there.
Held = dict[tuple[int, str], list[Title]]


class Care:
    """Who cares and cared for whom, as far as the accounts of one person go; read once for a list."""

    def __init__(self, reader: Reader, accounts: frozenset[str], on: date) -> None:
        """Reads the roles of these accounts in the year up to and with the day."""
        self._reader, self._on = reader, on.toordinal()
        role = reader.tables["role_spell"].c
        self._roles = reader.all(select(role.trajectory, role.role, role.since, role.until).where(
            role.caregiver.in_(accounts), role.since < role.until, role.since <= self._on,
            role.until > (on - CARED_WITHIN).toordinal()))

    def questions(self) -> set[tuple[str, str]]:
        """The cases about somebody for whom one of these accounts cared in the year: kind and name."""
        about = self._reader.tables["question_about"].c
        hers = {row.trajectory for row in self._roles}
        return set() if not hers else {(row.kind, row.question) for row in self._reader.all(
            select(about.kind, about.question).where(about.trajectory.in_(hers)))}

    def directs(self) -> set[str]:
        """The trajectories whose threads one of these accounts holds on the day."""
        return {r.trajectory for r in self._roles if r.role == "case_director" and r.since <= self._on < r.until}


def to_answer(reader: Reader, register: Register, entry: AccountEntry, care: Care, now: datetime) -> Iterator[Owed]:
    """The cases that this account may answer, and those overdue on the top whose rung below is its own.

    The store leaves out what the four rules certainly refuse (another organisation, an own question); what is left is
    held against the rules themselves, once for all cases that are alike to them.
    """
    q = reader.tables["question"].c
    held: Held = {(ladder.version, rung.rung): titles(rung, entry.account, day_in_city(now), register)
                  for ladder in register.ladders.values() for rung in ladder.rungs}
    if not any(held.values()):
        return
    own = register.accounts_of(entry.person)
    mine = q.asker.not_in(own) & or_(false(), *(_lies_on(q, ladder, rung, held) for ladder in register.ladders.values()
                                                for rung in ladder.rungs if held[ladder.version, rung.rung]))
    above = (q.due_at <= number(now)) & or_(false(), *(
        _overdue_above(q, ladder, held) for ladder in register.ladders.values()
        if held[ladder.version, ladder.rungs[-2].rung]))
    cared, declined = care.questions(), _declined(reader)

    @cache
    def may_answer(version: int, name: str, asker: str, organisation: str, by: str | None, *, cares: bool) -> bool:
        try:
            must_remain(held[version, name], register.ladders[version].rung(name),
                        Question(asker, organisation, (), by), register, lambda: cares)
        except Refusal:
            return False
        return True

    for kind, name, rung, version, asker, organisation, deviation, arrived_at, due_at, urgent, is_above in reader.each(
            select(q.kind, q.question, q.rung, q.ladder_version, q.asker, q.organisation, q.deviation, q.arrived_at,
                   q.due_at, q.urgent, above).where(q.status.in_(WAITING), mine | above)):
        if may_answer(version, rung, asker, organisation, declined.get(deviation), cares=(kind, name) in cared):
            yield Owed(kind, name, kind, due_at, rung, arrived_at, urgent)
        elif is_above:
            yield Owed("overdue_above", name, kind, due_at, rung, arrived_at, urgent)


def _lies_on(q: Any, ladder: LadderVersion, rung: Rung, held: Held) -> ColumnElement[bool]:
    """A case lies on this rung, for an organisation for which it may be answered there."""
    return and_(q.ladder_version == ladder.version, q.rung == rung.rung,
                *_of_organisations(q, rung, held[ladder.version, rung.rung]))


def _overdue_above(q: Any, ladder: LadderVersion, held: Held) -> ColumnElement[bool]:
    """A case lies on the top, where whoever stands on the rung below is told that it is overdue."""
    below, top = ladder.rungs[-2:]
    return and_(q.ladder_version == ladder.version, q.rung == top.rung,
                *_of_organisations(q, below, held[ladder.version, below.rung]))


def _of_organisations(q: Any, rung: Rung, held: list[Title]) -> list[ColumnElement[bool]]:
    return [q.organisation.in_({title.organisation for title in held})] if rung.scope == "organisation" else []


def _declined(reader: Reader) -> dict[str | None, str]:
    """Who declined the deviations upon which a dilemma was raised that waits."""
    q = reader.tables["question"].c
    raised_on = select(q.deviation).where(q.kind == "dilemma", q.status.in_(WAITING), q.deviation.is_not(None))
    asked = select(q.question, q.decider).where(q.kind == "deviation", q.question.in_(raised_on.scalar_subquery()))
    return {row.question: row.decider for row in reader.all(asked)}
