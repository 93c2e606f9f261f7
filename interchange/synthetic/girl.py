"""One invented girl while her course is being told: what is fixed beforehand, and what runs at the moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from interchange.synthetic.causes import COLD, WARM
from interchange.synthetic.course import WORKING_MINUTES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from random import Random

    from interchange.synthetic.course import Course
    from interchange.synthetic.workforce import Workforce

T = TypeVar("T")

#: What she can carry in appointments a week, by age, until it is agreed with her (measures.md).
_UNDER_16, _UNDER_18, _FROM_18 = 2, 3, 4
#: How late facts are recorded: the chance that it is at most so many days after the ones before.
_DELAYS = ((0.55, 0), (0.80, 3), (0.93, 14), (0.985, 60), (1.0, 200))


@dataclass(slots=True)
class Help:
    """An intervention that runs, and how it will end when she does not end it herself."""

    name: str
    hers: bool
    asked: float
    imposed: bool
    ends: int
    started: int
    role: str
    provider: str
    formal: bool
    #: Whether somebody is named who gives it.
    with_somebody: bool


@dataclass(slots=True)
class Girl:
    """One course in the making. Days are numbers; `ends` is the first day on which nothing is told any more."""

    dice: Random
    course: Course
    workforce: Workforce
    born: date
    district: str
    opened: int
    #: The day on which it closes; known beforehand, also when that day lies ahead.
    closes: int
    ends: int
    #: How much help is stacked on her, how well things go, and when they stand still.
    stacking: float = 1.0
    progress: float = 1.0
    standstill: tuple[int, int] = (0, 0)
    #: Whether nobody starts anything new while she stands still.
    let_go: bool = False
    first_signal: int | None = None
    #: From this day on an early specialist lowers the chance that she drops out.
    early_specialist: int | None = None
    #: The day on which a treatment by a specialist starts.
    treatment_on: int | None = None
    supervised: bool = False
    capacity: float | None = None
    running: list[Help] = field(default_factory=list)
    #: What she waits for: the day on which it starts, and which kind of help (helping.py).
    planned: list[tuple[int, int]] = field(default_factory=list)
    school: str = "regular"
    #: (code, from, until) of the case directors, one after the other.
    directors: list[tuple[str, int, int]] = field(default_factory=list)
    #: Until when each desk serves her, by its id().
    desks: dict[int, int] = field(default_factory=dict)
    _names: dict[str, int] = field(default_factory=dict)
    turns_16: int = 0
    turns_18: int = 0

    def __post_init__(self) -> None:
        """Her birthdays, on the first day of the month (measures.md)."""
        self.turns_16 = self.born.replace(year=self.born.year + 16).toordinal()
        self.turns_18 = self.born.replace(year=self.born.year + 18).toordinal()

    def chance(self, probability: float) -> bool:
        """True so often."""
        return self.dice.random() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from low up to and with high."""
        return low + int(self.dice.random() * (high - low + 1))

    def one_of(self, choices: Sequence[T]) -> T:
        """Any one of these."""
        return choices[int(self.dice.random() * len(choices))]

    def new_name(self, kind: str) -> str:
        """A name that this trajectory did not use yet: i1, i2, ..."""
        self._names[kind] = number = self._names.get(kind, 0) + 1
        return f"{kind}{number}"

    def carries(self, day: int) -> float:
        """How many appointments a week she can carry: as agreed, else by age."""
        if self.capacity is not None:
            return self.capacity
        if day < self.turns_16:
            return _UNDER_16
        return _UNDER_18 if day < self.turns_18 else _FROM_18

    def stands_still(self, day: int) -> bool:
        """True in the months in which nothing moves."""
        return self.standstill[0] <= day < self.standstill[1]

    def director(self, day: int) -> str:
        """The case director on a day, who writes most of it down."""
        for code, since, until in self.directors:
            if since <= day < until:
                return code
        return "intake"

    def warmth(self) -> str:
        """How a handover went."""
        thrown = self.dice.random()
        if thrown < WARM:
            return "yes"
        return "no" if thrown < WARM + COLD else "unknown"

    def tell(self, event: str, day: int, fields: Mapping[str, Any], thread: str | None = None) -> None:
        """Tell a fact of her course, unless the day lies beyond its end; now and then it is recorded late."""
        if day >= self.ends:
            return
        thrown, delay, before = self.dice.random(), 0, 0
        if thrown > _DELAYS[0][0]:
            for up_to, days in _DELAYS:
                if thrown < up_to:
                    delay = self.between(before + 1, days)
                    break
                before = days
        self.course.tell(event, day, fields, self.director(day), thread=thread, delay=delay,
                         minute=int(thrown * 1e6) % WORKING_MINUTES)
