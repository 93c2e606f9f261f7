"""The counts of girls behind the city's figures of a day, with what each is a part of: protected as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.hiding import Counts, Key, Sum

if TYPE_CHECKING:
    from collections.abc import Mapping

OPEN: Key = ()
#: What is counted, the cell it is told as, and of which count it is a part. Nobody who is not counted is told, but who
#: knows the whole can subtract: the rest of each is watched too.
PARTS: dict[str, tuple[Key, str]] = {
    "overloaded": (("overloaded=yes",), "open"),
    "stalled": (("stalled=yes",), "open"),
    "stalled_without_help": (("stalled without help",), "stalled"),
    "silent": (("silent",), "open"),
    "three_or_more_placements": (("three or more placements",), "open"),
    "three_or_more_case_directors": (("three or more case directors",), "open"),
    "unsafe": (("unsafe",), "open"),
    "heard_within_90_days": (("heard",), "open"),
    "closed_now": (("closed=yes",), "open"),
    "closed_beyond_purpose_now": (("closed beyond its purpose",), "closed_now"),
    "came_back": (("came back",), "opened_in_the_year"),
    "no_new_start": (("no new start",), "closed_a_half_year_ago"),
}
#: The rest of a group, where a table tells it by a name of its own.
_REST: dict[Key, Key] = {(f"{what}=yes",): (f"{what}=no",) for what in ("overloaded", "stalled", "closed")}
#: Counts that are no part of another: girls, or what happened to them.
WHOLES: dict[str, Key] = {"open": OPEN, "opened_in_the_year": ("opened in the year",),
                          "closed_a_half_year_ago": ("closed a half year ago",), "with_signal": ("with a signal",),
                          "changes": ("changes",), "moves": ("moves",)}


def city_counts(counts: Mapping[str, Any]) -> Counts:
    """The counts of a day (projections/city.py, counts_on) as cells with their sums."""
    cells: dict[Key, int] = {key: counts[name] for name, key in WHOLES.items()}
    sums, unlisted = [], set()
    for name, (key, of) in PARTS.items():
        whole, rest = cell_of(of), _REST.get(key, (*key, "not"))
        cells |= {key: counts[name], rest: counts[of] - counts[name]}
        sums.append(Sum(whole, (key, rest), tells=True))
        unlisted.add(rest)
    cells |= {waits_for(what): number for what, number in counts["waiting"].items()}
    return Counts(cells, tuple(sums), frozenset(unlisted))


def cell_of(name: str) -> Key:
    """The cell in which a count is told."""
    return PARTS[name][0] if name in PARTS else WHOLES[name]


def waits_for(what: str) -> Key:
    """The cell of the girls who wait for this."""
    return (f"waiting={what}",)
