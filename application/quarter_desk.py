"""What the pages of a quarter ask: what was learned in one, its report as a PDF, and the tables published of one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from access.policy import READ_LEARNING
from application import clock
from application.cycles import read_cycles
from application.leaving import report_pdf
from application.quarter import ask_quarter
from application.releases import ask_published, ask_released
from projections.quarter import quarters_told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from application.workplace import Workplace


class QuarterDesk:
    """The part of the desk that is about what was learned in a quarter, and what was published of it."""

    workplace: Workplace

    def quarters(self, account: str) -> list[str]:
        """The quarters of which there is something to tell, the one that runs first. Raises Refused."""
        self.workplace.must(account, READ_LEARNING)
        cycles = read_cycles(self.workplace)
        with self.workplace.reading(None) as reader:
            return quarters_told(reader, cycles, clock.today())

    def quarter(self, account: str, name: str) -> dict[str, Any]:
        """What was learned in the quarter YYYY-N. Raises Refused."""
        return ask_quarter(self.workplace, account, name, clock.now())

    def report_pdf(self, account: str, quarter: str, report: Mapping[str, Any], made_at: str) -> bytes:
        """The report in these words as a PDF, made `at` the moment of its stamp; recorded as taken. Raises Refused."""
        return report_pdf(self.workplace, account, quarter, report, datetime.fromisoformat(made_at), clock.now())

    def published(self, account: str) -> dict[str, Any]:
        """Of which quarters tables were `published`, and which one this account can `publish` now. Raises Refused."""
        return ask_published(self.workplace, account, clock.now())

    def release(self, account: str, quarter: str) -> dict[str, Any]:
        """The tables published of a quarter. Raises Refused where none were."""
        return ask_released(self.workplace, account, quarter, clock.now())
