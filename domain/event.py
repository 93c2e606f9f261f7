"""What every recorded fact carries: the day it happened, who recorded it, and perhaps a note."""

from __future__ import annotations

from dataclasses import KW_ONLY
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from eventsourcing.domain import AggregateEvent

from domain.fields import Text, fields_of

if TYPE_CHECKING:
    from collections.abc import Mapping


class Fact(AggregateEvent):
    """A fact as it was recorded. TOPIC is its stored name and never changes.

    `timestamp` is the instant of recording (recorded_at, UTC); `imported_at` the true moment when a file gave
    recorded_at itself. `entry_id` is unique in the store.
    """

    TOPIC: ClassVar[str]
    entry_id: str
    occurred_on: date
    recorded_by: str
    _: KW_ONLY
    imported_at: datetime | None = None
    note: Text | None = None

    def apply(self, aggregate: Any) -> None:
        """Replay only assigns, it never judges: a tightened rule leaves old history readable."""
        aggregate.keep(self)

    @classmethod
    def complete(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Fill in a default that depends on another value. Most events have none."""
        return values

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:
        """A rule over several fields of this one event; raises a Refusal. Most events have none."""


def order_of_things(fact: Fact) -> tuple[date, int]:
    """The order in which facts happened and, within a day, were recorded; a corrected fact keeps its place."""
    return fact.occurred_on, fact.originator_version


def values_of(fact: Fact) -> dict[str, Any]:
    """The values of a fact by field name, the note among them."""
    return {name: getattr(fact, field.attribute) for name, field in fields_of(type(fact)).items()}
