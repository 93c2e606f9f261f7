"""`quarter`: what was learned in a quarter of a year, and its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application import clock
from application.answers import tell
from application.commands.taking import opened
from application.refusals import WrongUse

if TYPE_CHECKING:
    from argparse import Namespace


def quarter(asked: Namespace) -> None:
    """What was learned in a quarter; with --pdf its report in a file."""
    from application.figures import must_be_now, sees_persons
    from application.quarter import ask_quarter

    if asked.lang is not None and asked.pdf is None:
        message = "--lang goes with --pdf"
        raise WrongUse(message)
    now = asked.now or clock.now()
    with opened(leaves=asked.pdf is not None) as workplace:
        if not sees_persons(workplace, asked.account):
            must_be_now(asked.now, "--now")
        answer = ask_quarter(workplace, asked.account, asked.quarter, now)
        if asked.pdf is not None:
            from application.files import whole_file
            from application.leaving import in_words, report_pdf, stamp_of

            stamp = stamp_of(workplace, asked.account, now)
            report = in_words("report", asked.quarter, answer, stamp, asked.lang or "nl")
            with whole_file(asked.pdf) as out:
                out.write(report_pdf(workplace, asked.account, asked.quarter, report, now, clock.now()))
    tell(answer, asked)
