"""The demonstration city, loaded and served as `make run` does it."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.browser.serving import free_port, wait_for
from tests.stories.command_line import KANTELPUNT, Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Any

#: Fewer girls than the whole city: each page is the same, and loading takes a second.
GIRLS = 40


class Demonstration:
    """A running demonstration: where its pages are, and what the command line answers beside them."""

    def __init__(self, store: Store, address: str) -> None:
        """`store` may be asked while the pages have it open."""
        self.store, self.address = store, address

    def inbox(self, account: str) -> list[str]:
        """The names of what waits for an account, in the order in which it is due."""
        return [each["id"] for each in self.store.answer("inbox", "--account", account)]


@contextmanager
def served(folder: Path, more: Sequence[dict[str, Any]] = ()) -> Iterator[Demonstration]:
    """A demonstration of its own, loaded and served as long as this lasts; `more` lines are told to it beforehand."""
    store, port, log = Store(folder), free_port(), folder / "log"
    loaded = store.told("demo", "--trajectories", str(GIRLS))
    assert loaded.returncode == 0, loaded.stderr
    if more:
        file = folder / "more.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in more), encoding="utf-8")
        taken = store.told("import", str(file), "--format", "jsonl", "--as", "beheer")
        assert taken.returncode == 0, taken.stderr
    with log.open("w") as out:
        server = subprocess.Popen([KANTELPUNT, "serve", "--port", str(port)], env=store.environment, stdout=out,
                                  stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, log)
            yield Demonstration(store, f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait(20)
