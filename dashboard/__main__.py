"""`python -m dashboard PORT ADDRESS`: the pages, started as serve_options says."""

from __future__ import annotations

import os
import sys

from dashboard.serve_options import command

if __name__ == "__main__":
    started = command(int(sys.argv[1]), sys.argv[2])
    os.execv(started[0], started)  # noqa: S606 - our own program
