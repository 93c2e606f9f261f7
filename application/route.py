"""The questions about the route, each answered for whoever may ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from access.policy import READ_CASE, READ_INBOX, READ_RULES
from application.cases import facts_of
from application.cycles import read_cycles
from application.figures import sees_persons
from application.refusals import Refused
from domain.identity import stream_id
from domain.protocols import ProtocolWithdrawn
from domain.register import LOCAL
from projections.clause_release import clauses_told
from projections.clauses import clauses_left
from projections.inbox import inbox
from projections.moments import number
from projections.precedents import precedents, trajectories_of
from record.recorder import Writer

if TYPE_CHECKING:
    from datetime import datetime

    from eventsourcing.persistence import StoredEvent

    from application.workplace import Workplace
    from projections.owed import Owed

#: Of so many precedents, those that share most, the conditions are opened: each is a text to be unsealed.
OPENED = 50
_ANSWERED_ON_CONDITIONS = ("deviation_backed", "dilemma_decided")


def ask_inbox(workplace: Workplace, account: str, whose: str, now: datetime | None, clock: datetime,
              ) -> list[dict[str, Any]]:
    """What waits for an account, as it is answered (workflow.md, Commands that answer). Raises Refused."""
    at = number(now or clock)
    return [one.told(at) for one in owed_to(workplace, account, whose, now, clock)]


def owed_to(workplace: Workplace, account: str, whose: str, now: datetime | None, clock: datetime) -> list[Owed]:
    """What waits for an account, now or as recorded by an earlier moment.

    One sees one's own; the local user sees everybody's. Raises Refused.
    """
    workplace.must(account, READ_INBOX)
    if account not in {LOCAL, whose}:
        reason = "an inbox is its owner's alone"
        raise Refused(reason)
    with workplace.record.reading() as connection:
        register = workplace.register(connection, now)
    if whose not in register.accounts or register.accounts[whose].closed:
        reason = f"there is no account {whose!r} in this record"
        raise Refused(reason)
    with workplace.reading(now) as reader:
        return inbox(reader, register, whose, now or clock, read_cycles(workplace, now))


def ask_protocols(workplace: Workplace, account: str, now: datetime) -> list[dict[str, Any]]:
    """Every protocol with its clauses as they hold now, and what became of stepping outside each.

    `withdrawn_on`: the day on which it was withdrawn, of one that was; its clauses are those of its last version.
    """
    workplace.must(account, READ_RULES)
    with workplace.record.reading() as connection:
        names = sorted(workplace.register(connection).protocols)
    told_of: dict[str, list[Any]] = {name: list(facts_of(workplace, "protocol", name, now)) for name in names}
    ends = {name: {"withdrawn_on": facts[-1].occurred_on.isoformat()} for name, facts in told_of.items()
            if isinstance(facts[-1], ProtocolWithdrawn)}
    protocols = {name: facts[:-1] if name in ends else facts for name, facts in told_of.items()}
    with workplace.reading(None) as reader:
        left = clauses_left(reader, now, [(name, clause["clause"]) for name, facts in protocols.items()
                                          for clause in facts[-1].clauses])
    told = left if sees_persons(workplace, account) else clauses_told(left)
    return [{"protocol": name, "version": facts[-1].version, "title": facts[0].title,
             "clauses": [{**clause, **told[name, clause["clause"]]} for clause in facts[-1].clauses],
             **ends.get(name, {})}
            for name, facts in protocols.items()]


def ask_precedents(workplace: Workplace, account: str, kind: str, name: str, now: datetime) -> list[dict[str, Any]]:
    """Earlier deviations and dilemmas that share clause, cause or words with this one. Raises Refused.

    The conditions of the first of them are opened from the record, for whoever may read cases; they are null where none
    were made, where they are forgotten, and where they name a trajectory that the case is about.
    """
    workplace.must(account, READ_CASE)
    facts_of(workplace, kind, name, now)
    with workplace.reading(None) as reader:
        told = precedents(reader, kind, name)
        about = trajectories_of(reader, [(each["kind"], each["id"]) for each in told[:OPENED]])
    with workplace.record.reading() as connection:
        for each in told[:OPENED]:
            stored = Writer(connection).stored(stream_id(each["kind"], each["id"]))
            each["conditions"] = _conditions(workplace, stored, about[each["kind"], each["id"]])
    return told


def _conditions(workplace: Workplace, stored: list[StoredEvent], about: list[str]) -> str | None:
    """The conditions of the answer among the events of a case, without the name of a trajectory."""
    for one in stored:
        if one.topic in _ANSWERED_ON_CONDITIONS:
            fact: Any = workplace.mapper.to_domain_event(one)
            said: str | None = workplace.readable(fact.conditions)
            if said is not None and not any(name.lower() in said.lower() for name in about):
                return said
    return None
