"""What happens by itself: state and moment in, commands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escalations.handing_up import DEADLINE_PASSED
from escalations.places import passed_hops

if TYPE_CHECKING:
    from datetime import datetime

    from domain.ladder import LadderVersion
    from escalations.cases import Case


@dataclass(frozen=True)
class HandUp:
    """Hand this case up because nobody answered in time: the worker's act, recorded by `system` at its own moment.

    `at` is when the case arrives on the new rung: when the term before ran out.
    """

    kind: str
    case: str
    from_rung: str
    to_rung: str
    at: datetime
    reason: str = DEADLINE_PASSED


def when_an_answer_is_overdue(case: Case, ladder: LadderVersion, now: datetime) -> list[HandUp]:
    """Every hop that a case makes for want of an answer, the earliest first; to be recorded one after the other.

    `ladder` is the version under which the case began. A case whose last line is later than `now` is passed over: the
    worker's moment would lie before it (workflow.md, `work`).
    """
    if case.place is None or case.last_recorded_at > now:
        return []
    hops = passed_hops(case.place, ladder, now, urgent=case.urgent)
    rungs = [case.place.rung, *(hop.rung for hop in hops)]
    return [HandUp(case.kind, case.name, before, hop.rung, hop.arrived_at)
            for before, hop in zip(rungs, hops, strict=False)]
