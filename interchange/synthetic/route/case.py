"""A case on its way: it arrives on a rung, climbs when nobody answers in time, and the answer comes back down."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from domain.ladder import LADDER_OF_THE_SETTINGS as LADDER
from domain.register import SYSTEM
from escalations.clock import day_in_city, due_at
from escalations.handing_up import DEADLINE_PASSED
from interchange.synthetic.route import words_back as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from interchange.synthetic.route.book import Book
    from interchange.synthetic.route.girls import Known
    from interchange.synthetic.route.people import Account, People


class Case:
    """A deviation or a dilemma while it is told, act after act. Beyond the day of the city nothing is told of it."""

    def __init__(self, book: Book, people: People, kind: str, name: str, asker: Account, girls: Sequence[Known],
                 at: datetime, *, urgent: bool = False) -> None:
        """It is told from a moment on."""
        self.book, self.people = book, people
        self.kind, self.name, self.asker, self.girls, self.urgent = kind, name, asker, girls, urgent
        self.at = self.began = at
        self.over = False
        self.rung: str | None = None
        self.due = at
        self.decider: Account | None = None
        self.declined_by: str | None = None

    def tell(self, act: str, by: str, at: datetime | None = None, **fields: Any) -> None:
        """One act, now or at a later moment."""
        self.at = at or self.at
        event = act if act.startswith("advice") else f"{self.kind}_{act}"
        self.over = self.over or not self.book.tell(event, self.at, by, (self.kind, self.name), **fields)

    def asks(self, act: str, low: int, high: int, **fields: Any) -> None:
        """The asker acts, so many days later."""
        self.tell(act, self.asker.name, self.book.after(self.at, low, high), **fields)

    # On a rung

    def arrives(self, rung: str, at: datetime) -> None:
        """Its clock starts on a rung."""
        self.rung, self.due = rung, due_at(at, LADDER.rung(rung), urgent=self.urgent)

    def answerer(self) -> str:
        """Somebody who may act on this rung, the same one as long as it lies there and they may."""
        on = day_in_city(self.at)
        able = self.people.who_answer(str(self.rung), self.asker, self.girls, on, self.declined_by)
        if self.decider not in able:
            self.decider = self.book.one_of(able)
        return self.decider.name

    def waits(self, low: int, high: int) -> None:
        """Until its rung acts, so many days later; each term that passes before sends it a rung up by itself."""
        at = self.book.after(self.at, low, high)
        while self._climbs_before(at):
            at = max(at, self.book.after(self.at, 0, 6))
        self.at = at

    def rests(self, until: datetime | None = None) -> None:
        """Nobody answers before a moment, or at all; it climbs by itself until it lies on the top."""
        while self._climbs_before(until or self.due):
            pass

    def _climbs_before(self, at: datetime) -> bool:
        """True when a term passed by then and it rose."""
        if at < self.due or self.over or LADDER.above(str(self.rung)) is None:
            return False
        self._climbs()
        return True

    def _climbs(self) -> None:
        """Nobody answered: it arrives on the rung above when its term ran out, and the worker records it then."""
        passed = self.due
        self.tell("handed_up", SYSTEM, max(self.at, passed) + timedelta(minutes=self.book.between(1, 15)),
                  reason=DEADLINE_PASSED)
        self._rises(passed)

    def is_handed_up(self, reason: str) -> None:
        """The rung hands it to the rung above."""
        if LADDER.above(str(self.rung)) is not None:
            self.tell("handed_up", self.answerer(), reason=reason)
            self._rises(self.at)

    def _rises(self, at: datetime) -> None:
        above = LADDER.above(str(self.rung))
        if above is not None:
            self.arrives(above.rung, at)

    def is_asked_back(self, *, answered: bool = True) -> None:
        """The rung asks to know more, while its term runs; the clock stops until the asker answers."""
        if self.at >= self.due:
            return
        left = self.due - self.at
        number = self.book.between(0, len(words.QUESTIONS) - 1)
        self.tell("asked_back", self.answerer(), question=words.QUESTIONS[number])
        if answered:
            self.asks("answered_back", 1, 5, answer=words.ANSWERS[number])
            self.due = self.at + left

    # Coming down

    def comes_down(self, rating: int) -> None:
        """The asker sees the answer, and most say how far it felt as backing."""
        if self.book.chance(0.92):
            self.asks("answer_received", 0, 5)
            if self.book.chance(0.85):
                self.asks("backing_felt", 0, 3, rating=rating)

    def waited_days(self) -> float:
        """How long it took up to now, in days."""
        return (self.at - self.began) / timedelta(days=1)
