"""What the route needs to know of each girl, picked up from the lines of her course as they pass by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CARE = frozenset({"caregiver_assigned", "caregiver_changed"})
_KEPT = _CARE | {"trajectory_opened", "trajectory_closed"}
_NEVER = date.max.toordinal()


@dataclass(slots=True)
class Known:
    """A girl: from when until when her trajectory is open, and who ever cared for her."""

    name: str
    district: str = ""
    opened: int = 0
    closed: int = _NEVER
    caregivers: set[str] = field(default_factory=set)
    #: (day, code) of each case director, the earliest first.
    directors: list[tuple[str, str]] = field(default_factory=list)

    def director(self, day: int) -> str | None:
        """Who held the threads on a day."""
        on = date.fromordinal(day).isoformat()
        return next((code for since, code in reversed(self.directors) if since <= on), None)


class Girls:
    """Every girl of the city; they are watched while their lines pass."""

    def __init__(self) -> None:
        """Nobody passed yet."""
        self._facts: dict[str, dict[str, Any]] = {}
        self._known: list[Known] | None = None
        self._open: dict[int, list[Known]] = {}

    def watched(self, lines: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The same lines; what the route needs is kept, as it was mended."""
        for line in lines:
            if line["event"] in _KEPT:
                self._facts[line["id"]] = line
            elif line.get("entry") in self._facts:
                self._mend(line)
            yield line

    def _mend(self, line: dict[str, Any]) -> None:
        if line["event"] == "entry_retracted":
            del self._facts[line["entry"]]
        else:
            self._facts[line["entry"]] = self._facts[line["entry"]] | line["values"]

    def known(self) -> list[Known]:
        """What is known of each, in the order in which they passed."""
        if self._known is None:
            girls: dict[str, Known] = {}
            for fact in sorted(self._facts.values(), key=lambda fact: str(fact["occurred_on"])):
                _learn(girls.setdefault(fact["trajectory"], Known(fact["trajectory"])), fact)
            self._known = sorted(girls.values(), key=lambda girl: girl.name)
        return self._known

    def open_on(self, day: int) -> list[Known]:
        """The girls whose trajectory is open on a day."""
        if day not in self._open:
            self._open[day] = [girl for girl in self.known() if girl.opened <= day < girl.closed]
        return self._open[day]

    def busiest(self, team: str, day: int) -> list[str]:
        """The case directors of a team on a day, whoever holds the threads of most girls first."""
        held = Counter(girl.director(day) for girl in self.open_on(day))
        prefix = f"c-{team.removeprefix('org-')}-"
        found = [(-number, code) for code, number in held.items() if code is not None and code.startswith(prefix)]
        return [code for _, code in sorted(found)]


def _learn(girl: Known, fact: dict[str, Any]) -> None:
    day = date.fromisoformat(fact["occurred_on"]).toordinal()
    if fact["event"] == "trajectory_opened":
        girl.opened, girl.district = day, fact["district"]
    elif fact["event"] == "trajectory_closed":
        girl.closed = day
    else:
        code = fact.get("to") or fact["caregiver"]
        girl.caregivers |= {code, fact.get("from", code)}
        if fact["role"] == "case_director":
            girl.directors.append((fact["occurred_on"], code))
