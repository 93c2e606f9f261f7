"""A release: who may publish which quarter, and that what was told of a cell stands until it moved."""

import pytest

from domain.refusals import NameIsUsed
from domain.register import AccountIsNotRegistered, ActIsPolicys
from escalations.computed import ComputedDiffers
from escalations.release import (
    LaterQuarterWasReleased,
    QuarterIsImpossible,
    QuarterIsNotOver,
    ReleaseBearsItsQuarter,
    digest,
)
from tests.escalations.city import city
from tests.escalations.route import Given, act

TABLES = {"2024-1": {("district=Noord",): 20, ("district=Zuid",): None, (): 45},
          "2024-2": {("district=Noord",): 25, ("district=Zuid",): 15, (): 50},
          "2024-3": {("district=Noord",): 30, ("district=Zuid",): None, (): 55}}
AT = "2024-07-03T09:00"


def published(quarter: str, at: str = AT, by: str = "pol", **more: object) -> dict[str, object]:
    return act("release_published", quarter, at, by, quarter=quarter, **more)


@pytest.fixture
def given() -> Given:
    found = city()
    found.facts.tables = TABLES
    return found


def test_policy_publishes_a_quarter_that_is_over_with_what_is_shown_hidden_and_its_digest(given):
    fact = given.tell(published("2024-1"))
    assert fact.cells == {"shown": 2, "hidden": 1}
    assert fact.figures == [{"cell": ["district=Noord"], "girls": 20}, {"cell": ["district=Zuid"], "girls": None},
                            {"cell": [], "girls": 45}]
    assert fact.digest == digest(fact.figures)
    assert len(fact.digest) == 64


def test_what_was_told_last_of_a_cell_is_known_to_the_next_release(given):
    given.then_stands(published("2024-1"))
    later = given.tell(published("2024-2", "2024-07-04T09:00"))
    assert [row["girls"] for row in later.figures] == [20, 15, 45]
    last = given.tell(published("2024-3", "2024-10-04T09:00"))
    assert [row["girls"] for row in last.figures] == [20, 15, 45], "of Zuid the quarter before the last told"


def test_a_quarter_is_published_once_and_never_after_a_later_one(given):
    given.then_stands(published("2024-2")).then_refused(published("2024-2", "2024-07-05T09:00"), NameIsUsed, "release")
    given.then_refused(published("2024-1", "2024-07-05T09:00"), LaterQuarterWasReleased, "quarter")


@pytest.mark.parametrize(("line", "refusal", "field"), [
    (published("2024-1", by="pro"), ActIsPolicys, "recorded_by"),
    (published("2024-1", by="nobody"), AccountIsNotRegistered, "recorded_by"),
    (published("2024-3"), QuarterIsNotOver, "quarter"),
    (published("2024-2", "2024-06-30T09:00"), QuarterIsNotOver, "quarter"),
    (published("2024-5"), QuarterIsImpossible, "quarter"), (published("2024-03"), QuarterIsImpossible, "quarter"),
    (published("2024-1") | {"release": "R-1"}, ReleaseBearsItsQuarter, "release"),
    (published("2024-1", computed={"digest": "another"}), ComputedDiffers, "computed.digest"),
])
def test_a_release_is_refused(given, line, refusal, field):
    given.then_refused(line, refusal, field)


def test_a_file_may_say_what_the_system_computes_too(given):
    given.then_stands(published("2024-1", computed={"cells": {"shown": 2, "hidden": 1}}))
