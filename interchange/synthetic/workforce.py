"""Those who work in the invented city: organisations, and caregivers who stay for a time, leave and hand over."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from interchange.synthetic.causes import CASELOAD, MEAN_STAY, SHORTEST_STAY

if TYPE_CHECKING:
    from random import Random

#: The districts of Amsterdam, how many girls each sends, and the team that is responsible for them.
DISTRICTS = {"Nieuw-West": (24, "org-regie-west"), "West": (18, "org-regie-west"),
             "Zuidoost": (22, "org-regie-oost"), "Noord": (14, "org-regie-noord"), "Oost": (10, "org-regie-oost"),
             "Zuid": (7, "org-regie-oost"), "Centrum": (4, "org-regie-noord"), "Weesp": (1, "org-regie-oost")}
#: Nobody is called so: invented organisations, and the share of the girls whom each serves at a time.
ORGANISATIONS = {"org-anker": 0.5, "org-brug": 0.5, "org-kompas": 0.4, "org-linde": 0.3, "org-wilg": 0.3,
                 "org-oever": 0.3, "org-steiger": 0.2, "org-kade": 0.2, "org-voogdij": 0.35, "org-school": 0.5}
#: Girls per desk outside the case directors' teams.
_PER_DESK = 10


@dataclass
class Desk:
    """One post: whoever holds it now, whoever held it before, and the trajectories that it carries."""

    organisation: str
    codes: list[str] = field(default_factory=list)
    #: The day on which each holder leaves.
    leave: list[int] = field(default_factory=list)
    #: The days on which the trajectories it carries end, the earliest first.
    carries: list[int] = field(default_factory=list)

    def holders(self, since: int, until: int) -> list[tuple[str, int, int]]:
        """Who sits here from `since` up to `until`: (code, from, until), one after the other."""
        found = []
        at = bisect_right(self.leave, since)
        while since < until:
            leaves = min(self.leave[at], until)
            found.append((self.codes[at], since, leaves))
            since, at = leaves, at + 1
        return found

    def load(self, day: int) -> int:
        """How many trajectories this desk carries on a day; days are asked in order."""
        while self.carries and self.carries[0] <= day:
            heappop(self.carries)
        return len(self.carries)


class Workforce:
    """Every desk in the city, with its holders from the first day of the city to the last."""

    def __init__(self, dice: Random, first: int, last: int, girls: float) -> None:
        """Fill the desks for so many girls at a time, from day number `first` to `last`."""
        teams: dict[str, float] = {}
        for share, team in DISTRICTS.values():
            teams[team] = teams.get(team, 0) + share / 100
        needed = {org: girls * share / CASELOAD for org, share in teams.items()}
        needed |= {org: girls * share / _PER_DESK for org, share in ORGANISATIONS.items()}
        self._dice = dice
        self._desks = {org: _desks(org, max(3, round(number)), dice, first, last) for org, number in needed.items()}

    def case_director(self, district: str, day: int, until: int) -> Desk:
        """The less burdened of two desks of the team of this district; it carries her until a day."""
        team = self._desks[DISTRICTS[district][1]]
        one, other = self._any(team), self._any(team)
        desk = one if one.load(day) <= other.load(day) else other
        heappush(desk.carries, until)
        return desk

    def any_desk(self, organisation: str) -> Desk:
        """Any desk of an organisation."""
        return self._any(self._desks[organisation])

    def _any(self, desks: list[Desk]) -> Desk:
        return desks[int(self._dice.random() * len(desks))]


def _desks(organisation: str, number: int, dice: Random, first: int, last: int) -> list[Desk]:
    """The desks of one organisation, each with its row of holders."""
    desks, people = [], 0
    for _ in range(number):
        desk, day = Desk(organisation), first - int(dice.random() * MEAN_STAY)
        while day <= last:
            people += 1
            day += SHORTEST_STAY + int(dice.expovariate(1 / (MEAN_STAY - SHORTEST_STAY)))
            desk.codes.append(f"c-{organisation.removeprefix('org-')}-{people:03}")
            desk.leave.append(day)
        desks.append(desk)
    return desks
