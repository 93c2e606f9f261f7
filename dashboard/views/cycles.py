"""The learning cycles on a board: a column a phase, a card a cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.words import Words

#: The phases of the loop, and the statuses of a cycle in each.
PHASES: dict[str, tuple[str, ...]] = {"plan": ("planned",), "do": ("running", "constrained"), "check": ("checked",),
                                      "act": ("acted", "closed")}
#: A verdict in a mark: its colour and its shape, always beside its words.
MARKS = {"improved": "blue-badge[:material/trending_up: ", "worsened": "orange-badge[:material/trending_down: ",
         "too_early": "gray-badge[:material/hourglass_empty: ", "no_signal": "gray-badge[:material/trending_flat: ",
         "too_little_data": "gray-badge[:material/data_usage: "}


def by_phase(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """The cycles of each phase; what asks for something first: stalled, then late, then by the day of its review."""
    found: dict[str, list[Mapping[str, Any]]] = {phase: [] for phase in PHASES}
    phase_of = {status: phase for phase, statuses in PHASES.items() for status in statuses}
    for row in sorted(rows, key=lambda row: (row["status"] != "constrained", not row["review_overdue"],
                                             row["review_on"])):
        found[phase_of[row["status"]]].append(row)
    return found


def card(row: Mapping[str, Any], words: Words) -> str:
    """One cycle in a few lines: what it tries to move, how it stands, and when it is looked at again."""
    lines = [words("cycles.aims", measure=words(f"figure.{row['measure']}").lower(),
                   direction=words(f"cycle.direction.{row['prediction']['direction']}"))]
    marks = [f":orange-badge[:material/block: {words('cycle.status.constrained')}]"] \
        if row["status"] == "constrained" else []
    marks += [mark(row["verdict"], words)] if row["verdict"] else []
    marks += [f":orange-badge[:material/alarm: {words('cycles.review_overdue')}]"] if row["review_overdue"] else []
    lines += [" ".join(marks)] if marks else []
    if row["decision"]:
        lines.append(words("cycles.decided", decision=words.code("cycle.decision", row["decision"])))
    else:
        lines.append(words("cycles.review_on", day=words.day(row["review_on"])))
    return "  \n".join([*lines, words("cycles.owner", owner=plain(row["owner"]), where=plain(where(row, words)))])


def mark(verdict: str, words: Words) -> str:
    """A verdict as a mark: words with a shape."""
    return f":{MARKS[verdict]}{words(f'cycle.verdict.{verdict}')}]"


def where(row: Mapping[str, Any], words: Words) -> str:
    """What the cycle is about: an organisation, a district, or the level on which it runs."""
    named = row["organisation"] or row["district"]
    return words.code("cycle.level", row["level"]).lower() if named is None else str(named)
