"""Policy staff ask everything that there is to ask of a real store: nothing points at one girl."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from application.figures import ask_series
from application.opening import open_workplace
from projections.asked_by_month import parts_of_city
from tests.stories.command_line import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

UNTIL, ON = "2024-11-13", "2024-10-31"
QUESTIONS = (("outcomes",), ("outcomes", "--by", "continuity"), ("fairness",), ("protocols", "--history"),
             ("metrics",), ("report", "background"), ("lessons",), ("protocols",), ("cycle", "LC-1"), ("cycle", "LC-3"),
             ("cycle", "LC-5"), *(("series", key, "--from", "2022-01", "--to", "2024-12") for key in (
                 "overloaded_share", "stalled_share", "silent_share", "heard_within_90_days_share", "mean_ratio",
                 "changes_per_1000_days", "moves_per_1000_days", "deviations", "dilemmas", "answer_days")))
REFUSED = (("show", "R-01"), ("deviation", "A-0001"), ("dilemma", "D-0001"),
           ("report", "background", "--name-prefix", "R"), ("precedents", "--deviation", "A-0001"),
           ("metrics", "--district", "West"),
           ("metrics", "--organisation", "org-brug"), ("metrics", "--known-at", "2024-06-01T00:00:00Z"),
           ("series", "stalled_share", "--from", "2024-01", "--to", "2024-02", "--district", "West"),
           ("series", "deviations", "--from", "2024-01", "--to", "2024-02", "--known-at", "2024-06-01T00:00:00Z"),
           ("series", "dilemmas", "--from", "2024-01", "--to", "2024-02", "--district", "West"),
           ("series", "deviations", "--from", "2024-01", "--to", "2024-02", "--district", "West", "--organisation",
            "org-brug"), ("quarter", "2024-3", "--now", "2024-08-01T00:00:00Z"))
#: How trajectories, deviations, persons and caregivers are called in the demonstration.
NAME_OF_ONE = re.compile(r'"(R-\d\d|G-\d{4}|A-\d{4}|c-[a-z]+-[a-z]+-\d+)"')


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("policy"))
    assert store.told("demo", "--trajectories", "120", "--until", UNTIL).returncode == 0
    return store


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_no_answer_names_one_girl_or_one_case(city: Store, question: tuple[str, ...]) -> None:
    told = city.told(*question, "--as", "beleid", "--json")
    assert told.returncode == 0, told.stderr
    assert NAME_OF_ONE.findall(told.stdout) == []


@pytest.mark.parametrize("question", REFUSED, ids=" ".join)
def test_a_question_about_one_girl_or_between_two_answers_is_refused_in_words(city: Store, question: tuple[str, ...],
                                                                              ) -> None:
    told = city.told(*question, "--as", "beleid", "--json")
    assert (told.returncode, told.stdout) == (1, "")
    assert "Traceback" not in told.stderr
    assert len(told.stderr) > 20


def counts(answer: Any, path: str = "") -> Iterator[tuple[str, float]]:
    """Every whole number in an answer, with where it stands."""
    if isinstance(answer, dict):
        for key, value in answer.items():
            yield from counts(value, f"{path}.{key}")
    elif isinstance(answer, list):
        for value in answer:
            yield from counts(value, path)
    elif isinstance(answer, int) and not isinstance(answer, bool):
        yield path, answer


def test_no_count_of_girls_lies_between_nought_and_ten_and_each_is_rounded(city: Store) -> None:
    found = [told for asked in (("metrics",), ("report", "background"))
             for told in counts(city.answer(*asked, "--as", "beleid"))]
    girls = [(path, number) for path, number in found
             if not path.startswith((".ladder", ".learning")) and "median_days" not in path]
    assert len(girls) > 15
    assert [(path, number) for path, number in girls if number % 5 or 0 < number < 10] == []


@pytest.mark.parametrize("by", ["organisation", "district"])
def test_no_few_deviations_of_a_part_are_what_the_others_leave_of_the_city(city: Store, by: str,
                                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in city.environment.items():
        monkeypatch.setenv(name, value)
    with open_workplace(writing=False) as workplace:
        with workplace.reading(None) as reader:
            parts = parts_of_city(reader, by)
        exact, told = ([[row["value"] for row in ask_series(
            workplace, account, "deviations", "2022-01", "2024-10", date(2024, 11, 1), **{by: part})]
            for part in parts] for account in ("local", "beleid"))
    months = [list(zip(*month, strict=True)) for month in zip(zip(*exact, strict=True), zip(*told, strict=True),
                                                              strict=True)]
    assert len(parts) > 2
    assert any(answer for month in months for _, answer in month)
    for month in months:
        assert all(answer in {None, real} and answer not in {1, 2, 3, 4} for real, answer in month)
        hidden = [real for real, answer in month if answer is None]
        assert len(hidden) != 1 or hidden[0] not in {1, 2, 3, 4}


def test_a_day_within_a_month_is_answered_as_the_end_of_the_month_before(city: Store) -> None:
    first, later = (city.answer("metrics", "--on", day, "--as", "beleid") for day in (ON, "2024-11-12"))
    assert first == later
    assert first["on"] == ON
    assert first["hidden"] is True
    assert all(first[name] is None for name in first["hidden_figures"] if "." not in name)


def test_what_is_told_of_a_month_is_told_in_both_places(city: Store) -> None:
    told = city.answer("metrics", "--on", ON, "--as", "beleid")
    for key, part in (("overloaded_share", "overloaded"), ("stalled_share", "stalled")):
        [row] = city.answer("series", key, "--from", "2024-10", "--to", "2024-10", "--as", "beleid")
        assert (row["value"], row["numerator"], row["denominator"]) == (told[key], told[part], told["open"])


def test_whoever_sees_girls_is_told_what_there_is(city: Store) -> None:
    exact = city.answer("metrics", "--on", ON)
    told = city.answer("metrics", "--on", ON, "--as", "beleid")
    assert "hidden" not in exact
    assert exact["open"] != told["open"] or exact["open"] % 5 == 0
    assert abs(exact["open"] - told["open"]) <= 2


def test_the_administrator_sees_no_girl_either(city: Store) -> None:
    assert "hidden" in city.answer("metrics", "--as", "beheer")


def test_a_cycle_on_one_organisation_keeps_its_verdict_and_not_its_figures(city: Store) -> None:
    told = json.dumps(city.answer("cycle", "LC-5", "--as", "beleid"))
    assert '"value": 0' not in told
