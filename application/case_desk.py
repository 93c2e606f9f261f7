"""What the pages of the route ask: whose turn it is, what one may do, and how it turned out."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from access.policy import ACT, READ_CASE, READ_RULES, READ_TRAJECTORY
from application import clock
from application.case_facts import StreamFacts
from application.cases import facts_of, told
from application.figures import fewest_acts
from application.judging import Judge
from application.refusals import Refused
from application.route import ask_precedents, ask_protocols, owed_to
from application.streams import RecordedStreams, replayed
from domain.event import values_of
from domain.refusals import Refusal
from domain.register import LOCAL
from escalations.cases import Act
from escalations.catalogue import CASE_EVENTS
from escalations.computed import computed_values
from escalations.deviation import Deviation
from escalations.mandate import Question, must_hold_mandate
from projections.moments import moment, number
from projections.rungs import rungs
from projections.stalling import stalling
from record.recorder import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from application.workplace import Workplace
    from escalations.cases import Case

#: What an act is tried with to see whether it may be done; the real values come with the act.
_TRIED = {"reason": "other", "option": "other", "text": "-", "no_lesson": "-", "question": "-", "answer": "-"}


class CaseDesk:
    """The part of the desk that is about deviations and dilemmas. Answers plain values; moments stay moments."""

    workplace: Workplace
    is_demonstration: bool

    def accounts(self) -> list[dict[str, Any]]:
        """The accounts as which one may look around: on the demonstration alone."""
        if not self.is_demonstration:
            return []
        with self.workplace.record.reading() as connection:
            entries = self.workplace.register(connection).accounts.values()
        return [{"account": e.account, "roles": list(e.roles), "organisation": e.organisation}
                for e in sorted(entries, key=lambda e: e.account) if not e.closed]

    def inbox(self, account: str) -> list[dict[str, Any]]:
        """What waits for this account; of the local user, who decides nothing, nothing does.

        `of` says what an id is of: a deviation, a dilemma or a lesson.
        """
        if account == LOCAL:
            return []
        now = clock.now()
        waits = [one.told(number(now)) | {"of": one.of} for one in owed_to(self.workplace, account, account, None, now)]
        sees = self.workplace.may(account, READ_TRAJECTORY)
        with self.workplace.reading(None) as reader:
            q = reader.tables["question"].c
            about = {row.question: row.clause or row.cause for row in reader.all(
                select(q.question, q.clause, q.cause).where(q.question.in_([each["id"] for each in waits])))}
            names = self._about(reader, [each["id"] for each in waits]) if sees else {}
        return [each | {"about": about.get(each["id"], ""), "trajectories": names.get(each["id"], []),
                        **{at: _moment(each[at]) for at in ("arrived_at", "due_at")}} for each in waits]

    def case(self, account: str, kind: str, name: str) -> dict[str, Any]:
        """A case with what it asks, where it lies, and what this account may do about it. Raises Refused."""
        self.workplace.must(account, READ_CASE)
        now = clock.now()
        facts = facts_of(self.workplace, kind, name, now)
        case: Case = replayed(facts)
        history = [told(self.workplace, fact) | {"at": fact.timestamp} for fact in facts]
        first = {field: self.workplace.readable(value) for field, value in values_of(facts[0]).items()
                 if value is not None}
        answer: dict[str, Any] = {
            "id": name, "status": case.status, "rung": case.rung, "ladder_version": case.ladder_version,
            "arrived_at": case.arrived_at, "due_at": case.due_at, "overdue": case.overdue(now), "asker": case.asker,
            "decider": case.decider, "decided_at": case.decided_at, "history": history, "facts": first,
            "in_force": isinstance(case, Deviation) and case.in_force(clock.day_of(now)),
            "motivation_overdue": isinstance(case, Deviation) and case.motivation_overdue(now)}
        with self._judge(account, now) as judge:
            own = StreamFacts(judge)
            answer["rungs"] = [vars(rung) for rung in case.ladder(own).rungs]
            answer["mandate"] = _mandate(case, account, now, own)
            answer["acts"] = _acts(case, account, now, own)
        answer["clause_text"] = self._clause_text(facts[0]) if kind == "deviation" else None
        return answer

    def _clause_text(self, recorded: Any) -> str | None:
        """The words of the clause as it held when somebody stepped outside it; those of a later version are others."""
        versions: list[Any] = list(facts_of(self.workplace, "protocol", recorded.protocol, recorded.timestamp))
        return next((clause["text"] for version in reversed(versions) for clause in getattr(version, "clauses", ())
                     if clause["clause"] == recorded.clause), None)

    def cases(self, account: str) -> list[dict[str, Any]]:
        """What this account asked itself, the newest first."""
        self.workplace.must(account, READ_CASE)
        now = clock.now()
        with self.workplace.reading(None) as reader:
            table = reader.tables["question"]
            rows = reader.all(select(table).where(table.c.asker == account).order_by(table.c.begun_at.desc()))
            names = self._about(reader, [row.question for row in rows])
        return [{"kind": row.kind, "id": row.question, "status": row.status, "rung": row.rung,
                 "due_at": _at(row.due_at), "overdue": row.due_at is not None and now >= moment(row.due_at),
                 "about": row.clause or row.cause, "trajectories": names.get(row.question, [])} for row in rows]

    def decided(self, account: str) -> list[dict[str, Any]]:
        """What this account decided, and how it turned out; the newest first."""
        self.workplace.must(account, READ_CASE)
        with self.workplace.reading(None) as reader:
            table = reader.tables["question"]
            rows = reader.all(select(table).where(table.c.decider == account).order_by(table.c.decided_at.desc()))
        return [{"kind": row.kind, "id": row.question, "about": row.clause or row.cause,
                 "decided_at": _at(row.decided_at), "decision": row.decision, "solved": row.solved, "felt": row.felt}
                for row in rows]

    def precedents(self, account: str, kind: str, name: str) -> list[dict[str, Any]]:
        """Earlier cases that share clause, cause or words."""
        return ask_precedents(self.workplace, account, kind, name, clock.now())

    def protocols(self, account: str) -> list[dict[str, Any]]:
        """The protocols with their clauses."""
        return ask_protocols(self.workplace, account, clock.now())

    def who_decides(self, account: str, line: Mapping[str, Any]) -> dict[str, Any] | None:
        """Where a case that is not sent yet would arrive, by when it is answered and by whom; None: by nobody.

        Raises Refused as the sending would.
        """
        self.workplace.must(account, ACT)
        now = clock.now()
        with self._judge(account, now) as judge:
            try:
                fact = judge.decide(judge.claim(_finished(line), made_id=clock.new_id()))
            except Refusal as refusal:
                raise Refused(refusal.reason, [{"line": None, "field": refusal.field, "reason": refusal.reason}]
                              ) from None
            added = computed_values(fact)
            if added.get("rung") is None:
                return None
            case: Case = replayed([fact])
            rung = case.ladder(StreamFacts(judge)).rung(added["rung"])
            able = [one for one in judge.register.accounts
                    if _mandate(case, one, now, StreamFacts(judge))["may"]]
        return {"rung": rung.rung, "role": rung.role, "organisation": case.organisation, "due_at": case.due_at,
                "accounts": able}

    def rungs(self, account: str) -> list[dict[str, Any]]:
        """How long each rung takes, what waits there and what climbed because a term passed. Raises Refused."""
        self.workplace.must(account, READ_RULES)
        with self.workplace.record.reading() as connection:
            ladder = self.workplace.register(connection).ladder_in_force
        with self.workplace.reading(None) as reader:
            return rungs(reader, ladder, clock.now(), fewest_acts(self.workplace, account))

    def stalling(self, account: str) -> dict[str, Any]:
        """The cases that wait longest, that lie with whoever asked, and that climbed because a term passed.

        Raises Refused for whoever may not see cases.
        """
        self.workplace.must(account, READ_CASE)
        with self.workplace.record.reading() as connection:
            ladder = self.workplace.register(connection).ladder_in_force
        with self.workplace.reading(None) as reader:
            return stalling(reader, ladder.names, clock.now())

    @contextmanager
    def _judge(self, account: str, now: datetime) -> Iterator[Judge]:
        """A judge who looks and records nothing."""
        with self.workplace.record.reading() as connection:
            yield Judge(RecordedStreams(Writer(connection), self.workplace.mapper),
                        self.workplace.register(connection), account, now)

    @staticmethod
    def _about(reader: Any, names: list[str]) -> dict[str, list[str]]:
        about = reader.tables["question_about"].c
        found: dict[str, list[str]] = {}
        for row in reader.all(select(about.question, about.trajectory).where(about.question.in_(names))):
            found.setdefault(row.question, []).append(row.trajectory)
        return found


def _finished(line: Mapping[str, Any]) -> dict[str, Any]:
    """A line that is not filled in yet as if it were: where it arrives does not depend on its words."""
    options = [{"option": name, "text": "-"} for name in ("a", "b")]
    words: dict[str, Any] = {"instead": "-", "urgency": "-", "expected_effect": "-",
                             "motivation": dict.fromkeys(("legitimacy", "involvement", "benefit"), "-"),
                             "deviation": clock.new_id(), "effective_from": clock.today().isoformat()}
    if line["event"] == "dilemma_raised":
        words = {"question": "-", "at_stake": "-", "options": options, "cause": "other", "dilemma": clock.new_id()}
    return words | dict(line)


def _mandate(case: Case, account: str, now: datetime, facts: StreamFacts) -> dict[str, Any]:
    """Whether this account has the mandate for the case where it lies, and the rule that gives or denies it."""
    if case.place is None:
        return {"may": False, "reason": "role: this clause is left to the professional"}
    rung = case.ladder(facts).rung(case.place.rung)
    try:
        title = must_hold_mandate(rung, Question(case.asker, case.organisation, case.trajectories), account,
                                  clock.day_of(now), facts)
    except Refusal as refusal:
        return {"may": False, "reason": refusal.reason}
    return {"may": True, "reason": "role: by one's own role" if title.lent_by is None
            else f"delegation: by the mandate of {title.lent_by}"}


def _acts(case: Case, account: str, now: datetime, facts: StreamFacts) -> list[str]:
    """The events that this account may add to the case now."""
    entry = facts.register.accounts.get(account)
    if entry is None or entry.closed:
        return []
    today = clock.day_of(now)
    found = []
    for name, event in CASE_EVENTS[case.kind].items():
        act = Act(event, _TRIED | {"of": entry.organisation, "review_on": today}, account, now, today, facts)
        try:
            event.decide(case, act)
        except Refusal:
            continue
        found.append(name)
    if case.status in {"evaluated", "outcome_known", "closed"}:
        found.append("lesson_drawn")
    if isinstance(case, Deviation) and case.declined and facts.register.is_one_person(account, case.asker):
        found.append("dilemma_raised")
    return found


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _at(number: int | None) -> datetime | None:
    return None if number is None else moment(number)
