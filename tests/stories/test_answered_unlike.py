"""Who was answered unlike, asked on a real store of either kind."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from application.opening import create_store, open_workplace
from application.outcomes import ask_fairness
from tests.stories.test_ladder_figures import case
from tests.stories.test_the_route import lines, take_in, tell

ON = date(2025, 9, 30)


def girl(name: str, birth_month: str, district: str) -> bytes:
    return json.dumps({"event": "trajectory_opened", "trajectory": name, "occurred_on": "2023-01-01", "id": name,
                       "birth_month": birth_month, "district": district, "referred_by": "gp",
                       "recorded_at": "2023-01-01T09:00:00Z", "recorded_by": "intake"}).encode()


def answered(name: str, trajectory: str, begun: str, decided: str, *, backed: bool) -> list[bytes]:
    motivation = {"legitimacy": "l", "involvement": "i", "benefit": "b"}
    return [case(name, "deviation_recorded", begun, "pro-a", trajectory=trajectory, protocol="P-1", clause="c-mh",
                 instead="x", effective_from=begun[:10], motivation=motivation, expected_effect="y"),
            case(name, "deviation_backed" if backed else "deviation_declined", decided, "mh-a", reasons="r")]


@pytest.fixture
def workplace(address, monkeypatch):
    """Twenty answers about two girls in the year of the day, one before it and one after it.

    The older turns 18 on 1 June 2025: ten of her cases were asked before that day.
    """
    for name, value in address.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    with open_workplace(writing=True) as opened:
        assert take_in(opened, [*lines(), girl("G-old", "2007-06", "Noord"),
                                girl("G-young", "2010-06", "Zuid")]).refused == []
        tell(opened, answered("D-before", "G-old", "2024-09-28T08:00", "2024-09-30T09:00", backed=False))
        tell(opened, answered("D-first", "G-old", "2024-09-28T08:00", "2024-10-01T09:00", backed=False))
        for n in range(10):
            tell(opened, answered(f"D-{n}", "G-old", "2025-05-31T08:00", "2025-06-02T09:00", backed=n < 4))
        for n in range(10, 20):
            tell(opened, answered(f"D-{n}", "G-old", "2025-06-01T08:00", "2025-06-02T09:00", backed=False))
        for n in range(20, 30):
            tell(opened, answered(f"D-{n}", "G-young", "2025-07-01T08:00", "2025-07-02T09:00", backed=True))
        tell(opened, answered("D-after", "G-young", "2025-09-30T08:00", "2025-10-01T09:00", backed=False))
        opened.catch_up()
        yield opened


def groups(answer: dict, way: str) -> dict:
    (clause,) = answer["clauses"]
    return {group["group"]: (group["answered"], group["backed_share"], group["median_days"], group["differs"])
            for group in clause[way]}


def test_each_way_to_tell_cases_apart_is_as_counted_by_hand(workplace):
    told = ask_fairness(workplace, "brd", ON, None)
    assert (told["since"], told["on"]) == ("2024-10-01", "2025-09-30")
    assert groups(told, "organisation") == {"org-a": (31, 0.452, 1, None)}, "nobody to be held against"
    assert groups(told, "district") == {"Noord": (21, 0.19, 2, True), "Zuid": (10, 1.0, 1, True)}
    assert groups(told, "age") == {"from_18": (10, 0.0, 1, True), "under_18": (21, 0.667, 2, True)}
    assert (told["comparisons"], told["differing"]) == (4, 4)


def test_as_it_was_known_then_the_later_answers_had_not_come(workplace):
    told = ask_fairness(workplace, "brd", ON, datetime(2025, 6, 30, tzinfo=UTC))
    assert groups(told, "district") == {"Noord": (21, 0.19, 2, None)}


def test_policy_staff_see_no_share_that_tells_of_a_few(workplace):
    told = ask_fairness(workplace, "pol", date(2025, 12, 31), None)
    assert told["on"] == "2025-09-30", "the quarter that was over last"
    assert groups(told, "district") == {"Noord": (20, None, 2, True), "Zuid": (10, None, 1, True)}
    assert groups(told, "age") == {"from_18": (10, None, 1, True), "under_18": (20, 0.67, 2, True)}
