"""Whatever owners, months and late figures do: nothing comes of a cycle but by its prediction and its figures."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from domain.refusals import Refusal
from tests.escalations.city import CLAUSES
from tests.escalations.naive_check import expected, month
from tests.escalations.remembered import Told, city_that_learns, year_and_month
from tests.escalations.route import act

#: Whose figures: of the whole city, of an organisation, of a district.
WHOM, MEASURES = [None, "org-a", "org-b", "Noord"], ["deviations", "overloaded_share"]
CYCLES, LESSONS = ["C-1", "C-2", "C-3", "C-4", "C-5", "C-6", "C-7"], ["L-1", "L-2", "L-3"]
#: `pro-too` is a second account of the person of `pro`; `gone` is closed.
OWNERS, ACCOUNTS = ["pro", "dir", "gone"], ["pro", "pro-too", "dir", "pro-b", "pol"]
PERSON_OF = {"pro-too": "pro"}
_FIRST = 2022 * 12

names, whom = st.sampled_from(CYCLES), st.sampled_from(WHOM)
who = st.sampled_from(["pol", "pol", "pol", *ACCOUNTS])  # mostly somebody who may
directions, measures = st.sampled_from(["up", "down"]), st.sampled_from(MEASURES)
quiet, after = st.integers(3, 4), st.one_of(st.integers(3, 4), st.integers(0, 12), st.none())


def of_each(values: Any) -> Any:
    """A value of each of the two measures for each of whom."""
    return st.lists(values, min_size=len(MEASURES) * len(WHOM), max_size=len(MEASURES) * len(WHOM))


class Learning(RuleBasedStateMachine):
    """Owners and policy staff plan, start, check and act, several cycles at once, while months pass."""

    @initialize(beginnings=st.lists(quiet, min_size=26, max_size=26), of=st.lists(whom, min_size=3, max_size=3),
                to=st.integers(2, 8), good=directions, harm=directions)
    def begin(self, beginnings: list[int], of: list[str | None], to: int, good: str, harm: str) -> None:
        self.now, self.version = datetime(2024, 3, 5, 9, tzinfo=UTC), 1
        self.told: dict[str, Told] = {}
        self.drawn: set[str] = set()
        self.given = city_that_learns()
        self.months = {(measure, of): {_FIRST + n: float(value + shift) for n, value in enumerate(beginnings)}
                       for measure in MEASURES for shift, of in enumerate(WHOM)}
        self.learn("L-1")
        for name, one in zip(CYCLES, of, strict=False):
            self.plan_as_one_should(name, "pol", MEASURES[0], one, -14, -1, 9, to, good, harm)
            if one is not None:
                self.start(name, "pol")

    # The city around it

    @rule(values=st.one_of(of_each(after), of_each(quiet)), months=st.integers(1, 3))
    def months_pass(self, values: list[int | None], months: int) -> None:
        for passed in range(months):
            for (key, known), value in zip(self.months.items(), values, strict=True):
                shift = WHOM.index(key[1])
                known[self.month] = None if value is None else float(value + (shift + passed) % 2)
            self.now = datetime(*year_and_month(self.month + 1), 5, 9, tzinfo=UTC)

    @rule(measure=measures, of=whom, back=st.integers(1, 24), value=after)
    def a_figure_changes_because_facts_came_late(self, measure: str, of: Any, back: int, value: int | None) -> None:
        self.months[measure, of][self.month - back] = None if value is None else float(value)

    @rule(lesson=st.sampled_from(LESSONS))
    def learn(self, lesson: str) -> None:
        assert self.tries("lesson_drawn", lesson, "pro", trajectory="T-1", kind="obstacle", cause="money",
                          statement="s") is (lesson not in self.drawn)
        self.drawn.add(lesson)

    # The cycle

    @rule(name=names, by=who, owner=st.sampled_from(OWNERS), lessons=st.lists(st.sampled_from(LESSONS), min_size=1,
                                                                              unique=True),
          measure=measures, balancing=st.one_of(st.none(), measures), of=st.sampled_from([*WHOM, "both", "org-x"]),
          first=st.integers(-26, -12), last=st.integers(-2, 1), by_month=st.integers(-1, 9), to=st.integers(0, 8),
          direction=directions, harm=directions, review=st.integers(-1, 300),
          about=st.sampled_from([None, ("P-1", None), ("P-1", "c-professional"), ("P-1", "c-x"), ("P-9", None)]))
    def plan(self, name: str, by: str, owner: str, lessons: list[str], measure: str, balancing: str | None, of: Any,
             first: int, last: int, by_month: int, to: int, direction: str, harm: str, review: int, about: Any) -> None:
        beside = balancing or next(one for one in MEASURES if one != measure)
        plan = {"owner": owner, "measure": measure, "beside": beside, "of": of, "from": self.month + first,
                "until": self.month + last, "by": self.month + by_month, "to": to, "direction": direction,
                "harm": harm, "protocol": about and about[0]}
        where = {"both": {"organisation": "org-a", "district": "Noord"}, None: {}, "Noord": {"district": "Noord"}}
        told = self.tries(
            "cycle_planned", name, by, title="t", level="city", owner=owner, lessons=lessons, problem="p", change="c",
            measure=measure, baseline_from=month(plan["from"]), baseline_until=month(plan["until"]),
            prediction={"direction": direction, "to": to, "by": month(plan["by"])},
            balancing={"measure": beside, "harm": harm},
            review_on=f"{self.now.date() + timedelta(days=review)}", **where.get(of, {"organisation": of}),
            **dict(zip(("protocol", "clause"), about or (), strict=False)))
        assert told is (
            name not in self.told and self.may(by, owner) and owner != "gone" and self.drawn.issuperset(lessons)
            and beside != measure and of not in {"both", "org-x"} and review >= 0
            and about not in {("P-1", "c-x"), ("P-9", None)})
        if told:
            self.told[name] = Told(plan)

    @rule(name=names, by=who, measure=measures, of=whom, first=st.integers(-20, -11),
          last=st.integers(-2, 0), by_month=st.integers(1, 9), to=st.integers(2, 8), direction=directions,
          harm=directions)
    def plan_as_one_should(self, name: str, by: str, measure: str, of: str | None, first: int, last: int,
                           by_month: int, to: int, direction: str, harm: str) -> None:
        self.plan(name, by, PERSON_OF.get(by, by) if by in {"pro", "dir"} else "pro", ["L-1"], measure, None, of, first,
                  last, by_month, to, direction, harm, 30, None)

    @rule(name=names, last=st.integers(-1, 0), by_month=st.integers(1, 3), direction=directions)
    def plan_and_start(self, name: str, last: int, by_month: int, direction: str) -> None:
        self.plan_as_one_should(name, "pol", MEASURES[0], None, -16, last, by_month, 5, direction, direction)
        self.start(name, "pol")

    @rule(name=names, by=who)
    def start(self, name: str, by: str) -> None:
        self.does("cycle_started", name, by, lambda one: (
            one.decision is None and one.started is None and one.plan["by"] >= self.month + 2
            and one.plan["until"] < self.month), scope="s")
        if (one := self.done) is not None:
            one.status, one.started = "running", self.month

    @rule(name=names, by=who)
    def stall(self, name: str, by: str) -> None:
        self.does("cycle_constrained", name, by, lambda one: one.status in {"running", "checked"}, reason="r")
        if (one := self.done) is not None:
            one.status = "constrained"

    @rule(name=names, by=who)
    def go_on(self, name: str, by: str) -> None:
        self.does("cycle_resumed", name, by, lambda one: one.status == "constrained", reason="r")
        if (one := self.done) is not None:
            one.status = "running"

    @rule(name=names, by=who)
    def check(self, name: str, by: str) -> None:
        self.does("cycle_checked", name, by, lambda one: one.started is not None and one.decision is None)
        if (one := self.done) is not None:
            one.status = "checked"
            months, beside = (self.months[one.plan[which], one.plan["of"]] for which in ("measure", "beside"))
            one.checks.append(expected(months, beside, one.started, self.month, one.plan))

    @rule(name=names, by=who, decision=st.sampled_from(["adopt", "adapt", "abandon"]), against=st.booleans(),
          following=st.sampled_from([None, *CYCLES]))
    def act_on(self, name: str, by: str, decision: str, against: bool, following: str | None) -> None:
        self.does("cycle_acted", name, by, lambda one: one.decision is None and (
            decision == "abandon"
            or (one.verdict not in {None, "too_early"} and (
                (one.verdict == "improved" or against) if decision == "adopt" else following not in {None, name}))),
            decision=decision, reasons="r", against_figures=against, next_cycle=following)
        if (one := self.done) is not None:
            one.status, one.decision = "acted", decision

    @rule(name=names, by=who, decision=st.sampled_from(["adopt", "adapt"]), against=st.booleans())
    def check_and_decide_at_once(self, name: str, by: str, decision: str, against: bool) -> None:
        self.check(name, by)
        self.act_on(name, by, decision, against, "C-5")

    @rule(name=names, by=who)
    def close(self, name: str, by: str) -> None:
        self.does("cycle_closed", name, by, lambda one: one.status == "acted")
        if (one := self.done) is not None:
            one.status = "closed"

    @rule(name=names)
    def revise_the_protocol(self, name: str) -> None:
        done = self.tries("protocol_revised", "P-1", "pol", version=self.version + 1, clauses=CLAUSES, reason="r",
                          cycle=name)
        one = self.told.get(name)
        assert done is (one is not None and one.decision in {None, "adopt"} and one.plan["protocol"] in {None, "P-1"})
        self.version += done

    @rule(name=names, values=of_each(st.one_of(quiet, st.integers(9, 12))), by=who,
          decision=st.sampled_from(["adopt", "adapt"]), against=st.booleans())
    def run_a_whole_cycle(self, name: str, values: list[int | None], by: str, decision: str, against: bool) -> None:
        self.start(name, by)
        for _ in range(3):
            self.months_pass(values, 3)
            self.check(name, by)
        self.act_on(name, by, decision, against, CYCLES[0])

    # What always holds

    @invariant()
    def every_cycle_stands_as_the_contract_says(self) -> None:
        for name, one in self.told.items():
            cycle = self.given.facts.streams["cycle", name]
            assert (cycle.status, cycle.decision, cycle.verdict) == (one.status, one.decision, one.verdict)
            assert [(f"{check.verdict}", check.prediction_met, check.balancing_verdict) for check in cycle.checks] == [
                (check.verdict, check.prediction_met, check.balancing_verdict) for check in one.checks]

    @invariant()
    def every_check_keeps_the_figures_it_was_made_on(self) -> None:
        for name, one in self.told.items():
            for kept, then in zip(self.given.facts.streams["cycle", name].checks, one.checks, strict=True):
                assert [(point["month"], point["value"]) for point in kept.baseline["points"]] == [
                    (month(number), value) for number, value in then.baseline]
                assert [(point["month"], point["value"]) for point in kept.points] == [
                    (month(number), value) for number, value in then.points]

    @invariant()
    def nothing_was_adopted_or_adapted_without_figures_that_could_speak(self) -> None:
        for (kind, _), cycle in self.given.facts.streams.items():
            if kind == "cycle" and cycle.decision in {"adopt", "adapt"}:
                assert cycle.started_in
                assert cycle.checks[-1].verdict != "too_early"
                assert cycle.verdict == "improved" or cycle.decision == "adapt" or cycle.acted.against_figures

    # Words

    @property
    def month(self) -> int:
        return self.now.year * 12 + self.now.month - 1

    def may(self, by: str, owner: str) -> bool:
        return by == "pol" or PERSON_OF.get(by, by) == owner

    def does(self, event: str, name: str, by: str, allowed: Any, **values: Any) -> None:
        """Try an act on a cycle: it is recorded exactly when it is theirs and the contract allows it."""
        self.done = None
        if (one := self.told.get(name)) is None:
            return
        done = self.tries(event, name, by, **values)
        assert done is (self.may(by, one.plan["owner"]) and bool(allowed(one))), event
        self.done = one if done else None

    def tries(self, event: str, stream: str, by: str, **values: Any) -> bool:
        self.now += timedelta(minutes=1)
        self.given.facts.series = {key: [(month(number), value) for number, value in sorted(known.items())]
                                   for key, known in self.months.items()}
        before = self.given.count()
        with suppress(Refusal):
            self.given.tell(act(event, stream, self.now.isoformat(), by,
                                **{key: value for key, value in values.items() if value is not None}))
            return True
        assert self.given.count() == before
        return False


def test_nothing_comes_of_a_cycle_but_by_its_figures():
    run_state_machine_as_test(Learning, settings=settings(max_examples=150, stateful_step_count=30, deadline=None))


@pytest.mark.long
def test_nothing_comes_of_a_cycle_but_by_its_figures_however_long_they_try():
    run_state_machine_as_test(Learning, settings=settings(max_examples=1_000, stateful_step_count=40, deadline=None))
