"""Who is in the record: accounts, persons, roles and organisations, as far as a decision needs to know."""

from __future__ import annotations

from dataclasses import dataclass, field

from domain.refusals import Refusal

#: The local user stands for whoever sits at this computer: no account, decides nothing (design.md).
LOCAL = "local"
#: Written as who recorded, and no account: the local user, and the worker that hands up what was not answered.
WRITTEN_NAMES = frozenset({LOCAL, "system"})


class AccountIsNotRegistered(Refusal):
    """Outside trajectories the one who records is a registered account."""


class ActIsAnAdministrators(Refusal):
    """Accounts and organisations are registered by an administrator."""


@dataclass(frozen=True)
class AccountEntry:
    """An account as the register knows it."""

    account: str
    person: str
    roles: tuple[str, ...]
    organisation: str
    closed: bool = False


@dataclass(frozen=True)
class Register:
    """The facts that a decision about accounts needs, read inside the write transaction."""

    accounts: dict[str, AccountEntry] = field(default_factory=dict)
    organisations: frozenset[str] = frozenset()

    def must_administer(self, recorded_by: str) -> None:
        """Only an administrator registers; the local user may while the record holds no account."""
        if recorded_by == LOCAL and not self.accounts:
            return
        entry = self.accounts.get(recorded_by)
        if entry is None or entry.closed:
            raise AccountIsNotRegistered("recorded_by")
        if "administrator" not in entry.roles:
            raise ActIsAnAdministrators("recorded_by")

    def with_account(self, entry: AccountEntry) -> Register:
        """The register after an account was registered, changed or closed."""
        return Register({**self.accounts, entry.account: entry}, self.organisations)

    def with_organisation(self, organisation: str) -> Register:
        """The register after an organisation was registered."""
        return Register(self.accounts, self.organisations | {organisation})
