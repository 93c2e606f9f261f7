"""Which stream a name stands for: the same name is the same stream on every machine."""

from __future__ import annotations

from functools import lru_cache
from uuid import NAMESPACE_URL, UUID, uuid5


@lru_cache(maxsize=10_000)
def stream_id(kind: str, name: str) -> UUID:
    """The id of the stream of this kind (trajectory, account, organisation) and name."""
    return uuid5(NAMESPACE_URL, f"{kind}:{name}")
