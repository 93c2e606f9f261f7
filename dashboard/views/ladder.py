"""How long each rung takes to answer, what waits there, and what climbed because the term passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.views.inbox import subject
from dashboard.views.terms import due
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from dashboard.words import Words

COUNTED = ("waiting", "overdue", "answered", "expired")


def table(rows: Sequence[Mapping[str, Any]], words: Words) -> dict[str, list[str]]:
    """A column a rung, from low to high: few columns can be read on a phone too."""
    named = [words(f"ladder.{name}") for name in COUNTED]
    return {
        words("ladder.what"): [*named, words("ladder.in_time"), words("ladder.median")],
        **{words.code("rung", row["rung"]): [
            *(words("few") if row[name] is None else words.number(row[name]) for name in COUNTED),
            _known(row["answered_in_time_share"], words.share, words), _known(row["median_days"], words.number, words)]
           for row in rows}}


def stalls(rows: Sequence[Mapping[str, Any]], words: Words) -> str:
    """Where it stalls: the rung with the most overdue."""
    most = max(rows, key=lambda row: row["overdue"] or 0, default=None)
    if any(row["overdue"] is None for row in rows):
        return words("ladder.few_overdue")
    if most is None or not most["overdue"]:
        return words("ladder.nowhere")
    return words("ladder.stalls", rung=words.code("rung", most["rung"]), number=words.count("pieces", most["overdue"]))


def stalls_most(waiting: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """The rung with the most overdue; without any the lowest."""
    return max(waiting, key=lambda rung: sum(row["overdue"] for row in waiting[rung]))


def list_title(name: str, number: int, most: int, words: Words) -> str:
    """The name of a list of cases with how many it holds; a full list may be the first of many."""
    title = words(f"ladder.{name}") if words.has(f"ladder.{name}") else words.code("rung", name)
    return f"{title} ({words.number(number)}{'+' if number == most else ''})"


def _known(value: float | None, written: Callable[[float], str], words: Words) -> str:
    return words("figure.absent.why") if value is None else written(value)


def waiting(row: Mapping[str, Any], today: date, words: Words) -> str:
    """A case that waits on its rung: what about, since when, and until when."""
    urgent = [f":orange-badge[:material/priority_high: {words('inbox.mark.urgent')}]"] if row["urgent"] else []
    return _lines(row, [*urgent, due(row["due_at"], today, words, overdue=row["overdue"]),
                        words("ladder.since", moment=words.moment(row["since"]), asker=plain(row["asker"]))], words)


def asked_back(row: Mapping[str, Any], words: Words) -> str:
    """A case that lies with whoever asked it, who alone can go on."""
    return _lines(row, [words("ladder.back_with", moment=words.moment(row["since"]), asker=plain(row["asker"])),
                        words("ladder.comes_from", rung=words.code("rung", row["rung"]))], words)


def expired(row: Mapping[str, Any], words: Words) -> str:
    """A case that climbed because a rung gave no answer in time, and how it stands now."""
    now = words.code("case.status", row["status"])
    return _lines(row, [words("ladder.ran_out_on", rung=words.code("rung", row["ran_out_on"]),
                              moment=words.moment(row["since"])),
                        words("ladder.now", status=now, rung=words.code("rung", row["rung"]))], words)


def _lines(row: Mapping[str, Any], told: list[str], words: Words) -> str:
    return "  \n".join([f"**{subject(row, words)}**", *told])
