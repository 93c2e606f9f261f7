"""What the facts about a cycle share: each decides whether it may be, and says what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.event import Fact
from domain.refusals import Refusal

if TYPE_CHECKING:
    from escalations.cycle import Act, Cycle


class CycleIsNotRunning(Refusal):
    """This can be done only while the cycle runs."""


class CycleFact(Fact):
    """A fact about a cycle: it decides whether it may be, and says what it changes."""

    @classmethod
    def decide(cls, cycle: Cycle, act: Act) -> dict[str, Any]:  # noqa: ARG003
        """Judge the act on this cycle; answers what the system adds to it. Raises a Refusal."""
        cycle.must_be_open()
        return {}

    def assign(self, cycle: Cycle) -> None:
        """Assign what this fact changes; replay does it again, and never judges."""
