"""What left the system as a file: who took which figures or facts along, and in which form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, BaseAggregate

from domain.event import Fact
from domain.fields import PlainText, ThingName, code, whole
from domain.identity import stream_id
from domain.refusals import NameIsUsed
from domain.register import LOCAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escalations.facts import Facts

#: The forms in which something leaves: the whole record by the line, figures as a table, a report on paper.
FORMATS = ("jsonl", "csv", "xlsx", "pdf")
#: More rows than this are a typing error.
MOST_ROWS = 10**12


class ExportMade(Fact, AggregateCreated):
    """Something left the system as a file. `kind` says what was asked, `rows` how much of it there is."""

    TOPIC = "export_made"
    export: ThingName
    kind: PlainText
    rows: Annotated[int, whole(0, MOST_ROWS)]
    format: Annotated[str, code(*FORMATS)]


EVENTS = (ExportMade,)


class Export(BaseAggregate[UUID]):
    """One file that left."""

    TOPIC = "export"
    Event = Fact
    ExportMade = ExportMade

    def __init__(self) -> None:
        """An export; what left is kept by its own event."""
        self.last_recorded_at: Any = None

    @classmethod
    def first(cls, envelope: Mapping[str, Any], values: Mapping[str, Any], facts: Facts) -> Export:
        """Whoever may see something may take it along, and it is kept who did: an account, or the local user."""
        if envelope["recorded_by"] != LOCAL:
            facts.register.must_be_account(envelope["recorded_by"])
        ExportMade.check(values, envelope["occurred_on"])
        return cls._create(ExportMade, id=stream_id("export", values["export"]), **envelope, **values)

    def record(self, event: type[Fact], envelope: Mapping[str, Any], values: Mapping[str, Any],  # noqa: ARG002
               facts: Facts) -> None:  # noqa: ARG002
        """A file leaves once."""
        raise NameIsUsed("export")

    def keep(self, fact: Any) -> None:
        """Replay only assigns."""
        self.last_recorded_at = fact.timestamp
