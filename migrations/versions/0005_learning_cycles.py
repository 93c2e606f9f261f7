"""Learning cycles: an index that finds them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = depends_on = None

CYCLES = sa.text("topic IN ('cycle_planned', 'cycle_started', 'cycle_constrained', 'cycle_resumed', 'cycle_checked', "
                 "'cycle_acted', 'cycle_closed')")


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_events_cycles", "events", ["notification_id"], postgresql_where=CYCLES, sqlite_where=CYCLES)
