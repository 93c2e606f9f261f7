"""The organisations that help: registered once, with what kind they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, BaseAggregate

from domain.event import Fact
from domain.fields import PlainText, ThingName, code
from domain.identity import stream_id
from domain.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.register import Register

KINDS = ("youth_help", "certified_institution", "municipality", "youth_work", "school", "police", "health",
         "informal", "other")


class OrganisationIsRegistered(Refusal):
    """This organisation is registered already."""


class OrganisationRegistered(Fact, AggregateCreated):
    """An organisation joins."""

    TOPIC = "organisation_registered"
    organisation: ThingName
    name: PlainText
    kind: Annotated[str, code(*KINDS)]


EVENTS = (OrganisationRegistered,)


class Organisation(BaseAggregate[UUID]):
    """An organisation that helps."""

    TOPIC = "organisation"
    Event = Fact
    OrganisationRegistered = OrganisationRegistered

    def __init__(self) -> None:
        """An organisation; its registration is kept by its own event."""
        self.organisation = ""
        self.last_recorded_at: Any = None

    @classmethod
    def first(cls, envelope: Mapping[str, Any], values: Mapping[str, Any], register: Register) -> Organisation:
        """Register an organisation: an administrator's act (workflow.md, Who may do what)."""
        register.must_administer(envelope["recorded_by"])
        if values["organisation"] in register.organisations:
            raise OrganisationIsRegistered("organisation")
        return cls._create(OrganisationRegistered, id=stream_id("organisation", values["organisation"]), **envelope,
                           **values)

    def registered_in(self, register: Register) -> Register:
        """The register with this organisation."""
        return register.with_organisation(self.organisation)

    def keep(self, fact: Fact) -> None:
        """Replay only assigns."""
        self.organisation = getattr(fact, "organisation", self.organisation)
        self.last_recorded_at = fact.timestamp
