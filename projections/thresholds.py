"""The numbers that a measure needs and that could have been chosen otherwise; measures.md gives the defaults."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Thresholds:
    """Days, numbers of people and appointments a week (in hundredths); source and date stand in settings.toml."""

    capacity_under_16: int = 200
    capacity_from_16: int = 300
    capacity_from_18: int = 400
    overload_days: int = 14
    stalled_after: int = 180
    silent_without_question: int = 180
    handover_within: int = 90
    many_case_directors: int = 3
    move_within: int = 7
    many_placements: int = 3
    heard_within: int = 90
    turning_18_ahead: int = 183
    hot_spot_deviations: int = 5
    hot_spot_solved_percent: int = 75
    safe_for: int = 90
    smallest_group: int = 10

    def as_text(self) -> str:
        """The numbers as the read model keeps them, to know that it was made with these."""
        return repr(self)


DEFAULTS = Thresholds()
