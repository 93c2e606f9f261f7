"""Stepping outside a protocol in the invented city, in every way in which that may end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from escalations.clock import day_in_city
from interchange.synthetic.causes import (
    BACKED_SOON_DAYS,
    HOT_CLAUSE_SOLVED,
    SOLVED_LATER,
    SOLVED_SOON,
)
from interchange.synthetic.route import words_back as back
from interchange.synthetic.route import words_outside as words
from interchange.synthetic.route.case import Case
from interchange.synthetic.route.rules import HOT_CLAUSE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from interchange.synthetic.route.book import Book
    from interchange.synthetic.route.girls import Girls
    from interchange.synthetic.route.lessons import Lessons
    from interchange.synthetic.route.people import People
    from interchange.synthetic.route.plans import Plan
    from interchange.synthetic.route.rules import Rules

_HOT_SHARE, _ACTED_FIRST, _URGENT = 0.24, 0.12, 0.12
_BACKED, _BACKED_HOT, _RAISED_AFTER_DECLINE = 0.74, 0.94, 0.4
_CLAUSES = tuple(clause for clause in words.STEPS if clause != HOT_CLAUSE)
#: Days until the rung acts: mostly soon, sometimes beyond its term.
_WAITS = ((0, 2), (0, 3), (0, 3), (2, 5), (4, 9), (8, 20))


class Deviations:
    """The deviations told so far."""

    def __init__(self, book: Book, people: People, girls: Girls, rules: Rules, lessons: Lessons,
                 declined: Callable[[Case], None]) -> None:
        """`declined` tells how a declined one is raised as a dilemma."""
        self.book, self.people, self.girls, self.rules, self.lessons = book, people, girls, rules, lessons
        self._declined = declined
        self._told = 0
        self._latest: dict[str, Case] = {}
        self._evaluated: list[tuple[datetime, str, str, str]] = []

    def teaches(self, cause: str, before: datetime) -> tuple[str, str] | None:
        """The deviation that was evaluated last before a moment, of those that teach about a cause; and its asker."""
        found = [one for one in self._evaluated if one[0] < before and one[1] == cause]
        return max(found)[2:] if found else None

    def tell(self, plan: Plan, day: date) -> None:
        """One deviation that begins on a day; none when no trajectory is open then."""
        book, open_then = self.book, self.girls.open_on(day.toordinal())
        if not open_then:
            return
        girl = book.one_of(open_then)
        asker = book.one_of(self.people.askers(girl, day.toordinal()))
        clause = plan.clause or (HOT_CLAUSE if book.chance(_HOT_SHARE) else book.one_of(_CLAUSES))
        acted = plan.motivated or ("in_time" if plan.may_not_wait and book.chance(_ACTED_FIRST) else None)
        urgent = acted is not None or (plan.may_not_wait and book.chance(_URGENT))
        self._told += 1
        case = Case(book, self.people, "deviation", f"A-{self._told:04}", asker, (girl,), book.at_work(day),
                    urgent=urgent)
        effective_from = day if acted else day + timedelta(days=book.between(3, 14))
        self._is_recorded(case, clause, effective_from, acted)
        if acted is not None:
            _is_motivated(case, clause, acted)
        if plan.ends == "asked_back":
            case.waits(1, 2)
            case.is_asked_back(answered=False)
        elif plan.ends == "withdrawn":
            case.asks("withdrawn", 0, 1, reason=book.one_of(back.WITHDRAWN))
        elif plan.ends == "climbs":
            case.rests()
        elif plan.ends == "answered":
            self._is_answered(case, plan, clause, effective_from)

    def _is_recorded(self, case: Case, clause: str, effective_from: date, acted: str | None) -> None:
        book, day = self.book, day_in_city(case.at)
        latitude, step = self.rules.latitude(clause, day), book.one_of(words.STEPS[clause])
        fields: dict[str, Any] = {
            "trajectory": case.girls[0].name, "protocol": self.rules.protocol_of(clause), "clause": clause,
            "instead": step.instead, "effective_from": effective_from.isoformat(), "shareable": step.shareable,
            "discussed_with": book.one_of(words.DISCUSSED), "urgent": case.urgent or None,
            "alternatives": book.one_of(words.ALTERNATIVES) if book.chance(0.7) else None,
            "her_view": book.one_of(words.HER_VIEWS) if book.chance(0.7) else None}
        if acted is not None:
            fields |= {"acted_first": True, "urgency": book.one_of(words.URGENCIES)}
        else:
            fields |= _motivation(step)
        before = self._latest.get(clause)
        if before is not None and before.began < case.at and book.chance(0.12):
            fields["follows"] = before.name
        case.tell("recorded", case.asker.name, **fields)
        self._latest[clause] = case
        if latitude != "professional":
            case.arrives(latitude, case.at)

    def _is_answered(self, case: Case, plan: Plan, clause: str, effective_from: date) -> None:
        book = self.book
        backed = True
        if case.rung is not None:
            case.waits(*((0, 1) if plan.soon else book.one_of(_WAITS)))
            if book.chance(0.12):
                case.is_asked_back()
                case.waits(0, 2)
            elif book.chance(0.06):
                case.is_handed_up("no_mandate")
                case.waits(1, 6)
            backed = book.chance(_BACKED_HOT if clause == HOT_CLAUSE else _BACKED)
            backed = plan.backed if plan.backed is not None else backed
            self._is_backed(case, effective_from, plan) if backed else self._is_declined(case, plan)
        days = case.waited_days()
        if case.rung is not None:
            soon = days <= BACKED_SOON_DAYS
            case.comes_down(book.between(4, 5) if backed and soon else book.between(2, 4) if backed
                            else book.between(1, 3))
        if (backed or plan.motivated) and (plan.solved or book.chance(0.88)):
            self._is_evaluated(case, clause, effective_from, plan.solved or self._solved(clause, case, days))

    def _is_backed(self, case: Case, effective_from: date, plan: Plan) -> None:
        book, bound = self.book, plan.bound or self.book.chance(0.35)
        until = effective_from + timedelta(days=book.between(60, 240))
        case.tell("backed", case.answerer(), reasons=book.one_of(back.BACKED),
                  conditions=book.one_of(back.CONDITIONS) if bound else None,
                  valid_until=until.isoformat() if bound else None)

    def _is_declined(self, case: Case, plan: Plan) -> None:
        book = self.book
        case.tell("declined", case.answerer(), reasons=book.one_of(back.DECLINED),
                  instead=book.one_of(back.INSTEAD) if book.chance(0.6) else None)
        if not case.over and (plan.raised or book.chance(_RAISED_AFTER_DECLINE)):
            self._declined(case)

    def _solved(self, clause: str, case: Case, days: float) -> str:
        """Whether the problem was solved: more often where the answer came soon (causes.py)."""
        chance = SOLVED_SOON if days <= BACKED_SOON_DAYS else SOLVED_LATER
        if clause == HOT_CLAUSE:
            chance = HOT_CLAUSE_SOLVED
        elif case.rung is None:
            chance = SOLVED_LATER
        return "yes" if self.book.chance(chance) else self.book.one_of(("partly", "partly", "no", "no", "unknown"))

    def _is_evaluated(self, case: Case, clause: str, effective_from: date, solved: str) -> None:
        book = self.book
        at = book.at_work(effective_from + timedelta(days=book.between(45, 86)))
        at = at if at > case.at else book.after(case.at, 1, 20)
        again = {"yes": "yes", "partly": "yes", "no": "no"}.get(solved, "unknown")
        case.tell("evaluated", case.asker.name, at, problem_solved=solved, effect=book.one_of(back.EFFECTS[solved]),
                  her_view=book.one_of(back.VIEWS_AFTER[solved]), would_do_again=again)
        self._evaluated.append((case.at, back.CAUSE_OF[clause], case.name, case.asker.name))
        if not case.over and book.chance(0.16):
            self.lessons.draw(("deviation", case.name), back.CAUSE_OF[clause], book.after(case.at, 0, 10),
                              case.asker.name)


def _motivation(step: words.Step) -> dict[str, Any]:
    return {"motivation": {"legitimacy": step.legitimacy, "involvement": step.involvement, "benefit": step.benefit},
            "expected_effect": step.expected}


def _is_motivated(case: Case, clause: str, when: str) -> None:
    """What was done first is motivated within a day, later, or not yet."""
    if when == "missing":
        return
    hours = case.book.between(2, 20) if when == "in_time" else case.book.between(26, 60)
    at = case.at + timedelta(hours=hours)
    if case.rung is not None:
        case.rests(at)
    case.tell("motivated", case.asker.name, max(at, case.at), **_motivation(words.STEPS[clause][0]))
