"""What waits for one account, by the moment at which it is due (workflow.md, Commands that answer)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from escalations.clock import after_days, day_in_city, end_of_day
from projections.moments import moment, number
from projections.owed import Owed
from projections.to_answer import Care, to_answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from domain.register import Register
    from escalations.cycle import Cycle
    from projections.questions import Reader

#: An answer is confirmed, and a lesson drawn, within so many days (workflow.md).
CONFIRM_DAYS = LESSON_DAYS = 7
#: A lesson that no cycle took up within so many days is on the list of policy staff (workflow.md, Learning).
TAKE_UP_DAYS = 90


def inbox(reader: Reader, register: Register, account: str, now: datetime, cycles: Sequence[Cycle] = (),
          ) -> list[Owed]:
    """What waits for this account; all is given as recorded by now. The first due stands first."""
    entry = register.must_be_account(account)
    accounts = register.accounts_of(entry.person)
    care = Care(reader, accounts, day_in_city(now))
    owed = [*to_answer(reader, register, entry, care, now), *_of_askers(reader, accounts),
            *_to_follow(reader, care, accounts), *_lessons(reader, accounts), *_reviews(cycles, accounts),
            *(_not_taken_up(reader, now, cycles) if "policy" in entry.roles else ())]
    owed.sort(key=lambda o: (o.due_at is None, o.due_at or 0, not o.urgent, o.kind, o.id))
    return owed


def _of_askers(reader: Reader, accounts: frozenset[str]) -> Iterator[Owed]:
    """What is up to whoever asked: a question put back, a motivation, an answer to confirm."""
    q = reader.tables["question"].c
    put_back = q.status == "asked_back"
    unmotivated = q.acted_first & q.motivated_at.is_(None)
    unconfirmed = q.decided_at.is_not(None) & ~q.received
    for row in reader.all(select(
            q.kind, q.question, q.rung, q.arrived_at, q.urgent, q.motivation_due_at, q.decided_at,
            put_back.label("put_back"), unmotivated.label("unmotivated"), unconfirmed.label("unconfirmed")).where(
            q.asker.in_(accounts), q.status != "withdrawn", put_back | unmotivated | unconfirmed)):
        where = row.rung, row.arrived_at, row.urgent
        if row.put_back:
            yield Owed("question", row.question, row.kind, None, *where)
        if row.unmotivated:
            yield Owed("motivation", row.question, row.kind, row.motivation_due_at, *where)
        if row.unconfirmed:
            yield Owed("answer", row.question, row.kind, _days_after(row.decided_at, CONFIRM_DAYS), *where)


def _to_follow(reader: Reader, care: Care, accounts: frozenset[str]) -> Iterator[Owed]:
    """What came of it is told by whoever asked, or by who holds the threads that day."""
    q, about = reader.tables["question"].c, reader.tables["question_about"].c
    answered = q.decided_at.is_not(None) & ((q.decision == "backed") | q.acted_first)
    asked = select(q.kind, q.question, q.rung, q.arrived_at, q.urgent, q.review_on).where(
        q.solved.is_(None), q.status != "withdrawn", q.review_on.is_not(None),
        or_(q.kind == "dilemma", q.rung.is_(None), answered))
    rows: set[Any] = {tuple(row) for row in reader.all(asked.where(q.asker.in_(accounts)))}
    directs = care.directs()
    if directs:
        rows |= {tuple(row) for row in reader.all(
            asked.where((about.kind == q.kind) & (about.question == q.question), about.trajectory.in_(directs)))}
    for kind, name, rung, arrived_at, urgent, review_on in rows:
        yield Owed("evaluation" if kind == "deviation" else "outcome", name, kind,
                   number(end_of_day(date.fromordinal(review_on))), rung, arrived_at, urgent)


def _lessons(reader: Reader, accounts: frozenset[str]) -> Iterator[Owed]:
    """A dilemma whose outcome is known asks for a lesson, of whoever asked or decided."""
    q, lesson = reader.tables["question"].c, reader.tables["lesson"].c
    drawn = select(lesson.lesson).where(lesson.source == "dilemma", lesson.name == q.question).exists()
    for row in reader.all(select(q.question, q.solved_at, q.rung, q.arrived_at, q.urgent).where(
            q.kind == "dilemma", q.status == "outcome_known", ~drawn,
            or_(q.asker.in_(accounts), q.decider.in_(accounts)))):
        yield Owed("lesson", row.question, "dilemma", _days_after(row.solved_at, LESSON_DAYS), row.rung,
                   row.arrived_at, row.urgent)


def _reviews(cycles: Sequence[Cycle], accounts: frozenset[str]) -> Iterator[Owed]:
    """The learning cycles of this account on which nothing was decided yet, by the day to look back."""
    for cycle in cycles:
        if cycle.owner in accounts and cycle.acted is None:
            yield Owed("review", cycle.name, "cycle", number(end_of_day(cycle.plan.review_on)), None,
                       number(cycle.plan.timestamp))


def _not_taken_up(reader: Reader, now: datetime, cycles: Sequence[Cycle]) -> Iterator[Owed]:
    """The lessons that no cycle took up in time, for policy staff."""
    lesson, taken_up = reader.tables["lesson"].c, {name for cycle in cycles for name in cycle.plan.lessons}
    for row in reader.all(select(lesson.lesson, lesson.drawn_at).where(lesson.drawn_at <= number(now))):
        if row.lesson in taken_up:
            continue
        due = _days_after(row.drawn_at, TAKE_UP_DAYS)
        if number(now) >= due:
            yield Owed("lesson", row.lesson, "lesson", due)


def _days_after(at: int, days: int) -> int:
    return number(after_days(moment(at), days))
