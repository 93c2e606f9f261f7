"""A bar on standard error while something takes long; silent when nobody watches."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: Seconds between two drawings of the bar.
EVERY = 0.2
WIDTH = 30


def bar(what: str, total: int | None = None) -> Callable[[int], None]:
    """A function that draws how far it is, at most five times a second, on a terminal alone."""
    if not sys.stderr.isatty():
        return lambda _: None
    last = 0.0

    def draw(done: int) -> None:
        nonlocal last
        if time.monotonic() - last < EVERY and done != total:
            return
        last = time.monotonic()
        if total:
            full = min(WIDTH, WIDTH * done // total)
            words = f"\r{what} [{'#' * full}{'.' * (WIDTH - full)}] {done} / {total}"
        else:
            words = f"\r{what}: {done}"
        print(words, end="\n" if done == total else "", file=sys.stderr, flush=True)

    return draw
