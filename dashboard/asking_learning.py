"""What the pages of the learning cycles ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.asking import account, desk, kept

if TYPE_CHECKING:
    from datetime import date


def cycles() -> list[dict[str, Any]]:
    """Every learning cycle, and how it stands."""
    return desk().cycles(account())


def cycle(name: str) -> dict[str, Any]:
    """One cycle with its way, its checks, and what this account may do about it. Raises Refused."""
    return desk().cycle(account(), name)


def course(name: str) -> dict[str, Any]:
    """The figure of a cycle month by month, with the limits of its baseline."""
    return kept("cycle_course", account(), name)


def planning() -> dict[str, Any]:
    """What a plan can be made of."""
    return desk().planning(account())


def outcomes(on: date, by: str | None) -> dict[str, Any]:
    """What came of it and how soon."""
    return kept("outcomes", account(), on, by)


def fairness(on: date) -> dict[str, Any]:
    """How like cases were answered."""
    return kept("fairness", account(), on)
