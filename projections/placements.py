"""Where she lives as spells, each move, and whether a closed placement outlasts its purpose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from projections.days import NEVER, at_least

if TYPE_CHECKING:
    from projections.course import Course, Rows

#: Out of home (measures.md, placement); own_home and family are home, unknown_whereabouts is neither.
OUT_OF_HOME = frozenset({"kinship", "supervised_living", "foster", "family_home", "residential", "crisis", "closed",
                         "detention"})


@dataclass
class Stay:
    """A placement; `until` is the closing while it runs."""

    start: Any
    since: int
    until: int
    effect: str = "unknown"

    @property
    def out_of_home(self) -> bool:
        """True out of her home."""
        return self.start.kind in OUT_OF_HOME


def fold(course: Course, rows: Rows) -> None:
    """One row a placement, and the days on which three or more were out of home in the year."""
    stays: dict[str, Stay] = {}
    current: Stay | None = None
    for day, _, fact in course.of("placement_started", "placement_ended"):
        if hasattr(fact, "kind"):
            if current is not None:
                current.until = day
            current = stays[fact.placement] = Stay(fact, day, course.closed_on)
        else:
            ended = stays[fact.placement]
            ended.effect = fact.effect
            if ended is current:
                ended.until, current = day, None
    ends: list[int] = []
    for stay in stays.values():
        moved = stay.out_of_home and any(0 <= stay.since - end <= course.thresholds.move_within for end in ends)
        start = stay.start
        planned = start.planned_end.toordinal() if start.planned_end is not None else NEVER
        rows["placement"].append((course.name, start.placement, start.kind, start.provider, start.basis, planned,
                                  stay.since, stay.until, stay.out_of_home, moved, stay.effect))
        if stay.out_of_home:
            ends.append(stay.until)
    many = at_least(((s.since, s.until + 364) for s in stays.values() if s.out_of_home and s.since < s.until),
                    course.thresholds.many_placements)
    rows["state_spell"] += [(course.name, "three_or_more_placements", since, until) for since, until in many]
