"""What starts under a name of its own, runs, and ends: help, a wait, a measure of a court."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.refusals import NameIsUsed, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.event import Fact


def starts_once_and_runs(history: Sequence[Fact], thing: str, started: type[Fact], ended: type[Fact],
                         does_not_run: type[Refusal]) -> None:
    """A name starts once, and whatever else is told of it is told while it runs.

    The field at fault is the name when nothing of that name ever started, else none: the day is at fault too.
    """
    names = {getattr(f, thing) for f in history if isinstance(f, started)}
    used: set[str] = set()
    running: set[str] = set()
    for fact in history:
        name = getattr(fact, thing)
        if isinstance(fact, started):
            if name in used:
                raise NameIsUsed(thing)
            used.add(name)
            running.add(name)
        elif name not in running:
            raise does_not_run(None if name in names else thing)
        elif isinstance(fact, ended):
            running.discard(name)
