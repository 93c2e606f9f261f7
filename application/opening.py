"""Making a store and opening it for the length of one command."""

from __future__ import annotations

from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, Literal

from application.places import place
from application.troubles import in_words
from application.workplace import Workplace
from record.belonging import join
from record.keys import create_keys, open_keys
from record.recorder import Record
from record.schema import create_or_upgrade
from record.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime


def create_store() -> dict[str, str]:
    """Make the store and its keys, or bring them up to date; answers where it stands and its version."""
    with in_words():
        at = place()
        version = create_or_upgrade(at.store, at.owner)
        with closing(open_store(at.store, writing=True)) as store:
            record = Record(store)
            create_keys(at.keys, at.wrapping_key_file, empty_record=not record.rows(0, 1))
            with closing(open_keys(at.keys, at.wrapping_key_file)) as keys:
                join(record, keys)
    return {"store": at.shown, "version": version}


@contextmanager
def open_workplace(*, writing: bool | Literal["if free"]) -> Iterator[Workplace]:
    """Open the store for the length of one command.

    `writing` "if free": writing, so that the read model can be caught up, unless another process holds the store or
    it is write-protected.
    Raises Refused or StoreIsUnhealthy with words for the user.
    """
    with in_words():
        workplace = Workplace.open(place(), writing=writing)
        try:
            yield workplace
        finally:
            workplace.close()


@contextmanager
def open_to_ask(known_at: datetime | None) -> Iterator[Workplace]:
    """Open the store for one question, so that nobody who records waits for its answer.

    What was recorded since is folded first, unless another process writes or the question looks back.
    """
    with ExitStack() as stack:
        workplace = stack.enter_context(open_workplace(writing=False))
        if known_at is None and workplace.is_behind():
            stack.close()
            with open_workplace(writing="if free") as folding:
                if folding.store.writing:
                    folding.catch_up()
            workplace = stack.enter_context(open_workplace(writing=False))
        workplace.must_be_whole()
        yield workplace
