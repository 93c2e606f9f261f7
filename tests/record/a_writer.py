"""Another process that writes: python -m tests.record.a_writer URL WHAT. It says what it has done, line by line.

hold: opens the store and waits. steadily: one fact after the other, each said once it is kept. at_once: a great many
facts in one transaction that is never ended.
"""

from __future__ import annotations

import sys
import time

from record.errors import StoreError
from record.recorder import Record
from record.store import open_store
from record.verifying import verify
from tests.record.telling import ANNA, entry, told


def main(url: str, what: str) -> int:
    """Do it until somebody ends this process."""
    try:
        store = open_store(url, writing=True)
    except StoreError as error:
        print(type(error).__name__, error.words, flush=True)
        return 1
    record = Record(store)
    verify(record)  # all that is needed is loaded and connected
    if what == "hold":
        print("writing", flush=True)
        time.sleep(60)
    version = len(record.stored(ANNA))
    while what == "steadily":
        version += 1
        with record.writing() as writer:
            writer.append([told(ANNA, version)], [entry(ANNA, version)])
        print(version, flush=True)
    with record.writing() as writer:
        for first in range(version, version + 100_000, 500):
            versions = range(first + 1, first + 501)
            writer.append([told(ANNA, v) for v in versions], [entry(ANNA, v) for v in versions])
            print(first, flush=True)
        time.sleep(60)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
