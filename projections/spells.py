"""From one girl's facts to the rows that every figure is counted from: a pure function."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from projections import (
    caregivers,
    dated_facts,
    interventions,
    legal_measures,
    load,
    opening,
    placements,
    presence,
    stagnation,
    trusted_persons,
    waits,
)
from projections.course import Course, Rows
from projections.tables import CASE_NAMES, NAMES
from projections.thresholds import DEFAULTS, Thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from projections.entries import Entry


def no_rows() -> Rows:
    """An empty list of rows for each table."""
    return {name: [] for name in (*NAMES, *CASE_NAMES)}


def add_spells(rows: Rows, entries: Sequence[Entry], thresholds: Thresholds = DEFAULTS,
               asked_on: Mapping[str, Sequence[int]] = MappingProxyType({})) -> None:
    """Add the rows of one trajectory; `asked_on`: the days of deviations and dilemmas, by trajectory."""
    course = Course(entries, thresholds, asked_on)
    opening.fold(course, rows)
    stretches = interventions.fold(course, rows)
    overload_runs = load.fold(course, rows, stretches)
    holdings = caregivers.fold(course, rows)
    presence.fold(course, rows, holdings, stretches)
    placements.fold(course, rows)
    trusted_persons.fold(course, rows)
    waits.fold(course, rows)
    legal_measures.fold(course, rows)
    dated_facts.fold(course, rows)
    stagnation.fold(course, rows, stretches, overload_runs)
