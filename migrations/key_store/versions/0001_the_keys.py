"""The keys of the streams."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = depends_on = None


def upgrade() -> None:
    """Make the table; key stores from before there were versions have it already."""
    if sa.inspect(op.get_bind()).has_table("keys"):
        return
    op.create_table(
        "keys",
        sa.Column("stream_id", sa.Uuid(), primary_key=True),
        sa.Column("wrapped", sa.LargeBinary(), nullable=True),
        sa.Column("wrapping_version", sa.Integer(), nullable=False))
