"""The route of the invented city: no line is refused, every status and ending occurs, and its causes are found back."""

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from hashlib import sha256
from itertools import chain

import pytest

from escalations.clock import day_in_city
from escalations.cycle import Cycle
from escalations.deviation import Deviation
from escalations.dilemma import Dilemma
from interchange.jsonlines import written
from interchange.synthetic import causes
from interchange.synthetic.city import generate
from interchange.synthetic.report_cases import lines as report_cases
from interchange.synthetic.route.city import with_route
from interchange.synthetic.route.rules import HOT_CLAUSE
from tests.synthetic.exposure import spell, standing
from tests.synthetic.judged import judged, refused

UNTIL = date(2026, 11, 25)
DEVIATION_STATUSES = {"waiting", "asked_back", "backed", "declined", "own_latitude", "withdrawn", "evaluated"}
DILEMMA_STATUSES = {"waiting", "taken_up", "asked_back", "decided", "outcome_known", "closed", "withdrawn"}


def city(seed: int = 1, trajectories: int = 400, until: date = UNTIL) -> list[dict]:
    girls = chain(report_cases(until), generate(seed, trajectories, 6, until))
    return list(with_route(seed, girls, until))


@cache
def demonstration() -> tuple[dict, ...]:
    return tuple(city())


@cache
def cases(trajectories: int = 400) -> tuple[list[Deviation], list[Dilemma]]:
    memory, _ = judged(demonstration() if trajectories == 400 else city(trajectories=trajectories))
    streams = memory.aggregates.values()
    return [s for s in streams if isinstance(s, Deviation)], [s for s in streams if isinstance(s, Dilemma)]


def is_of_a_girl(line: dict) -> bool:
    return "trajectory" in line and line["event"] not in {"deviation_recorded", "lesson_drawn"}


@cache
def route() -> tuple[dict, ...]:
    return tuple(line for line in demonstration() if not is_of_a_girl(line))


def of(event: str) -> list[dict]:
    return [line for line in route() if line["event"] == event]


MORNING = datetime.combine(UNTIL, time(6), UTC)


@pytest.mark.parametrize(("seed", "trajectories", "until"), [
    (1, 400, UNTIL), (2, 1, UNTIL), (3, 25, date(2024, 4, 1)), (4, 90, date(2025, 10, 27)), (5, 3, date(2014, 2, 20))])
def test_no_line_is_refused(seed, trajectories, until):
    assert refused(city(seed, trajectories, until)) == []


def test_a_city_in_which_nothing_happened_yet_has_people_and_rules_alone():
    told = list(with_route(1, report_cases(date(2014, 1, 20)), date(2014, 1, 20)))
    assert {line["event"] for line in told} >= {"account_registered", "ladder_adopted", "protocol_revised"}
    assert not any("deviation" in line or "dilemma" in line for line in told)


def test_the_same_seed_and_day_give_the_same_bytes_and_another_seed_others():
    def digest(seed: int) -> str:
        return sha256("\n".join(map(written, city(seed, 30))).encode()).hexdigest()
    assert digest(5) == digest(5)
    assert digest(5) != digest(6)


def test_the_facts_of_the_trajectories_stay_as_they_were():
    girls = [line for line in demonstration() if is_of_a_girl(line)]
    assert girls == [*report_cases(UNTIL), *generate(1, 400, 6, UNTIL)]


def test_lines_stand_in_the_order_of_recording_and_stop_before_the_last_day():
    moments = [line["recorded_at"] for line in route()]
    assert moments == sorted(moments)
    assert all(line["occurred_on"] == day_in_city(datetime.fromisoformat(line["recorded_at"])).isoformat()
               < UNTIL.isoformat() for line in route())


def test_some_three_hundred_deviations_and_eighty_dilemmas_over_two_years_and_a_few_a_month_before():
    lately = (UNTIL - timedelta(days=735)).isoformat()
    early = [line["occurred_on"] for line in of("deviation_recorded") if line["occurred_on"] < lately]
    assert len(of("deviation_recorded")) - len(early) == pytest.approx(300, abs=3)
    assert len(early) == pytest.approx(50, abs=3)
    assert min(early) >= (UNTIL - timedelta(days=1_225)).isoformat()
    assert 70 <= len(of("dilemma_raised")) <= 95
    assert 45 <= len(of("lesson_drawn")) <= 80


def test_the_cycle_that_was_adopted_is_held_against_months_in_which_somebody_stepped_outside():
    planned = next(line for line in of("cycle_planned") if line["cycle"] == "LC-1")
    by_month = Counter(line["occurred_on"][:7] for line in of("deviation_recorded"))
    baseline = [number for month, number in by_month.items()
                if planned["baseline_from"] <= month <= planned["baseline_until"]]
    assert len(baseline) >= 12
    assert sum(baseline) / len(baseline) < planned["prediction"]["to"] / 2


@pytest.mark.parametrize("trajectories", [400, 40, 8, 1])
def test_every_status_occurs(trajectories):
    deviations, dilemmas = cases(trajectories)
    assert {one.status for one in deviations} == DEVIATION_STATUSES
    assert {one.status for one in dilemmas} == DILEMMA_STATUSES


@pytest.mark.parametrize("trajectories", [400, 8])
def test_some_wait_in_time_and_some_too_long_on_each_rung(trajectories):
    deviations, dilemmas = cases(trajectories)
    waiting = {(one.rung, one.overdue(MORNING)) for one in deviations + dilemmas if one.status == "waiting"}
    assert waiting >= {("mandate_holder", False), ("mandate_holder", True), ("director", False), ("city_board", False),
                       ("city_board", True)}


@pytest.mark.parametrize("trajectories", [400, 8])
def test_acting_first_is_motivated_in_time_late_and_not_yet(trajectories):
    acted = [one for one in cases(trajectories)[0] if one.acted_first]
    found = {(one.motivated_at is not None, one.motivation_overdue(MORNING)) for one in acted}
    assert found == {(True, False), (True, True), (False, True), (False, False)}


def test_every_outcome_and_answer_occurs():
    assert {line["problem_solved"] for line in of("deviation_evaluated")} == {"yes", "partly", "no", "unknown"}
    assert {line["solved"] for line in of("dilemma_outcome_recorded")} == {"yes", "partly", "no", "unknown"}
    assert {line["rating"] for line in route() if line["event"].endswith("backing_felt")} == {1, 2, 3, 4, 5}
    assert {"conditions" in line for line in of("deviation_backed")} == {True, False}
    assert {"valid_until" in line for line in of("deviation_backed")} == {True, False}
    assert {line["option"] == "other" for line in of("dilemma_decided")} == {True, False}
    assert {"no_lesson" in line for line in of("dilemma_closed")} == {True, False}
    assert any("deviation" in line for line in of("dilemma_raised"))
    assert of("advice_given")
    assert {line["cause"] for line in of("lesson_drawn")} >= {"money", "law", "mandate", "capacity", "cooperation"}


def test_some_climb_because_a_term_passed_and_some_are_handed_up():
    for kind in ("deviation", "dilemma"):
        ways = {(line["recorded_by"] == "system", line["reason"] == "deadline_passed")
                for line in of(f"{kind}_handed_up")}
        assert ways == {(True, True), (False, False)}


def test_every_trajectory_was_open_on_the_day_of_the_question():
    girls = standing(line for line in demonstration() if is_of_a_girl(line))
    spells = {facts[0]["trajectory"]: spell(facts, UNTIL) for facts in girls}
    for line in (*of("deviation_recorded"), *of("dilemma_raised")):
        for name in line.get("trajectories") or [line["trajectory"]]:
            opened, closed = spells[name]
            assert opened <= date.fromisoformat(line["occurred_on"]).toordinal() < closed


def test_somebody_has_two_accounts_and_cares_for_some():
    accounts = defaultdict(set)
    for line in of("account_registered"):
        accounts[line["person"]].add(line["account"])
    carers = {line.get("to", line.get("caregiver")) for line in demonstration()
              if line["event"].startswith("caregiver")}
    two = [names for names in accounts.values() if len(names) == 2]
    assert len(two) >= 4
    assert all(names & carers for names in two)
    asked = {line["recorded_by"] for line in of("deviation_recorded")}
    assert any(names & asked for names in two)


def test_a_lent_mandate_is_used():
    lent = of("mandate_delegated")[0]["to"]
    assert any(line["recorded_by"] == lent for line in route() if line["event"].partition("_")[2] in {
        "backed", "declined", "decided", "taken_up", "asked_back"})


def test_an_answer_that_came_soon_solves_more_often():
    began = {line["deviation"]: line for line in of("deviation_recorded") if line["clause"] != HOT_CLAUSE}
    answered = {line["deviation"]: line["recorded_at"] for line in of("deviation_backed")}
    found = Counter()
    for line in of("deviation_evaluated"):
        name = line["deviation"]
        if name in began and name in answered:
            waited = datetime.fromisoformat(answered[name]) - datetime.fromisoformat(began[name]["recorded_at"])
            found[waited <= timedelta(days=causes.BACKED_SOON_DAYS), line["problem_solved"] == "yes"] += 1
    soon, later = (found[when, True] / (found[when, True] + found[when, False]) for when in (True, False))
    assert soon > later + 0.15


def test_one_clause_is_left_far_more_often_and_mostly_with_success():
    left = Counter(line["clause"] for line in of("deviation_recorded"))
    (most, number), (_, next_number) = left.most_common(2)
    assert most == HOT_CLAUSE
    assert number > 1.5 * next_number
    hot = {line["deviation"] for line in of("deviation_recorded") if line["clause"] == HOT_CLAUSE}
    solved = [line["problem_solved"] == "yes" for line in of("deviation_evaluated") if line["deviation"] in hot]
    assert sum(solved) / len(solved) > 0.8


@pytest.mark.parametrize(("trajectories", "until"), [
    (400, UNTIL), (400, date(2026, 3, 3)), (400, date(2027, 1, 1)), (30, UNTIL)])
def test_no_other_clause_asks_to_be_revised(trajectories, until):
    told, since = city(trajectories=trajectories, until=until), (until - timedelta(days=365)).isoformat()
    clause = {line["deviation"]: line["clause"] for line in told
              if line["event"] == "deviation_recorded" and line["occurred_on"] > since}
    solved = defaultdict(list)
    for line in told:
        if line["event"] == "deviation_evaluated" and line["deviation"] in clause:
            solved[clause[line["deviation"]]].append(line["problem_solved"] == "yes")
    assert {name for name, found in solved.items() if sum(found) >= 0.75 * len(found)} == {HOT_CLAUSE}


@cache
def learned(trajectories: int = 400, until: date = UNTIL) -> dict[str, Cycle]:
    memory, _ = judged(demonstration() if (trajectories, until) == (400, UNTIL) else city(1, trajectories, until))
    return {one.name: one for one in memory.aggregates.values() if isinstance(one, Cycle)}


@pytest.mark.parametrize("trajectories", [400, 8])
def test_cycles_stand_in_every_phase(trajectories):
    assert {one.status for one in learned(trajectories).values()} == {
        "planned", "running", "constrained", "checked", "acted", "closed"}


@pytest.mark.parametrize("until", [UNTIL, date(2026, 12, 9), date(2025, 6, 15)])
def test_one_cycle_improved_one_did_not_and_one_is_too_early(until):
    verdicts = {name: one.verdict for name, one in learned(until=until).items()}
    assert verdicts["LC-1"] == "improved"
    assert verdicts["LC-2"] in {"no_signal", "worsened"}
    assert verdicts["LC-3"] == "too_early"


def test_a_protocol_was_changed_because_a_cycle_was_adopted_and_its_cause_came_back():
    [revised] = of("protocol_revised")
    adopted = next(line for line in of("cycle_acted") if line["decision"] == "adopt")
    assert revised["cycle"] == adopted["cycle"]
    assert revised["recorded_at"] > adopted["recorded_at"]
    planned = next(line for line in of("cycle_planned") if line["cycle"] == adopted["cycle"])
    [lesson] = [line for line in of("lesson_drawn") if line["lesson"] in planned["lessons"]]
    taught = next(line for line in of("deviation_recorded") if line["deviation"] == lesson["deviation"])
    assert (taught["protocol"], taught["clause"]) == (planned["protocol"], planned["clause"])
    assert any(line["cause"] == lesson["cause"] and line["recorded_at"] > adopted["recorded_at"]
               for line in of("lesson_drawn"))
