"""The record: events, their chain, the ids of facts and the receipts of commands, with what stops a change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from record.guards import put_back

revision = "0001"
down_revision = None
branch_labels = depends_on = None

POSITION = sa.BigInteger().with_variant(sa.Integer, "sqlite")
REGISTERS = sa.text("topic IN ('account_registered', 'account_changed', 'account_closed', 'mandate_delegated', "
                    "'mandate_withdrawn', 'organisation_registered')")


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
    put_back(op.get_bind())
