"""Every event by its stored name: what can happen in a trajectory, to an account and to an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import (
    accounts,
    background,
    capacity,
    caregivers,
    consent,
    expertise,
    goals,
    interventions,
    legal_measures,
    mending,
    opening,
    organisations,
    placements,
    police,
    safety,
    school,
    signals,
    strengths,
    trusted_persons,
    turning_points,
    views,
    waits,
)

if TYPE_CHECKING:
    from types import ModuleType

    from domain.event import Fact

#: The themes of a trajectory. Each has EVENTS and a rule `possible(history, opened_on)`.
THEMES: tuple[ModuleType, ...] = (
    opening, background, signals, safety, interventions, placements, caregivers, trusted_persons, capacity, goals,
    turning_points, waits, expertise, views, strengths, school, legal_measures, police, consent,
)


def _by_name(*groups: tuple[type[Fact], ...]) -> dict[str, type[Fact]]:
    return {event.TOPIC: event for group in groups for event in group}


TRAJECTORY_EVENTS = _by_name(*(theme.EVENTS for theme in THEMES), mending.EVENTS)
ACCOUNT_EVENTS = _by_name(accounts.EVENTS)
ORGANISATION_EVENTS = _by_name(organisations.EVENTS)
EVENTS = TRAJECTORY_EVENTS | ACCOUNT_EVENTS | ORGANISATION_EVENTS

#: The theme that judges an event of a trajectory.
THEME_OF: dict[type[Fact], ModuleType] = {event: theme for theme in THEMES for event in theme.EVENTS}

#: The first event of each kind of stream, and the field that names the stream.
STREAMS = {"trajectory": TRAJECTORY_EVENTS, "account": ACCOUNT_EVENTS, "organisation": ORGANISATION_EVENTS}


_KIND_OF = {topic: kind for kind, events in STREAMS.items() for topic in events}


def stream_kind(event: type[Fact]) -> str:
    """trajectory, account or organisation: the field of a line that names the event's stream."""
    return _KIND_OF[event.TOPIC]
