"""The ladder: who may answer a question that a professional cannot, from the mandate holder up to the city board."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, AggregateEvent, BaseAggregate

from domain.event import Fact
from domain.fields import NAME, Field, Part, ThingName, code, things, whole
from domain.identity import stream_id
from domain.refusals import Refusal, VersionIsNotNext
from domain.roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from domain.register import Register

#: Every ladder has these rungs in this order; more may stand between them (workflow.md, The ladder).
FIXED_RUNGS = ("mandate_holder", "director", "city_board")
SCOPES = ("organisation", "city")
#: Ten years: far beyond any term, and no date overflows.
MOST_DAYS, MOST_HOURS = 3_650, 87_600


class LadderLacksARung(Refusal):
    """A ladder begins with mandate_holder and ends with city_board, with director between them."""


@dataclass(frozen=True)
class Rung:
    """A step of the ladder: whose role answers there, for whom, and within what term."""

    rung: str
    role: str
    scope: str
    answer_within_days: int
    urgent_within_hours: int


@dataclass(frozen=True)
class LadderVersion:
    """The rules of the route as they were at one moment; a case keeps the version it began under."""

    version: int
    rungs: tuple[Rung, ...]
    motivation_within_hours: int
    evaluate_within_days: int

    def rung(self, name: str) -> Rung:
        """The rung of this name; it is of this version."""
        return self.rungs[self.names.index(name)]

    def above(self, name: str) -> Rung | None:
        """The rung above this one, None on the top."""
        place = self.names.index(name) + 1
        return self.rungs[place] if place < len(self.rungs) else None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the rungs, from low to high."""
        return tuple(rung.rung for rung in self.rungs)


#: In force as version 0 as long as the record holds no ladder (workflow.md, The ladder); settings may say otherwise.
LADDER_OF_THE_SETTINGS = LadderVersion(
    version=0,
    rungs=(Rung("mandate_holder", "mandate_holder", "organisation", 5, 24),
           Rung("director", "director", "organisation", 10, 48),
           Rung("city_board", "board_member", "city", 21, 72)),
    motivation_within_hours=24, evaluate_within_days=90)


class LadderAdopted(Fact, AggregateCreated):
    """The rules of the route are laid down anew, for every case that begins from now on."""

    TOPIC = "ladder_adopted"
    ladder: ThingName
    version: Annotated[int, Field("number", low=1, high=MOST_DAYS, whole=True)]
    rungs: Annotated[list[dict[str, Any]], things(
        Part("rung", NAME), Part("role", code(*ROLES)), Part("scope", code(*SCOPES)),
        Part("answer_within_days", whole(1, MOST_DAYS)), Part("urgent_within_hours", whole(1, MOST_HOURS)))]
    motivation_within_hours: Annotated[int, whole(1, MOST_HOURS)]
    evaluate_within_days: Annotated[int, whole(1, MOST_DAYS)]

    def mutate(self, aggregate: Any) -> Any:
        """The first begins the stream; the same ladder may be adopted again, with the next version."""
        return AggregateCreated.mutate(self, None) if aggregate is None else AggregateEvent.mutate(self, aggregate)

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:  # noqa: ARG003
        """The rungs that every ladder has stand there in their order, the first lowest and the last highest."""
        names = [rung["rung"] for rung in values["rungs"]]
        fixed = tuple(name for name in names if name in FIXED_RUNGS)
        if fixed != FIXED_RUNGS or names[0] != FIXED_RUNGS[0] or names[-1] != FIXED_RUNGS[-1]:
            raise LadderLacksARung("rungs")

    def as_version(self) -> LadderVersion:
        """The rules that this event lays down."""
        return LadderVersion(self.version, tuple(Rung(**rung) for rung in self.rungs), self.motivation_within_hours,
                             self.evaluate_within_days)


EVENTS = (LadderAdopted,)


class Ladder(BaseAggregate[UUID]):
    """A ladder by its name, with the versions of it that were adopted."""

    TOPIC = "ladder"
    Event = Fact
    LadderAdopted = LadderAdopted

    def __init__(self) -> None:
        """A ladder; its first version is kept by its own event."""
        self.versions: Sequence[LadderVersion] = ()
        self.last_recorded_at: Any = None

    @classmethod
    def first(cls, envelope: Mapping[str, Any], values: Mapping[str, Any], register: Register) -> Ladder:
        """Adopt a ladder: policy's act (workflow.md, Who may do what)."""
        _must_be_next(envelope, values, register)
        return cls._create(LadderAdopted, id=stream_id("ladder", values["ladder"]), **envelope, **values)

    def record(self, event: type[Fact], envelope: Mapping[str, Any], values: Mapping[str, Any],
               register: Register) -> None:
        """Adopt the next version under the same name."""
        _must_be_next(envelope, values, register)
        self.trigger_event(event, originator_topic=self.TOPIC, **envelope, **values)

    def registered_in(self, register: Register) -> Register:
        """The register with the versions of this ladder."""
        return register.with_ladders(self.versions)

    def keep(self, fact: Any) -> None:
        """Replay only assigns."""
        self.versions = (*self.versions, fact.as_version())
        self.last_recorded_at = fact.timestamp


def _must_be_next(envelope: Mapping[str, Any], values: Mapping[str, Any], register: Register) -> None:
    register.must_make_policy(envelope["recorded_by"])
    LadderAdopted.check(values, envelope["occurred_on"])
    if values["version"] != register.ladder_in_force.version + 1:
        raise VersionIsNotNext("version")
