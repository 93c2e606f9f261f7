"""What helped, asked on a real store of either kind: for whoever may see girls, and for whoever may not."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from application.opening import create_store, open_workplace
from application.outcomes import ask_outcomes
from application.refusals import Refused
from tests.stories.test_the_route import lines, take_in

ON = date(2025, 12, 31)
OPENED = date(2024, 1, 1)


def girl(number: int, specialist_after: int | None) -> list[bytes]:
    name, met = f"G-{number}", OPENED + timedelta(days=1)
    told = [("trajectory_opened", OPENED, {"birth_month": "2009-03", "district": "Noord", "referred_by": "gp"}),
            ("signal_recorded", met, {"signal": "s", "form": "assault", "certainty": "suspected"})]
    if specialist_after is not None:
        told.append(("expertise_consulted", met + timedelta(days=specialist_after), {"field": "sexuality"}))
    return [json.dumps({"event": event, "trajectory": name, "occurred_on": str(day), "id": f"{name}-{event}",
                        "recorded_at": f"{day}T10:00:00Z", "recorded_by": "intake", **values}).encode()
            for event, day, values in told]


@pytest.fixture
def workplace(address, monkeypatch):
    for name, value in address.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    with open_workplace(writing=True) as opened:
        girls = [line for n in range(24) for line in girl(n, 20 if n < 11 else 100 if n < 12 else None)]
        assert take_in(opened, [*lines(), *girls]).refused == []
        yield opened


def specialist(answer: dict) -> dict:
    return next(figure for figure in answer["outcomes"] if figure["outcome"] == "specialist")["groups"][0]


def test_a_board_member_sees_the_days_and_policy_staff_no_more_than_may_leave(workplace):
    told, left = (specialist(ask_outcomes(workplace, account, ON, None, None)) for account in ("brd", "pol"))
    assert (told["number"], told["ends"], told["curve"]["days"]) == (24, {"specialist": 12}, [20, 100, 729])
    assert (left["number"], left["hidden"], left["curve"], left["ends"]) == (25, False, None, None)
    at = {moment["day"]: (moment["at_risk"], moment["share"]) for moment in left["at"]}
    # By day 30 eleven of the 24 had seen one; by day 180 one more: who that was could be worked out from a share.
    assert at[30] == (15, 0.46)
    assert [at[day][1] for day in (0, 60, 180)] == [None, None, None]


def test_as_it_was_known_then_nobody_had_come_yet(workplace):
    then = datetime(2024, 1, 10, tzinfo=UTC)
    told = specialist(ask_outcomes(workplace, "brd", date(2024, 1, 31), then, None))
    assert (told["number"], told["ends"], told["open"]) == (24, {}, 24)


def test_what_leaves_is_of_a_quarter_that_is_over_and_as_known_now(workplace):
    days = [ask_outcomes(workplace, "pol", on, None, None)["on"]
            for on in (date(2025, 9, 30), date(2025, 10, 1), date(2025, 12, 31), date(2026, 1, 1))]
    assert days == ["2025-06-30", "2025-09-30", "2025-09-30", "2025-12-31"]
    with pytest.raises(Refused):
        ask_outcomes(workplace, "pol", ON, datetime(2025, 1, 1, tzinfo=UTC), None)


def test_whoever_is_not_in_the_record_is_told_nothing(workplace):
    with pytest.raises(Refused):
        ask_outcomes(workplace, "nobody", ON, None, None)
