"""What helped and what did not, answered for whoever may ask: whoever may see no girl gets what may leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from access.policy import READ_FIGURES, READ_TRAJECTORY
from projections.outcome_curves import outcomes
from projections.outcome_release import released

if TYPE_CHECKING:
    from datetime import date, datetime

    from application.workplace import Workplace


def ask_outcomes(workplace: Workplace, account: str, on: date, known_at: datetime | None, by: str | None,
                 ) -> dict[str, Any]:
    """The outcomes on a day, by a group or of all together. Raises Refused."""
    workplace.must(account, READ_FIGURES)
    with workplace.reading(known_at) as reader:
        figures = outcomes(reader, on, by)
    protects = not workplace.may(account, READ_TRAJECTORY)
    return {"on": on.isoformat(), "by": by, "outcomes": released(figures) if protects else figures}
