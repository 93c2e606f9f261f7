"""A city that learns, and what a test remembers of its cycles, apart from the product; months are numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.escalations.city import account, city
from tests.escalations.route import Given, act

if TYPE_CHECKING:
    from tests.escalations.naive_check import Expected


def city_that_learns() -> Given:
    """The city, in which a professional has a second account elsewhere, and a director is gone."""
    return city().then_stands(
        account("pro-too", "org-b", ["professional"], person="pro"), account("gone", "org-a", ["director"]),
        act("account_closed", "gone", "2021-01-05T10:00", "adm", reason="left"))


def year_and_month(number: int) -> tuple[int, int]:
    return number // 12, number % 12 + 1


@dataclass
class Told:
    """What the machine remembers of a cycle: its plan, and how it stands by the words of the contract."""

    plan: dict[str, Any]
    status: str = "planned"
    started: int | None = None
    checks: list[Expected] = field(default_factory=list)
    decision: str | None = None

    @property
    def verdict(self) -> str | None:
        return self.checks[-1].verdict if self.checks else None
