"""Whatever lessons, cycles, clocks and late facts do: no cycle ends but on a prediction, its own data and a verdict."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from application.clock import day_of
from application.cycles import read_cycles
from application.exporting import export_lines
from application.learning import ask_cycle, ask_lessons
from application.refusals import Refused
from tests import naive_chart
from tests.stories import learning_city
from tests.stories.cycle_rules import Planned
from tests.stories.learning_city import ACCOUNTS, GIRLS
from tests.stories.learning_people import DAYS, MONTHS, STATUS, WHICH, LearningPeople

if TYPE_CHECKING:
    from collections.abc import Callable

WHO = st.sampled_from([*["pol"] * 9, *ACCOUNTS])
MEASURES, CAUSES = ("deviations", "moves_per_1000_days"), ("money", "law")
#: Whom a cycle concerns.
WHOM: list[dict[str, str]] = [{}, {"organisation": "org-a"}, {"organisation": "org-b"}, {"district": "Noord"}]
#: What may be wrong with a plan: mostly nothing.
FLAWS: list[dict[str, Any]] = [{}] * 14 + [
    {"owner": "nobody"}, {"lessons": ["L-none"]}, {"protocol": "P-9"}, {"protocol": "P-1", "clause": "c-9"},
    {"clause": "c-1", "protocol": None}, {"organisation": "org-z"}, {"organisation": "org-a", "district": "Zuid"},
    {"baseline_from": "2022-09", "baseline_until": "2022-08"}, {"review_on": "2022-07-04"},
    {"balancing": {"measure": "deviations", "harm": "up"}}]
MORE = {"cycle_started": {"scope": "s"}, "cycle_constrained": {"reason": "r"}, "cycle_resumed": {"reason": "r"}}
PLAN = {"event": "cycle_planned", "title": "t", "level": "city", "problem": "p"}
PLANS = st.fixed_dictionaries({
    "owner": st.sampled_from(["pol", "pro-a", "two-a", "dir-b"]), "measure": st.sampled_from(MEASURES),
    "baseline_from": st.sampled_from([*["2021-01"] * 9, "2021-10"]),
    "baseline_until": st.sampled_from([*["2022-06"] * 9, None]), "whom": st.sampled_from(WHOM),
    "protocol": st.sampled_from(["P-1", "P-1", "P-2", None]), "prediction": st.fixed_dictionaries({
        "direction": st.sampled_from(["up", "down"]), "to": st.sampled_from([3, 5.5, 40]),
        "by": st.sampled_from([*[2] * 4, *[4] * 4, 9, 1])})})


class AnyCycles(LearningPeople):
    """Everybody learns, in any order, and each cycle is held against the rules said once more."""

    def cycles(self) -> bool:
        return bool(self.known.cycles)

    @initialize(plans=st.lists(PLANS, min_size=2, max_size=3))
    def some_lessons_are_taken_up(self, plans):
        for number, cause in enumerate(CAUSES):
            self.a_lesson_is_drawn("pro-a", list(GIRLS)[number], cause)
        for number, drawn in enumerate(plans):
            self.a_cycle_is_planned("pol", {number}, drawn, {}, new=1, starts=True)

    # Lessons and plans

    @rule(by=WHO, girl=st.sampled_from(list(GIRLS)), cause=st.sampled_from(CAUSES))
    def a_lesson_is_drawn(self, by, girl, cause):
        name = f"L-{len(self.known.lessons) + 1}"
        if self.tries(by, set(), {"event": "lesson_drawn", "lesson": name, "trajectory": girl, "kind": "obstacle",
                                  "cause": cause, "statement": "s"}):
            self.known.lessons[name] = self.city.now, cause

    @rule(by=WHO, lessons=st.sets(WHICH, min_size=1, max_size=2), drawn=PLANS, flaw=st.sampled_from(FLAWS),
          new=st.integers(0, 4), starts=st.booleans())
    def a_cycle_is_planned(self, by, lessons, drawn, flaw, new, starts):
        names, today = sorted(self.known.lessons), f"{self.today:%Y-%m}"
        name = f"C-{len(self.known.cycles) + bool(new)}"
        plan = {**PLAN, **drawn, "cycle": name, "lessons": sorted({names[one % len(names)] for one in lessons}),
                "change": f"of {name}", "review_on": f"{self.today}",
                "baseline_until": drawn["baseline_until"] or today,
                "prediction": {**drawn["prediction"], "by": naive_chart.later(today, drawn["prediction"]["by"])},
                "balancing": {"measure": next(one for one in MEASURES if one != drawn["measure"]), "harm": "up"},
                **drawn["whom"], **flaw}
        plan = {key: value for key, value in plan.items() if value is not None and key != "whom"}
        if self.tries(by, self.known.planning_breaks(plan, by, self.today), plan):
            self.known.cycles[name] = Planned(plan, way=[(self.city.now, "planned")])
            if starts:
                self.it_goes_its_way(0, by, "cycle_started")

    # The way of a cycle

    @precondition(cycles)
    @rule(which=WHICH, by=WHO, event=st.sampled_from([one for one in STATUS if one != "cycle_acted"]))
    def it_goes_its_way(self, which, by, event):
        self.goes_by(self.one(which), by, event)

    def goes_by(self, cycle: Planned, by: str, event: str) -> None:
        name, today = cycle.plan["cycle"], self.today
        act = {"event": event, "cycle": name, **MORE.get(event, {})}
        if self.tries(by, self.known.doing_breaks(name, act, by, today), act):
            self.goes(cycle, event, self.city.now)

    @precondition(cycles)
    @rule(months=MONTHS, folds=st.booleans())
    def months_later_all_are_looked_at(self, months, folds):
        self.months_go_by(months, folds)
        for cycle in self.known.cycles.values():
            self.goes_by(cycle, "pol", "cycle_checked")

    @precondition(cycles)
    @rule(girl=st.sampled_from(list(GIRLS)), late=DAYS, days=st.integers(1, 120))
    def they_were_looked_at_before(self, girl, late, days):
        """A check that comes in a file knows what was recorded by its own moment, and nothing since."""
        at = self.city.now - timedelta(days=days)
        self.what_happened_to_her_is_told_late(girl, late)
        for cycle in self.known.cycles.values():
            if cycle.started_in is not None and cycle.decision is None and at >= cycle.way[-1][0]:
                line = {"event": "cycle_checked", "cycle": cycle.plan["cycle"], "recorded_by": "pol",
                        "occurred_on": f"{day_of(at)}", "recorded_at": at.isoformat()}
                assert self.city.file([line]) == []
                self.goes(cycle, "cycle_checked", at)

    @precondition(cycles)
    @rule(which=WHICH, by=WHO, decision=st.sampled_from(["adopt", "adapt", "adopt", "adapt", "abandon"]),
          against=st.booleans(), follows=st.sampled_from(["C-9", "C-9", None, "C-1"]),
          revises=st.sampled_from([1, 1, 1, None, 0, 2]), other=st.integers(1, 5))
    def it_is_decided(self, which, by, decision, against, follows, revises, other):
        """Perhaps with the protocol that follows from it, in one act: all of it stands or nothing."""
        checked = [one for one in self.known.cycles.values() if one.status == "checked"]
        cycle = checked[which % len(checked)] if checked and which % 5 else self.one(which)
        name = cycle.plan["cycle"]
        acts = [{"event": "cycle_acted", "cycle": name, "decision": decision, "reasons": "r",
                 "against_figures": against, **({"next_cycle": follows} if follows else {})}]
        broken = self.known.doing_breaks(name, acts[0], by, self.today)
        if revises is not None and (decision == "adopt" or other > 3):
            about = "P-2" if other == 5 else cycle.plan.get("protocol", "P-1")
            acts.append(self.revision(about, revises, name))
            broken |= self.known.revising_breaks(acts[1], by, decides=decision)
        if self.tries(by, broken, *acts):
            cycle.decision = decision
            self.goes(cycle, "cycle_acted", self.city.now)
            if decision == "adopt":
                for lesson in cycle.plan["lessons"]:
                    self.known.adopted.setdefault(self.known.lessons[lesson][1], self.city.now)
            for act in acts[1:]:
                self.revised(act)

    @rule(which=WHICH, by=WHO, protocol=st.sampled_from(["P-1", "P-2"]), one_higher=st.sampled_from([0, 1, 1, 2]))
    def a_protocol_is_revised_meanwhile(self, which, by, protocol, one_higher):
        name = self.one(which).plan["cycle"] if self.known.cycles and which % 2 else "C-none"
        act = self.revision(protocol, one_higher, name)
        if self.tries(by, self.known.revising_breaks(act, by, decides=None), act):
            self.revised(act)

    # What is so at any moment

    @invariant()
    def the_cycles_stand_as_was_told(self):
        told = {cycle.name: cycle for cycle in read_cycles(self.city.workplace)}
        assert {name: (one.status, one.verdict, one.decision) for name, one in told.items()} == {
            name: (one.status, one.checks[-1]["verdict"] if one.checks else None, one.decision)
            for name, one in self.known.cycles.items()}
        for cycle in told.values():
            assert cycle.plan.prediction
            if cycle.decision in {"adopt", "adapt"}:
                assert cycle.checks[-1].verdict != "too_early"
                assert cycle.acted.against_figures or cycle.decision == "adapt" or cycle.verdict == "improved"

    @invariant()
    def nothing_is_left_behind(self):
        assert self.city.workplace.record.head()[0] == len(self.city.lines)

    @invariant()
    def every_lesson_shows_where_it_went(self):
        if self.city.workplace.is_behind():
            return
        known = self.known
        for row in ask_lessons(self.city.workplace, "local", self.city.now):
            drawn, cause = known.lessons[row["lesson"]]
            naming = [one for one in known.cycles.values() if row["lesson"] in one.plan["lessons"]]
            last = naming[-1] if naming else None
            brought = None if last is None else [(protocol, versions[last.plan["cycle"]]) for protocol, (_, versions)
                                                 in known.protocols.items() if last.plan["cycle"] in versions]
            assert (row["cycle"], row["change"], row["decision"]) == ((None, None, None) if last is None else (
                last.plan["cycle"], last.plan["change"], last.decision))
            assert (row["protocol"], row["version"]) in (brought or [(None, None)])
            assert row["came_back"] == (cause in known.adopted and drawn > known.adopted[cause])
            assert row["verdict"] == (last.checks[-1]["verdict"] if last and last.checks else None)
            assert row["overdue"] == (last is None and (self.today - day_of(drawn)).days > 90)

    @precondition(cycles)
    @rule(which=WHICH, hours=st.integers(0, 9000))
    def it_is_asked_how_it_stood(self, which, hours):
        cycle, at = self.one(which), self.city.now - timedelta(hours=hours)
        then = [(when, status) for when, status in cycle.way if when <= at]
        try:
            told = ask_cycle(self.city.workplace, "local", cycle.plan["cycle"], at)
        except Refused:
            assert not then
            return
        assert told["status"] == then[-1][1]
        made = [one for one in cycle.checks if one["at"] <= at]
        assert [self.said(check) for check in told["checks"]] == [
            {key: value for key, value in one.items() if key != "at"} for one in made]

    @precondition(cycles)
    @rule(sure=st.integers(0, 4))
    def it_is_given_out_and_every_verdict_computed_again(self, sure):
        if sure:
            return
        given = list(export_lines(self.city.workplace))
        other = learning_city.empty(self.folders.mktemp("again"), self.made_file)
        other.now = self.city.now
        try:
            assert other.take_in(given) == []
            assert list(export_lines(other.workplace)) == given
        finally:
            other.close()


@pytest.fixture(scope="module")
def begun(made_file, tmp_path_factory):
    """A city with eighteen months behind it."""
    folder = tmp_path_factory.mktemp("begun")
    learning_city.begun(folder, made_file)
    return folder


@pytest.fixture
def machine(begun, made_file, tmp_path_factory):
    """How one comes by a city of one's own."""
    return partial(AnyCycles, begun, made_file, tmp_path_factory)


def run(machine: Callable[[], AnyCycles], examples: int, steps: int) -> None:
    run_state_machine_as_test(machine, settings=settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)))


def test_no_cycle_ends_but_on_its_own_figures(machine):
    run(machine, examples=12, steps=30)


@pytest.mark.long
def test_no_cycle_ends_but_on_its_own_figures_in_the_long_run(machine):
    run(machine, examples=1_000, steps=40)
