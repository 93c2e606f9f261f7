"""The form of a deviation: planned or acted first, and the line that it becomes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.views.acts import MOTIVATED, motivated
from dashboard.views.fields import Field, Line, filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

WAY = Field("way", "choice", "way", ("planned", "acted_first"), default="planned")
URGENT = Field("urgent", "flag", default=False)
INSTEAD = Field("instead", "text", required=True)
STARTS = Field("effective_from", "day", required=True)
_URGENCY = Field("urgency", "text", required=True)
#: What may be told besides.
MORE = (Field("alternatives", "text"),
         Field("discussed_with", "several", "discussed_with", ("young_person", "parents", "colleague", "expert")),
         Field("her_view", "text"), Field("shareable", "text"))


def what(*, acted_first: bool) -> tuple[Field, ...]:
    """What is done instead, from when, and how urgent it is or was."""
    return (INSTEAD, *((_URGENCY,) if acted_first else ()), STARTS, URGENT)


def why(*, acted_first: bool) -> tuple[Field, ...]:
    """The motivation in its three parts with the effect expected; who acted first may give it later."""
    return tuple(replace(field, required=False) for field in MOTIVATED) if acted_first else MOTIVATED


def clauses(protocols: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Mapping[str, Any]]]:
    """The clauses one can step outside of, by protocol and name."""
    return {each["protocol"]: {clause["clause"]: clause for clause in each["clauses"]} for each in protocols}


def begun(trajectory: str, protocol: str, clause: str, today: date, *, acted_first: bool, urgent: bool
          ) -> dict[str, Any]:
    """As much of the line as decides who will answer it."""
    return {"event": "deviation_recorded", "occurred_on": str(today), "trajectory": trajectory, "protocol": protocol,
            "clause": clause, **({"acted_first": True} if acted_first else {}), **({"urgent": True} if urgent else {})}


def line(name: str, trajectory: str, protocol: str, clause: str, today: date, typed: Mapping[str, Any]) -> Line:
    """Check what was typed and make the line."""
    acted_first = typed.get("way") == "acted_first"
    made = filled((*what(acted_first=acted_first), *why(acted_first=acted_first), *MORE), typed)
    given = motivated(made.values)
    if acted_first and "motivation" in given:
        missing = [field.name for field in MOTIVATED if field.name not in made.values]
        made.errors += [(field, "error.motivation_in_part") for field in missing]
    if made.errors:
        return made
    if "alternatives" in given:
        given["alternatives"] = [each.strip() for each in given["alternatives"].splitlines() if each.strip()]
    first = begun(trajectory, protocol, clause, today, acted_first=acted_first, urgent=given.pop("urgent", False))
    made.values = {**first, "deviation": name, **given}
    return made
