"""What the pages of the learning cycles ask."""

from __future__ import annotations

from typing import Any

from dashboard.asking import account, desk, kept


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
