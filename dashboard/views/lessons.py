"""The lessons that were drawn: what each says, where it came from, and where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.words import Words


def sorted_for_reading(rows: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """What nobody took up in time first and the oldest of those on top; then the latest."""
    late = [row for row in rows if row["overdue"] and row["cycle"] is None]
    return [*late, *reversed([row for row in rows if row not in late])]


def told(row: Mapping[str, Any], words: Words) -> str:
    """One lesson in a few lines."""
    late = row["overdue"] and row["cycle"] is None
    marks = [f":orange-badge[:material/alarm: {words('lessons.overdue')}]"] if late else []
    marks += [f":orange-badge[{words('lessons.came_back')}]"] if row["came_back"] else []
    where = [words("lessons.from", name=plain(row["from"]))] if row["from"] else []
    went = words("lessons.cycle", cycle=plain(row["cycle"])) if row["cycle"] else words("lessons.nowhere")
    return "  \n".join([f"“{plain(row['statement'])}”", *([" ".join(marks)] if marks else []),
                        words("lessons.cause", cause=words.code("cause", row["cause"]).lower()),
                        " ".join([words("lessons.drawn_on", day=words.day(row["drawn_on"])), *where]), went])
