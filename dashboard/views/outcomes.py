"""What came of it and how soon, by group, and how like cases were answered: in words, as tables, with blind spots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.words import plain
from projections.blind_spots import BLIND_SPOTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.words import Words

#: By what the girls are parted; all of them together first.
BY = ("all", "voluntary", "specialist", "continuity")
#: The groups that there are, and the outcomes.
GROUPS = ("all", "voluntary", "imposed", "within_30", "within_90", "later", "kept", "changed")
OUTCOMES = ("specialist", "closed_placement", "safe_again", "goals_met")
WAYS = ("organisation", "district", "age")


@dataclass(frozen=True)
class Line:
    """One group: the share that had it by each of the days that are told, and how many were still there."""

    name: str
    days: list[int]
    shares: list[float]
    low: list[float | None]
    high: list[float | None]


@dataclass(frozen=True)
class Outcome:
    """One outcome: its lines, what they say in a sentence each, and the same figures as a table."""

    key: str
    title: str
    sentences: list[str]
    lines: list[Line]
    alt: str
    table: dict[str, list[str]]
    spots: list[str]


def outcome(told: Mapping[str, Any], words: Words) -> Outcome:
    """One outcome as it is shown; a group of which nothing may be told is said, not drawn."""
    title = words(f"outcomes.{told['outcome']}")
    groups = [group for group in told["groups"] if group["number"] != 0]
    sentences = [_sentence(group, words) for group in groups]
    lines = [line for line in (_line(group, words) for group in groups) if line.days]
    return Outcome(told["outcome"], title, sentences, lines, " ".join([title + ".", *sentences]),
                   _table(groups, words), spots(told["blind_spots"], words))


def spots(names: Iterable[str], words: Words) -> list[str]:
    """What the figures cannot show, a sentence each."""
    return [getattr(BLIND_SPOTS[name], words.language) for name in names]


def clauses(told: Mapping[str, Any], words: Words) -> list[tuple[str, dict[str, list[str]]]]:
    """Of each clause the groups that may be told, side by side; a clause of which none may be told is left out."""
    found = []
    for clause in told["clauses"]:
        rows = [(way, group) for way in WAYS for group in clause[way] if group["answered"] is not None]
        if rows:
            found.append((f"{plain(clause['protocol'])}: {plain(clause['clause'])}", {
                words("fairness.group"): [_group(way, group["group"], words) for way, group in rows],
                words("fairness.answered"): [words.number(group["answered"]) for _, group in rows],
                words("fairness.backed"): [_share(group["backed_share"], words) for _, group in rows],
                words("fairness.interval"): [
                    words("figure.hidden") if group["low"] is None else _interval(group["low"], group["high"], words)
                    for _, group in rows],
                words("fairness.others"): [_share(group["others_share"], words) for _, group in rows],
                words("fairness.days"): [_days(group["median_days"], words) for _, group in rows],
                words("fairness.differs"): [words("figure.hidden") if group["differs"] is None
                                            else words.yes(group["differs"]) for _, group in rows]}))
    return found


def _sentence(group: Mapping[str, Any], words: Words) -> str:
    name = words(f"outcomes.group.{group['group']}")
    if group["number"] is None:
        return words("outcomes.hidden", group=name)
    middle = words("outcomes.never_half") if group["median_days"] is None else words(
        "outcomes.half", days=words.count("days", group["median_days"]))
    return words("outcomes.of", group=name, number=words.count("girls", group["number"]), half=middle)


def _line(group: Mapping[str, Any], words: Words) -> Line:
    told = [moment for moment in group["at"] or () if moment["share"] is not None]
    return Line(words(f"outcomes.group.{group['group']}"), [moment["day"] for moment in told],
                [moment["share"] for moment in told], [moment["low"] for moment in told],
                [moment["high"] for moment in told])


def _table(groups: Sequence[Mapping[str, Any]], words: Words) -> dict[str, list[str]]:
    """A row for each day; of each group its share with the interval, and how many were still there."""
    shown = [group for group in groups if group["at"]]
    days = [moment["day"] for moment in shown[0]["at"]] if shown else []
    table = {words("outcomes.day"): [words.number(day) for day in days]}
    for group in shown:
        name = words(f"outcomes.group.{group['group']}")
        table[words("outcomes.had", group=name)] = [_told(moment, words) for moment in group["at"]]
        table[words("outcomes.left", group=name)] = [
            words("figure.hidden") if moment["at_risk"] is None else words.number(moment["at_risk"])
            for moment in group["at"]]
    return table


def _told(moment: Mapping[str, Any], words: Words) -> str:
    if moment["share"] is None:
        return words("figure.hidden" if moment.get("hidden") else "none")
    return f"{words.share(moment['share'])} ({_interval(moment['low'], moment['high'], words)})"


def _interval(low: float | None, high: float | None, words: Words) -> str:
    return words("none") if low is None or high is None else words(
        "curve.interval", low=words.share(low), high=words.share(high))


def _share(share: float | None, words: Words) -> str:
    return words("figure.hidden") if share is None else words.share(share)


def _days(days: float | None, words: Words) -> str:
    return words("none") if days is None else words.count("days", days)


def _group(way: str, name: str, words: Words) -> str:
    return words(f"fairness.age.{name}") if way == "age" else plain(name)
