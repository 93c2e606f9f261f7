"""The versions of the key store."""
