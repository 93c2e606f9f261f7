"""No fact of a trajectory is passed over by accident: with it the read model is another than without it."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from domain.catalogue import TRAJECTORY_EVENTS
from projections.fold import catch_up
from projections.questions import reader_of
from tests.architecture.test_catalogue import NOT_IN_THE_READ_MODEL
from tests.projections.histories import FOLLOWS, Course
from tests.projections.stored import record_of, rows

MENDING = ("entry_corrected", "entry_retracted")
#: A fact may say what was so already: it is tried with so many made-up courses.
TRIES = 30


def folded(lines: list[dict[str, Any]]) -> dict[str, list[Any]]:
    engine = record_of(lines)
    catch_up(engine)
    with engine.connect() as connection:
        return rows(reader_of(connection))


def course_that_ends_in(event: str, seed: int) -> list[dict[str, Any]] | None:
    """An opening, what this event follows if it follows anything, and the event; None when that was impossible."""
    course = Course("T-1", Random(seed))  # noqa: S311 - the same course every time
    course.tell(course.opening())
    if event in MENDING:
        course.tell({"event": "setback_recorded", "occurred_on": course.day()} | course.values("setback_recorded"))
        mended = {"entry": course.lines[-1]["id"], "reason": "r"}
        course.tell({"event": event} | mended | ({"values": {"occurred_on": course.day()}} if event == MENDING[0]
                                                 else {}))
    else:
        started, field = FOLLOWS.get(event, (None, None))
        follows: dict[str, Any] = {}
        if started is not None:
            course.tell({"event": started, "occurred_on": str(course.opened)} | course.values(started))
            told = course.lines[-1]
            follows = {name: told[name] for name in (field, "role") if name in told}
            if event == "caregiver_changed":
                follows["from"] = follows.pop(field, None)
        day = course.day(str(course.opened))
        course.tell({"event": event, "occurred_on": day} | course.values(event) | follows)
    return course.lines if course.lines[-1]["event"] == event else None


@pytest.mark.parametrize("event", [event for event in TRAJECTORY_EVENTS if event != "trajectory_opened"])
def test_with_the_fact_the_read_model_is_another_than_without_it(event):
    courses = [lines for seed in range(TRIES) if (lines := course_that_ends_in(event, seed))]
    assert courses, "no course with this event could be made up"
    seen = any(folded(lines) != folded(lines[:-1]) for lines in courses)
    assert seen == (event not in NOT_IN_THE_READ_MODEL)


def test_the_opening_makes_the_trajectory():
    assert folded(course_that_ends_in("setback_recorded", 0)[:1])["trajectory"]
