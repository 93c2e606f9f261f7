"""A deviation or a dilemma as it stands: from its readable entries to the rows that lists and figures ask."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from domain.fields import computed_of, fields_of
from escalations.catalogue import DEVIATION_EVENTS, DILEMMA_EVENTS, LESSON_EVENTS
from escalations.deviation import Deviation
from escalations.dilemma import Dilemma
from escalations.handing_up import DEADLINE_PASSED
from projections.entries import EntryIsUnreadable, type_of
from projections.moments import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from escalations.cases import Case
    from projections.course import Rows

#: Each kind of case with its aggregate, which replays its own events and nothing else.
KINDS: dict[str, type[Case]] = {"deviation": Deviation, "dilemma": Dilemma}
_EVENTS = DEVIATION_EVENTS | DILEMMA_EVENTS | LESSON_EVENTS


def _struct(topic: str) -> type[msgspec.Struct]:
    """A typed reader of the stored state: what is readable in it; a sealed text stands there as None."""
    event = _EVENTS[topic]
    known = Annotated[int, msgspec.Meta(le=getattr(event, "class_version", 1))]
    fields: list[Any] = [("id", str), ("occurred_on", date), ("timestamp", datetime), ("recorded_by", str),
                         ("class_version", known, 1)]
    rename = {"timestamp": "recorded_at"}
    for named in (*fields_of(event).values(), *computed_of(event).values()):
        kind = Any if named.field.sealed else type_of(named.field)
        optional = named.field.sealed or named.field.computed or not named.required
        fields.append((named.attribute, kind | None, None) if optional else (named.attribute, kind))
        rename[named.attribute] = named.name
    return msgspec.defstruct(topic, fields, rename=rename, kw_only=True, gc=False)


class _Decoders(dict[str, "Callable[[bytes], Any]"]):
    def __missing__(self, topic: str) -> Callable[[bytes], Any]:
        self[topic] = msgspec.json.Decoder(_struct(topic)).decode
        return self[topic]


_DECODERS = _Decoders()


def told(rows: Iterable[tuple[int, str, bytes]], known_at: datetime | None = None) -> list[tuple[str, Any]]:
    """(stored name, readable fact) of each event of a stream, in the order of recording. Raises EntryIsUnreadable."""
    found = []
    for version, topic, state in rows:
        try:
            fact = _DECODERS[topic](state)
        except (KeyError, ValueError, TypeError, msgspec.DecodeError):
            raise EntryIsUnreadable(version, topic) from None
        if known_at is None or fact.timestamp <= known_at:
            found.append((topic, fact))
    return found


@dataclass
class Stay:
    """The time of a case on one rung, and how it left: answered, handed_up, deadline_passed or withdrawn.

    `still_spells` are the spells in which the clock stood still because a question was back with the asker, from and
    until; the last has no end while it is still there.
    """

    rung: str
    arrived_at: datetime
    left_at: datetime | None = None
    how: str | None = None
    in_time: bool | None = None
    still_spells: list[tuple[datetime, datetime | None]] = field(default_factory=list)

    def go_on(self, at: datetime) -> None:
        """The clock goes on, or its stay ends, at this moment."""
        if self.still_spells and self.still_spells[-1][1] is None:
            self.still_spells[-1] = self.still_spells[-1][0], at


def replayed(kind: str, facts: Iterable[tuple[str, Any]]) -> tuple[Any, list[Stay], dict[str, Any]]:
    """The case as its own events leave it, its stays, and what else the lists ask of its events."""
    case: Any = object.__new__(KINDS[kind])
    KINDS[kind].__init__(case)
    stays: list[Stay] = []
    more: dict[str, Any] = {}
    for topic, fact in facts:
        before = case.place
        _EVENTS[topic].change(fact, case)  # type: ignore[attr-defined]
        case.last_recorded_at = fact.timestamp
        _keep(more, topic, fact)
        if case.place is not None and (before is None or before.arrived_at != case.place.arrived_at
                                       or before.rung != case.place.rung):
            if stays:
                by_itself = fact.reason == DEADLINE_PASSED
                _leave(stays[-1], case.place.arrived_at, DEADLINE_PASSED if by_itself else "handed_up",
                       in_time=not by_itself and fact.timestamp < before.due_at)
            stays.append(Stay(case.place.rung, case.place.arrived_at))
        elif topic.endswith("_asked_back"):
            stays[-1].still_spells.append((fact.timestamp, None))
        elif topic.endswith("_answered_back"):
            stays[-1].go_on(fact.timestamp)
        elif stays and stays[-1].left_at is None and case.decided_at is not None:
            _leave(stays[-1], fact.timestamp, "answered", in_time=fact.timestamp < before.due_at)
        elif stays and stays[-1].left_at is None and case.status == "withdrawn":
            _leave(stays[-1], fact.timestamp, "withdrawn", in_time=None)
    return case, stays, more


def _leave(stay: Stay, at: datetime, how: str, *, in_time: bool | None) -> None:
    stay.left_at, stay.how, stay.in_time = at, how, in_time
    stay.go_on(at)


def _keep(more: dict[str, Any], topic: str, fact: Any) -> None:
    """What figures ask of single events, by the name of its column."""
    if topic in {"deviation_recorded", "dilemma_raised"}:
        more |= {name: getattr(fact, name, None) for name in ("protocol", "clause", "cause", "shareable")}
        more |= {"begun_on": fact.occurred_on.toordinal(), "begun_at": number(fact.timestamp)}
    elif topic.endswith("_backing_felt"):
        more |= {"felt": fact.rating, "felt_at": number(fact.timestamp)}
    elif topic in {"deviation_backed", "deviation_declined"}:
        more["decision"] = topic.removeprefix("deviation_")
    elif topic == "dilemma_decided":
        more |= {"decision": fact.option, "review_on": fact.review_on.toordinal()}
    elif topic == "deviation_evaluated":
        more |= {"solved": fact.problem_solved, "solved_at": number(fact.timestamp)}
    elif topic == "dilemma_outcome_recorded":
        more |= {"solved": fact.solved, "solved_at": number(fact.timestamp)}
    if topic == "deviation_recorded" and fact.evaluate_until is not None:
        more["review_on"] = fact.evaluate_until.toordinal()


def add_stream(rows: Rows, kind: str, facts: list[tuple[str, Any]], place: int) -> None:
    """Add the rows of one deviation, dilemma or lesson; of none when nothing of it was known.

    `place` is that of its first event in the record, by which the index of words finds it.
    """
    if not facts:
        return
    if kind == "lesson":
        _add_lesson(rows, facts)
    else:
        _add_case(rows, kind, facts, place)


def days_asked(rows: Rows) -> dict[str, list[int]]:
    """The days on which questions were asked among these rows, by the trajectory that they are about."""
    found: dict[str, list[int]] = {}
    for _, _, trajectory, day in rows["question_about"]:
        found.setdefault(trajectory, []).append(day)
    return found


def _add_case(rows: Rows, kind: str, facts: list[tuple[str, Any]], place: int) -> None:
    case, stays, more = replayed(kind, facts)
    rows["question"].append((
        kind, case.name, more["begun_on"], more["begun_at"], case.asker, case.organisation, case.status, case.urgent,
        case.ladder_version, case.rung, _moment(case.arrived_at), _moment(case.due_at), case.decider,
        _moment(case.decided_at), more.get("decision"), case.received, more.get("felt"), more.get("felt_at"),
        more["protocol"], more["clause"], more["cause"], getattr(case, "acted_first", False),
        _day(case, "effective_from"), _day(case, "valid_until"), _moment(getattr(case, "motivated_at", None)),
        _moment(getattr(case, "motivation_due_at", None)), more.get("review_on"), more.get("solved"),
        more.get("solved_at"), getattr(case, "deviation", None), more["shareable"], number(case.last_recorded_at),
        place))
    rows["question_about"] += [(kind, case.name, trajectory, more["begun_on"]) for trajectory in case.trajectories]
    rows["stay"] += [(kind, case.name, s.rung, number(s.arrived_at), _moment(s.left_at), s.how,
                      s.in_time, _spells(s)) for s in stays]


def _add_lesson(rows: Rows, facts: list[tuple[str, Any]]) -> None:
    for _, fact in facts:
        source = next(s for s in ("deviation", "dilemma", "trajectory") if getattr(fact, s) is not None)
        rows["lesson"].append((fact.lesson, fact.kind, fact.cause, fact.statement, fact.occurred_on.toordinal(),
                               number(fact.timestamp), fact.recorded_by, source, getattr(fact, source)))


def _spells(stay: Stay) -> str | None:
    """The spells as one text, for they are asked with their stay alone; None when the clock never stood still."""
    return json.dumps([[number(since), _moment(until)] for since, until in stay.still_spells]) \
        if stay.still_spells else None


def _moment(at: datetime | None) -> int | None:
    return None if at is None else number(at)


def _day(case: Any, name: str) -> int | None:
    day = getattr(case, name, None)
    return None if day is None else int(day.toordinal())
