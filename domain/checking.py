"""Whether what was typed or sent can be an event at all: its fields, their kinds and their values."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from domain import things
from domain.background import SUBSTANCES
from domain.fields import FIRST_DAY, ID_LENGTH, LAST_DAY, NAME_LENGTH, TEXT_LENGTH, Field, NamedField, fields_of
from domain.mending import FieldCannotBeCorrected
from domain.refusals import FieldIsMissing, FieldIsUnknown, NothingChanges, ValueIsImpossible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.event import Fact

#: Not the event, the stream, the id, recorded_at or recorded_by (events.md, entry_corrected).
_NEVER_CORRECTED = frozenset({"event", "trajectory", "id", "recorded_at", "recorded_by"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
#: Controls, formats, half surrogates, line and paragraph separators (events.md).
_NOT_IN_NAMES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def checked_values(event: type[Fact], raw: Mapping[str, Any]) -> dict[str, Any]:
    """The values of an event's own fields, normalised and with defaults, from what a line or form gave.

    Raises FieldIsUnknown, FieldIsMissing or ValueIsImpossible, with the field.
    """
    fields = fields_of(event)
    for name in raw:
        if name not in fields:
            raise FieldIsUnknown(name, f"Known are: {', '.join(fields)}.")
    return event.complete({name: _value(name, field, raw.get(name)) for name, field in fields.items()})


def corrected_values(event: type[Fact], raw: Any, present: Mapping[str, Any]) -> dict[str, Any]:
    """The changes of a correction to a fact of this event, normalised, by field name.

    None takes an optional value away, or puts its default back. `present` holds the fact's values now. Raises as
    checked_values, with the field as `values.<name>`.
    """
    if not isinstance(raw, dict):
        raise ValueIsImpossible("values", "Give an object with the fields that change.")
    if not raw:
        raise NothingChanges("values")
    new = {name: _new_value(event, name, value) for name, value in raw.items()}
    whole = event.complete({**present, **new})
    return {name: whole.get(name, value) for name, value in new.items()}


def _new_value(event: type[Fact], name: str, raw: Any) -> Any:
    """One changed value, normalised."""
    where, fields = f"values.{name}", fields_of(event)
    if name == "occurred_on":
        return day(where, raw)
    if name in _NEVER_CORRECTED or (name in fields and fields[name].field.identifies):
        raise FieldCannotBeCorrected(where)
    if name not in fields:
        raise FieldIsUnknown(where, f"Known are: {', '.join(fields)}.")
    return _value(where, fields[name], raw)


def _value(where: str, named: NamedField, raw: Any) -> Any:
    field = named.field
    if raw is None or (not named.required and field.kind in {"text", "plain_text"} and is_empty(raw)):
        if named.required:
            raise FieldIsMissing(where)
        return named.default
    return _KINDS[field.kind](where, raw, field)


def _part(where: str, raw: Any, field: Field) -> Any:
    return _KINDS[field.kind](where, raw, field)


def _impossible(where: str, what: str) -> ValueIsImpossible:
    return ValueIsImpossible(where, what)


@lru_cache(maxsize=4_096)
def _is_name(text: str, length: int) -> bool:
    if not 0 < len(text) <= length or text != text.strip():
        return False
    return (text.isascii() and text.isprintable()) or not any(unicodedata.category(c) in _NOT_IN_NAMES for c in text)


def name(where: str, raw: Any, field: Field | None = None) -> str:  # noqa: ARG001
    """A name: 1 to 100 characters, nothing invisible, no spaces at the ends."""
    if not isinstance(raw, str) or not _is_name(raw, NAME_LENGTH):
        raise _impossible(where, f"Give 1 to {NAME_LENGTH} visible characters, without spaces at the ends.")
    return raw


def entry_id(where: str, raw: Any, field: Field | None = None) -> str:  # noqa: ARG001
    """An id: 1 to 200 characters, nothing invisible, no spaces at the ends."""
    if not isinstance(raw, str) or not _is_name(raw, ID_LENGTH):
        raise _impossible(where, f"Give 1 to {ID_LENGTH} visible characters, without spaces at the ends.")
    return raw


def is_empty(raw: Any) -> bool:
    """True for a text of nothing or of spaces: it says nothing, so an optional one counts as absent."""
    return isinstance(raw, str) and not raw.strip()


def text(where: str, raw: Any, field: Field | None = None) -> str:  # noqa: ARG001
    """A text: at most 20,000 characters, not empty, no NUL and no half surrogate."""
    if not isinstance(raw, str):
        raise _impossible(where, "Give a text.")
    if is_empty(raw):
        raise FieldIsMissing(where)
    if len(raw) > TEXT_LENGTH:
        raise _impossible(where, f"A text has at most {TEXT_LENGTH} characters.")
    if "\0" in raw or not _can_be_written(raw):
        raise _impossible(where, "The text holds a character that cannot be kept.")
    return raw


def _can_be_written(text: str) -> bool:
    """False for a text with half a surrogate pair, which UTF-8 does not know."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def day(where: str, raw: Any, field: Field | None = None) -> date:  # noqa: ARG001
    """A day YYYY-MM-DD from 1900-01-01 to 2199-12-31."""
    try:
        if not isinstance(raw, str) or not _DAY.fullmatch(raw):
            raise ValueError
        value = date.fromisoformat(raw)
    except ValueError:
        raise _impossible(where, "Give a day as YYYY-MM-DD.") from None
    if not FIRST_DAY <= value <= LAST_DAY:
        raise _impossible(where, f"Give a day from {FIRST_DAY} to {LAST_DAY}.")
    return value


def _month(where: str, raw: Any, field: Field) -> str:  # noqa: ARG001
    if not isinstance(raw, str) or not _MONTH.fullmatch(raw):
        raise _impossible(where, "Give a month as YYYY-MM.")
    try:
        day(where, f"{raw}-01")
    except ValueIsImpossible:
        raise _impossible(where, "Give a month as YYYY-MM, from 1900-01 to 2199-12.") from None
    return raw


def _code(where: str, raw: Any, field: Field) -> str:
    if not isinstance(raw, str) or raw not in field.choices:
        raise _impossible(where, f"Choose one of: {', '.join(field.choices)}.")
    return raw


def _codes(where: str, raw: Any, field: Field) -> list[str]:
    right = isinstance(raw, list) and raw and all(isinstance(c, str) and c in field.choices for c in raw)
    if not right or len(set(raw)) < len(raw):
        raise _impossible(where, f"Give a list of {', '.join(field.choices)}; nothing twice.")
    return list(raw)


def _flag(where: str, raw: Any, field: Field) -> bool:  # noqa: ARG001
    if not isinstance(raw, bool):
        raise _impossible(where, "Give true or false.")
    return raw


def _number(where: str, raw: Any, field: Field) -> float:
    low = -math.inf if field.low is None else field.low
    high = math.inf if field.high is None else field.high
    if not isinstance(raw, (int, float)) or isinstance(raw, bool) or not low <= raw <= high:
        raise _impossible(where, f"Give a number from {low:g} to {high:g}.")
    if float(raw).is_integer():
        return int(raw)
    if field.whole:
        raise _impossible(where, "Give a whole number.")
    if round(raw, field.decimals) != raw:
        raise _impossible(where, f"Give at most {field.decimals} decimals.")
    return float(raw)


def _answer(where: str, raw: Any, field: Field) -> Any:  # noqa: ARG001
    """A background answer; whether it fits its item is a rule of the event."""
    if isinstance(raw, str):
        return text(where, raw)
    if isinstance(raw, list):
        return _codes(where, raw, Field("codes", choices=SUBSTANCES))
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    return raw


def _values(where: str, raw: Any, field: Field) -> dict[str, Any]:  # noqa: ARG001
    """What a correction changes; its fields are checked against the fact it mends."""
    if not isinstance(raw, dict):
        raise _impossible(where, "Give an object with the fields that change.")
    return raw


_KINDS: dict[str, Callable[[str, Any, Field], Any]] = {
    "name": name, "id": entry_id, "text": text, "plain_text": text, "day": day, "month": _month, "code": _code,
    "codes": _codes, "flag": _flag, "number": _number, "answer": _answer, "values": _values,
    "names": lambda where, raw, _: things.several(where, raw, name),
    "texts": lambda where, raw, _: things.several(where, raw, text),
    "object": lambda where, raw, field: things.one(where, raw, field, _part),
    "rows": lambda where, raw, field: things.rows(where, raw, field, _part),
}
