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

    kind: code, name, codes, day, month, number, flag, text, plain_text, answer or values. `low` and `high` are both
    allowed; a number with `whole` has no decimals, another at most two. `identifies` marks the name of the thing
    that an event starts or touches: a correction cannot change it.
    """

    kind: str
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    whole: bool = False
    identifies: bool = False

    @property
    def sealed(self) -> bool:
        """True when the field is sealed in the record: free text and background answers (design.md, 3)."""
        return self.kind in {"text", "answer"}


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


Name = Annotated[str, Field("name")]
ThingName = Annotated[str, Field("name", identifies=True)]
PlainText = Annotated[str, Field("plain_text")]
Text = Annotated[str, Field("text")]
Day = Annotated[date, Field("day")]
Month = Annotated[str, Field("month")]
Flag = Annotated[bool, Field("flag")]
Amount = Annotated[float, Field("number", low=0, high=MOST_HOURS)]

_OWN = frozenset({"originator_id", "originator_version", "originator_topic", "timestamp"})
_ENVELOPE = frozenset({"entry_id", "occurred_on", "recorded_by", "imported_at", "mends"})


@cache
def fields_of(event: type) -> dict[str, NamedField]:
    """The fields of an event class by name, the note among them; not what every event carries (id, days, by)."""
    hints: dict[str, Any] = {}
    for ancestor in reversed(event.__mro__):
        if ancestor.__module__.partition(".")[0] == "domain":
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
