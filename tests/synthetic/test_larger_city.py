"""In a larger city the route is walked as often for each girl as in the demonstration, and its cycles end as there."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache

import pytest

from escalations.cycle import Cycle
from interchange.synthetic.city import generate
from interchange.synthetic.route.city import with_route
from interchange.synthetic.route.rules import HOT_CLAUSE
from tests.synthetic.judged import judged

UNTIL = date(2026, 11, 25)


@cache
def told() -> tuple[dict, ...]:
    """Of a city twice as large as the demonstration."""
    return tuple(with_route(1, generate(1, 800, 6, UNTIL), UNTIL))


def of(event: str) -> list[dict]:
    return [line for line in told() if line["event"] == event]


def test_twice_as_many_girls_have_twice_as_many_cases():
    assert len(of("deviation_recorded")) == pytest.approx(2 * 350, abs=5)
    assert 140 <= len(of("dilemma_raised")) <= 190


def test_no_line_is_refused_and_one_cycle_improved_one_did_not_and_one_is_too_early():
    memory, refused = judged(told())
    assert refused == []
    verdicts = {one.name: one.verdict for one in memory.aggregates.values() if isinstance(one, Cycle)}
    assert verdicts["LC-1"] == "improved"
    assert verdicts["LC-2"] in {"no_signal", "worsened"}
    assert verdicts["LC-3"] == "too_early"


def test_the_adopted_cycle_expects_more_than_any_month_of_its_baseline_and_twice_their_mean():
    planned = next(line for line in of("cycle_planned") if line["cycle"] == "LC-1")
    by_month = Counter(line["occurred_on"][:7] for line in of("deviation_recorded"))
    baseline = [number for month, number in sorted(by_month.items())
                if planned["baseline_from"] <= month <= planned["baseline_until"]]
    assert len(baseline) >= 12
    assert max(baseline) < planned["prediction"]["to"]
    assert sum(baseline) / len(baseline) < planned["prediction"]["to"] / 2


def test_one_clause_alone_asks_to_be_revised():
    since = (UNTIL - timedelta(days=365)).isoformat()
    clause = {line["deviation"]: line["clause"] for line in of("deviation_recorded") if line["occurred_on"] > since}
    solved = defaultdict(list)
    for line in of("deviation_evaluated"):
        if line["deviation"] in clause:
            solved[clause[line["deviation"]]].append(line["problem_solved"] == "yes")
    assert {name for name, found in solved.items() if sum(found) >= 0.75 * len(found)} == {HOT_CLAUSE}
