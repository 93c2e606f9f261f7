"""How long each rung takes to answer, what waits there, and what climbed because the term passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.words import Words

COUNTED = ("waiting", "overdue", "answered", "expired")


def table(rows: list[Mapping[str, Any]], words: Words) -> dict[str, list[str]]:
    """A line a rung, from low to high."""
    return {
        words("table.rung"): [words.code("rung", row["rung"]) for row in rows],
        **{words(f"ladder.{name}"): [words.number(row[name]) for row in rows] for name in COUNTED},
        words("ladder.in_time"): [_known(row["answered_in_time_share"], words.share, words) for row in rows],
        words("ladder.median"): [_known(row["median_days"], words.number, words) for row in rows],
    }


def stalls(rows: list[Mapping[str, Any]], words: Words) -> str:
    """Where it stalls: the rung with the most overdue."""
    most = max(rows, key=lambda row: row["overdue"], default=None)
    if most is None or not most["overdue"]:
        return words("ladder.nowhere")
    return words("ladder.stalls", rung=words.code("rung", most["rung"]), number=words.count("pieces", most["overdue"]))


def _known(value: float | None, written: Callable[[float], str], words: Words) -> str:
    return words("figure.absent.why") if value is None else written(value)
