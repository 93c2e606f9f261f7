"""A mistake is mended, never erased: a correction or a retraction stands beside the fact."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from domain.event import Fact
from domain.fields import Field, Text, fields_of
from domain.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date  # noqa: F401 - the type of Fact.occurred_on


class EntryIsUnknown(Refusal):
    """There is no fact of this id in this trajectory that stands."""


class FieldCannotBeCorrected(Refusal):
    """This field cannot be corrected: retract the fact and record it anew."""


class CorrectedDayIsAhead(Refusal):
    """The corrected day lies after the day of this correction."""


class EntryCorrected(Fact):
    """New values for a fact.

    `values` holds the changes by field name, after defaults; None means that a value is taken away. `mends` is the
    stored name of the fact that is mended, so that its sealed fields and its days can be told (kept by the system,
    not part of the import form).
    """

    TOPIC = "entry_corrected"
    entry: Annotated[str, Field("id")]
    reason: Text
    values: Annotated[dict[str, Any], Field("values")]
    mends: str

    def apply(self, aggregate: Any) -> None:
        """The fact that stands gets its new values; it keeps its place in the order of recording."""
        aggregate.keep_correction(self)


class EntryRetracted(Fact):
    """A fact is taken back."""

    TOPIC = "entry_retracted"
    entry: Annotated[str, Field("id")]
    reason: Text

    def apply(self, aggregate: Any) -> None:
        """The fact no longer stands."""
        aggregate.keep_retraction(self)


EVENTS = (EntryCorrected, EntryRetracted)


def mended(fact: Fact, values: Mapping[str, Any]) -> Fact:
    """The fact with new values by field name, in its old place."""
    fields = fields_of(type(fact))
    return replace(fact, **{fields[n].attribute if n in fields else n: v for n, v in values.items()})
