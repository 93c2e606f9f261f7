"""What helped and what did not, and whose cases were answered unlike: for whoever may see no girl as it may leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from access.policy import READ_FIGURES
from application.figures import sees_persons
from application.refusals import Refused
from projections import fairness_release, outcome_release
from projections.fairness import fairness
from projections.outcome_curves import outcomes
from projections.outcome_release import last_of_quarter

if TYPE_CHECKING:
    from datetime import date, datetime

    from application.workplace import Workplace


def ask_outcomes(workplace: Workplace, account: str, on: date, known_at: datetime | None, by: str | None,
                 ) -> dict[str, Any]:
    """The outcomes on a day, by a group or of all together; what leaves is of a quarter's last day. Raises Refused."""
    leaves = _leaves(workplace, account, known_at)
    day = last_of_quarter(on) if leaves else on
    with workplace.reading(known_at) as reader:
        figures = outcomes(reader, day, by)
    return {"on": day.isoformat(), "by": by, "outcomes": outcome_release.released(figures) if leaves else figures}


def ask_fairness(workplace: Workplace, account: str, on: date, known_at: datetime | None) -> dict[str, Any]:
    """How like cases were answered in the year of a day; what leaves is of a quarter's last day. Raises Refused."""
    leaves = _leaves(workplace, account, known_at)
    with workplace.reading(known_at) as reader:
        told = fairness(reader, last_of_quarter(on) if leaves else on)
    return fairness_release.released(told) if leaves else told


def _leaves(workplace: Workplace, account: str, known_at: datetime | None) -> bool:
    """True for an account that may see no girl: it is told what may leave, as known now. Raises Refused."""
    workplace.must(account, READ_FIGURES)
    leaves = not sees_persons(workplace, account)
    if leaves and known_at is not None:
        reason = "figures that leave are told as known now: two moments would differ by a girl"
        raise Refused(reason)
    return leaves
