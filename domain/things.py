"""A field that holds several things, or one thing of several parts: options, clauses, rungs, a motivation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.refusals import FieldIsMissing, FieldIsUnknown, ValueIsImpossible

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.fields import Field

    Check = Callable[[str, Any, Field], Any]


def several(where: str, raw: Any, check: Callable[[str, Any], Any]) -> list[Any]:
    """A list of names or texts: not empty, nothing twice (events.md). A fault inside is told as `alternatives[0]`."""
    _must_be_a_list(where, raw)
    found = [check(f"{where}[{number}]", one) for number, one in enumerate(raw)]
    if len(set(found)) < len(found):
        raise ValueIsImpossible(where, "Give nothing twice.")
    return found


def one(where: str, raw: Any, field: Field, check: Check) -> dict[str, Any]:
    """A thing with its parts; an absent one is left out. A fault inside is told as `motivation.benefit`."""
    if not isinstance(raw, dict):
        raise ValueIsImpossible(where, f"Give an object with {', '.join(part.name for part in field.parts)}.")
    known = {part.name for part in field.parts}
    for name in raw:
        if name not in known:
            raise FieldIsUnknown(f"{where}.{name}", f"Known are: {', '.join(part.name for part in field.parts)}.")
    found = {}
    for part in field.parts:
        inside, value = f"{where}.{part.name}", raw.get(part.name)
        if value is None or (not part.required and isinstance(value, str) and not value.strip()):
            if part.required:
                raise FieldIsMissing(inside)
            continue
        found[part.name] = check(inside, value, part.field)
    return found


def rows(where: str, raw: Any, field: Field, check: Check) -> list[dict[str, Any]]:
    """A list of things, not empty; the first part names each, once. A fault inside is told as `options[0].text`."""
    _must_be_a_list(where, raw)
    key, named = field.parts[0].name, set()
    found = []
    for number, each in enumerate(raw):
        row = one(f"{where}[{number}]", each, field, check)
        if row[key] in named:
            raise ValueIsImpossible(f"{where}[{number}].{key}", "Give each name once.")
        named.add(row[key])
        found.append(row)
    return found


def _must_be_a_list(where: str, raw: Any) -> None:
    if not isinstance(raw, list) or not raw:
        raise ValueIsImpossible(where, "Give a list that is not empty.")
