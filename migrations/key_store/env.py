"""Runs the versions of the key store on the connection that record/keys.py gives.

The key store is another database than the store, with a line of versions of its own.
"""

from __future__ import annotations

from alembic import context

from record.keys import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, compare_type=True,
                  transactional_ddl=True, version_table="key_store_version")
with context.begin_transaction():
    context.run_migrations()
