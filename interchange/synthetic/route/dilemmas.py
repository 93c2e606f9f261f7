"""Dilemmas in the invented city, in every way in which they may end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from escalations.clock import day_in_city
from interchange.synthetic.causes import BACKED_SOON_DAYS, SOLVED_LATER, SOLVED_SOON
from interchange.synthetic.route import words_asked as words
from interchange.synthetic.route import words_back as back
from interchange.synthetic.route.case import Case
from interchange.synthetic.route.people import EXPERT, EXPERTS
from interchange.synthetic.route.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from interchange.synthetic.route.book import Book
    from interchange.synthetic.route.girls import Girls, Known
    from interchange.synthetic.route.lessons import Lessons
    from interchange.synthetic.route.people import Account, People

#: On which rung a dilemma begins, by the role of whoever raises it and by the rung that declined before.
_ABOVE = {"professional": "mandate_holder", "mandate_holder": "director", "director": "city_board",
          "city_board": "city_board"}
_TWO_GIRLS, _ADVISED, _ASKED_BACK, _HANDED_UP = 0.08, 0.3, 0.15, 0.25
_WAITS = ((0, 3), (1, 3), (1, 4), (3, 8), (6, 14))
_AFTER_DECLINE = (Plan("lesson"), Plan("no_lesson"), Plan("outcome"), Plan("decided"))


class Dilemmas:
    """The dilemmas told so far."""

    def __init__(self, book: Book, people: People, girls: Girls, lessons: Lessons) -> None:
        """None yet."""
        self.book, self.people, self.girls, self.lessons = book, people, girls, lessons
        self._told = 0

    def tell(self, plan: Plan, day: date) -> None:
        """One dilemma that begins on a day; none when no trajectory is open then."""
        book, open_then = self.book, self.girls.open_on(day.toordinal())
        if not open_then:
            return
        girl = book.one_of(open_then)
        concerns = [girl]
        if book.chance(_TWO_GIRLS):
            concerns += [other for other in open_then if other.district == girl.district and other is not girl][:1]
        asker = book.one_of(self.people.askers(girl, day.toordinal(), plan.role))
        self._goes(plan, asker, concerns, book.at_work(day), book.one_of(words.QUESTIONS), _ABOVE[plan.role])

    def tell_after_decline(self, declined: Case) -> None:
        """Whoever asked in vain raises the question again, above the rung that declined, while her course is open."""
        at = self.book.after(declined.at, 1, 6)
        day = day_in_city(at)
        if day < self.book.until and day.toordinal() < declined.girls[0].closed:
            decider = declined.decider
            self._goes(self.book.one_of(_AFTER_DECLINE), declined.asker, declined.girls, at, words.UPHELD,
                       _ABOVE[str(declined.rung)], declined.name, None if decider is None else decider.name)

    def _goes(self, plan: Plan, asker: Account, girls: Sequence[Known], at: datetime, question: words.Question,
              rung: str, deviation: str | None = None, declined_by: str | None = None) -> None:
        self._told += 1
        case = Case(self.book, self.people, "dilemma", f"D-{self._told:04}", asker, girls, at)
        case.declined_by = declined_by
        options = [{"option": name, "text": text} | ({"for": good, "against": bad} if good else {})
                   for name, text, good, bad in question.options]
        case.tell("raised", asker.name, trajectories=[girl.name for girl in girls], question=question.question,
                  at_stake=question.at_stake, options=options, cause=question.cause, shareable=question.shareable,
                  preferred=question.options[0][0] if self.book.chance(0.6) else None, deviation=deviation)
        case.arrives(rung, at)
        if plan.ends == "climbs":
            case.rests()
        elif plan.ends == "withdrawn":
            case.asks("withdrawn", 1, 3, reason=self.book.one_of(back.WITHDRAWN))
        elif plan.ends == "taken_up":
            case.waits(0, 2)
            case.tell("taken_up", case.answerer())
            self._is_advised(case)
        elif plan.ends == "asked_back":
            case.waits(1, 2)
            case.is_asked_back(answered=False)
        elif plan.ends != "waits":
            self._is_answered(case, plan, question)

    def _is_advised(self, case: Case) -> None:
        """Whoever works on it asks the experts aside, who answer before the term runs out."""
        book = self.book
        asked, given = case.at + timedelta(minutes=30), case.at + timedelta(hours=book.between(2, 20))
        case.tell("advice_asked", case.answerer(), asked, of=EXPERTS, question=book.one_of(words.ADVICE_ASKED))
        if given < case.due:
            case.tell("advice_given", EXPERT, given, advice=book.one_of(words.ADVICE))

    def _is_answered(self, case: Case, plan: Plan, question: words.Question) -> None:
        book = self.book
        case.waits(*((0, 2) if plan.soon else book.one_of(_WAITS)))
        if not plan.soon and book.chance(_HANDED_UP):
            case.is_handed_up(question.reason)
            case.waits(1, 5)
        case.tell("taken_up", case.answerer())
        if book.chance(_ADVISED):
            self._is_advised(case)
        if not plan.soon and book.chance(_ASKED_BACK):
            case.waits(0, 1)
            case.is_asked_back()
        case.waits(0, 4)
        other = plan.ends == "other" or book.chance(0.1)
        review_on = day_in_city(case.at) + timedelta(days=book.between(30, 60))
        case.tell("decided", case.answerer(), option="other" if other else self._option(question),
                  text=book.one_of(words.OTHERWISE) if other else None, reasons=book.one_of(words.REASONS),
                  conditions=book.one_of(words.CONDITIONS) if book.chance(0.5) else None,
                  review_on=review_on.isoformat())
        soon = case.waited_days() <= 2 * BACKED_SOON_DAYS
        case.comes_down(book.between(3, 5) if soon else book.between(1, 4))
        if plan.ends not in {"decided", "other"}:
            self._is_known(case, plan, question, SOLVED_SOON if soon else SOLVED_LATER, review_on)

    def _option(self, question: words.Question) -> str:
        """Mostly the first; seldom none of these."""
        return question.options[0][0] if self.book.chance(0.6) else self.book.one_of(question.options)[0]

    def _is_known(self, case: Case, plan: Plan, question: words.Question, chance: float, review_on: date) -> None:
        """What came of it, and what was learned."""
        book = self.book
        solved = "yes" if book.chance(chance) else book.one_of(("partly", "no", "unknown"))
        at = max(book.at_work(review_on + timedelta(days=book.between(-5, 5))), book.after(case.at, 1, 2))
        case.tell("outcome_recorded", case.asker.name, at, solved=solved, effect=book.one_of(back.EFFECTS[solved]),
                  her_view=book.one_of(back.VIEWS_AFTER[solved]))
        if plan.ends == "outcome" or case.over:
            return
        closes: dict[str, Any] = {}
        if plan.ends == "lesson":
            case.at = book.after(case.at, 0, 5)
            self.lessons.draw(("dilemma", case.name), question.cause, case.at, case.asker.name)
            case.at += timedelta(minutes=10)
        else:
            closes["no_lesson"] = book.one_of(back.NO_LESSON)
        case.asks("closed", 0, 3, **closes)
