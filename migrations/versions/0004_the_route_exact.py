"""Each stay on a rung keeps the spells in which its clock stood still; indexes that find what waits for somebody."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = depends_on = None


def upgrade() -> None:
    """Change both sets; the read model is made anew from the record when it is next caught up."""
    for which in ("a", "b"):
        op.drop_column(f"stay_{which}", "stood_still")
        op.add_column(f"stay_{which}", sa.Column("still_spells", sa.Text(), nullable=True))
        op.create_index(f"ix_question_{which}_asker", f"question_{which}", ["asker"])
        op.create_index(f"ix_role_spell_{which}_sought", f"role_spell_{which}", ["caregiver"])
    # Made with no thresholds that there are: the fold makes it anew. An empty one never was made.
    op.execute("UPDATE read_model SET made_with = 'another version' WHERE made_with <> ''")
