"""The city on one day: its figures grouped by the question they answer."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.words import Words

#: What stands under which heading, and in which form. A share stands under its count where there is one.
GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "how_many": (("open", "count"), ("came_back_share", "share"), ("no_new_start_share", "share")),
    "load": (("overloaded", "count"), ("median_ratio", "ratio")),
    "stagnation": (("stalled", "count"), ("stalled_without_help", "count"), ("silent", "count"), ("waiting", "sum")),
    "turnover": (("three_or_more_case_directors", "count"), ("changes_per_1000_days", "rate")),
    "placement": (("three_or_more_placements", "count"), ("moves_per_1000_days", "rate"), ("closed_now", "count"),
                  ("closed_beyond_purpose_now", "count")),
    "voice_and_safety": (("heard_within_90_days_share", "share"), ("unsafe", "count")),
    "specialist": (("median_days_to_specialist", "days"),),
}
#: At most four cards stand in a row.
A_ROW = 4


@dataclass(frozen=True)
class Theme:
    """What is looked at together: groups of figures, row by row, and what is followed month by month."""

    rows: tuple[tuple[str, ...], ...]
    series: tuple[str, ...]


#: A page tells one of them, so that a reader takes it in.
THEMES: dict[str, Theme] = {
    "load": Theme((("how_many",), ("load",)), ("overloaded_share", "mean_ratio")),
    "standstill": Theme((("stagnation",), ("specialist",)), ("stalled_share", "silent_share")),
    "changes": Theme((("turnover",), ("placement",)), ("changes_per_1000_days", "moves_per_1000_days")),
    "voice": Theme((("voice_and_safety",),), ("heard_within_90_days_share", "deviations", "dilemmas", "answer_days")),
}


@dataclass(frozen=True)
class Card:
    """One figure: its name, its value as people write it, and a few words that put it in proportion.

    `before`: what it was a year earlier, in words; empty where there is nothing to compare with.
    """

    key: str
    label: str
    value: str
    note: str
    before: str = ""


@dataclass(frozen=True)
class Group:
    """The figures that answer one question."""

    key: str
    heading: str
    question: str
    cards: tuple[Card, ...]


def year_before(figures: Mapping[str, Any], on: date) -> date:
    """Of which day the figures of a year earlier are: the same day; protected ones are of the last of a month."""
    protected = figures.get("on")
    day = date.fromisoformat(protected) if protected else on
    length = monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=length if protected else min(day.day, length))


def groups(figures: Mapping[str, Any], words: Words, before: Mapping[str, Any] | None = None) -> list[Group]:
    """The city's figures as cards under their headings, in a fixed order. `before`: those of a year earlier."""
    return [
        Group(key, words(f"group.{key}"), words(f"group.{key}.question"),
              tuple(_card(figures, measure, form, words, before) for measure, form in members))
        for key, members in GROUPS.items()
    ]


def theme_of(series: str | None) -> str:
    """The theme in which this figure is followed; the first for what is in none."""
    return next((name for name, theme in THEMES.items() if series in theme.series), next(iter(THEMES)))


def protected(figures: Mapping[str, Any], theme: str, words: Words) -> str:
    """That figures are protected, of which day they are, and how many of this theme are hidden."""
    shown = [key for row in THEMES[theme].rows for group in row for key, _ in GROUPS[group]]
    hidden = sum(_hidden(figures, key) for key in shown)
    return words("city.protected", day=words.day(figures["on"]), hidden=words.number(hidden),
                 all=words.number(len(shown)))


def _card(figures: Mapping[str, Any], key: str, form: str, words: Words, before: Mapping[str, Any] | None) -> Card:
    value, title, then = figures.get(key), words(f"figure.{key}"), _a_year_before(figures, before, key, form, words)
    if key in figures.get("hidden_figures", ()) or (form == "sum" and value and set(value.values()) == {None}):
        return Card(key, title, words("figure.hidden"), words("figure.hidden.why"), then)
    return Card(key, title, _written(value, form, words), _note(figures, key, value, form, words), then)


def _a_year_before(figures: Mapping[str, Any], before: Mapping[str, Any] | None, key: str, form: str, words: Words,
                   ) -> str:
    """What it was then. Of a day before anybody was in help there is nothing to tell."""
    if before is None or before["open"] == 0:
        return ""
    if any(_hidden(of, key) for of in (figures, before)):
        return words("figure.before.hidden")
    if figures.get(key) is None or before.get(key) is None:
        return ""
    return words("figure.before", value=_written(before[key], form, words))


def _hidden(figures: Mapping[str, Any], key: str) -> bool:
    """True when a figure, or a part of it, is not told."""
    return any(name.partition(".")[0] == key for name in figures.get("hidden_figures", ()))


def _written(value: Any, form: str, words: Words) -> str:
    """The value as people write it; what cannot be worked out is said, never written as nought."""
    if value is None:
        return words("figure.absent")
    if form == "share":
        return words.share(value)
    if form == "sum":
        total = words.number(sum(number for number in value.values() if number is not None))
        return words("figure.at_least", number=total) if None in value.values() else total
    if form == "days":
        return words.count("days", value)
    return words.number(value, {"count": 0, "ratio": 2, "rate": 2}[form])


def _note(figures: Mapping[str, Any], key: str, value: Any, form: str, words: Words) -> str:
    if value is None:
        return words("figure.absent.why")
    share = figures.get(f"{key}_share")
    if share is not None:
        return words("figure.of_the_open", share=words.share(share))
    if form == "sum":
        most = sorted(((kind, n) for kind, n in value.items() if n is not None), key=lambda pair: (-pair[1], pair[0]))
        return ", ".join(f"{words.code('wait.for', kind).lower()} {words.number(n)}" for kind, n in most[:3]) \
            or words("figure.waiting.none")
    if form == "count" and key != "open" and figures.get("open"):
        return words("figure.of_the_open", share=words.share(value / figures["open"]))
    note = f"figure.{key}.note"
    return words(note) if words.has(note) else ""
