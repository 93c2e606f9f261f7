"""What the pages of the ladder ask. Nothing of it is kept: terms run out while nothing is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from application.refusals import Refused
from dashboard.asking import account, desk

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = ("deviation", "dilemma")


def inbox() -> list[dict[str, Any]]:
    """What waits for this account, by the moment it is due."""
    return desk().inbox(account())


def case(kind: str | None, name: str) -> tuple[str, dict[str, Any]]:
    """A case with its kind; without a kind it is whichever bears the name. Raises Refused."""
    if kind in KINDS:
        return kind, desk().case(account(), kind, name)
    try:
        return "deviation", desk().case(account(), "deviation", name)
    except Refused:
        return "dilemma", desk().case(account(), "dilemma", name)


def cases() -> list[dict[str, Any]]:
    """What this account asked itself."""
    return desk().cases(account())


def decided() -> list[dict[str, Any]]:
    """What this account decided, and how it turned out."""
    return desk().decided(account())


def precedents(kind: str, name: str) -> list[dict[str, Any]]:
    """Earlier cases that look like this one."""
    return desk().precedents(account(), kind, name)


def protocols() -> list[dict[str, Any]]:
    """Every protocol with its clauses; one that was withdrawn says on which day."""
    return desk().protocols(account())


def protocols_in_force() -> list[dict[str, Any]]:
    """Those that were not withdrawn: one steps outside them, changes them, and plans for them."""
    return [protocol for protocol in protocols() if "withdrawn_on" not in protocol]


def who_decides(line: Mapping[str, Any]) -> dict[str, Any] | None:
    """Who would answer a case that is not sent yet, and by when; None: it is the professional's own. Raises Refused."""
    return desk().who_decides(account(), dict(line))


def rungs() -> list[dict[str, Any]]:
    """How long each rung takes to answer. Raises Refused."""
    return desk().rungs(account())


def stalling() -> dict[str, Any]:
    """The cases that wait longest, that lie with whoever asked, and that climbed by themselves. Raises Refused."""
    return desk().stalling(account())


def rules() -> dict[str, Any]:
    """The ladder in force, and whether this account may lay down another."""
    return desk().rules(account())


def mandates() -> dict[str, Any]:
    """The mandates that this account lent and borrowed, and what it can lend to whom."""
    return desk().mandates(account())


def people() -> dict[str, Any]:
    """Who has an account, and whether this account may change that. Raises Refused."""
    return desk().people(account())


def lessons() -> list[dict[str, Any]]:
    """The lessons that were drawn."""
    return desk().lessons(account())
