"""The form of a dilemma: its question, the options side by side, and the line that it becomes."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from dashboard.views.acts import CAUSES
from dashboard.views.fields import Field, Line, filled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.words import Words

NONE = "none"
FEWEST, MOST = 2, 6
ABOUT = (Field("question", "text", required=True), Field("at_stake", "text", required=True))
AROUND = (Field("cause", "choice", "cause", CAUSES, required=True), Field("preferred", "choice", running="options"),
          Field("urgent", "flag", default=False), Field("shareable", "text"))
WITH_NONE = Field("with_none", "flag", default=True)


def names(number: int) -> list[str]:
    """How the options are called: a, b, c."""
    return list(ascii_lowercase[:number])


def option(name: str) -> tuple[Field, ...]:
    """The fields of one option."""
    return tuple(Field(f"{part}_{name}", "text", required=part == "text") for part in ("text", "for", "against"))


def begun(trajectories: list[str], today: date, *, urgent: bool) -> dict[str, Any]:
    """As much of the line as decides who will answer it."""
    return {"event": "dilemma_raised", "occurred_on": str(today), "trajectories": trajectories,
            **({"urgent": True} if urgent else {})}


def line(name: str, number: int, today: date, typed: Mapping[str, Any], after: str | None, words: Words) -> Line:
    """Check what was typed and make the line. `after`: the declined deviation of which this is the question."""
    made = filled((Field("trajectories", "several", required=True), *ABOUT,
                   *(field for each in names(number) for field in option(each)), *AROUND), typed)
    if made.errors:
        return made
    given = made.values
    options = [{"option": each, **{part: given.pop(f"{part}_{each}") for part in ("text", "for", "against")
                                   if f"{part}_{each}" in given}} for each in names(number)]
    if typed.get("with_none"):
        options.append({"option": NONE, "text": words("option.none")})
    first = begun(given.pop("trajectories"), today, urgent=given.pop("urgent", False))
    made.values = {**first, "dilemma": name, **({"deviation": after} if after else {}), "options": options, **given}
    return made
