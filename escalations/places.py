"""Where a case lies now: on which rung, since when, and until when an answer is due."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from escalations.clock import due_at

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from domain.ladder import LadderVersion


@dataclass(frozen=True)
class Place:
    """The rung on which a case lies. `due_at` is None while the clock stands still; `left` is what it then holds."""

    rung: str
    arrived_at: datetime
    due_at: datetime | None
    left: timedelta | None = None

    def has_passed(self, now: datetime) -> bool:
        """True when the term has passed: from due_at on (workflow.md, The ladder)."""
        return self.due_at is not None and now >= self.due_at

    def stopped(self, at: datetime) -> Place:
        """The clock stops while a question is back with the asker; what was left is kept."""
        return replace(self, due_at=None, left=None if self.due_at is None else self.due_at - at)

    def resumed(self, due_at: datetime | None) -> Place:
        """The clock goes on, until this moment."""
        return replace(self, due_at=due_at, left=None)

    def answered(self) -> Place:
        """Rung and arrival stay; nothing is due any more."""
        return replace(self, due_at=None, left=None)


def arrival(ladder: LadderVersion, rung: str, at: datetime, *, urgent: bool) -> Place:
    """A case arrives at a rung, and its clock starts."""
    return Place(rung, at, due_at(at, ladder.rung(rung), urgent=urgent))


def passed_hops(place: Place, ladder: LadderVersion, now: datetime, *, urgent: bool) -> list[Place]:
    """Where a case that nobody answered arrives, one place for each passed term, the earliest first.

    Each arrives when the term before it ran out, however late it is seen. On the top rung it stays.
    """
    hops: list[Place] = []
    while place.due_at is not None and place.has_passed(now) and (above := ladder.above(place.rung)) is not None:
        place = arrival(ladder, above.rung, place.due_at, urgent=urgent)
        hops.append(place)
    return hops
