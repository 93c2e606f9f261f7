"""A city that learns as a machine: the years that go by, the people, and how what they do is held against the rules."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from application.clock import day_of
from application.learning import ask_cycle
from tests import naive_chart
from tests.stories import learning_city
from tests.stories.cycle_rules import IS_CLOSED, Known, Planned
from tests.stories.learning_city import ACCOUNTS, CLAUSES, GIRLS, LearningCity

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.stories.cycle_rules import Broken

WHICH = st.integers(0, 99)
NUMBERS = st.sampled_from([2, 3, 3, 4, 4, 2, 3, 4, 5, 0, 9])
#: For each month the deviations asked in either organisation, and whether the second asks for a girl of the first.
MONTHS = st.lists(st.tuples(NUMBERS, NUMBERS, st.booleans()), min_size=1, max_size=5)
#: So many days ago, of what is told late.
DAYS = st.lists(st.integers(3, 700), min_size=1, max_size=8, unique=True)
STATUS = {"cycle_started": "running", "cycle_constrained": "constrained", "cycle_resumed": "running",
          "cycle_checked": "checked", "cycle_acted": "acted", "cycle_closed": "closed"}


class LearningPeople(RuleBasedStateMachine):
    """One store, and everybody around its cycles."""

    def __init__(self, begun: Path, made_file: Path, folders: pytest.TempPathFactory) -> None:
        super().__init__()
        folder = folders.mktemp("cycles") / "store"
        shutil.copytree(begun, folder)
        self.folders, self.made_file = folders, made_file
        self.city, self.known = LearningCity(folder), Known()

    def teardown(self) -> None:
        self.city.close()

    @property
    def today(self) -> date:
        return day_of(self.city.now)

    # The years go by

    @rule(months=MONTHS, folds=st.booleans())
    def months_go_by(self, months, folds):
        city = self.city
        for in_a, in_b, crossed in months:
            month = naive_chart.later(f"{city.now:%Y-%m}", 1)
            city.now = datetime.fromisoformat(f"{month}-05T09:00:00+00:00")
            lines = [*learning_city.deviations(month, "pro-a", "T-1", in_a),
                     *learning_city.deviations(month, "pro-b", "T-1" if crossed else "T-2", in_b)]
            assert city.file(lines) == []
        if folds:
            city.workplace.catch_up()

    @rule(girl=st.sampled_from(list(GIRLS)), days=DAYS)
    def what_happened_to_her_is_told_late(self, girl, days):
        self.city.now += timedelta(minutes=1)
        at = self.city.now.isoformat()
        assert self.city.file([learning_city.moved(girl, f"{self.today - timedelta(days=one)}", at)
                               for one in days]) == []

    @rule(which=WHICH)
    def a_move_was_none_after_all(self, which):
        gone = {line["entry"] for line in self.city.lines if line["event"] == "entry_retracted"}
        moves = [line for line in self.city.lines if line["event"] == "placement_started" and line["id"] not in gone]
        line = moves[which % len(moves)]
        assert self.city.record("pro-b", {"event": "entry_retracted", "trajectory": line["trajectory"],
                                          "entry": line["id"], "reason": "r"}) is None

    @rule(district=st.sampled_from(["Noord", "Zuid"]), where=st.sampled_from(["org-a", "org-b"]),
          days=st.integers(10, 600))
    def a_girl_was_there_all_along(self, district, where, days):
        self.city.now += timedelta(minutes=1)
        day, at = f"{self.today - timedelta(days=days)}", self.city.now.isoformat()
        name = f"T-{len(self.city.lines)}"
        assert self.city.file([{"occurred_on": day, "recorded_at": at} | line for line in (
            *learning_city.opened(name, district, where), learning_city.moved(name, day, at))]) == []

    # People

    @rule(who=st.sampled_from(["dir-b", "pro-b"]), policy=st.booleans())
    def somebody_becomes_policy_or_no_longer(self, who, policy):
        roles = [*ACCOUNTS[who][1], *(["policy"] if policy else [])]
        told = self.city.record("adm", {"event": "account_changed", "account": who, "roles": roles})
        assert (told is None) == (who not in self.known.closed)
        if told is None:
            (self.known.policy.add if policy else self.known.policy.discard)(who)

    @rule(who=st.sampled_from(["two-a", "dir-b"]), sure=st.integers(0, 3))
    def somebody_leaves(self, who, sure):
        if sure == 0 and who not in self.known.closed:
            assert self.city.record("adm", {"event": "account_closed", "account": who, "reason": "r"}) is None
            self.known.closed.add(who)

    # Words

    def one(self, which: int) -> Planned:
        """One of the cycles; of four that are asked for one is the last that was planned."""
        planned = list(self.known.cycles.values())
        return planned[-1] if which % 4 == 0 else planned[which // 4 % len(planned)]

    def tries(self, by: str, broken: Broken, *acts: dict[str, Any]) -> bool:
        """It stands, or it is refused by one of the rules that it breaks."""
        told = self.city.record(by, *acts)
        if by in self.known.closed:
            assert told is not None, f"{by} is closed"
            assert told.endswith(IS_CLOSED)
        elif broken:
            assert told is not None, f"recorded, against {broken}"
            assert told in {refusal("").reason for refusal in broken}
        else:
            assert told is None, told
        return told is None

    def goes(self, cycle: Planned, event: str, at: datetime) -> None:
        """It stands so from this moment; a check says what is counted by hand."""
        cycle.status = STATUS[event]
        cycle.way.append((at, cycle.status))
        if event == "cycle_started":
            cycle.started_in = f"{self.today:%Y-%m}"
        if event == "cycle_checked":
            counted = learning_city.check(self.city, cycle.plan, str(cycle.started_in), at)
            [*_, told] = ask_cycle(self.city.workplace, "local", cycle.plan["cycle"], self.city.now)["checks"]
            assert self.said(told) == counted
            cycle.checks.append(counted | {"at": at})

    def said(self, check: dict[str, Any]) -> dict[str, Any]:
        """A check as it was stored, to be laid beside one that was counted."""
        return {key: check[key] for key in ("verdict", "prediction_met", "balancing_verdict")} | {
            "before": [(one["month"], one["value"]) for one in check["baseline"]["points"]],
            "points": [tuple(one.values()) for one in check["points"]]}

    def revision(self, protocol: str, higher: int, cycle: str) -> dict[str, Any]:
        return {"event": "protocol_revised", "protocol": protocol, "version": max(
            self.known.protocols[protocol][0] + higher, 1), "clauses": CLAUSES, "reason": "r", "cycle": cycle}

    def revised(self, act: dict[str, Any]) -> None:
        version, brought = self.known.protocols[act["protocol"]]
        self.known.protocols[act["protocol"]] = version + 1, brought | {act["cycle"]: version + 1}
