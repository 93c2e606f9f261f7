"""Golden stored events: each as it was once written, with the keys of the day, and what it must still say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent

GOLDEN = Path(__file__).parent / "golden"
DIGESTS = GOLDEN / "digests.txt"


class KeysOfThen:
    """The keys with which the golden events were sealed; they guard nothing."""

    def key_of(self, stream: UUID, *, make: bool = False) -> bytes:
        """A key for each stream, always the same."""
        return sha256(b"golden" + stream.bytes).digest()

    def bind(self, stream: UUID, to: UUID) -> None:
        """Nothing to remember: each stream has its key."""

    def share(self, stream: UUID, among: list[UUID]) -> None:
        """The same."""

    def own_key(self) -> bytes:
        """The store's own key."""
        return self.key_of(UUID(int=0))


@dataclass(frozen=True)
class Golden:
    """One file: an event as it lies in the store, and what it says."""

    name: str
    stored: StoredEvent
    says: dict[str, Any]

    @classmethod
    def read(cls, file: Path) -> Golden:
        """From its file."""
        held = json.loads(file.read_text("utf-8"))
        stored = StoredEvent(UUID(held["originator_id"]), held["originator_version"], held["topic"],
                             held["state"].encode())
        return cls(file.stem, stored, held["says"])


def golden() -> list[Golden]:
    """All of them, by name."""
    return [Golden.read(file) for file in sorted(GOLDEN.glob("*.json"))]


def file_name(topic: str, class_version: int) -> str:
    """The file of a stored name and version."""
    return f"{topic}.v{class_version}.json"


def digest(file: Path) -> str:
    """The line of a file in digests.txt."""
    return f"{sha256(file.read_bytes()).hexdigest()}  {file.name}"


def plainly(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, dict):
        return {name: plainly(one) for name, one in value.items()}
    return value.isoformat() if isinstance(value, date) else value
