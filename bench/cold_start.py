"""How long `kantelpunt show` takes from nothing, as a person starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from _figures import milliseconds, say, title
from _long import LONG
from _stores import SMALL, asked, sqlite_store

TIMES = 21


def main() -> None:
    """Start the program time and again on the small store."""
    events = min(SMALL, asked().events)
    sqlite_store(events)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [str(Path(sys.executable).with_name("kantelpunt")), "show", LONG, "--json"]

    def start() -> None:
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)  # noqa: S603
        assert json.loads(done.stdout)["trajectory"] == LONG

    title("Cold start")
    say(f"kantelpunt show on a store of about {events:,} events, median of {TIMES}",
        milliseconds(start, TIMES), "under 700")


if __name__ == "__main__":
    main()
