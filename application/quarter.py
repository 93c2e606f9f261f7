"""What was learned in a quarter, for whoever may read what is learned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from access.policy import READ_LEARNING
from application.cases import facts_of
from application.cycles import cycles_with_facts
from application.refusals import Refused
from projections.quarter import learned
from projections.quarters import Quarter

if TYPE_CHECKING:
    from datetime import datetime

    from application.workplace import Workplace


def ask_quarter(workplace: Workplace, account: str, name: str, now: datetime) -> dict[str, Any]:
    """What was learned in the quarter YYYY-N, as recorded by its end or by now. Raises Refused before it begins."""
    workplace.must(account, READ_LEARNING)
    quarter = Quarter.seen(name, now)
    if quarter.since > now:
        reason = f"the quarter {name} has not begun"
        raise Refused(reason)
    with workplace.record.reading() as connection:
        register = workplace.register(connection, quarter.at)
    protocols = [facts_of(workplace, "protocol", protocol, quarter.at) for protocol in sorted(register.protocols)]
    with workplace.reading(None) as reader:
        return learned(reader, quarter, cycles_with_facts(workplace, quarter.at), protocols,
                       register.ladder_in_force.names)
