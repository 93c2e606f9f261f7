"""The report of a quarter on its way out: put in words by the dashboard, which has them, and made a PDF."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from access.policy import READ_LEARNING
from application.cases import written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from application.workplace import Workplace


def stamp_of(workplace: Workplace, now: datetime) -> dict[str, Any]:
    """What a report says of itself: when it was made (`at`), on which `position`, and whether all is `invented`."""
    return {"at": written(now), "position": workplace.record.head()[0], "invented": workplace.is_demonstration()}


def in_words(answer: Mapping[str, Any], stamp: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The report in words, as the page has it: the dashboard is a program of its own, found by its name."""
    asked = json.dumps({"answer": answer, "stamp": stamp, "language": language})
    done = subprocess.run([sys.executable, "-P", "-m", "dashboard.report"],
                          input=asked, capture_output=True, check=True, encoding="utf-8")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def report_pdf(workplace: Workplace, account: str, report: Mapping[str, Any], made_at: datetime) -> bytes:
    """The bytes of the PDF. The one way by which a report leaves, for page and command line alike. Raises Refused."""
    from interchange.quarter_pdf import quarter_pdf

    workplace.must(account, READ_LEARNING)
    return quarter_pdf(report, made_at)
