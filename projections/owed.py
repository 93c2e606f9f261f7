"""One thing that waits for somebody: what is to be done about what, and by when."""

from __future__ import annotations

from typing import Any, NamedTuple

from projections.moments import text


class Owed(NamedTuple):
    """One thing that waits. `of` says what its id is of: a deviation, dilemma, lesson or cycle; moments are numbers."""

    kind: str
    id: str
    of: str
    due_at: int | None
    rung: str | None = None
    arrived_at: int | None = None
    urgent: bool = False

    def told(self, now: int) -> dict[str, Any]:
        """As it is answered at a moment."""
        return {"kind": self.kind, "id": self.id, "rung": self.rung, "arrived_at": text(self.arrived_at),
                "due_at": text(self.due_at), "urgent": self.urgent, "overdue": self.is_overdue(now)}

    def is_overdue(self, now: int) -> bool:
        """True when its term has passed."""
        return self.due_at is not None and now >= self.due_at
