"""What a command or a question answers when it cannot be done: who reads it can mend it."""

from __future__ import annotations

from typing import TypedDict


class RefusedLine(TypedDict):
    """One refused line: its number (None for a form), the field at fault or None, and the reason in words."""

    line: int | None
    field: str | None
    reason: str


class Refused(Exception):
    """Bad input, nothing written: exit code 1."""

    def __init__(self, reason: str, refusals: list[RefusedLine] | None = None) -> None:
        """`reason` in words for the user; `refusals` where single lines or fields are at fault."""
        super().__init__(reason)
        self.reason = reason
        self.refusals = refusals or [{"line": None, "field": None, "reason": reason}]


class WrongUse(Exception):
    """A malformed option or choice: exit code 2."""


class StoreIsUnhealthy(Exception):
    """The store cannot be read or trusted: exit code 3."""
