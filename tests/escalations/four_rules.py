"""The four rules said once more, from what was told and by trying every hat an account may wear: an oracle."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass
class Somebody:
    """An account as it was told."""

    person: str
    roles: list[str]
    organisation: str
    closed: bool = False


@dataclass
class Asked:
    """A question as it was asked: by which person, for which organisation then, about whom, and upon whose decline."""

    person: str
    organisation: str
    trajectories: list[str]
    declined_by: str | None = None


@dataclass
class Told:
    """Everything that was told, in plain lists."""

    accounts: dict[str, Somebody] = field(default_factory=dict)
    #: (giver, to, rung, first day, day after the last)
    lent: list[tuple[str, str, str, date, date]] = field(default_factory=list)
    #: (trajectory, caregiver, first day, day after the last)
    care: list[tuple[str, str, date, date]] = field(default_factory=list)
    asked: dict[tuple[str, str], Asked] = field(default_factory=dict)

    def failing(self, rung: tuple[str, str, str], asked: Asked, by: str, day: date, *, decides: bool) -> str:
        """The first rule after which no hat is left, or nothing. `rung` is its name, role and scope."""
        name, role, scope = rung
        hats = [(by, by)] if role in self.accounts[by].roles else []
        hats += [(by, giver) for giver, to, of, first, end in self.lent
                 if to == by and of == name and day in days(first, end)
                 and role in self.accounts[giver].roles and not self.accounts[giver].closed]
        own = {account for account, one in self.accounts.items() if one.person == self.accounts[by].person}
        year = days(day - timedelta(days=365), day + timedelta(days=1))
        cared = any(who in own and trajectory in asked.trajectories and any(d in days(first, end) for d in year)
                    for trajectory, who, first, end in self.care)
        rules = [
            ("role", lambda hat: True),
            ("organisation", lambda hat: scope == "city" or self.accounts[hat[1]].organisation == asked.organisation),
            ("own_question", lambda hat: asked.person not in {self.accounts[one].person for one in hat}),
            ("caregiver", lambda hat: not cared),
            ("own_answer", lambda hat: not decides or asked.declined_by is None or (
                self.accounts[asked.declined_by].person not in {self.accounts[one].person for one in hat}))]
        for rule, holds in rules:
            hats = [hat for hat in hats if holds(hat)]
            if not hats:
                return rule
        return ""


def days(first: date, end: date) -> set[date]:
    """The days from the first up to and without the last."""
    return {first + timedelta(days=number) for number in range((end - first).days)}
