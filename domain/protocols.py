"""The protocols that help follows, clause by clause, each with who may back stepping outside it."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, BaseAggregate

from domain.event import Fact
from domain.fields import NAME, PLAIN_TEXT, Field, Name, Part, PlainText, Text, ThingName, code, things
from domain.identity import stream_id
from domain.ladder import FIXED_RUNGS
from domain.refusals import Refusal, VersionIsNotNext
from domain.register import OrganisationIsNotRegistered, ProtocolEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.register import Register

#: The lowest rung that may back stepping outside a clause; for `professional` no backing is needed.
LATITUDES = ("professional", *FIXED_RUNGS)
_VERSION = Field("number", low=1, high=100_000, whole=True)
_CLAUSES = things(Part("clause", NAME), Part("text", PLAIN_TEXT), Part("latitude", code(*LATITUDES)))


class ProtocolIsAdopted(Refusal):
    """This protocol was adopted before: revise it."""


class ProtocolWasNotAdopted(Refusal):
    """This protocol is not in the record."""


class ProtocolIsWithdrawn(Refusal):
    """This protocol was withdrawn."""


class CycleIsNotInTheRecord(Refusal):
    """This learning cycle is not in the record."""


class CycleDecidedOtherwise(Refusal):
    """This learning cycle was not adopted, or is about another protocol."""


class Grounds(typing.Protocol):
    """What a change of a protocol rests on."""

    @property
    def register(self) -> Register:
        """Accounts, organisations and protocols."""

    def cycle(self, cycle: str) -> Any | None:
        """A learning cycle with its `decision` and `protocol`, None when it is not in the record."""


class ProtocolAdopted(Fact, AggregateCreated):
    """A protocol is laid down."""

    TOPIC = "protocol_adopted"
    protocol: ThingName
    version: Annotated[int, _VERSION]
    title: PlainText
    owner: Name
    clauses: Annotated[list[dict[str, Any]], _CLAUSES]


class ProtocolRevised(Fact):
    """The clauses of a protocol are laid down anew, perhaps because a learning cycle showed that it helps."""

    TOPIC = "protocol_revised"
    version: Annotated[int, _VERSION]
    clauses: Annotated[list[dict[str, Any]], _CLAUSES]
    reason: Text
    cycle: Name | None = None


class ProtocolWithdrawn(Fact):
    """A protocol no longer holds: nobody can step outside it any more."""

    TOPIC = "protocol_withdrawn"
    reason: Text
    cycle: Name | None = None


EVENTS = (ProtocolAdopted, ProtocolRevised, ProtocolWithdrawn)


class Protocol(BaseAggregate[UUID]):
    """A protocol: its clauses as they are now, and the version in which they stand."""

    TOPIC = "protocol"
    Event = Fact
    locals().update({event.__name__: event for event in EVENTS})

    def __init__(self) -> None:
        """A protocol; its adoption is kept by its own event."""
        self.protocol = ""
        self.version_in_force = 0
        self.latitudes: dict[str, str] = {}
        self.withdrawn = False
        self.versions_of: dict[str, int] = {}
        self.last_recorded_at: Any = None

    @classmethod
    def first(cls, envelope: Mapping[str, Any], values: Mapping[str, Any], grounds: Grounds) -> Protocol:
        """Adopt a protocol: policy's act (workflow.md, Who may do what)."""
        register = grounds.register
        register.must_make_policy(envelope["recorded_by"])
        if values["version"] != 1:
            raise VersionIsNotNext("version")
        if values["owner"] not in register.organisations:
            raise OrganisationIsNotRegistered("owner")
        return cls._create(ProtocolAdopted, id=stream_id("protocol", values["protocol"]), **envelope, **values)

    def record(self, event: type[Fact], envelope: Mapping[str, Any], values: Mapping[str, Any],
               grounds: Grounds) -> None:
        """Revise or withdraw this protocol, perhaps because a learning cycle was adopted."""
        grounds.register.must_make_policy(envelope["recorded_by"])
        if event is ProtocolAdopted:
            raise ProtocolIsAdopted("protocol")
        if self.withdrawn:
            raise ProtocolIsWithdrawn("protocol")
        if event is ProtocolRevised and values["version"] != self.version_in_force + 1:
            raise VersionIsNotNext("version")
        if values.get("cycle") is not None:
            self._must_follow_from(grounds.cycle(values["cycle"]))
        self.trigger_event(event, **envelope, **values)

    def _must_follow_from(self, cycle: Any | None) -> None:
        """The cycle is in the record, is about this protocol or about none, and was not decided otherwise."""
        if cycle is None:
            raise CycleIsNotInTheRecord("cycle")
        if cycle.decision not in {"adopt", None} or cycle.protocol not in {self.protocol, None}:
            raise CycleDecidedOtherwise("cycle")

    def registered_in(self, register: Register) -> Register:
        """The register with this protocol as it is now."""
        return register.with_protocol(ProtocolEntry(self.protocol, self.version_in_force, self.latitudes,
                                                    withdrawn=self.withdrawn, versions_of=dict(self.versions_of)))

    def keep(self, fact: Fact) -> None:
        """Replay only assigns."""
        self.last_recorded_at = fact.timestamp
        if isinstance(fact, ProtocolAdopted):
            self.protocol = fact.protocol
        if isinstance(fact, ProtocolAdopted | ProtocolRevised):
            self.version_in_force = fact.version
            self.latitudes = {clause["clause"]: clause["latitude"] for clause in fact.clauses}
            if isinstance(fact, ProtocolRevised) and fact.cycle is not None:
                self.versions_of[fact.cycle] = fact.version
        else:
            self.withdrawn = True
