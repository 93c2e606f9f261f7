"""Runs the versions on the connection that record/schema.py gives, or on KANTELPUNT_STORE from the command line."""

from __future__ import annotations

import os

from alembic import context
from sqlalchemy import create_engine

from projections.tables import metadata
from record.indexes import REGISTERS
from record.tables import METADATA as RECORD

METADATA = [RECORD, metadata()]
assert REGISTERS.table is not None  # noqa: S101 - the index stands with its table


def is_described(name, type_, _parents) -> bool:  # type: ignore[no-untyped-def]
    """False for what finds words (words_a, words_b and what SQLite keeps for them): its version alone describes it."""
    return not (type_ in {"table", "index"} and name.startswith("words_"))


def run(connection) -> None:  # type: ignore[no-untyped-def]
    """Run what was asked for on this connection."""
    context.configure(connection=connection, target_metadata=METADATA, compare_type=True, transactional_ddl=True,
                      include_name=is_described)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine(os.environ["KANTELPUNT_STORE"]).begin() as own:
        run(own)
