"""The settings, each with unit, source and date in settings.toml; a file of one's own lays its values over them."""

from __future__ import annotations

import os
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from application.places import SETTINGS_VARIABLE
from application.refusals import Refused
from domain.ladder import LADDER_OF_THE_SETTINGS, LadderVersion
from projections.thresholds import Thresholds


@cache
def settings() -> dict[str, dict[str, float]]:
    """The settings by section. Raises Refused when a file of one's own cannot be read or names something unknown."""
    found = tomllib.loads(files("application").joinpath("settings.toml").read_text(encoding="utf-8"))
    own = os.environ.get(SETTINGS_VARIABLE)
    for section, values in (_read(own) if own else {}).items():
        for name, value in values.items():
            if name not in found.get(section, {}) or isinstance(value, bool) or not isinstance(value, (int, float)):
                reason = f"{own}: [{section}] {name} is no setting, or not a number"
                raise Refused(reason)
            found[section][name] = value
    return found


def thresholds() -> Thresholds:
    """The thresholds of the measures, capacities as hundredths. Raises Refused as settings does."""
    own = settings()
    capacity, stagnation, placement = own["capacity"], own["stagnation"], own["placement"]
    return Thresholds(
        capacity_under_16=round(100 * capacity["under_16"]), capacity_from_16=round(100 * capacity["from_16"]),
        capacity_from_18=round(100 * capacity["from_18"]), overload_days=int(own["overload"]["spell_days"]),
        stalled_after=int(stagnation["stalled_after_days"]),
        silent_without_question=int(stagnation["silent_without_question_days"]),
        handover_within=int(own["turnover"]["handover_within_days"]),
        many_case_directors=int(own["turnover"]["many_case_directors"]),
        move_within=int(placement["move_within_days"]), many_placements=int(placement["many_placements"]),
        heard_within=int(own["voice"]["heard_within_days"]), turning_18_ahead=int(own["turning_18"]["ahead_days"]),
        hot_spot_deviations=int(own["hot_spot"]["deviations_in_a_year"]),
        hot_spot_solved_percent=int(own["hot_spot"]["solved_percent"]),
        safe_for=int(own["outcomes"]["safe_for_days"]), smallest_group=int(own["fairness"]["smallest_group"]))


def ladder() -> LadderVersion:
    """The ladder in force as version 0, as long as the record holds none (workflow.md, The ladder)."""
    own = settings()["ladder"]
    rungs = tuple(replace(rung, answer_within_days=int(own[f"{rung.rung}_days"]),
                          urgent_within_hours=int(own[f"{rung.rung}_urgent_hours"]))
                  for rung in LADDER_OF_THE_SETTINGS.rungs)
    return LadderVersion(0, rungs, int(own["motivation_within_hours"]), int(own["evaluate_within_days"]))


def _read(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        reason = f"{name} cannot be read as settings"
        raise Refused(reason) from None
