"""Each event is tied to the one before by a hash, so that a change anywhere can be found."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

#: The link before the first event.
START = bytes(32)


def link(before: bytes, position: int, stream: UUID, version: int, topic: str, state: bytes) -> bytes:
    """SHA-256 over the link before and this event, each part with its length in front (no two readings)."""
    parts = (str(position).encode(), stream.bytes, str(version).encode(), topic.encode(), state)
    return sha256(before + b"".join([len(part).to_bytes(8, "big") + part for part in parts])).digest()
