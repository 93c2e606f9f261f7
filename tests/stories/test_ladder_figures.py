"""The ladder in the city's figures, counted by hand on a small route; and each month as its drill-down lists it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from application.opening import create_store, open_workplace
from application.working import work_once
from projections.counted import counted
from projections.ladder import ladder
from projections.series import series
from tests.stories.test_the_route import lines, take_in, tell

ON = date(2024, 9, 30)


def case(name: str, event: str, at: str, by: str, **values) -> bytes:
    return json.dumps({"event": event, "deviation": name, "occurred_on": at[:10], "recorded_at": f"{at}:00Z",
                       "recorded_by": by, "id": f"{name}-{event}-{at}", **values}).encode()


def asked(name: str, at: str) -> bytes:
    motivation = {"legitimacy": "l", "involvement": "i", "benefit": "b"}
    return case(name, "deviation_recorded", at, "pro-a", trajectory="T-1", protocol="P-1", clause="c-mh", instead="x",
                effective_from=at[:10], motivation=motivation, expected_effect="y")


#: D-1 backed after 2 days and solved; D-2 runs out at mandate_holder on 10 July and is declined by the director 3 days
#: later; D-3 asked back for 4 days and backed on the 6th day; D-4 is still waiting in time.
ROUTE = [
    asked("D-1", "2024-06-03T08:00"), case("D-1", "deviation_backed", "2024-06-05T09:00", "mh-a", reasons="r"),
    case("D-1", "deviation_backing_felt", "2024-06-06T09:00", "pro-a", rating=5),
    case("D-1", "deviation_evaluated", "2024-07-01T09:00", "pro-a", problem_solved="yes", effect="e"),
    asked("D-2", "2024-07-05T08:00"),
    asked("D-3", "2024-08-01T08:00"), case("D-3", "deviation_asked_back", "2024-08-02T08:00", "mh-a", question="q"),
    case("D-3", "deviation_answered_back", "2024-08-06T08:00", "pro-a", answer="a"),
    case("D-3", "deviation_backed", "2024-08-07T09:00", "mh-a", reasons="r"),
    case("D-3", "deviation_evaluated", "2024-09-01T09:00", "pro-a", problem_solved="no", effect="e"),
]


@pytest.fixture
def workplace(address, monkeypatch):
    for name, value in address.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    with open_workplace(writing=True) as opened:
        take_in(opened, lines())
        tell(opened, ROUTE[:5])
        work_once(opened, datetime(2024, 7, 10, 8, 30, tzinfo=UTC))
        tell(opened, [case("D-2", "deviation_declined", "2024-07-13T08:00", "dir-a", reasons="r"), *ROUTE[5:],
                      asked("D-4", "2024-09-29T08:00")])
        yield opened


def test_each_rung_is_as_counted_by_hand(workplace):
    with workplace.reading(None) as reader:
        told, later, before = (ladder(reader, on) for on in (ON, date(2025, 7, 5), date(2024, 6, 4)))
    # At mandate_holder three rungs stood 2, 5 (ran out: censored) and 6 - 4 = 2 days; D-4 1 day so far.
    assert told["mandate_holder"] == {"arrived": 4, "answered_in_time_share": 0.667, "expired": 1, "median_days": 2}
    assert told["director"] == {"arrived": 1, "answered_in_time_share": 1.0, "expired": 0, "median_days": 3}
    assert told["city_board"] == {"arrived": 0, "answered_in_time_share": None, "expired": 0, "median_days": None}
    assert (told["backed_solved_share"], told["backing_felt_mean"]) == (0.5, None)
    assert before["mandate_holder"] == {"arrived": 1, "answered_in_time_share": None, "expired": 0,
                                        "median_days": None}
    assert later["mandate_holder"]["arrived"] == 2, "a year later the first of June and of July are long ago"


def test_months_are_as_counted_by_hand_and_list_what_they_count(workplace):
    months = ("2024-05", "2024-06", "2024-07", "2024-08", "2024-09")
    with workplace.reading(None) as reader:
        for key, values in (("deviations", [0, 1, 1, 1, 1]), ("dilemmas", [0] * 5),
                            ("answer_days", [None, 2.0, 8.0, 6.0, None])):
            told = series(reader, key, months[0], months[-1], date(2024, 10, 1))
            assert [row["value"] for row in told] == values
            for row in told:
                found = counted(reader, key, row["month"], date(2024, 10, 1))
                assert len(found) == (row["numerator"] if row["denominator"] is None else row["denominator"])
        for district, organisation, value in (("Noord", None, 1), ("Zuid", None, 0), (None, "org-a", 1),
                                              (None, "org-b", 0)):
            (row,) = series(reader, "deviations", "2024-06", "2024-06", ON, district, organisation)
            assert row["value"] == value


def test_what_is_back_with_the_asker_does_not_count_while_it_lies_there(workplace):
    tell(workplace, [
        asked("E-1", "2026-03-02T08:00"), case("E-1", "deviation_backed", "2026-03-05T09:00", "mh-a", reasons="r"),
        asked("E-2", "2026-03-02T08:00"), case("E-2", "deviation_asked_back", "2026-03-03T09:00", "mh-a", question="q"),
        asked("E-3", "2026-03-02T08:00"), case("E-3", "deviation_asked_back", "2026-03-03T09:00", "mh-a", question="q"),
        case("E-3", "deviation_withdrawn", "2026-03-12T09:00", "pro-a", reason="r"),
        asked("E-4", "2026-03-12T08:00"), case("E-4", "deviation_asked_back", "2026-03-13T08:00", "mh-a", question="q"),
        case("E-4", "deviation_answered_back", "2026-03-29T08:00", "pro-a", answer="a"),
        case("E-4", "deviation_backed", "2026-03-30T09:00", "mh-a", reasons="r")])
    with workplace.reading(None) as reader:
        told = {day: ladder(reader, date(2026, 3, day))["mandate_holder"]["median_days"]
                for day in (2, 3, 4, 5, 20, 31)}
    # E-1 took 3 days; E-2, E-3 and E-4 stood 1 day when they were put back, and have been 1 day on the rung until
    # then: when E-1 was answered nobody else had been there as long. E-4 was answered after 1 + 1 days.
    assert told == {2: None, 3: None, 4: None, 5: 3, 20: 3, 31: 2}
