"""The events of the domain by stored name: of trajectories, accounts, organisations, protocols and the ladder."""

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
    ladder,
    legal_measures,
    mending,
    opening,
    organisations,
    placements,
    police,
    protocols,
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


def by_name(*groups: tuple[type[Fact], ...]) -> dict[str, type[Fact]]:
    """Events by their stored name."""
    return {event.TOPIC: event for group in groups for event in group}


TRAJECTORY_EVENTS = by_name(*(theme.EVENTS for theme in THEMES), mending.EVENTS)
ACCOUNT_EVENTS = by_name(accounts.EVENTS)
ORGANISATION_EVENTS = by_name(organisations.EVENTS)
PROTOCOL_EVENTS = by_name(protocols.EVENTS)
LADDER_EVENTS = by_name(ladder.EVENTS)

#: The theme that judges an event of a trajectory.
THEME_OF: dict[type[Fact], ModuleType] = {event: theme for theme in THEMES for event in theme.EVENTS}

#: The kinds of stream of the domain, each with its events; the kind is the field of a line that names the stream.
STREAMS = {"trajectory": TRAJECTORY_EVENTS, "account": ACCOUNT_EVENTS, "organisation": ORGANISATION_EVENTS,
           "protocol": PROTOCOL_EVENTS, "ladder": LADDER_EVENTS}
EVENTS = {topic: event for events in STREAMS.values() for topic, event in events.items()}
