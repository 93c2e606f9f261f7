"""The tables of the record: events, their chain, the ids of facts, the receipts of commands; and drafts beside it."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

METADATA = MetaData()

#: SQLite counts its rowid as INTEGER alone; PostgreSQL gets a bigserial.
POSITION = BigInteger().with_variant(Integer, "sqlite")

#: The topics of the small registers (who is in the record): a partial index (record/indexes.py) finds them at once.
REGISTER_TOPICS = ("account_registered", "account_changed", "account_closed", "mandate_delegated",
                   "mandate_withdrawn", "organisation_registered", "protocol_adopted", "protocol_revised",
                   "protocol_withdrawn", "ladder_adopted")
#: The topics of the route and of what was learned on it, found by an index of their own too.
CASE_TOPICS = ("deviation_recorded", "deviation_motivated", "deviation_backed", "deviation_declined",
               "deviation_asked_back", "deviation_answered_back", "deviation_handed_up", "deviation_withdrawn",
               "deviation_answer_received", "deviation_backing_felt", "deviation_evaluated", "dilemma_raised",
               "dilemma_taken_up", "advice_asked", "advice_given", "dilemma_asked_back", "dilemma_answered_back",
               "dilemma_handed_up", "dilemma_decided", "dilemma_answer_received", "dilemma_backing_felt",
               "dilemma_withdrawn", "dilemma_outcome_recorded", "dilemma_closed", "lesson_drawn")
#: The topics of the learning cycles, of which there are few; found at once too.
CYCLE_TOPICS = ("cycle_planned", "cycle_started", "cycle_constrained", "cycle_resumed", "cycle_checked", "cycle_acted",
                "cycle_closed")

events = Table(
    "events", METADATA,
    Column("notification_id", POSITION, primary_key=True, autoincrement=True),
    Column("originator_id", Uuid, nullable=False),
    Column("originator_version", BigInteger, nullable=False),
    Column("topic", Text, nullable=False),
    Column("state", LargeBinary, nullable=False),
    UniqueConstraint("originator_id", "originator_version", name="uq_events_stream"),
    sqlite_autoincrement=True,
)

chain = Table(
    "chain", METADATA,
    Column("notification_id", POSITION, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, nullable=False),
)
ids = Table(
    "ids", METADATA,
    Column("id", Text, primary_key=True),
    Column("originator_id", Uuid, nullable=False),
    Column("originator_version", BigInteger, nullable=False),
)
receipts = Table(
    "receipts", METADATA,
    Column("command_id", Text, primary_key=True),
    Column("notification_id", BigInteger, nullable=False),
    Column("result", Text, nullable=False),
)
store_mark = Table(
    "store_mark", METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
#: No part of the record: what was typed and not sent yet (record/drafts.py).
drafts = Table(
    "drafts", METADATA,
    Column("account", Text, primary_key=True),
    Column("form", Text, primary_key=True),
    Column("holders", Text, nullable=False),
    Column("kept_at", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
#: Rows of these are only ever added.
APPEND_ONLY = (events, chain, ids, receipts)
