"""The trajectory that is longer than any in the invented city: what one page has to bear."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Its name, and exactly how many events it has.
LONG, LONG_EVENTS = "Z-500", 500


def long_trajectory() -> Iterator[dict[str, Any]]:
    """A girl with 500 facts: help that begins, changes and ends, assessments, places and people in turn."""
    first, number = date(2016, 11, 28), 1

    def told(event: str, **values: Any) -> dict[str, Any]:
        day = first + timedelta(days=7 * number)
        return {"event": event, "trajectory": LONG, "occurred_on": day.isoformat(), "id": f"{LONG}-{number}", **values,
                "recorded_at": f"{day.isoformat()}T12:00:00Z", "recorded_by": "intake"}

    yield told("trajectory_opened", birth_month="2003-05", district="Noord", referred_by="school")
    while number < LONG_EVENTS:
        number += 1
        turn, step = divmod(number - 2, 10)
        yield (
            told("intervention_started", intervention=f"i{turn}", kind="trauma_treatment", provider="org-brug",
                 appointments_per_week=1 + turn % 3),
            told("caregiver_assigned", caregiver=f"c-{turn}", role="mentor", organisation="org-brug"),
            told("safety_assessed", sphere="home", verdict=("safe", "unsafe", "unknown")[turn % 3]),
            told("placement_started", placement=f"p{turn}", kind=("foster", "residential", "own_home")[turn % 3]),
            told("goal_set", goal=f"g{turn}", domain="school", baseline=-2),
            told("intervention_adjusted", intervention=f"i{turn}", appointments_per_week=2 + turn % 2),
            told("goal_reviewed", goal=f"g{turn}", score=-1 + turn % 3),
            told("view_recorded", about="placement", rating=1 + turn % 5),
            told("caregiver_released", caregiver=f"c-{turn}", role="mentor"),
            told("intervention_ended", intervention=f"i{turn}", goals_met="partly"),
        )[step]
