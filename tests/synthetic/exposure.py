"""From lines to days at risk, counted day by day: what a figure that looks for a cause has to find back."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EARLY_DAYS = 90
_ON_LOAD = {"intervention_started", "intervention_adjusted", "intervention_ended", "capacity_agreed"}
_FIELDS, _KINDS = {"sexual_violence", "sexuality"}, {"sexual_violence_treatment", "sexuality_counselling"}


def day(text: str) -> int:
    """A day as a number."""
    return date.fromisoformat(text).toordinal()


def standing(lines: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The facts of each trajectory that stand, mended, in the order in which they happened."""
    trajectories: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for line in lines:
        facts = trajectories[line["trajectory"]]
        if line["event"] == "entry_retracted":
            del facts[line["entry"]]
        elif line["event"] == "entry_corrected":
            facts[line["entry"]] = facts[line["entry"]] | line["values"]
        else:
            facts[line["id"]] = line
    for facts in trajectories.values():
        yield sorted(facts.values(), key=lambda fact: fact["occurred_on"])


def spell(facts: list[dict[str, Any]], until: date) -> tuple[int, int]:
    """The days from the opening up to the closing, or up to `until`."""
    opened = next(day(f["occurred_on"]) for f in facts if f["event"] == "trajectory_opened")
    closed = [day(f["occurred_on"]) for f in facts if f["event"] == "trajectory_closed"]
    return opened, min([*closed, until.toordinal()])


def early_specialist(facts: list[dict[str, Any]]) -> int | None:
    """The day of the first specialist, when it came within 90 days after the first signal."""
    first = min((day(f["occurred_on"]) for f in facts if f["event"] == "signal_recorded"), default=None)
    if first is None:
        return None
    came = [day(f["occurred_on"]) for f in facts if day(f["occurred_on"]) >= first
            and (f.get("field") in _FIELDS or (f["event"] == "intervention_started" and f["kind"] in _KINDS))]
    return min(came) if came and min(came) - first <= EARLY_DAYS else None


class Exposure:
    """Days of help at risk, and how often she ended it herself; by overload and by early specialist."""

    def __init__(self, lines: Iterable[dict[str, Any]], until: date) -> None:
        """Count every trajectory."""
        self.days, self.ends = Counter(), Counter()
        self.open_days, self.dropped_out = Counter(), Counter()
        for facts in standing(lines):
            self._count(facts, until)

    def rate(self, **of: bool) -> float:
        """Ends by herself per day of help, over the days with these marks."""
        marked = [key for key in self.days if all(key[("overloaded", "early").index(k)] == v for k, v in of.items())]
        return sum(self.ends[key] for key in marked) / sum(self.days[key] for key in marked)

    def school_rate(self, *, overloaded: bool) -> float:
        """Times that school ended per open day."""
        return self.dropped_out[overloaded] / self.open_days[overloaded]

    def _count(self, facts: list[dict[str, Any]], until: date) -> None:
        opened, last = spell(facts, until)
        year, month = map(int, next(f["birth_month"] for f in facts if "birth_month" in f).split("-"))
        turns = [date(year + age, month, 1).toordinal() for age in (16, 18)]
        early, told = early_specialist(facts), defaultdict(list)
        for fact in facts:
            told[day(fact["occurred_on"])].append(fact)
        load: dict[str, float] = {}
        agreed, overloaded = None, False
        for on in range(min(told), last):
            marks = (overloaded, early is not None and on >= early)
            if on >= opened:
                self.days[marks] += len(load)
                self.open_days[overloaded] += 1
            for fact in told.get(on, ()):
                if fact["event"] == "school_status_changed" and fact["status"] == "dropped_out":
                    self.dropped_out[overloaded] += on >= opened
                elif fact["event"] == "capacity_agreed":
                    agreed = fact["appointments_per_week"]
                elif fact["event"] in _ON_LOAD:
                    self._help(load, fact, marks if on >= opened else None)
            capacity = agreed or (2 if on < turns[0] else 3 if on < turns[1] else 4)
            overloaded = sum(load.values()) > capacity

    def _help(self, load: dict[str, float], fact: dict[str, Any], marks: tuple[bool, bool] | None) -> None:
        name = fact["intervention"]
        if fact["event"] == "intervention_ended":
            load.pop(name, None)
            if fact.get("reason") == "by_client" and marks is not None:
                self.ends[marks] += 1
        elif fact["event"] == "intervention_started" and fact.get("participants") != "family":
            load[name] = fact.get("appointments_per_week", 0)
        elif name in load:
            load[name] = fact.get("appointments_per_week", load[name])
