"""What the pages of the rules ask: the ladder in force, the mandates lent, who has an account, and the lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from access.policy import MAINTAIN, READ_RULES
from application import clock
from application.hot_spots import ask_history
from application.learning import ask_lessons
from domain.register import LOCAL

if TYPE_CHECKING:
    from application.workplace import Workplace
    from domain.register import AccountEntry, Register


class RulesDesk:
    """The part of the desk that is about who may answer what. Recording goes through the desk, as any fact does."""

    workplace: Workplace

    def rules(self, account: str) -> dict[str, Any]:
        """The ladder in force as {version, rungs, motivation_within_hours, evaluate_within_days, makes_policy}.

        `makes_policy`: this account may lay down protocols and ladders.
        """
        self.workplace.must(account, READ_RULES)
        register = self._register()
        ladder = register.ladder_in_force
        return {"version": ladder.version, "rungs": [vars(rung) for rung in ladder.rungs],
                "motivation_within_hours": ladder.motivation_within_hours,
                "evaluate_within_days": ladder.evaluate_within_days,
                "organisations": sorted(register.organisations), "makes_policy": _holds(register, account, "policy")}

    def protocol_history(self, account: str) -> list[dict[str, Any]]:
        """The protocols with what became of each clause under each version. Raises Refused."""
        return ask_history(self.workplace, account, clock.now())

    def mandates(self, account: str) -> dict[str, Any]:
        """`lent` and `borrowed` by this account and not over, the rungs that it `holds`, and `to` whom it can lend.

        Each mandate is {account, to, rung, valid_from, valid_until (the day after the last), runs}.
        """
        self.workplace.must(account, READ_RULES)
        register, today = self._register(), clock.today()
        own = register.accounts.get(account)
        told = [{"account": giver.account, "to": m.to, "rung": m.rung, "valid_from": m.valid_from,
                 "valid_until": m.valid_until, "runs": m.runs_on(today) and not giver.closed}
                for giver in register.accounts.values() for m in giver.mandates
                if m.valid_until > today and account in {giver.account, m.to}]
        told.sort(key=lambda each: (each["valid_from"], each["to"], each["rung"]))
        return {"lent": [each for each in told if each["account"] == account],
                "borrowed": [each for each in told if each["to"] == account],
                "holds": [rung.rung for rung in register.ladder_in_force.rungs
                          if own is not None and rung.role in own.roles],
                "to": sorted(each.account for each in register.accounts.values()
                             if not each.closed and each.account != account)}

    def people(self, account: str) -> dict[str, Any]:
        """The accounts and the organisations of this record, and whether this account `administers` them."""
        self.workplace.must(account, MAINTAIN)
        register = self._register()
        founds = account == LOCAL and not register.accounts
        return {"accounts": [_told(entry) for _, entry in sorted(register.accounts.items())],
                "organisations": sorted(register.organisations),
                "administers": founds or _holds(register, account, "administrator")}

    def lessons(self, account: str) -> list[dict[str, Any]]:
        """The lessons that were drawn, the oldest first, and where each went; `source`: the kind of what it is from."""
        rows = ask_lessons(self.workplace, account, clock.now())
        with self.workplace.reading(None) as reader:
            lesson = reader.tables["lesson"].c
            sources = {row.lesson: row.source for row in reader.all(select(lesson.lesson, lesson.source))}
        return [row | {"source": sources.get(row["lesson"])} for row in rows]

    def _register(self) -> Register:
        with self.workplace.record.reading() as connection:
            return self.workplace.register(connection)


def _holds(register: Register, account: str, role: str) -> bool:
    entry = register.accounts.get(account)
    return entry is not None and not entry.closed and role in entry.roles


def _told(entry: AccountEntry) -> dict[str, Any]:
    return {"account": entry.account, "person": entry.person, "roles": list(entry.roles),
            "organisation": entry.organisation, "closed": entry.closed}
