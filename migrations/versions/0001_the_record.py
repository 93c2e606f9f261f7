"""The record: events, their chain, the ids of facts and the receipts of commands, with what stops a change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = depends_on = None

POSITION = sa.BigInteger().with_variant(sa.Integer, "sqlite")
REGISTERS = sa.text("topic IN ('account_registered', 'account_changed', 'account_closed', 'mandate_delegated', "
                    "'mandate_withdrawn', 'organisation_registered')")
#: Each append-only table, and when a row to be added is there already.
APPEND_ONLY = {
    "events": "notification_id = NEW.notification_id OR (originator_id = NEW.originator_id"
              " AND originator_version = NEW.originator_version)",
    "chain": "notification_id = NEW.notification_id",
    "ids": "id = NEW.id",
    "receipts": "command_id = NEW.command_id",
}


def upgrade() -> None:
    """Make the tables and their triggers."""
    op.create_table(
        "events",
        sa.Column("notification_id", POSITION, primary_key=True, autoincrement=True),
        sa.Column("originator_id", sa.Uuid(), nullable=False),
        sa.Column("originator_version", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("originator_id", "originator_version", name="uq_events_stream"),
        sqlite_autoincrement=True)
    op.create_index("ix_events_registers", "events", ["notification_id"], postgresql_where=REGISTERS,
                    sqlite_where=REGISTERS)
    op.create_table(
        "chain",
        sa.Column("notification_id", POSITION, primary_key=True, autoincrement=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False))
    op.create_table(
        "ids",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("originator_id", sa.Uuid(), nullable=False),
        sa.Column("originator_version", sa.BigInteger(), nullable=False))
    op.create_table(
        "receipts",
        sa.Column("command_id", sa.Text(), primary_key=True),
        sa.Column("notification_id", sa.BigInteger(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False))
    op.create_table(
        "store_mark",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False))
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _guard_sqlite() -> None:
    """UPDATE, DELETE and REPLACE INTO are stopped: the last would pass the other two."""
    for table, there in APPEND_ONLY.items():
        for act in ("UPDATE", "DELETE"):
            op.execute(f"CREATE TRIGGER {table}_{act.lower()} BEFORE {act} ON {table} BEGIN"
                       " SELECT RAISE(ABORT, 'the record is never changed'); END")
        op.execute(f"CREATE TRIGGER {table}_replace BEFORE INSERT ON {table} WHEN EXISTS"
                   f" (SELECT 1 FROM {table} WHERE {there}) BEGIN SELECT RAISE(ABORT, 'this is already there'); END")


def _guard_postgresql() -> None:
    """UPDATE, DELETE and TRUNCATE are stopped, also for a replica's role."""
    op.execute("CREATE FUNCTION record_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
               " RAISE EXCEPTION 'the record is never changed (%)', TG_OP USING ERRCODE = 'restrict_violation'; END $$")
    for table in APPEND_ONLY:
        op.execute(f"CREATE TRIGGER {table}_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW"
                   " EXECUTE FUNCTION record_is_never_changed()")
        op.execute(f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"
                   " EXECUTE FUNCTION record_is_never_changed()")
        op.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_change")
        op.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_truncate")
