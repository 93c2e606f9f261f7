"""What ran when in one trajectory: a lane a kind, on one time axis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.words import Words

#: Kinds of placement that are not out of home.
_NOT_OUT = frozenset({"own_home", "family", "unknown_whereabouts"})
#: Roles that one person holds at a time share one row.
_ONE_HOLDER = ("case_director", "guardian")


@dataclass(frozen=True)
class Bar:
    """Something that ran from a day up to another; `open_end` when it still runs."""

    row: str
    lane: str
    fill: str
    text: str
    since: date
    until: date
    open_end: bool
    details: tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """Something that happened on one day."""

    row: str
    event: str
    text: str
    on: date


@dataclass(frozen=True)
class Lanes:
    """All rows from top to bottom, with what lies in them."""

    rows: tuple[str, ...]
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    first: date
    on: date


@dataclass(frozen=True)
class LoadStep:
    """What was asked of her in a week, and what she could carry, from a day on."""

    since: date
    until: date
    asked: float
    capacity: float


def lanes(told: Mapping[str, Any], on: date, words: Words) -> Lanes:
    """The timeline with placements first, then who was there, then the help."""
    bars = [*_placements(told["placements"], on, words), *_caregivers(told["caregivers"], on, words),
            *_interventions(told["interventions"], on, words)]
    marks = [Mark(words("lane.marks"), mark["event"], mark_words(mark, words), _day(mark["on"]))
             for mark in told["marks"]]
    rows = dict.fromkeys([*([words("lane.marks")] if marks else []), *(bar.row for bar in bars)])
    return Lanes(tuple(rows), tuple(bars), tuple(sorted(marks, key=lambda mark: mark.on)), _first(bars, marks, on), on)


def _first(bars: list[Bar], marks: list[Mark], on: date) -> date:
    """Where the axis begins: with the first help, person or event; a home from long before would press all together."""
    days = [bar.since for bar in bars if bar.lane != "placement"] + [mark.on for mark in marks]
    days = days or [bar.since for bar in bars] or [on]
    return min(days) - timedelta(days=max((on - min(days)).days // 30, 3))


def load_steps(told: Mapping[str, Any], on: date) -> list[LoadStep]:
    """Load against capacity, the last step up to the day itself."""
    return [LoadStep(_day(step["since"]), _day(step["until"] or on), float(step["appointments_per_week"]),
                     float(step["capacity"])) for step in told["load"]]


def mark_words(mark: Mapping[str, Any], words: Words) -> str:
    """A mark in words: what kind of event, and which one."""
    group = {"milestone_reached": "milestone", "setback_recorded": "setback", "signal_recorded": "signal.form",
             "caregiver_changed": "role", "caregiver_assigned": "role", "handover": "role",
             "police_contact_recorded": "police"}.get(mark["event"])
    kind = mark.get("kind") or mark.get("name")
    what = words.code(group, kind) if group and kind else (kind or "")
    return f"{words.code('event', mark['event'])}: {what}" if what else words.code("event", mark["event"])


def _placements(items: Iterable[Mapping[str, Any]], on: date, words: Words) -> list[Bar]:
    return [
        _bar(item, on, words, row=words("lane.placement"), lane="placement",
             fill="placement" if item["kind"] in _NOT_OUT else "placement_out",
             text=words.code("placement.kind", item["kind"]))
        for item in items
    ]


def _caregivers(items: Iterable[Mapping[str, Any]], on: date, words: Words) -> list[Bar]:
    ordered = sorted(items, key=lambda item: (_rank(_role(item)), _day(item["since"])))
    found = []
    for item in ordered:
        role = words.code("role", _role(item))
        row = role if _role(item) in _ONE_HOLDER else f"{role} {item['name']}"
        found.append(_bar(item, on, words, row=row, lane="caregiver", fill="caregiver", text=item["name"]))
    return found


def _interventions(items: Iterable[Mapping[str, Any]], on: date, words: Words) -> list[Bar]:
    found = []
    for item in sorted(items, key=lambda item: _day(item["since"])):
        kind = words.code("intervention.kind", item["kind"])
        fill = "imposed" if item.get("basis") == "imposed" else "intervention"
        found.append(_bar(item, on, words, row=f"{kind} ({item['name']})", lane="intervention", fill=fill,
                          text=kind if fill == "intervention" else words("lane.imposed", kind=kind)))
    return found


def _bar(item: Mapping[str, Any], on: date, words: Words, *, row: str, lane: str, fill: str, text: str) -> Bar:
    since, until = _day(item["since"]), item.get("until")
    end = words("lane.still_runs") if until is None else words.short_day(_day(until))
    who = item.get("provider") or item.get("organisation")
    details = [text, f"{words.short_day(since)} \N{EN DASH} {end}", str(who) if who else ""]
    return Bar(row, lane, fill, text, since, on if until is None else _day(until), until is None,
               tuple(part for part in details if part))


def _role(item: Mapping[str, Any]) -> str:
    return item.get("role") or item["kind"]


def _rank(role: str) -> tuple[int, str]:
    return (_ONE_HOLDER.index(role), role) if role in _ONE_HOLDER else (len(_ONE_HOLDER), role)


def _day(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day
