"""What a field of an event may hold, said once: for the check, the seal, the form and the docs."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import cache
from inspect import get_annotations
from typing import Annotated, Any, get_args

#: Lengths and ranges of events.md, "The import and export form".
NAME_LENGTH = 100
ID_LENGTH = 200
TEXT_LENGTH = 20_000
FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)
MOST_HOURS = 168


@dataclasses.dataclass(frozen=True)
class Field:
    """One field of an event: its kind, its values and where it may be kept.

    kind: code, name, names, codes, day, month, moment, number, flag, text, texts, plain_text, answer, values, object
    (one thing with `parts`) or rows (a list of such things, told apart by their first part). `low` and `high` are both
    allowed; a number with `whole` has no decimals, another at most `decimals`. `identifies` marks the name of the thing
    that an event starts or touches: a correction cannot change it. `computed` marks what the system adds itself.
    """

    kind: str
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    whole: bool = False
    decimals: int = 2
    identifies: bool = False
    parts: tuple[Part, ...] = ()
    computed: bool = False

    @property
    def sealed(self) -> bool:
        """True when the field is sealed in the record: free text and background answers (design.md, 3).

        A thing or a list of things is sealed whole as soon as one of its parts is.
        """
        return self.kind in {"text", "texts", "answer"} or any(part.field.sealed for part in self.parts)


@dataclasses.dataclass(frozen=True)
class Part:
    """A part of a field that holds things: its name in the line, and what it may hold."""

    name: str
    field: Field
    required: bool = True


@dataclasses.dataclass(frozen=True)
class NamedField:
    """A field as an event class has it: its name, its attribute (`from` is a word of Python), its default."""

    name: str
    attribute: str
    field: Field
    required: bool
    default: Any


def code(*choices: str) -> Field:
    """One of a fixed list."""
    return Field("code", choices=choices)


def codes(*choices: str) -> Field:
    """A list of different values from a fixed list, not empty."""
    return Field("codes", choices=choices)


def whole(low: float, high: float) -> Field:
    """A whole number from `low` up to and with `high`."""
    return Field("number", low=low, high=high, whole=True)


def thing(*parts: Part) -> Field:
    """One thing with these parts, and no others."""
    return Field("object", parts=parts)


def things(*parts: Part) -> Field:
    """A list of things with these parts, not empty; no two have the same first part."""
    return Field("rows", parts=parts)


def computed(kind: str, *choices: str) -> Field:
    """What the system adds to an event itself: no form and no line gives it (events.md, `computed`)."""
    return Field(kind, choices, computed=True)


NAME, TEXT, PLAIN_TEXT = Field("name"), Field("text"), Field("plain_text")

Name = Annotated[str, NAME]
Names = Annotated[list[str], Field("names")]
ThingName = Annotated[str, Field("name", identifies=True)]
PlainText = Annotated[str, PLAIN_TEXT]
Text = Annotated[str, TEXT]
Texts = Annotated[list[str], Field("texts")]
Day = Annotated[date, Field("day")]
Month = Annotated[str, Field("month")]
Flag = Annotated[bool, Field("flag")]
Amount = Annotated[float, Field("number", low=0, high=MOST_HOURS)]

_OWN = frozenset({"originator_id", "originator_version", "originator_topic", "timestamp"})
_ENVELOPE = frozenset({"entry_id", "occurred_on", "recorded_by", "imported_at", "mends"})


#: Where events live; a field of an event is annotated there.
_FOLDERS = frozenset({"domain", "escalations"})


@cache
def fields_of(event: type) -> dict[str, NamedField]:
    """The fields of an event class by name, the note among them; not what every event carries (id, days, by)."""
    return {name: field for name, field in _all_of(event).items() if not field.field.computed}


@cache
def computed_of(event: type) -> dict[str, NamedField]:
    """What the system adds to an event of this class, by name; stands under `computed` in the export."""
    return {name: field for name, field in _all_of(event).items() if field.field.computed}


def _all_of(event: type) -> dict[str, NamedField]:
    hints: dict[str, Any] = {}
    for ancestor in reversed(event.__mro__):
        if ancestor.__module__.partition(".")[0] in _FOLDERS:
            hints |= get_annotations(ancestor, eval_str=True)
    found: dict[str, NamedField] = {}
    for part in dataclasses.fields(event):
        if part.name in _OWN or part.name in _ENVELOPE:
            continue
        required = part.default is dataclasses.MISSING and part.default_factory is dataclasses.MISSING
        default = None if required else part.default
        name = part.name.rstrip("_")
        found[name] = NamedField(name, part.name, _field_in(hints[part.name]), required, default)
    return found


def _field_in(hint: Any) -> Field:
    """The Field inside an annotation, also behind `| None`."""
    for candidate in (hint, *get_args(hint)):
        for extra in getattr(candidate, "__metadata__", ()):
            if isinstance(extra, Field):
                return extra
    message = f"no Field in {hint!r}"
    raise TypeError(message)
