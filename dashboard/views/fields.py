"""What a field of a form may hold, and how what was typed becomes a value of the import form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST = 168
_WHOLE = re.compile(r"[1-9][0-9]{0,4}")
_NUMBER = re.compile(r"-?[0-9]{1,6}([.,][0-9]{1,6})?")
_AMOUNT = re.compile(r"[0-9]{1,3}([.,][0-9]{1,2})?")


@dataclass(frozen=True)
class Field:
    """One field of a form. `group`: the words of its choices.

    kind: name, choice, amount, whole (a number from 1), number, day, flag, text, several. A name that
    ends in a number, as in clause_2, is one of several alike.
    """

    name: str
    kind: str
    group: str = ""
    choices: tuple[str | int, ...] = ()
    required: bool = False
    default: Any = None
    #: Where the choices come from what there is now: interventions, placements, caregivers, options of a dilemma.
    running: str = ""


@dataclass(frozen=True)
class Form:
    """One event that can be recorded, with its fields in the order of the form."""

    event: str
    fields: tuple[Field, ...]


@dataclass
class Line:
    """One line of the import form, or what is wrong with what was typed: field and key of the words.

    `more` lines are recorded in the same act, all or none.
    """

    values: dict[str, Any] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)
    more: list[dict[str, Any]] = field(default_factory=list)


def filled(fields: Iterable[Field], typed: Mapping[str, Any]) -> Line:
    """What was typed, checked. Only what is filled in and differs from the default goes along."""
    made = Line()
    for each in fields:
        value, error = _read(each, typed.get(each.name))
        if error:
            made.errors.append((each.name, error))
        elif value is not None and value != each.default:
            made.values[each.name] = value
    return made


def _read(each: Field, value: Any) -> tuple[Any, str | None]:
    """A value as the line holds it, or the key of what is wrong."""
    if isinstance(value, str):
        value = value.strip()
    if value is None or value in ("", []):
        return None, "error.required" if each.required else None
    if each.kind == "amount":
        return _amount(value)
    if each.kind == "whole":
        return (int(value), None) if _WHOLE.fullmatch(value) else (None, "error.whole")
    if each.kind == "number":
        return (float(value.replace(",", ".")), None) if _NUMBER.fullmatch(value) else (None, "error.number")
    return (value.isoformat() if isinstance(value, date) else value), None


def _amount(value: str) -> tuple[int | float | None, str | None]:
    """`1,5` and `1.5` are one and a half; more than two decimals or over 168 is refused."""
    amount = float(value.replace(",", ".")) if _AMOUNT.fullmatch(value) else _MOST + 1.0
    if amount > _MOST:
        return None, "error.amount"
    return int(amount) if amount.is_integer() else amount, None
