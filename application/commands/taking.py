"""An answer that can be taken along: told as always, and with --export in a file for a spreadsheet too."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from application import clock
from application.answers import tell
from application.opening import open_to_ask, open_workplace
from application.refusals import WrongUse

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from datetime import datetime

    from application.workplace import Workplace


@contextmanager
def opened(*, leaves: bool, known_at: datetime | None = None) -> Iterator[Workplace]:
    """The store for one question; where something leaves it is opened to write, since that is recorded."""
    if not leaves:
        with open_to_ask(known_at) as workplace:
            yield workplace
        return
    with open_workplace(writing=True) as workplace:
        workplace.catch_up()
        yield workplace


@contextmanager
def to_ask(asked: Namespace, known_at: datetime | None = None, *, writes: bool = False) -> Iterator[Workplace]:
    """The store for a question whose answer can be taken along, or that `writes` itself. Raises WrongUse."""
    if asked.lang is not None and asked.export is None:
        message = "--lang goes with --export"
        raise WrongUse(message)
    with opened(leaves=writes or asked.export is not None, known_at=known_at) as workplace:
        yield workplace


def answered(workplace: Workplace, asked: Namespace, what: str, answer: Any) -> None:
    """Tell the answer; with --export write it first. `what`: the command and its words, kept with the export."""
    if asked.export is not None:
        from application.files import whole_file
        from application.leaving import in_words, stamp_of, table_file

        now = clock.now()
        sheet = in_words("sheet", what, answer, stamp_of(workplace, asked.account, now), asked.lang or "nl")
        with whole_file(asked.export) as out:
            out.write(table_file(workplace, asked.account, what, sheet, asked.export.suffix[1:], now))
    tell(answer, asked)
