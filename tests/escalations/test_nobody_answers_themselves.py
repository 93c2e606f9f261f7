"""Whatever accounts, roles, mandates, caregivers and clocks do: nobody ever answers their own question."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from domain.refusals import Refusal
from escalations.catalogue import EVENTS, stream_kind
from escalations.mandate import Question, must_hold_mandate
from tests.escalations.city import CLAUSES, account, acted_first, organisation, raised, recorded
from tests.escalations.four_rules import Asked, Somebody, Told
from tests.escalations.route import Given, act

ROLES = ["professional", "mandate_holder", "director", "board_member"]
PERSONS, ORGANISATIONS, TRAJECTORIES = ["ann", "bea", "cas"], ["org-a", "org-b"], ["T-1", "T-2"]
RUNGS = ["mandate_holder", "director", "city_board"]
START = datetime(2024, 3, 1, 9, tzinfo=ZoneInfo("UTC"))
MOTIVATION = {"legitimacy": "l", "involvement": "i", "benefit": "b"}
#: Every act of a rung, with what it needs.
ACTS: dict[str, dict[str, Any]] = {
    "deviation_backed": {"reasons": "r"}, "deviation_declined": {"reasons": "r"},
    "deviation_asked_back": {"question": "q"}, "deviation_handed_up": {"reason": "no_mandate"},
    "dilemma_taken_up": {}, "dilemma_asked_back": {"question": "q"}, "dilemma_handed_up": {"reason": "law"},
    "advice_asked": {"of": "org-a", "question": "q"},
    "dilemma_decided": {"option": "o1", "reasons": "r", "review_on": "2199-12-31"}}

roles = st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True)
some, which, spans = st.integers(0, 99), st.sampled_from(TRAJECTORIES), st.integers(0, 400)


class Route(RuleBasedStateMachine):
    """People of a few persons in two organisations ask, lend, care, change role and try to answer."""

    @initialize()
    def begin(self) -> None:
        self.now, self.told = START, Told()
        self.given = Given(*(organisation(name) for name in ("city", *ORGANISATIONS)),
                           account("adm", "city", ["administrator", "policy"], by="local"))
        self.given.tell(act("protocol_adopted", "P-1", "2021-01-04T09:00", "adm", version=1, title="t", owner="city",
                            clauses=CLAUSES))
        for trajectory in TRAJECTORIES:
            self.given.caring(trajectory)
        for number, (role, person) in enumerate(zip(ROLES, [*PERSONS, "ann"], strict=True)):
            self.register(number, person, [role], "org-a")

    # What happens around the route

    @rule(number=st.integers(4, 9), person=st.sampled_from(PERSONS), roles=roles, where=st.sampled_from(ORGANISATIONS))
    def register(self, number: int, person: str, roles: list[str], where: str) -> None:
        if self.tries("account_registered", f"a{number}", "adm", person=person, roles=roles, organisation=where):
            self.told.accounts[f"a{number}"] = Somebody(person, roles, where)

    @rule(who=some, roles=roles, where=st.sampled_from(ORGANISATIONS))
    def change(self, who: int, roles: list[str], where: str) -> None:
        if self.tries("account_changed", name := self.one(who), "adm", roles=roles, organisation=where):
            self.told.accounts[name].roles, self.told.accounts[name].organisation = roles, where

    @rule(who=some)
    def close(self, who: int) -> None:
        if len(self.told.accounts) > 5 and self.tries("account_closed", name := self.one(who), "adm", reason="r"):
            self.told.accounts[name].closed = True

    @rule(who=some, to=some, of=some, first=st.integers(-3, 1), length=st.integers(1, 60))
    def lend(self, who: int, to: int, of: int, first: int, length: int) -> None:
        giver, taker, since = self.one(who), self.one(to), self.today + timedelta(days=first)
        held = [rung for rung, role in zip(RUNGS, ROLES[1:], strict=True) if role in self.told.accounts[giver].roles]
        rung = (held or RUNGS)[of % len(held or RUNGS)]
        until = since + timedelta(days=length)
        if self.tries("mandate_delegated", giver, giver, to=taker, rung=rung, valid_from=f"{since}",
                      valid_until=f"{until}"):
            self.told.lent.append((giver, taker, rung, since, until))

    @rule(who=some, to=some, rung=st.sampled_from(RUNGS))
    def take_back(self, who: int, to: int, rung: str) -> None:
        giver, taker = self.one(who), self.one(to)
        if self.tries("mandate_withdrawn", giver, giver, to=taker, rung=rung):
            self.told.lent = [one for one in self.told.lent if one[:3] != (giver, taker, rung)]

    @rule(who=some, trajectory=which, since=spans, length=st.integers(0, 60))
    def care(self, who: int, trajectory: str, since: int, length: int) -> None:
        first = self.today - timedelta(days=since)
        end = first + timedelta(days=length)
        self.told.care.append((trajectory, self.one(who), first, end))
        self.given.caring(trajectory, (self.one(who), "mentor", f"{first}", f"{end}"))

    @rule(hours=st.integers(1, 300), works=st.booleans())
    def wait(self, hours: int, works: bool) -> None:
        self.now += timedelta(hours=hours)
        if works:
            self.given.works(self.at)

    # The route

    @rule(who=some, latitude=st.sampled_from(RUNGS), trajectory=which, first=st.booleans())
    def deviate(self, who: int, latitude: str, trajectory: str, first: bool) -> None:
        name, by = f"D-{len(self.told.asked)}", self.one(who)
        line = (acted_first if first else recorded)(name, self.at, by, latitude, trajectory=trajectory)
        self.ask(("deviation", name), line, by, [trajectory])

    @rule(who=some, about=st.lists(which, min_size=1, unique=True), upon=some)
    def raise_dilemma(self, who: int, about: list[str], upon: int) -> None:
        name, by = f"M-{len(self.told.asked)}", self.one(who)
        declined = [case for case in self.cases() if case.kind == "deviation" and case.declined]
        behind = declined[upon % len(declined)] if declined and upon % 2 else None
        if behind is not None:
            by, about = behind.asker, list(behind.trajectories)
            if not self.tries("account_changed", by, "adm", roles=["professional"]):
                return
            self.told.accounts[by].roles = ["professional"]
        line = raised(name, self.at, by, trajectories=about, deviation=behind and behind.name)
        self.ask(("dilemma", name), line, by, about, declined_by=behind and behind.decider)

    @rule(case=some, who=some, event=st.sampled_from(list(ACTS)))
    def act_on_a_rung(self, case: int, who: int, event: str) -> None:
        found = [one for one in self.cases() if one.kind == stream_kind(EVENTS[event])]
        if not found:
            return
        one, by = found[case % len(found)], self.one(who)
        failing = self.oracle(one, by, decides=event == "dilemma_decided")
        closed = self.told.accounts[by].closed
        if self.tries(event, one.name, by, **ACTS[event]):
            assert not failing, f"{event} was recorded, against {failing}"
            assert not closed

    @rule(who=some, to=some, of=some, trajectory=which)
    def ask_and_lend_the_mandate_for_it(self, who: int, to: int, of: int, trajectory: str) -> None:
        for rung, role in zip(RUNGS, ROLES[1:], strict=True):
            if role in self.told.accounts[self.one(who)].roles:
                self.deviate(who, rung, trajectory, first=False)
        self.lend(who, to, of, 0, 30)

    @rule(who=some, to=some, trajectory=which, upon=st.integers(0, 3))
    def raise_what_the_top_declined(self, who: int, to: int, trajectory: str, upon: int) -> None:
        before = len(self.told.asked)
        self.deviate(who, "city_board", trajectory, first=False)
        for case in range(before, len(self.told.asked)):
            for decider in range(len(self.told.accounts)):
                self.act_on_a_rung(case, decider, "deviation_declined")
                self.lend(decider, to, 0, 0, 30)
        self.raise_dilemma(who, [trajectory], 2 * upon + 1)

    @rule(case=some, event=st.sampled_from(list(ACTS)))
    def whoever_may_acts_on_a_rung(self, case: int, event: str) -> None:
        for who in range(len(self.told.accounts)):
            self.act_on_a_rung(case, who, event)

    @rule(case=some, who=some, event=st.sampled_from(["motivated", "answered_back", "withdrawn"]))
    def act_as_the_asker(self, case: int, who: int, event: str) -> None:
        if not (cases := self.cases()):
            return
        one, by = cases[case % len(cases)], self.one(who)
        values = {"motivated": {"motivation": MOTIVATION, "expected_effect": "e"}, "answered_back": {"answer": "a"},
                  "withdrawn": {"reason": "r"}}[event]
        if (event, one.kind) != ("motivated", "dilemma") and self.tries(f"{one.kind}_{event}", one.name, by, **values):
            assert self.told.accounts[by].person == self.told.asked[one.kind, one.name].person

    @invariant()
    def whoever_may_act_is_who_the_rules_let_act(self) -> None:
        for one in self.cases():
            rung = one.ladder(self.given.facts).rung(one.rung)
            asked = self.told.asked[one.kind, one.name]
            question = Question(one.asker, one.organisation, one.trajectories, asked.declined_by)
            for by, account_ in self.told.accounts.items():
                if account_.closed:
                    continue
                found = ""
                try:
                    must_hold_mandate(rung, question, by, self.today, self.given.facts)
                except Refusal as refusal:
                    found = refusal.rule
                assert found == self.oracle(one, by, decides=True)

    @invariant()
    def nobody_answered_their_own_question(self) -> None:
        for one in self.cases():
            if one.decider is not None:
                person = self.told.accounts[one.decider].person
                assert person != self.told.asked[one.kind, one.name].person

    # Words

    @property
    def at(self) -> str:
        return self.now.isoformat()

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo("Europe/Amsterdam")).date()

    def one(self, number: int) -> str:
        return list(self.told.accounts)[number % len(self.told.accounts)]

    def cases(self) -> list[Any]:
        return [self.given.facts.streams[key] for key in self.told.asked]

    def tries(self, event: str, stream: str, by: str, **values: Any) -> bool:
        with suppress(Refusal):
            self.given.tell(act(event, stream, self.at, by, **values))
            return True
        return False

    def ask(self, key: tuple[str, str], line: dict[str, Any], by: str, about: list[str],
            declined_by: str | None = None) -> None:
        with suppress(Refusal):
            self.given.tell(line)
            asker = self.told.accounts[by]
            self.told.asked[key] = Asked(asker.person, asker.organisation, about, declined_by)

    def oracle(self, case: Any, by: str, *, decides: bool) -> str:
        rung = next(one for one in case.ladder(self.given.facts).rungs if one.rung == case.rung)
        return self.told.failing((rung.rung, rung.role, rung.scope), self.told.asked[case.kind, case.name], by,
                                 self.today, decides=decides)


def test_nobody_answers_their_own_question():
    run_state_machine_as_test(Route, settings=settings(max_examples=30, stateful_step_count=30, deadline=None))


@pytest.mark.long
def test_nobody_answers_their_own_question_however_long_they_try():
    run_state_machine_as_test(Route, settings=settings(max_examples=2_000, stateful_step_count=50, deadline=None))
