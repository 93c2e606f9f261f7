"""The learning cycles of a quarter in words: what happened to each, what the checks said, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.words import Words

#: What happens to a cycle besides its checks and its decision.
STEPS = ("planned", "started", "stalled", "resumed", "closed")
#: The columns of each table.
HEADS = {"acted": ("cycle", "on", "decision", "last_verdict", "next"),
         "steps": ("cycle", "what", "on")}


def cycles(found: Mapping[str, Sequence[Mapping[str, Any]]], words: Words) -> list[dict[str, Any]]:
    """The checks with their verdicts, and two tables at most: the decisions, and what else happened."""
    checks = [_checked(row, words) for row in found["checked"]]
    heard: list[dict[str, Any]] = [{"heading": words("quarter.cycles.checked")}, {"items": checks}] if checks else []
    return [*heard,
            *_table("acted", [_acted(row, words) for row in found["acted"]], words),
            *_table("steps", [[_cycle(row, words), words(f"quarter.step.{step}"), words.day(row["on"])]
                              for step in STEPS for row in found[step]], words)]


def _checked(row: Mapping[str, Any], words: Words) -> list[str]:
    met = row["prediction_met"]
    return [words("quarter.check", cycle=_cycle(row, words), day=words.day(row["on"])),
            words("quarter.check.said", figure=words(f"figure.{row['measure']}"),
                  verdict=_verdict(row["verdict"], words),
                  prediction=words(f"cycle.met.{met}.short") if met else words("quarter.check.unknown"),
                  balancing=words(f"figure.{row['balancing']}"),
                  balancing_verdict=_verdict(row["balancing_verdict"], words))]


def _acted(row: Mapping[str, Any], words: Words) -> list[str]:
    against = [words("cycle.against_figures")] if row["against_figures"] else []
    decided = words.code("cycle.did", row["decision"]).capitalize()
    return [_cycle(row, words), words.day(row["on"]), " ".join([decided, *against]),
            _verdict(row["verdict"], words) if row["verdict"] else words("quarter.unchecked"),
            row["next_cycle"] or words("none")]


def _verdict(verdict: str, words: Words) -> str:
    return words.code("cycle.verdict", verdict).lower()


def _cycle(row: Mapping[str, Any], words: Words) -> str:
    return words("quarter.cycle", name=row["cycle"], title=row["title"])


def _table(name: str, rows: list[list[str]], words: Words) -> list[dict[str, Any]]:
    if not rows:
        return []
    title = words(f"quarter.cycles.{name}")
    return [{"heading": title}, {"table": {"title": title, "rows": rows,
                                           "head": [words(f"quarter.head.{each}") for each in HEADS[name]]}}]
