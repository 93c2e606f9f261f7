"""The ten invented courses: each line is accepted, and counted by hand they give the report's figures."""

from collections import Counter
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from interchange.jsonlines import written
from interchange.synthetic.report_cases import lines
from tests.synthetic.judged import refused

INTERVIEWS = date(2020, 8, 28)
LAST = date(2026, 11, 25)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
STOPS = (date(2014, 6, 1), date(2017, 12, 11), date(2018, 9, 11))


@cache
def told(until: date) -> list[dict]:
    return list(lines(until))


def mended(until: date) -> list[dict]:
    """The facts that stand, corrections laid over and retractions left out, by the day on which they happened."""
    facts, place = {}, {}
    for number, line in enumerate(told(until)):
        if line["event"] == "entry_retracted":
            del facts[line["entry"]]
        elif line["event"] == "entry_corrected":
            facts[line["entry"]] |= line["values"]
        else:
            facts[line["id"]], place[line["id"]] = dict(line), number
    return sorted(facts.values(), key=lambda fact: (fact["occurred_on"], place[fact["id"]]))


def of(event: str, until: date = INTERVIEWS) -> list[dict]:
    return [fact for fact in mended(until) if fact["event"] == event]


def answers(item: str, until: date) -> Counter:
    latest = {f["trajectory"]: f["answer"] for f in of("background_recorded", until) if f["item"] == item}
    return Counter(latest.get(name, "unknown") for name in names())


def names() -> list[str]:
    return [f"R-{number:02d}" for number in range(1, 11)]


def test_every_line_is_accepted():
    assert refused(told(LAST)) == []


@pytest.mark.parametrize("until", STOPS)
def test_a_record_that_stops_earlier_is_accepted_too(until):
    assert refused(told(until)) == []


def test_the_ten_are_there():
    opened = of("trajectory_opened")
    assert sorted(f["trajectory"] for f in opened) == names()
    assert all("erzonnen" in f["note"] for f in opened)


@pytest.mark.parametrize("until", [INTERVIEWS, LAST])
@pytest.mark.parametrize(("item", "yes", "no", "unknown"), [
    ("parents_together", 3, 7, 0), ("siblings", 8, 2, 0), ("relationship", 3, 2, 5), ("born_in_netherlands", 9, 1, 0),
    ("parents_migration_background", 7, 0, 3), ("religious", 2, 1, 7), ("mild_intellectual_disability", 3, 7, 0),
    ("contact_family", 5, 5, 0), ("contact_friends", 5, 3, 2)])
def test_table_2_1_is_counted(item, yes, no, unknown, until):
    found = answers(item, until)
    assert (found["yes"], found["no"], found["unknown"]) == (yes, no, unknown)


def test_ages_on_the_day_of_the_interviews():
    ages = []
    for fact in of("trajectory_opened"):
        year, month = map(int, fact["birth_month"].split("-"))
        ages.append(INTERVIEWS.year - year - (INTERVIEWS.month < month))
    assert (min(ages), max(ages), sum(ages) / len(ages)) == (17, 23, 18.5)


def test_districts():
    found = Counter(f["district"] for f in of("trajectory_opened"))
    assert found["West"] + found["Nieuw-West"] == 5
    assert found["Zuidoost"] == 3
    assert found.total() == 10
    assert found["Noord"] == 0


@pytest.mark.parametrize("until", [INTERVIEWS, LAST])
def test_two_have_dropped_out_of_school(until):
    last = {f["trajectory"]: f["status"] for f in of("school_status_changed", until)}
    assert Counter(last.values())["dropped_out"] == 2


@pytest.mark.parametrize("until", [INTERVIEWS, LAST])
def test_three_closed_placements_ended_with_their_effects(until):
    closed = {(f["trajectory"], f["placement"]) for f in of("placement_started", until) if f["kind"] == "closed"}
    effects = {(f["trajectory"], f["placement"]): f["effect"] for f in of("placement_ended", until)
               if (f["trajectory"], f["placement"]) in closed}
    assert set(effects) == closed
    assert Counter(effects.values()) == {"negative": 2, "positive": 1}


def test_a_closed_placement_lasted_while_there_was_no_room():
    started = {(f["trajectory"], f["placement"]): f for f in of("placement_started") if f["kind"] == "closed"}
    ended = {(f["trajectory"], f["placement"]): f["occurred_on"] for f in of("placement_ended")}
    beyond = {name for (name, place), f in started.items() if ended[name, place] > f["planned_end"]}
    waited = {f["trajectory"] for f in of("wait_started") if f["for"] == "housing"}
    assert beyond
    assert beyond <= waited


def test_signals_are_weighed_differently():
    flags: dict[tuple, set] = {}
    for fact in of("signal_weighed"):
        flags.setdefault((fact["trajectory"], fact["signal"]), set()).add(fact["flag"])
    assert sum(len(colours) > 1 for colours in flags.values()) >= 10


def test_some_are_still_open_and_the_others_were_closed():
    assert len(of("trajectory_closed", INTERVIEWS)) == 1
    assert len(of("trajectory_closed", LAST)) == 7


@pytest.mark.parametrize("until", [INTERVIEWS, LAST, date(2018, 1, 1)])
def test_nothing_is_recorded_before_it_happened_or_on_the_last_day(until):
    before: dict[str, datetime] = {}
    for line in told(until):
        moment = datetime.fromisoformat(line["recorded_at"])
        assert line["occurred_on"] <= moment.astimezone(AMSTERDAM).date().isoformat() < until.isoformat()
        assert moment >= before.get(line["trajectory"], moment)
        before[line["trajectory"]] = moment


def test_earlier_days_are_the_beginning_of_later_ones():
    early = [line for line in told(LAST) if line["recorded_at"] < "2016-01-01"]
    assert early == told(date(2016, 1, 1))


def test_nothing_is_told_before_the_first_opening():
    assert not told(date(2014, 1, 20))
    assert told(date(2014, 1, 20) + timedelta(days=1))


def test_the_same_bytes_each_time():
    assert [written(line) for line in lines(LAST)] == [written(line) for line in told(LAST)]
