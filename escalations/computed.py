"""What the system adds to an event, and whether a file that gives it says the same."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from domain.fields import computed_of
from domain.refusals import Refusal

if TYPE_CHECKING:
    from domain.event import Fact


class ComputedDiffers(Refusal):
    """This is computed from the record as it stands before this line, and comes out otherwise: leave it out."""


def computed_values(fact: Fact) -> dict[str, Any]:
    """What the system added to this fact, by name, as the export writes it; what is absent is left out."""
    found = {name: getattr(fact, field.attribute) for name, field in computed_of(type(fact)).items()}
    return {name: _plain(value) for name, value in found.items() if value is not None}


def must_agree(fact: Fact, given: Any) -> None:
    """Hold the `computed` object of a line against what was computed for it just now; a part of it will do.

    Raises ComputedDiffers with the field `computed.<name>`, or `computed` when it is no object.
    """
    if given is None:
        return
    if not isinstance(given, dict):
        raise ComputedDiffers("computed")
    fields = computed_of(type(fact))
    for name, value in given.items():
        own = getattr(fact, fields[name].attribute) if name in fields else None
        if name not in fields or not _same(own, value):
            raise ComputedDiffers(f"computed.{name}")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def _same(own: Any, given: Any) -> bool:
    """The same value; a moment may be written with another offset."""
    if isinstance(own, datetime) and isinstance(given, str):
        try:
            moment = datetime.fromisoformat(given)
        except ValueError:
            return False
        return moment.tzinfo is not None and moment == own
    return type(_plain(own)) is type(given) and _plain(own) == given
