"""The report of a quarter in words, for the command line: what was asked on standard input, the report on the other."""

from __future__ import annotations

import json
import sys

from dashboard.views.quarter import report, stamped
from dashboard.words import Words


def main() -> None:
    """Put one answer in words: {answer, stamp, language} as JSON."""
    asked = json.load(sys.stdin)
    words = Words(asked["language"])
    json.dump(stamped(report(asked["answer"], words), asked["stamp"], words), sys.stdout)


if __name__ == "__main__":
    main()
