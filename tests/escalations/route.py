"""Given what was recorded, when somebody acts, then it stands or is refused: the route in memory, aggregates alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from eventsourcing.domain import AggregateCreated

from domain.accounts import Account
from domain.checking import checked_values
from domain.identity import stream_id
from domain.ladder import Ladder
from domain.organisations import Organisation
from domain.protocols import Protocol
from domain.refusals import Refusal
from domain.register import Register
from escalations.catalogue import EVENTS, stream_kind
from escalations.computed import must_agree
from escalations.cycle import Cycle
from escalations.deviation import Deviation
from escalations.dilemma import Dilemma
from escalations.export import Export
from escalations.lesson import Lesson
from escalations.policies import when_an_answer_is_overdue
from escalations.release import Release

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

AGGREGATES: dict[str, Any] = {"account": Account, "organisation": Organisation, "protocol": Protocol, "ladder": Ladder,
                              "deviation": Deviation, "dilemma": Dilemma, "lesson": Lesson, "cycle": Cycle,
                              "release": Release, "export": Export}
OF_THE_REGISTER = frozenset({"account", "organisation", "protocol", "ladder"})
#: These decide on the register alone.
ON_THE_REGISTER = OF_THE_REGISTER - {"protocol"}
ENVELOPE = frozenset({"event", "occurred_on", "id", "recorded_at", "recorded_by", "computed"})


@dataclass
class FactsInMemory:
    """The record in memory, as a decision asks about it."""

    register: Register = field(default_factory=Register)
    streams: dict[tuple[str, str], Any] = field(default_factory=dict)
    #: Trajectory to (caregiver, role, first day, day after the last).
    care: dict[str, list[tuple[str, str, date, date]]] = field(default_factory=lambda: defaultdict(list))
    #: (measure, organisation or district or None) to (month, value).
    series: dict[tuple[str, str | None], list[tuple[str, float | None]]] = field(default_factory=dict)
    #: Quarter to the figure of each cell.
    tables: dict[str, dict[tuple[str, ...], int | None]] = field(default_factory=dict)

    def knows_trajectory(self, trajectory: str) -> bool:
        return trajectory in self.care

    def caregivers(self, trajectory: str, first: date, last: date) -> set[str]:
        return {who for who, _, start, end in self.care[trajectory] if start < end and start <= last and end > first}

    def case_director(self, trajectory: str, day: date) -> str | None:
        return next((who for who, role, start, end in self.care[trajectory]
                     if role == "case_director" and start <= day < end), None)

    def deviation(self, deviation: str) -> Deviation | None:
        return self.streams.get(("deviation", deviation))

    def dilemma(self, dilemma: str) -> Dilemma | None:
        return self.streams.get(("dilemma", dilemma))

    def has_lesson(self, dilemma: str) -> bool:
        return any(kind == "lesson" and one.dilemma == dilemma for (kind, _), one in self.streams.items())

    def knows_lesson(self, lesson: str) -> bool:
        return ("lesson", lesson) in self.streams

    def cycle(self, cycle: str) -> Cycle | None:
        return self.streams.get(("cycle", cycle))

    def release(self, quarter: str) -> Release | None:
        return self.streams.get(("release", quarter))

    def release_figures(self, quarter: str, known_at: datetime, before: Mapping[tuple[str, ...], int],
                        ) -> list[dict[str, Any]]:
        """What the scenario gives of a quarter; a figure that was told before stands."""
        assert known_at
        return [{"cell": list(cell), "girls": before.get(cell, girls)} for cell, girls in self.tables[quarter].items()]

    def figures(self, measures: Sequence[str], from_month: str, to_month: str, known_at: datetime, on: date,
                organisation: str | None, district: str | None) -> list[list[dict[str, Any]]]:
        """The months that the scenario gives, of the whole city or of whom it concerns."""
        assert known_at.astimezone(ZoneInfo("Europe/Amsterdam")).date() == on
        return [[{"month": month, "value": value} for month, value in self.series[measure, organisation or district]
                 if from_month <= month <= to_month] for measure in measures]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def act(event: str, stream: str, at: str, by: str, /, **values: Any) -> dict[str, Any]:
    """A line about one stream, recorded at a moment (UTC unless it says otherwise) by an account."""
    when = at if at[-1] == "Z" or "+" in at else f"{at}:00Z"
    return {"event": event, stream_kind(EVENTS[event]): stream, "recorded_at": when, "recorded_by": by} | values


class Given:
    """A record in which these lines were recorded, each accepted."""

    def __init__(self, *lines: dict[str, Any]) -> None:
        self.facts, self.number = FactsInMemory(), 0
        for line in lines:
            self.tell(line)

    def caring(self, trajectory: str, *care: tuple[str, str, str, str]) -> Given:
        """A trajectory with (caregiver, role, first day, day after the last)."""
        self.facts.care[trajectory] += [(who, role, date.fromisoformat(a), date.fromisoformat(b))
                                        for who, role, a, b in care]
        return self

    def tell(self, line: dict[str, Any]) -> Any:
        """Tell one line; raises its Refusal, and answers the fact."""
        event = EVENTS[line["event"]]
        kind = stream_kind(event)
        name = line[kind]
        aggregate = self.facts.streams.get((kind, name))
        first = issubclass(event, AggregateCreated)
        values = checked_values(event, {k: v for k, v in line.items() if k not in ENVELOPE and (k != kind or first)})
        at = moment(line["recorded_at"])
        self.number += 1
        envelope = {"entry_id": line.get("id", f"e{self.number}"), "recorded_by": line["recorded_by"], "timestamp": at,
                    "occurred_on": at.astimezone(ZoneInfo("Europe/Amsterdam")).date(), "imported_at": None}
        knows = self.facts.register if kind in ON_THE_REGISTER else self.facts
        if aggregate is None:
            aggregate = AGGREGATES[kind].first(envelope, values, knows)
            must_agree(aggregate.pending_events[-1], line.get("computed"))
            self.facts.streams[kind, name] = aggregate
            assert aggregate.id == stream_id(kind, name)
        else:
            assert at >= aggregate.last_recorded_at, "a scenario goes forward"
            aggregate.record(event, envelope, values, knows)
        if kind in OF_THE_REGISTER:
            self.facts.register = aggregate.registered_in(self.facts.register)
        must_agree(aggregate.pending_events[-1], line.get("computed"))
        return aggregate.pending_events[-1]

    def then_stands(self, *lines: dict[str, Any]) -> Given:
        """When these lines are told, each is recorded."""
        for line in lines:
            self.tell(line)
        return self

    def then_refused(self, line: dict[str, Any], refusal: type[Refusal], field: str | None = None) -> Given:
        """When this line is told, it is refused for this reason, with this field at fault, and nothing changes."""
        before = self.count()
        try:
            self.tell(line)
        except Refusal as found:
            assert type(found) is refusal, f"refused with {type(found).__name__}: {found.reason}"
            assert found.field == field, f"field {found.field!r}"
            assert found.reason.startswith(found.rule)
        else:
            raise AssertionError(f"{line['event']} was recorded, not refused with {refusal.__name__}")
        assert self.count() == before
        return self

    def then_is(self, kind: str, name: str, at: str | None = None, **expected: Any) -> Given:
        """Then the case stands like this; what depends on the clock is asked at this moment."""
        case = self.facts.streams[kind, name]
        asked = {key: getattr(case, key) for key in expected}
        got = {key: value(moment(at)) if callable(value) else value for key, value in asked.items()}
        want = {key: moment(value) if key.endswith("_at") and isinstance(value, str) else value
                for key, value in expected.items()}
        assert got == want
        return self

    def works(self, at: str) -> list[tuple[str, str, str, datetime]]:
        """The worker runs once: answers (case, from, to, arrived), each hop recorded by the system at this moment."""
        done = []
        for (kind, name), case in list(self.facts.streams.items()):
            if kind in {"deviation", "dilemma"}:
                for hop in when_an_answer_is_overdue(case, case.ladder(self.facts), moment(at)):
                    fact = self.tell(act(f"{kind}_handed_up", name, at, "system", reason=hop.reason))
                    assert (fact.rung, fact.arrived_at) == (hop.to_rung, hop.at)
                    done.append((hop.case, hop.from_rung, hop.to_rung, hop.at))
        return done

    def count(self) -> int:
        """How many facts were recorded."""
        return sum(len(one.pending_events) for one in self.facts.streams.values())
