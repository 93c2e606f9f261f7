"""What waits for somebody: a card each, in a fixed order, and what came since the last look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.views.terms import due
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from dashboard.words import Words

Key = tuple[str, str]
#: The kinds of work that lie on one kind of case alone, where a row does not say `of` what it is.
_CASE_OF = {"deviation": "deviation", "motivation": "deviation", "evaluation": "deviation", "dilemma": "dilemma",
            "outcome": "dilemma", "review": "cycle"}
_LESSON, _CYCLE = "lesson", "cycle"
#: What is no case has a page of its own.
_SCREENS = {_LESSON: "lessons", _CYCLE: "cycle"}
#: What is said of a piece of work in a mark of its own, in this order.
MARKS = ("overdue", "urgent", "new")


@dataclass(frozen=True)
class Card:
    """One piece of work: what it asks, until when, and where it leads: a screen with what stands in its address."""

    key: Key
    title: str
    about: str
    due: str
    marks: tuple[str, ...]
    screen: str
    way: dict[str, str]


def key_of(row: Mapping[str, Any]) -> Key:
    """What makes a piece of work the same one at the next look."""
    return (row["kind"], row["id"])


def cards(rows: Iterable[Mapping[str, Any]], shown: Iterable[Key], fresh: Iterable[Key], today: date, words: Words
          ) -> list[Card]:
    """The work that is shown, by the moment it is due; overdue and urgent said first and in words."""
    wanted, new = set(shown), set(fresh)
    return [_card(row, today, words, is_new=key_of(row) in new) for row in rows if key_of(row) in wanted]


def arrived(rows: Iterable[Mapping[str, Any]], shown: Iterable[Key]) -> list[Mapping[str, Any]]:
    """What came since the last look."""
    known = set(shown)
    return [row for row in rows if key_of(row) not in known]


def counted(rows: Sequence[Mapping[str, Any]], words: Words) -> str:
    """How much came, and whether it is urgent."""
    urgent = sum(1 for row in rows if row["urgent"])
    return words("inbox.new", number=words.count("pieces", len(rows)),
                 urgent=words("inbox.new.urgent", number=words.number(urgent)) if urgent else "")


def _card(row: Mapping[str, Any], today: date, words: Words, *, is_new: bool) -> Card:
    kind, name = key_of(row)
    marks = [mark for mark, is_so in zip(MARKS, (row["overdue"], row["urgent"], is_new), strict=True) if is_so]
    about = [subject(row, words)] if row["about"] else []
    about += [words("inbox.of", trajectories=", ".join(plain(each) for each in row["trajectories"]))] \
        if row["trajectories"] else []
    about += [words("inbox.rung", rung=words.code("rung", row["rung"]))] if row["rung"] else []
    of = _of(row)
    way = {"id": name, **({"kind": of} if of is not None and of not in _SCREENS else {})}
    said = "lesson_waits" if of == _LESSON else kind
    return Card((kind, name), f"{words.code('inbox.kind', said)} {plain(name)}", "  \n".join(about),
                due(row["due_at"], today, words, overdue=row["overdue"]), tuple(marks),
                _SCREENS.get(of or "", "case"), way)


def _of(row: Mapping[str, Any]) -> str | None:
    """What a piece of work is about: a deviation, a dilemma, or a lesson that nobody took up; None: found by its name.

    A lesson that is still to be drawn lies on a rung, as its dilemma does; one that was drawn lies on none.
    """
    if row["kind"] == _LESSON and row["arrived_at"] is None:
        return _LESSON
    return row.get("of") or _CASE_OF.get(row["kind"])


def subject(row: Mapping[str, Any], words: Words) -> str:
    """What a case is about: the clause that was left, or the cause of a dilemma in words."""
    cause = f"cause.{row['about']}"
    return words(cause) if words.has(cause) else plain(row["about"])
