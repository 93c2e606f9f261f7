"""What is measured in a process of its own: `take_in FILE` or `rebuild`, on the store that the environment names."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from time import perf_counter

from _figures import processor

from application import clock
from application.cli import SELDOM
from application.importing import import_lines
from application.opening import create_store, open_workplace
from domain.register import LOCAL
from interchange.jsonlines import lines_of


def peak_megabytes() -> int:
    """The most memory this process has used so far."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    return int(told.partition("VmHWM:")[2].split()[0]) // 1024


def take_in(name: str) -> None:
    """Import a file into a fresh store, and catch the read model up."""
    create_store()
    with open_workplace(writing=True) as workplace, Path(name).open("rb") as file:
        start, before = perf_counter(), processor()
        report = import_lines(workplace, lines_of(file), LOCAL, clock.now())
        taken, used = perf_counter(), processor()
        after_import = peak_megabytes()
        assert not report.refused, report.refused[:3]
        workplace.catch_up()
        print(json.dumps({"lines": report.imported, "import_seconds": taken - start, "import_processor": used - before,
                          "import_megabytes": after_import, "catch_up_seconds": perf_counter() - taken,
                          "catch_up_processor": processor() - used, "megabytes": peak_megabytes()}))


def rebuild() -> None:
    """Make the read model anew."""
    with open_workplace(writing=True) as workplace:
        before = peak_megabytes()
        start, used = perf_counter(), processor()
        events = workplace.rebuild()
        print(json.dumps({"events": events, "seconds": perf_counter() - start, "processor": processor() - used,
                          "before": before, "megabytes": peak_megabytes()}))


if __name__ == "__main__":
    gc.set_threshold(SELDOM)    # as every command does
    {"take_in": take_in, "rebuild": rebuild}[sys.argv[1]](*sys.argv[2:])
