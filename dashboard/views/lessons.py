"""The lessons that were drawn: what each says, where it came from, and where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.words import Words


def sorted_for_reading(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """What nobody took up in time first and the oldest of those on top; then the latest."""
    late = [row for row in rows if row["overdue"] and row["cycle"] is None]
    return [*late, *reversed([row for row in rows if row not in late])]


def others(row: Mapping[str, Any], cycles: Iterable[Mapping[str, Any]]) -> list[str]:
    """The cycles that took up this lesson beside the last one, of which it tells, in the order of planning."""
    return [cycle["id"] for cycle in cycles if row["lesson"] in cycle["lessons"] and cycle["id"] != row["cycle"]]


def told(row: Mapping[str, Any], also: list[str], words: Words) -> str:
    """One lesson in a few lines; `also`: the other cycles that took it up."""
    late = row["overdue"] and row["cycle"] is None
    marks = [f":orange-badge[:material/alarm: {words('lessons.overdue')}]"] if late else []
    marks += [f":orange-badge[{words('lessons.came_back')}]"] if row["came_back"] else []
    where = [words("lessons.from", name=plain(row["from"]))] if row["from"] else []
    went = [_went(row, words) if row["cycle"] else words("lessons.nowhere")]
    went += [words("lessons.others", cycles=plain(", ".join(also)))] if also else []
    return "  \n".join([f"“{plain(row['statement'])}”", *([" ".join(marks)] if marks else []),
                        words("lessons.cause", cause=words.code("cause", row["cause"]).lower()),
                        " ".join([words("lessons.drawn_on", day=words.day(row["drawn_on"])), *where]), *went])


def source(row: Mapping[str, Any]) -> tuple[str, dict[str, str]] | None:
    """The page of what a lesson was drawn from, with its address; None where this reader is not told."""
    if not row["from"]:
        return None
    if row["source"] == "trajectory":
        return "trajectory", {"id": row["from"]}
    return "case", {"kind": row["source"], "id": row["from"]}


def _went(row: Mapping[str, Any], words: Words) -> str:
    """Where it went: the cycle with what it changed, what the check said, what was decided, and in which protocol."""
    told = [words("lessons.cycle", cycle=plain(row["cycle"]))]
    if row["change"]:
        told.append(words("lessons.change", change=plain(row["change"])))
    said = [words(f"cycle.verdict.{row['verdict']}")] if row["verdict"] else []
    said += [words("cycles.decided", decision=words.code("cycle.decision", row["decision"]))] if row["decision"] else []
    said += [words("cycle.revised", protocol=plain(row["protocol"]), version=words.number(row["version"]))] \
        if row["protocol"] else []
    return "  \n".join([" ".join(told), *([". ".join(said) + "."] if said else [])])
