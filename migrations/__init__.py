"""Every table of the store, version by version; Alembic owns them all."""
