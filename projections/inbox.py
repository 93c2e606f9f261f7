"""What waits for one account, by the moment at which it is due (workflow.md, Commands that answer)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import or_, select

from domain.refusals import Refusal
from escalations.clock import after_days, day_in_city, end_of_day
from escalations.mandate import CARED_WITHIN, Question, must_remain, titles
from projections.moments import moment, number, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from domain.ladder import Rung
    from domain.register import AccountEntry, Register
    from escalations.cycle import Cycle
    from escalations.mandate import Title
    from projections.questions import Reader

#: An answer is confirmed, and a lesson drawn, within so many days (workflow.md).
CONFIRM_DAYS = LESSON_DAYS = 7
#: A lesson that no cycle took up within so many days is on the list of policy staff (workflow.md, Learning).
TAKE_UP_DAYS = 90
WAITING = ("waiting", "taken_up")


class Owed(NamedTuple):
    """One thing that waits: what is to be done about what, and by when."""

    kind: str
    id: str
    due_at: int | None
    rung: str | None = None
    arrived_at: int | None = None
    urgent: bool = False

    def told(self, now: int) -> dict[str, Any]:
        """As it is answered."""
        return {"kind": self.kind, "id": self.id, "rung": self.rung, "arrived_at": text(self.arrived_at),
                "due_at": text(self.due_at), "urgent": self.urgent,
                "overdue": self.due_at is not None and now >= self.due_at}


class Around:
    """Who cares and cared for whom, as far as the accounts of one person go; what the four rules ask for a list."""

    def __init__(self, reader: Reader, register: Register, accounts: frozenset[str], on: date) -> None:
        """Reads the roles of these accounts once, in the year up to and with the day."""
        self.register, self._on, self._reader = register, on.toordinal(), reader
        self._about: dict[tuple[str, str], tuple[str, ...]] | None = None
        role = reader.tables["role_spell"].c
        self._roles = reader.all(select(role.trajectory, role.caregiver, role.role, role.since, role.until).where(
            role.caregiver.in_(accounts), role.since < role.until, role.since <= on.toordinal(),
            role.until > (on - CARED_WITHIN).toordinal()))
        self.cared = {row.trajectory for row in self._roles}

    def about(self, row: Any) -> tuple[str, ...]:
        """The trajectories that an open case is about."""
        if self._about is None:
            q, about = self._reader.tables["question"].c, self._reader.tables["question_about"].c
            found: dict[tuple[str, str], tuple[str, ...]] = {}
            for kind, name, trajectory in self._reader.all(
                    select(about.kind, about.question, about.trajectory)
                    .join(self._reader.tables["question"], (q.kind == about.kind) & (q.question == about.question))
                    .where(q.status.in_(WAITING))):
                found[kind, name] = (*found.get((kind, name), ()), trajectory)
            self._about = found
        return self._about[row.kind, row.question]

    def directs(self) -> list[str]:
        """The trajectories whose threads one of these accounts holds on the day."""
        return [r.trajectory for r in self._roles if r.role == "case_director" and r.since <= self._on < r.until]


def inbox(reader: Reader, register: Register, account: str, now: datetime, cycles: Sequence[Cycle] = (),
          ) -> list[dict[str, Any]]:
    """What waits for this account; all is given as recorded by now. The first due stands first."""
    entry = register.must_be_account(account)
    accounts = register.accounts_of(entry.person)
    around = Around(reader, register, accounts, day_in_city(now))
    owed = [*_to_answer(reader, around, entry, now), *_of_askers(reader, accounts),
            *_to_follow(reader, around, accounts), *_lessons(reader, accounts), *_reviews(cycles, accounts),
            *(_not_taken_up(reader, now, cycles) if "policy" in entry.roles else ())]
    owed.sort(key=lambda o: (o.due_at is None, o.due_at or 0, not o.urgent, o.kind, o.id))
    return [one.told(number(now)) for one in owed]


def _to_answer(reader: Reader, around: Around, entry: AccountEntry, now: datetime) -> Iterator[Owed]:
    """The cases on the rungs where this account stands and may decide; and those overdue on the top, to know."""
    register, on = around.register, day_in_city(now)
    q = reader.tables["question"].c
    held = {(ladder.version, rung.rung): titles(rung, entry.account, on, around)  # type: ignore[arg-type]
            for ladder in register.ladders.values() for rung in ladder.rungs}
    stands = {rung for (_, rung), by in held.items() if by}
    if not stands:
        return
    raised_on = select(q.deviation).where(q.kind == "dilemma", q.status.in_(WAITING), q.deviation.is_not(None))
    declined = {r.question: r.decider for r in reader.all(select(q.question, q.decider).where(
        q.kind == "deviation", q.question.in_(raised_on.scalar_subquery())))}
    for row in reader.all(select(q.kind, q.question, q.rung, q.ladder_version, q.asker, q.organisation, q.deviation,
                                 q.arrived_at, q.due_at, q.urgent).where(
            q.status.in_(WAITING), or_(q.rung.in_(stands), q.due_at <= number(now)))):
        ladder = register.ladders[row.ladder_version]
        by = held[ladder.version, row.rung]
        if by and _may_answer(row, by, ladder.rung(row.rung), around, declined):
            yield Owed(row.kind, row.question, row.due_at, row.rung, row.arrived_at, row.urgent)
        elif ladder.above(row.rung) is None and row.due_at <= number(now):
            below = ladder.rungs[-2]
            if any(below.scope != "organisation" or title.organisation == row.organisation
                   for title in held[ladder.version, below.rung]):
                yield Owed("overdue_above", row.question, row.due_at, row.rung, row.arrived_at, row.urgent)


def _may_answer(row: Any, held: list[Title], rung: Rung, around: Around, declined: dict[str, str]) -> bool:
    about = around.about(row)
    question = Question(row.asker, row.organisation, about, declined.get(row.deviation))
    try:
        must_remain(held, rung, question, around.register, lambda: not around.cared.isdisjoint(about))
    except Refusal:
        return False
    return True


def _of_askers(reader: Reader, accounts: frozenset[str]) -> Iterator[Owed]:
    """What is up to whoever asked: a question put back, a motivation, an answer to confirm."""
    q = reader.tables["question"].c
    for row in reader.all(select(reader.tables["question"]).where(q.asker.in_(accounts), q.status != "withdrawn")):
        if row.status == "asked_back":
            yield Owed("question", row.question, None, row.rung, row.arrived_at, row.urgent)
        if row.acted_first and row.motivated_at is None:
            yield Owed("motivation", row.question, row.motivation_due_at, row.rung, row.arrived_at, row.urgent)
        if row.decided_at is not None and not row.received:
            yield Owed("answer", row.question, number(after_days(moment(row.decided_at), CONFIRM_DAYS)), row.rung,
                       row.arrived_at, row.urgent)


def _to_follow(reader: Reader, around: Around, accounts: frozenset[str]) -> Iterator[Owed]:
    """What came of it is told by whoever asked, or by who holds the threads that day."""
    q, about = reader.tables["question"].c, reader.tables["question_about"].c
    directed = select(about.question).where(about.kind == q.kind, about.question == q.question,
                                            about.trajectory.in_(around.directs())).exists()
    for row in reader.all(select(reader.tables["question"]).where(
            q.solved.is_(None), q.status != "withdrawn", q.review_on.is_not(None),
            or_(q.asker.in_(accounts), directed))):
        if row.kind == "dilemma" or row.rung is None or (row.decided_at is not None
                                                         and (row.decision == "backed" or row.acted_first)):
            yield Owed("evaluation" if row.kind == "deviation" else "outcome", row.question,
                       number(end_of_day(date.fromordinal(row.review_on))), row.rung, row.arrived_at, row.urgent)


def _lessons(reader: Reader, accounts: frozenset[str]) -> Iterator[Owed]:
    """A dilemma whose outcome is known asks for a lesson, of whoever asked or decided."""
    q, lesson = reader.tables["question"].c, reader.tables["lesson"].c
    drawn = select(lesson.lesson).where(lesson.source == "dilemma", lesson.name == q.question).exists()
    for row in reader.all(select(reader.tables["question"]).where(
            q.kind == "dilemma", q.status == "outcome_known", ~drawn,
            or_(q.asker.in_(accounts), q.decider.in_(accounts)))):
        yield Owed("lesson", row.question, number(after_days(moment(row.solved_at), LESSON_DAYS)), row.rung,
                   row.arrived_at, row.urgent)


def _reviews(cycles: Sequence[Cycle], accounts: frozenset[str]) -> Iterator[Owed]:
    """The learning cycles of this account on which nothing was decided yet, by the day to look back."""
    for cycle in cycles:
        if cycle.owner in accounts and cycle.acted is None:
            yield Owed("review", cycle.name, number(end_of_day(cycle.plan.review_on)), None,
                       number(cycle.plan.timestamp))


def _not_taken_up(reader: Reader, now: datetime, cycles: Sequence[Cycle]) -> Iterator[Owed]:
    """The lessons that no cycle took up in time, for policy staff."""
    lesson, taken_up = reader.tables["lesson"].c, {name for cycle in cycles for name in cycle.plan.lessons}
    for row in reader.all(select(lesson.lesson, lesson.drawn_at).where(lesson.drawn_at <= number(now))):
        if row.lesson in taken_up:
            continue
        due = after_days(moment(row.drawn_at), TAKE_UP_DAYS)
        if now >= due:
            yield Owed("lesson", row.lesson, number(due))
