"""What leaves put in words, for the command line: what was asked on standard input, its words on the other."""

from __future__ import annotations

import json
import sys

from dashboard.views.quarter import report, stamped
from dashboard.views.sheets import sheet
from dashboard.words import Words


def main() -> None:
    """Put one answer in words: {form: report or sheet, asked, answer, stamp, language} as JSON."""
    told = json.load(sys.stdin)
    words = Words(told["language"])
    if told["form"] == "report":
        done = stamped(report(told["answer"], words), told["stamp"], words)
    else:
        done = sheet(told["asked"], told["answer"], told["stamp"], words)
    json.dump(done, sys.stdout)


if __name__ == "__main__":
    main()
