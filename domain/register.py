"""Who is in the record and what holds: accounts with their mandates, organisations, protocols and the ladder."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from domain.ladder import LADDER_OF_THE_SETTINGS, LadderVersion
from domain.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

#: The local user stands for whoever sits at this computer: no account, decides nothing (design.md).
LOCAL = "local"
#: The worker, which hands up what was not answered in time; no account either.
SYSTEM = "system"
#: Written as who recorded, and no account.
WRITTEN_NAMES = frozenset({LOCAL, SYSTEM})


class AccountIsNotRegistered(Refusal):
    """Outside trajectories the one who records is a registered account."""


class ActIsAnAdministrators(Refusal):
    """Accounts and organisations are registered by an administrator."""


class ActIsPolicys(Refusal):
    """Protocols, ladders and the tables of a quarter are laid down by an account with the role policy."""


class OrganisationIsNotRegistered(Refusal):
    """This organisation is not in the record: register it first."""


@dataclass(frozen=True)
class Mandate:
    """A mandate lent to another account for a rung; `valid_until` is the day after the last."""

    to: str
    rung: str
    valid_from: date
    valid_until: date

    def runs_on(self, day: date) -> bool:
        """True on the days for which it was given."""
        return self.valid_from <= day < self.valid_until


@dataclass(frozen=True)
class AccountEntry:
    """An account as the register knows it, with the mandates it lent and did not take back."""

    account: str
    person: str
    roles: tuple[str, ...]
    organisation: str
    closed: bool = False
    mandates: tuple[Mandate, ...] = ()


@dataclass(frozen=True)
class ProtocolEntry:
    """A protocol as the register knows it: the latitude of each clause in the version that holds.

    `versions_of`: the version that each learning cycle brought.
    """

    protocol: str
    version: int
    latitudes: Mapping[str, str]
    withdrawn: bool = False
    versions_of: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Register:
    """The facts about people and rules that a decision needs, read inside the write transaction.

    `ladders` holds every version, 0 being the one of the settings. `founding`: a file is taken in that began when the
    record held no account; what it gives in nobody's name is the local user's, who lays the first stones.
    """

    accounts: dict[str, AccountEntry] = field(default_factory=dict)
    organisations: frozenset[str] = frozenset()
    protocols: dict[str, ProtocolEntry] = field(default_factory=dict)
    ladders: dict[int, LadderVersion] = field(default_factory=lambda: {0: LADDER_OF_THE_SETTINGS})
    founding: bool = False

    # Who may

    def must_be_account(self, recorded_by: str) -> AccountEntry:
        """The account that acts; it is registered and not closed."""
        entry = self.accounts.get(recorded_by)
        if entry is None or entry.closed:
            raise AccountIsNotRegistered("recorded_by")
        return entry

    def must_administer(self, recorded_by: str) -> None:
        """Only an administrator registers; the local user may while the record holds no account."""
        if recorded_by == LOCAL and (self.founding or not self.accounts):
            return
        if "administrator" not in self.must_be_account(recorded_by).roles:
            raise ActIsAnAdministrators("recorded_by")

    def must_make_policy(self, recorded_by: str) -> None:
        """Only policy lays down protocols and ladders; the local user may in the file that founds a record."""
        if recorded_by == LOCAL and self.founding:
            return
        if "policy" not in self.must_be_account(recorded_by).roles:
            raise ActIsPolicys("recorded_by")

    # Who and what

    def person_of(self, account: str) -> str | None:
        """The person behind an account, closed or not; None when it is no account."""
        entry = self.accounts.get(account)
        return None if entry is None else entry.person

    def is_one_person(self, one: str, other: str) -> bool:
        """True for one account, and for two accounts of one person."""
        person = self.person_of(one)
        return one == other or (person is not None and person == self.person_of(other))

    def accounts_of(self, person: str) -> frozenset[str]:
        """Every account of a person, closed ones too: whoever she was under another account, she still is."""
        return frozenset(entry.account for entry in self.accounts.values() if entry.person == person)

    def lenders(self, to: str, rung: str, day: date) -> Iterator[AccountEntry]:
        """The accounts whose mandate for this rung is lent to this account on this day; a closed one lends nothing."""
        for entry in self.accounts.values():
            if not entry.closed and any(m.to == to and m.rung == rung and m.runs_on(day) for m in entry.mandates):
                yield entry

    def has_other_administrator(self, account: str) -> bool:
        """True when somebody else can still administer."""
        return any("administrator" in entry.roles and not entry.closed and entry.account != account
                   for entry in self.accounts.values())

    @property
    def lacks_administrator(self) -> bool:
        """True when there are accounts and none of them can administer."""
        return bool(self.accounts) and not self.has_other_administrator("")

    @property
    def ladder_in_force(self) -> LadderVersion:
        """The ladder for what begins now."""
        return self.ladders[max(self.ladders)]

    # The register after a fact

    def with_account(self, entry: AccountEntry) -> Register:
        """The register after an account was registered, changed or closed, or lent a mandate."""
        return replace(self, accounts={**self.accounts, entry.account: entry})

    def with_organisation(self, organisation: str) -> Register:
        """The register after an organisation was registered."""
        return replace(self, organisations=self.organisations | {organisation})

    def with_protocol(self, entry: ProtocolEntry) -> Register:
        """The register after a protocol was adopted, revised or withdrawn."""
        return replace(self, protocols={**self.protocols, entry.protocol: entry})

    def with_ladders(self, versions: Iterable[LadderVersion]) -> Register:
        """The register after ladders were adopted."""
        return replace(self, ladders={**self.ladders, **{one.version: one for one in versions}})
