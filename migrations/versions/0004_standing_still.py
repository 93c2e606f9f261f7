"""Each stay on a rung keeps the spells in which its clock stood still, so that a figure of an earlier day is exact."""

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
    # Made with no thresholds that there are: the fold makes it anew. An empty one never was made.
    op.execute("UPDATE read_model SET made_with = 'another version' WHERE made_with <> ''")
