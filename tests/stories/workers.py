"""`kantelpunt work` in processes of their own, and cases for them whose terms have passed or are about to."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from application.exporting import export_lines
from application.opening import open_workplace
from tests.stories.command_line import KANTELPUNT
from tests.stories.test_the_route import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

#: An urgent question is to be answered within hours that elapse: it is known to the second when its term has passed.
TERM = timedelta(hours=24)
WORK = (str(KANTELPUNT), "work", "--json")
WORK_ONCE = (*WORK, "--once")
#: `kantelpunt work` that looks ten times a second, so that a test need not wait for its next look.
_OFTEN = ("import sys; from application.commands import route; route.LOOK_EVERY = 0.1; "
          "from application.cli import main; sys.exit(main(['work', '--json']))")
WORK_OFTEN = (sys.executable, "-c", _OFTEN)
OTHER_WORKS = "kantelpunt work: another worker is at work in this store\n"


def kantelpunt(*words: str) -> str:
    """What it says about the store to which this process is set; a refusal fails the test."""
    done = subprocess.run([KANTELPUNT, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def city(*due: datetime) -> list[bytes]:
    """A small city with an urgent deviation, D-0, D-1, ... for each of these moments, at which its term has passed."""
    (pattern,) = lines("hand-up-late-run")[36:]
    told = lines()
    for number, moment in enumerate(due):
        at = moment - TERM
        told.append(json.dumps(json.loads(pattern) | {
            "deviation": f"D-{number}", "id": f"d-{number}", "urgent": True, "occurred_on": f"{at:%Y-%m-%d}",
            "effective_from": f"{at:%Y-%m-%d}", "recorded_at": at.isoformat()}).encode() + b"\n")
    return told


def take_in(folder: Path, told: Sequence[bytes]) -> None:
    """Import these lines as a person does."""
    file = folder / "told.jsonl"
    file.write_bytes(b"".join(told))
    kantelpunt("import", str(file), "--format", "jsonl")


def handed_up() -> Counter[tuple[str, str]]:
    """How often each case went up from each rung, as the record tells it, to whoever only reads too."""
    with open_workplace(writing=False) as workplace:
        told = list(map(json.loads, export_lines(workplace)))
    return Counter((line["deviation"], line["computed"]["rung"]) for line in told
                   if line["event"] == "deviation_handed_up")


@contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[str]]:
    """A process of its own on that store; gone at the end, whatever it was doing."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored here, it would be ignored there
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def next_done(worker: subprocess.Popen[str]) -> list[dict[str, Any]]:
    """The next acts that a worker tells of; waits for them."""
    line = worker.stdout.readline() if worker.stdout else ""
    assert line, worker.stderr and worker.stderr.read()
    return list(json.loads(line))
