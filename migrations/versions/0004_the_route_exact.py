"""Spells in which a clock stood still, indexes that find what waits for somebody, and words that are shared."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = depends_on = None

#: The words of the texts that were marked shareable, and of no other: SQLite keeps them in step by itself, and keeps no
#: second copy of a text.
ON_SQLITE = """
CREATE VIRTUAL TABLE words_{0} USING fts5(shareable, content='question_{0}', content_rowid='place',
    tokenize='unicode61 remove_diacritics 2', detail='none')
---
CREATE TRIGGER words_{0}_come AFTER INSERT ON question_{0} WHEN new.shareable IS NOT NULL BEGIN
    INSERT INTO words_{0} (rowid, shareable) VALUES (new.place, new.shareable);
END
---
CREATE TRIGGER words_{0}_go AFTER DELETE ON question_{0} WHEN old.shareable IS NOT NULL BEGIN
    INSERT INTO words_{0} (words_{0}, rowid, shareable) VALUES ('delete', old.place, old.shareable);
END"""
ON_POSTGRESQL = "CREATE INDEX words_{0} ON question_{0} USING gin (to_tsvector('dutch', shareable))"


def upgrade() -> None:
    """Change both sets; the read model is made anew from the record when it is next caught up."""
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    for which in ("a", "b"):
        op.execute(f"DELETE FROM question_{which}")
        op.drop_column(f"stay_{which}", "stood_still")
        op.add_column(f"stay_{which}", sa.Column("still_spells", sa.Text(), nullable=True))
        op.add_column(f"question_{which}", sa.Column("place", sa.BigInteger(), nullable=False, server_default="0"))
        op.create_index(f"ix_question_{which}_asker", f"question_{which}", ["asker"])
        op.create_index(f"ix_role_spell_{which}_sought", f"role_spell_{which}", ["caregiver"])
        for statement in (ON_POSTGRESQL if on_postgresql else ON_SQLITE).format(which).split("---"):
            op.execute(statement)
    # Made with no thresholds that there are: the fold makes it anew. An empty one never was made.
    op.execute("UPDATE read_model SET made_with = 'another version' WHERE made_with <> ''")
