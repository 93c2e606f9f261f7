"""`quarter`: what was learned in a quarter of a year, and its report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from application import clock
from application.answers import tell
from application.opening import open_to_ask
from application.refusals import Refused, WrongUse

if TYPE_CHECKING:
    from argparse import Namespace

_DUTCH = "nl"


def quarter(asked: Namespace) -> None:
    """What was learned in a quarter; with --pdf its report in a file, which takes its name only when it is whole."""
    from application.quarter import ask_quarter

    if asked.lang is not None and asked.pdf is None:
        message = "--lang goes with --pdf"
        raise WrongUse(message)
    now = asked.now or clock.now()
    with open_to_ask(None) as workplace:
        answer = ask_quarter(workplace, asked.account, asked.quarter, now)
        if asked.pdf is not None:
            from application.quarter_report import in_words, report_pdf, stamp_of

            report = in_words(answer, stamp_of(workplace, now), asked.lang or _DUTCH)
            _write(asked.pdf, report_pdf(workplace, asked.account, report, now))
    tell(answer, asked)


def _write(name: str, content: bytes) -> None:
    unfinished = Path(f"{name}.unfinished")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(name)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        reason = f"{name} cannot be written: {error.strerror}"
        raise Refused(reason) from None
