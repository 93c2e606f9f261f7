"""Who works with the record: accounts of persons with roles, and mandates lent for a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, BaseAggregate

from domain.event import Fact
from domain.fields import Day, Name, Text, ThingName, codes
from domain.identity import stream_id
from domain.refusals import NothingChanges, Refusal
from domain.register import WRITTEN_NAMES, AccountEntry, Mandate, OrganisationIsNotRegistered
from domain.roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from domain.register import Register


class NameIsKept(Refusal):
    """This name stands for the local user or for the system: choose another."""


class AccountIsRegistered(Refusal):
    """This account is registered already."""


class AccountWasNotRegistered(Refusal):
    """This account is not in the record."""


class AccountIsClosed(Refusal):
    """This account is closed."""


class FirstAccountIsNoAdministrator(Refusal):
    """The first account of a record has administrator among its roles."""


class MandateIsNotYours(Refusal):
    """A mandate is delegated and withdrawn by whoever gives it."""


class MandateGoesToOneself(Refusal):
    """A mandate goes to another account."""


class MandateEndsBeforeItBegins(Refusal):
    """The day after the last lies after the first day."""


class MandateWasNotGiven(Refusal):
    """This mandate was not given, or was withdrawn before."""


class RungIsNotOfTheLadder(Refusal):
    """The ladder in force has no such rung."""


class MandateIsNotHeld(Refusal):
    """Whoever gives a mandate holds the role of that rung; one that was lent is not given on."""


class LastAdministrator(Refusal):
    """This is the last account that can administer: make somebody else administrator first."""


class AccountRegistered(Fact, AggregateCreated):
    """Somebody gets an account; two accounts of one person share `person`."""

    TOPIC = "account_registered"
    account: ThingName
    person: Name
    roles: Annotated[list[str], codes(*ROLES)]
    organisation: Name
    subject: Name | None = None
    issuer: Name | None = None


class AccountChanged(Fact):
    """An account gets other roles or another organisation."""

    TOPIC = "account_changed"
    roles: Annotated[list[str], codes(*ROLES)] | None = None
    organisation: Name | None = None

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:  # noqa: ARG003
        """A change changes something."""
        if values.get("roles") is None and values.get("organisation") is None:
            raise NothingChanges


class AccountClosed(Fact):
    """An account is closed."""

    TOPIC = "account_closed"
    reason: Text


class MandateDelegated(Fact):
    """An account lends its mandate for a rung; `valid_until` is the day after the last."""

    TOPIC = "mandate_delegated"
    to: Name
    rung: Name
    valid_from: Day
    valid_until: Day

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:  # noqa: ARG003
        """A mandate lasts at least a day."""
        if values["valid_until"] <= values["valid_from"]:
            raise MandateEndsBeforeItBegins


class MandateWithdrawn(Fact):
    """A mandate is taken back before its end."""

    TOPIC = "mandate_withdrawn"
    to: Name
    rung: Name


EVENTS = (AccountRegistered, AccountChanged, AccountClosed, MandateDelegated, MandateWithdrawn)


class Account(BaseAggregate[UUID]):
    """An account: who, with which roles, for which organisation, and the mandates it lent."""

    TOPIC = "account"
    Event = Fact
    locals().update({event.__name__: event for event in EVENTS})

    def __init__(self) -> None:
        """An account without facts; its registration is kept by its own event."""
        self.account = self.person = self.organisation = ""
        self.roles: tuple[str, ...] = ()
        self.closed = False
        self.mandates: tuple[Mandate, ...] = ()
        self.last_recorded_at: Any = None

    @classmethod
    def first(cls, envelope: Mapping[str, Any], values: Mapping[str, Any], register: Register) -> Account:
        """Register an account: an administrator's act; the first one is an administrator."""
        register.must_administer(envelope["recorded_by"])
        if values["account"] in WRITTEN_NAMES:
            raise NameIsKept("account")
        if values["account"] in register.accounts:
            raise AccountIsRegistered("account")
        if not register.accounts and not register.founding and "administrator" not in values["roles"]:
            raise FirstAccountIsNoAdministrator("roles")
        _must_know(register, values["organisation"])
        return cls._create(AccountRegistered, id=stream_id("account", values["account"]), **envelope, **values)

    def record(self, event: type[Fact], envelope: Mapping[str, Any], values: Mapping[str, Any],
               register: Register) -> None:
        """Change or close this account, or lend or take back its mandate."""
        if event is AccountRegistered:
            raise AccountIsRegistered("account")
        if self.closed:
            raise AccountIsClosed("account")
        event.check(values, envelope["occurred_on"])
        if event in {MandateDelegated, MandateWithdrawn}:
            self._may_lend(event, envelope["recorded_by"], values, register)
        else:
            self._may_change(event, envelope["recorded_by"], values, register)
        self.trigger_event(event, **envelope, **values)

    def _may_change(self, event: type[Fact], recorded_by: str, values: Mapping[str, Any], register: Register) -> None:
        register.must_administer(recorded_by)
        if values.get("organisation") is not None:
            _must_know(register, values["organisation"])
        roles = () if event is AccountClosed else values.get("roles") or self.roles
        loses = "administrator" in self.roles and "administrator" not in roles
        if loses and not register.has_other_administrator(self.account):
            raise LastAdministrator("account" if event is AccountClosed else "roles")

    def _may_lend(self, event: type[Fact], recorded_by: str, values: Mapping[str, Any], register: Register) -> None:
        """A mandate is lent by whoever holds it; it is taken back whatever became of role, rung or account."""
        if recorded_by != self.account:
            raise MandateIsNotYours("recorded_by")
        if values["to"] == self.account:
            raise MandateGoesToOneself("to")
        to = register.accounts.get(values["to"])
        if to is None:
            raise AccountWasNotRegistered("to")
        if event is MandateWithdrawn:
            if not any((m.to, m.rung) == (values["to"], values["rung"]) for m in self.mandates):
                raise MandateWasNotGiven
            return
        if to.closed:
            raise AccountIsClosed("to")
        ladder = register.ladder_in_force
        if values["rung"] not in ladder.names:
            raise RungIsNotOfTheLadder("rung")
        if ladder.rung(values["rung"]).role not in self.roles:
            raise MandateIsNotHeld("rung")

    def registered_in(self, register: Register) -> Register:
        """The register with this account as it is now."""
        return register.with_account(AccountEntry(self.account, self.person, self.roles, self.organisation,
                                                  closed=self.closed, mandates=self.mandates))

    def keep(self, fact: Fact) -> None:
        """Replay only assigns."""
        self.last_recorded_at = fact.timestamp
        if isinstance(fact, AccountRegistered):
            self.account, self.person = fact.account, fact.person
        if isinstance(fact, AccountClosed):
            self.closed = True
        elif isinstance(fact, MandateDelegated):
            self.mandates = (*self.mandates, Mandate(fact.to, fact.rung, fact.valid_from, fact.valid_until))
        elif isinstance(fact, MandateWithdrawn):
            self.mandates = tuple(m for m in self.mandates if (m.to, m.rung) != (fact.to, fact.rung))
        else:
            self.roles = tuple(getattr(fact, "roles", None) or self.roles)
            self.organisation = getattr(fact, "organisation", None) or self.organisation


def _must_know(register: Register, organisation: str) -> None:
    if organisation not in register.organisations:
        raise OrganisationIsNotRegistered("organisation")
