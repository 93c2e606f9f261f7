"""Whatever leaves the system as a file, made in one place, and recorded before it leaves: nothing goes without a trace.

The words come from the dashboard, which has them; the files are made by interchange/.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from access.policy import READ_LEARNING
from application import clock
from application.cases import written
from application.figures import sees_persons
from application.recording import record_fact

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from application.workplace import Workplace


def record_export(workplace: Workplace, account: str, kind: str, rows: int, form: str, now: datetime) -> None:
    """Record that an account takes `rows` of `kind` along in this form. Raises Refused, and then nothing may leave.

    A file that cannot be written to its end leaves the record of an export that nobody has: rather one too many.
    """
    name = clock.new_id()
    record_fact(workplace, {"event": "export_made", "export": name, "kind": kind, "rows": rows, "format": form,
                            "occurred_on": clock.day_of(now).isoformat()}, account, f"export-{name}", now)


def stamp_of(workplace: Workplace, account: str, now: datetime) -> dict[str, Any]:
    """What a file says of itself: when it was made (`at`) and on which `position`; whether all is `invented`.

    `exact`: this account is told figures as they are, small ones too, so that they are not for everybody.
    """
    return {"at": written(now), "position": workplace.record.head()[0], "invented": workplace.is_demonstration(),
            "exact": sees_persons(workplace, account)}


def in_words(form: str, asked: str, answer: Any, stamp: Mapping[str, Any], language: str) -> dict[str, Any]:
    """An answer in words, as a `report` or a `sheet`: the dashboard is a program of its own, found by its name."""
    told = json.dumps({"form": form, "asked": asked, "answer": answer, "stamp": stamp, "language": language})
    done = subprocess.run([sys.executable, "-P", "-m", "dashboard.outgoing"],
                          input=told, capture_output=True, check=True, encoding="utf-8")
    words: dict[str, Any] = json.loads(done.stdout)
    return words


def table_file(workplace: Workplace, account: str, asked: str, sheet: Mapping[str, Any], form: str,
               now: datetime) -> bytes:
    """The bytes of a table as csv or xlsx, for page and command line alike. Raises Refused.

    `asked`: the command and its words, kept with the export. What the account may see of it was judged when it asked.
    """
    from interchange.sheets import as_csv, as_xlsx

    content = as_csv(sheet) if form == "csv" else as_xlsx(sheet, now)
    record_export(workplace, account, asked, len(sheet["rows"]), form, now)
    return content


def report_pdf(workplace: Workplace, account: str, quarter: str, report: Mapping[str, Any], made_at: datetime,
               now: datetime) -> bytes:
    """The bytes of the report of a quarter as a PDF, for page and command line alike. Raises Refused.

    `made_at`: the moment of its stamp; `now`: when it leaves.
    """
    from interchange.quarter_pdf import quarter_pdf

    workplace.must(account, READ_LEARNING)
    content = quarter_pdf(report, made_at)
    record_export(workplace, account, f"quarter {quarter}", _rows(report), "pdf", now)
    return content


def _rows(report: Mapping[str, Any]) -> int:
    """How many things a report tells: the items of its lists and the rows of its tables."""
    blocks = [block for section in report["sections"] for block in section["blocks"]]
    return sum(len(block.get("items", ())) + len(block.get("table", {}).get("rows", ())) for block in blocks)
