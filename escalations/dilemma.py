"""A dilemma: what nobody around her may decide is asked of whoever may, rung by rung."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.event import Fact
from domain.identity import stream_id
from domain.opening import TrajectoryWasNotOpened
from domain.refusals import Refusal
from escalations import dilemma_events
from escalations.cases import Act, Case
from escalations.deviation import DeviationWasNotRecorded
from escalations.dilemma_events import DilemmaRaised
from escalations.places import arrival

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.ladder import LadderVersion
    from domain.register import AccountEntry
    from escalations.deviation import Deviation
    from escalations.facts import Facts

#: Who meets what they may not decide (workflow.md, Dilemma).
RAISERS = frozenset({"professional", "mandate_holder", "director"})


class DilemmaWasNotRaised(Refusal):
    """This dilemma is not in the record: it begins with dilemma_raised."""


class RaisingIsForOtherRoles(Refusal):
    """A dilemma is raised by a professional, a mandate holder or a director."""


class DeviationWasNotDeclined(Refusal):
    """A dilemma is raised on a deviation only after that was declined."""


class DeviationIsOfAnother(Refusal):
    """Only whoever asked for the deviation raises its question again."""


class DeviationIsOnAnotherTrajectory(Refusal):
    """A dilemma that comes from a deviation concerns the trajectory of that deviation too."""


class Dilemma(Case):
    """A dilemma about one or more trajectories."""

    TOPIC = "dilemma"
    Event = Fact
    locals().update({event.__name__: event for event in dilemma_events.EVENTS})

    def __init__(self) -> None:
        """A dilemma without facts; its raising is kept by its own event."""
        super().__init__()
        self.options: tuple[str, ...] = ()
        self.deviation: str | None = None
        self.taken_up_by: str | None = None
        self.asked_aside: frozenset[str] = frozenset()

    @classmethod
    def first(cls, envelope: Mapping[str, Any], values: Mapping[str, Any], facts: Facts) -> Dilemma:
        """Raise a dilemma. It starts above whoever raises it, and above whoever declined the deviation behind it."""
        act = Act.of(DilemmaRaised, envelope, values, facts)
        entry = facts.register.must_be_account(act.by)
        if not RAISERS & set(entry.roles):
            raise RaisingIsForOtherRoles("recorded_by")
        DilemmaRaised.check(values, act.on)
        for number, trajectory in enumerate(values["trajectories"]):
            if not facts.knows_trajectory(trajectory):
                raise TrajectoryWasNotOpened(f"trajectories[{number}]")
        ladder = facts.register.ladder_in_force
        above = _height_of(entry, ladder)
        if values.get("deviation") is not None:
            above = max(above, _height_of_the_decline(_declined(act), ladder, facts))
        rung = ladder.rungs[min(above + 1, len(ladder.rungs) - 1)]
        place = arrival(ladder, rung.rung, act.at, urgent=values["urgent"])
        return cls._create(DilemmaRaised, id=stream_id("dilemma", values["dilemma"]), **envelope, **values,
                           ladder_version=ladder.version, organisation=entry.organisation, rung=place.rung,
                           arrived_at=place.arrived_at, due_at=place.due_at)


def _height_of(entry: AccountEntry, ladder: LadderVersion) -> int:
    """How high the highest rung stands whose role this account has: -1 below the ladder."""
    return max((height for height, rung in enumerate(ladder.rungs) if rung.role in entry.roles), default=-1)


def _declined(act: Act) -> Deviation:
    """The declined deviation that the asker raises as a dilemma."""
    deviation = act.facts.deviation(act.values["deviation"])
    if deviation is None:
        raise DeviationWasNotRecorded("deviation")
    if not act.facts.register.is_one_person(act.by, deviation.asker):
        raise DeviationIsOfAnother("recorded_by")
    if not deviation.declined:
        raise DeviationWasNotDeclined("deviation")
    if deviation.trajectories[0] not in act.values["trajectories"]:
        raise DeviationIsOnAnotherTrajectory("trajectories")
    return deviation


def _height_of_the_decline(deviation: Deviation, ladder: LadderVersion, facts: Facts) -> int:
    """How high the rung that declined stands in the ladder in force.

    A rung that this ladder no longer has is taken for the highest one below it that it still has; mandate_holder, the
    lowest, stands in every ladder.
    """
    then = deviation.ladder(facts).names
    below = then[:then.index(str(deviation.rung)) + 1]
    return max(height for height, name in enumerate(ladder.names) if name in below)
