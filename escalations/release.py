"""What leaves the system of a quarter: tables of figures, protected together, published once."""

from __future__ import annotations

import re
from hashlib import sha256
from json import dumps
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, BaseAggregate

from domain.event import Fact
from domain.fields import Name, ThingName, computed
from domain.identity import stream_id
from domain.refusals import NameIsUsed, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from escalations.facts import Facts

_QUARTER = re.compile(r"(19|20|21)\d\d-[1-4]")
#: So many quarters are looked back for what was told before, and ahead for what was told since: twenty-five years.
_AROUND = 100


class QuarterIsImpossible(Refusal):
    """A quarter is a year and its number, such as 2024-3."""


class ReleaseBearsItsQuarter(Refusal):
    """A release bears the name of its quarter: so there is one of each."""


class QuarterIsNotOver(Refusal):
    """This quarter is not over: its last day has not passed."""


class LaterQuarterWasReleased(Refusal):
    """A later quarter was published before: what is told of an earlier one now would differ from it by a few girls."""


class ReleasePublished(Fact, AggregateCreated):
    """The tables of a quarter are published.

    The system computes `figures`, a row for each cell with its count of girls (null where that is hidden), how many
    `cells` are shown and hidden, and the SHA-256 `digest` of the rows.
    """

    TOPIC = "release_published"
    release: ThingName
    quarter: Name
    cells: Annotated[dict[str, int] | None, computed("object")] = None
    figures: Annotated[list[dict[str, Any]] | None, computed("rows")] = None
    digest: Annotated[str, computed("name")] = ""

    @classmethod
    def check(cls, values: Mapping[str, Any], occurred_on: date) -> None:
        """A quarter that is over, under its own name."""
        if not _QUARTER.fullmatch(values["quarter"]):
            raise QuarterIsImpossible("quarter")
        if values["release"] != values["quarter"]:
            raise ReleaseBearsItsQuarter("release")
        if values["quarter"] >= quarter_of(occurred_on):
            raise QuarterIsNotOver("quarter")


EVENTS = (ReleasePublished,)


class Release(BaseAggregate[UUID]):
    """What was published of one quarter."""

    TOPIC = "release"
    Event = Fact
    ReleasePublished = ReleasePublished

    def __init__(self) -> None:
        """A release; its publication is kept by its own event."""
        self.figures: Sequence[dict[str, Any]] = ()
        self.last_recorded_at: Any = None

    @classmethod
    def first(cls, envelope: Mapping[str, Any], values: Mapping[str, Any], facts: Facts) -> Release:
        """Publish a quarter: policy's act. Figures that were told of an earlier quarter stand until they moved."""
        facts.register.must_make_policy(envelope["recorded_by"])
        ReleasePublished.check(values, envelope["occurred_on"])
        quarter = values["quarter"]
        if any(facts.release(later) is not None for later in quarters_from(quarter, 1)):
            raise LaterQuarterWasReleased("quarter")
        before: dict[tuple[str, ...], int] = {}
        for earlier in reversed(list(quarters_from(quarter, -1))):
            found = facts.release(earlier)
            before |= {tuple(row["cell"]): row["girls"] for row in (found.figures if found else ())
                       if row["girls"]}
        rows = facts.release_figures(quarter, envelope["timestamp"], before)
        shown = sum(row["girls"] is not None for row in rows)
        return cls._create(ReleasePublished, id=stream_id("release", values["release"]), **envelope, **values,
                           cells={"shown": shown, "hidden": len(rows) - shown}, figures=rows, digest=digest(rows))

    def record(self, event: type[Fact], envelope: Mapping[str, Any], values: Mapping[str, Any],  # noqa: ARG002
               facts: Facts) -> None:  # noqa: ARG002
        """A quarter is published once."""
        raise NameIsUsed("release")

    def keep(self, fact: Any) -> None:
        """Replay only assigns."""
        self.figures, self.last_recorded_at = fact.figures, fact.timestamp


def quarter_of(day: date) -> str:
    """The quarter YYYY-N in which a day lies."""
    return f"{day.year:04d}-{(day.month + 2) // 3}"


def digest(rows: Sequence[Mapping[str, Any]]) -> str:
    """The SHA-256 of the rows as JSON without spaces, keys in order."""
    return sha256(dumps(rows, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def quarters_from(quarter: str, step: int) -> Iterator[str]:
    """The quarters after this one, or with a step of -1 before it, the nearest first."""
    number = int(quarter[:4]) * 4 + int(quarter[5:]) - 1
    for _ in range(_AROUND):
        number += step
        yield f"{number // 4:04d}-{number % 4 + 1}"
