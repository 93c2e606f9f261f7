"""Whatever is told, mended, repeated, taken in, broken off and asked, in any order: the record is whole and right."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from application.recording import record_fact
from projections import fold
from projections.city import metrics
from record.keys import KeyStore
from record.recorder import Writer
from tests.projections import brute_city
from tests.projections.histories import FIRST, RECORDED, STEPS, Course
from tests.stories.keeper import HOUR, Keeper

if TYPE_CHECKING:
    from pathlib import Path

WHICH = st.integers(0, 99)
CHANCE = st.randoms(use_true_random=True)
ONS = st.sampled_from([FIRST + timedelta(days=a + s) for a in (0, 200, 400, 700) for s in STEPS])
#: Where a process may die: what it was doing there is done, and nothing after it.
DEATHS: dict[str, tuple[Any, str]] = {
    "the keys are kept": (KeyStore, "save_new"), "the events are added": (Writer, "_insert"),
    "the links and ids are added": (Writer, "_insert_links_and_ids"), "all of it is added": (Writer, "append"),
    "the receipt is added": (Writer, "keep_receipt"), "the figures are filled": (fold, "fill")}


class Dies(Exception):
    """The process ends here."""


class AnyHistory(RuleBasedStateMachine):
    """One store, and everything that people and programs do with it."""

    def __init__(self, made_file: Path, folders: pytest.TempPathFactory) -> None:
        super().__init__()
        self.made_file, self.folders = made_file, folders
        self.keeper = self.new_keeper()
        self.answers: dict[tuple[str, date, Any], Any] = {}
        self.steps = 0

    def new_keeper(self) -> Keeper:
        return Keeper(self.folders.mktemp("any"), self.made_file)

    def course(self, which: int) -> Course:
        return list(self.keeper.courses.values())[which % len(self.keeper.courses)]

    def some(self) -> bool:
        return bool(self.keeper.courses)

    def teardown(self) -> None:
        self.keeper.close()

    # What is told

    @precondition(lambda self: len(self.keeper.courses) < 3)
    @rule(chance=CHANCE)
    def a_trajectory_opens(self, chance):
        name = f"T-{len(self.keeper.courses) + 1}"
        course = self.keeper.courses[name] = Course(name, chance)
        self.keeper.tell(course, course.opening())

    @precondition(some)
    @rule(which=WHICH, times=st.integers(1, 6))
    def facts_are_recorded(self, which, times):
        course = self.course(which)
        for _ in range(times):
            course.number += 1
            self.keeper.tell(course, course.line())

    @precondition(some)
    @rule(which=WHICH)
    def a_fact_is_corrected(self, which):
        self.keeper.tell(self.course(which), self.course(which).correction())

    @precondition(some)
    @rule(which=WHICH, entry=WHICH)
    def a_fact_is_retracted(self, which, entry):
        lines = self.course(which).lines
        self.keeper.tell(self.course(which), {"event": "entry_retracted", "entry": lines[-1 - entry % len(lines)]["id"],
                                              "reason": "r"})

    @precondition(some)
    @rule(which=WHICH, days=st.integers(1, 90))
    def it_closes(self, which, days):
        course = self.course(which)
        last = date.fromisoformat(max(line["occurred_on"] for line in course.lines if line.get("occurred_on")))
        self.keeper.tell(course, {"event": "trajectory_closed", "reason": "goals_met",
                                  "occurred_on": str(last + timedelta(days=days))})

    @precondition(lambda self: self.keeper.done)
    @rule(which=WHICH)
    def a_command_comes_again(self, which):
        keeper = self.keeper
        command = list(keeper.done)[which % len(keeper.done)]
        answer = record_fact(keeper.workplace, keeper.done[command], "local", command, keeper.now)
        assert (answer["id"], answer["repeated"]) == (command, True)
        assert answer["position"] == keeper.positions[command]

    @precondition(some)
    @rule(which=WHICH, chance=CHANCE, new=st.integers(0, 6), skip_refused=st.booleans(), dry_run=st.booleans(),
          again=st.booleans())
    def a_file_comes_in(self, which, chance, new, skip_refused, dry_run, again):
        keeper, course = self.keeper, self.course(which)
        file = chance.sample(list(keeper.told.values()), min(3, len(keeper.told)))
        for number in range(new):
            keeper.now, course.number = keeper.now + HOUR, course.number + 1
            line = {"trajectory": course.name} | course.line()
            if chance.random() < 0.5:
                line |= {"id": f"f{keeper.now:%y%m%d%H}-{number}", "recorded_at": keeper.now.isoformat()}
            file += [line] * chance.choice((1, 1, 2))
        keeper.bring_in(course, file, skip_refused=skip_refused, dry_run=dry_run)
        if again:
            keeper.bring_in(course, file, skip_refused=skip_refused, dry_run=False)

    # What happens to the store

    @rule(batch=st.integers(1, 9), far_behind=st.sampled_from((2, 20_000)))
    def it_catches_up(self, batch, far_behind):
        with patch.multiple(fold, BATCH=batch, FAR_BEHIND=far_behind):
            assert self.keeper.workplace.catch_up() == len(self.keeper.told)

    @rule()
    def it_is_rebuilt(self):
        assert self.keeper.workplace.rebuild() == len(self.keeper.told)

    @rule()
    def it_is_closed_and_opened(self):
        self.keeper.reopen()

    @precondition(some)
    @rule(which=WHICH, death=st.sampled_from(sorted(DEATHS)), restarts=st.booleans())
    def the_process_dies_while_it_records(self, which, death, restarts):
        keeper, course = self.keeper, self.course(which)
        keeper.now += HOUR
        line = {"trajectory": course.name, "event": "strength_recorded", "occurred_on": str(course.opened),
                "kind": "caring"}
        owner, name = DEATHS[death]
        does, command = getattr(owner, name), f"d{keeper.now:%y%m%d%H}"

        def then_dies(*given: Any) -> None:
            does(*given)
            raise Dies

        with suppress(Dies), patch.object(owner, name, then_dies):
            record_fact(keeper.workplace, line, "local", command, keeper.now)
        if restarts:
            keeper.reopen()
        kept = death == "the figures are filled"
        if not kept:
            keeper.is_whole()
        answer = record_fact(keeper.workplace, line, "local", command, keeper.now)
        assert answer["repeated"] == kept
        course.keep(line | {"id": command, "recorded_at": keeper.now.isoformat()})
        assert answer["position"] == len(keeper.told)
        keeper.done[command], keeper.positions[command] = line, answer["position"]

    @precondition(some)
    @rule()
    def it_is_given_out_and_taken_in_elsewhere(self):
        other, given = self.new_keeper(), self.keeper.given_out()
        other.now, other.courses = self.keeper.now, self.keeper.courses
        try:
            assert other.take_in(given).imported == len(given)
            assert other.given_out() == given
            other.is_whole()
            other.workplace.catch_up()
            other.is_folded_right()
        finally:
            other.close()

    # What is asked

    @precondition(some)
    @rule(which=WHICH, on=ONS, hours=st.none() | st.integers(-1, 60))
    def she_is_asked_after(self, which, on, hours):
        course = self.course(which)
        known_at = None if hours is None else min(RECORDED + hours * HOUR, self.keeper.now)
        answer = self.keeper.answer(course, on, known_at)
        if known_at is not None:
            self.answers[course.name, on, known_at] = answer

    @precondition(some)
    @rule(on=ONS, district=st.sampled_from((None, "Noord")), organisation=st.sampled_from((None, "x")))
    def the_city_is_asked_after(self, on, district, organisation):
        city = {name: course.lines for name, course in self.keeper.courses.items()}
        counted = brute_city.metrics(city, on.toordinal(), district, organisation)
        self.keeper.workplace.catch_up()
        for known_at in (None, self.keeper.now):
            with self.keeper.workplace.reading(known_at) as reader:
                told = metrics(reader, on, district, organisation)
            assert {key: told[key] for key in counted} == counted

    # What is so at any moment

    @invariant()
    def it_is_whole(self):
        self.keeper.is_whole()

    @invariant()
    def its_figures_are_those_of_the_whole_record(self):
        self.keeper.is_folded_right()

    @invariant()
    def what_was_known_then_stays_as_it_was_told(self):
        self.steps += 1
        if self.answers:
            (name, on, known_at), answer = list(self.answers.items())[self.steps % len(self.answers)]
            assert self.keeper.answer(self.keeper.courses[name], on, known_at) == answer


def run(made_file: Path, folders: pytest.TempPathFactory, examples: int, steps: int) -> None:
    run_state_machine_as_test(partial(AnyHistory, made_file, folders), settings=settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)))


def test_the_record_stays_whole_and_right(made_file, tmp_path_factory):
    run(made_file, tmp_path_factory, examples=12, steps=30)


@pytest.mark.long
def test_the_record_stays_whole_and_right_in_the_long_run(made_file, tmp_path_factory):
    run(made_file, tmp_path_factory, examples=40, steps=80)
