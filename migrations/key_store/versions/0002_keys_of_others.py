"""Streams whose texts are sealed with the key of others: a deviation, a dilemma, a lesson."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "bonds",
        sa.Column("stream_id", sa.Uuid(), primary_key=True),
        sa.Column("holders", sa.Text(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=True))
