"""What helped and what did not, and whose cases were answered unlike: for whoever may see no girl as it may leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from access.policy import READ_FIGURES, READ_TRAJECTORY
from projections import fairness_release, outcome_release
from projections.fairness import fairness
from projections.outcome_curves import outcomes

if TYPE_CHECKING:
    from datetime import date, datetime

    from application.workplace import Workplace


def ask_outcomes(workplace: Workplace, account: str, on: date, known_at: datetime | None, by: str | None,
                 ) -> dict[str, Any]:
    """The outcomes on a day, by a group or of all together. Raises Refused."""
    workplace.must(account, READ_FIGURES)
    with workplace.reading(known_at) as reader:
        figures = outcomes(reader, on, by)
    return {"on": on.isoformat(), "by": by,
            "outcomes": outcome_release.released(figures) if _protects(workplace, account) else figures}


def ask_fairness(workplace: Workplace, account: str, on: date, known_at: datetime | None) -> dict[str, Any]:
    """How like cases were answered in the year of a day. Raises Refused."""
    workplace.must(account, READ_FIGURES)
    with workplace.reading(known_at) as reader:
        told = fairness(reader, on)
    return fairness_release.released(told) if _protects(workplace, account) else told


def _protects(workplace: Workplace, account: str) -> bool:
    """Whoever may see no girl is told what may leave."""
    return not workplace.may(account, READ_TRAJECTORY)
