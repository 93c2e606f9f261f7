"""The kinds of streams: what judges each, with which event it begins, and what it decides upon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from domain import opening
from domain.accounts import Account, AccountRegistered, AccountWasNotRegistered
from domain.ladder import Ladder, LadderAdopted
from domain.organisations import Organisation, OrganisationRegistered
from domain.protocols import Protocol, ProtocolAdopted, ProtocolWasNotAdopted
from domain.trajectory import Trajectory
from escalations.cycle import Cycle, CycleWasNotPlanned
from escalations.cycle_events import CyclePlanned
from escalations.deviation import Deviation, DeviationWasNotRecorded
from escalations.deviation_events import DeviationRecorded
from escalations.dilemma import Dilemma, DilemmaWasNotRaised
from escalations.dilemma_events import DilemmaRaised
from escalations.export import Export, ExportMade
from escalations.lesson import Lesson, LessonDrawn
from escalations.release import Release, ReleasePublished

if TYPE_CHECKING:
    from domain.event import Fact
    from domain.refusals import Refusal


class Kind(NamedTuple):
    """A kind of stream: its aggregate, the event with which it begins, what is told of one that did not."""

    aggregate: Any
    first: type[Fact]
    not_there: type[Refusal] | None = None


KINDS = {
    "trajectory": Kind(Trajectory, opening.TrajectoryOpened, opening.TrajectoryWasNotOpened),
    "account": Kind(Account, AccountRegistered, AccountWasNotRegistered),
    "organisation": Kind(Organisation, OrganisationRegistered),
    "protocol": Kind(Protocol, ProtocolAdopted, ProtocolWasNotAdopted),
    "ladder": Kind(Ladder, LadderAdopted),
    "deviation": Kind(Deviation, DeviationRecorded, DeviationWasNotRecorded),
    "dilemma": Kind(Dilemma, DilemmaRaised, DilemmaWasNotRaised),
    "lesson": Kind(Lesson, LessonDrawn),
    "release": Kind(Release, ReleasePublished),
    "export": Kind(Export, ExportMade),
    "cycle": Kind(Cycle, CyclePlanned, CycleWasNotPlanned),
}
#: What is kept of these is the register; all but the protocols decide on it alone, they on more.
REGISTERED = frozenset({"account", "organisation", "protocol", "ladder"})
DECIDED_ON_THE_REGISTER = REGISTERED - {"protocol"}
