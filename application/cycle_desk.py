"""What the pages of the learning cycles ask: the board, one cycle with its figures, and what a plan can be made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from access.policy import READ_LEARNING
from application import clock
from application.case_facts import StreamFacts
from application.cases import facts_of, told
from application.cycles import cycle_of, read_cycles
from application.figures import tells_of
from application.judging import Judge
from application.learning import ask_cycle, ask_lessons
from application.route import ask_protocols
from application.streams import RecordedStreams
from domain.refusals import Refusal
from escalations.cycle import Act
from escalations.cycle_events import EVENTS
from escalations.cycle_outcome import DECISIONS
from escalations.verdict import figures, month_after
from record.recorder import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from application.workplace import Workplace
    from domain.register import Register
    from escalations.cycle import Cycle

#: What the system computed of a check: it is told under `checks`.
_COMPUTED = ("baseline", "points", "balancing_baseline", "balancing_points")


class CycleDesk:
    """The part of the desk that is about learning cycles."""

    workplace: Workplace

    #: Of the desk as a whole.
    series: Callable[[str, str, str, str, date, str | None, str | None], dict[str, Any]]
    districts: Callable[[], list[str]]

    def cycles(self, account: str) -> list[dict[str, Any]]:
        """Every cycle in the order of planning: what it is about, how it stands, and whether its review is late."""
        self.workplace.must(account, READ_LEARNING)
        return [self._plan(cycle) | {"status": cycle.status, "verdict": cycle.verdict, "decision": cycle.decision}
                for cycle in read_cycles(self.workplace)]

    def cycle(self, account: str, name: str) -> dict[str, Any]:
        """A cycle with its plan, its `way` so far, its checks, and what this account may do about it. Raises Refused.

        `acts`: events, and of a decision its name. `revised`: the versions of protocols that it brought.
        """
        now = clock.now()
        answer = ask_cycle(self.workplace, account, name, now)
        cycle = cycle_of(self.workplace, name, now)
        way = [{key: value for key, value in told(self.workplace, fact).items() if key not in _COMPUTED}
               for fact in facts_of(self.workplace, "cycle", name, now)[1:]]
        with self.workplace.record.reading() as connection:
            judge = Judge(RecordedStreams(Writer(connection), self.workplace.mapper),
                          self.workplace.register(connection), account, now)
            acts = _acts(cycle, account, now, _Unmeasured(judge))
            revised = _versions(judge.register, name)
            lays_down = _holds(judge.register, account, "policy")
        return answer | self._plan(cycle) | {"way": way, "acts": acts, "revised": revised, "lays_down": lays_down,
                                             "started_in": cycle.started_in}

    def cycle_course(self, account: str, name: str) -> dict[str, Any]:
        """The figure of a cycle from its baseline up to now: `series`, limits of the `baseline`, `points` since.

        Limits stay those of the months before the change; signals count in the points after it alone (workflow.md).
        `hidden`: this account is not told the figure of a part of the city, and there are no months.
        """
        self.workplace.must(account, READ_LEARNING)
        cycle, today = cycle_of(self.workplace, name, clock.now()), clock.today()
        plan = cycle.plan
        told = tells_of(self.workplace, account, plan.measure, plan.district, plan.organisation)
        rows = [] if not told else self.series(account, plan.measure, plan.baseline_from, f"{today:%Y-%m}", today,
                                               plan.district, plan.organisation)["series"]
        valued = [(row["month"], row["value"]) for row in rows if row["value"] is not None]
        since = None if cycle.started_in is None else month_after(cycle.started_in)
        baseline, points = figures([point for point in valued if point[0] <= plan.baseline_until],
                                   [point for point in valued if since is not None and point[0] >= since])
        return {"series": rows, "baseline": baseline, "points": points, "hidden": not told}

    def planning(self, account: str) -> dict[str, Any]:
        """What a plan can be made of: lessons, protocols, organisations, districts, and who may own it."""
        self.workplace.must(account, READ_LEARNING)
        now = clock.now()
        with self.workplace.record.reading() as connection:
            register = self.workplace.register(connection)
        everybody = sorted(entry.account for entry in register.accounts.values() if not entry.closed)
        return {"lessons": ask_lessons(self.workplace, account, now),
                "protocols": [protocol for protocol in ask_protocols(self.workplace, account, now)
                              if "withdrawn_on" not in protocol],
                "organisations": sorted(register.organisations), "districts": self.districts(),
                "owners": everybody if _holds(register, account, "policy") else
                [one for one in everybody if one == account]}

    def _plan(self, cycle: Cycle) -> dict[str, Any]:
        plan = cycle.plan
        return {"id": cycle.name, "title": plan.title, "level": plan.level, "owner": plan.owner,
                "lessons": list(plan.lessons), "problem": self.workplace.readable(plan.problem),
                "change": self.workplace.readable(plan.change), "measure": plan.measure,
                "baseline_from": plan.baseline_from, "baseline_until": plan.baseline_until,
                "prediction": plan.prediction, "balancing": plan.balancing, "review_on": plan.review_on,
                "protocol": plan.protocol, "clause": plan.clause, "organisation": plan.organisation,
                "district": plan.district, "planned_on": plan.occurred_on,
                "review_overdue": cycle.acted is None and plan.review_on < clock.today()}


class _Unmeasured(StreamFacts):
    """The record as a judge finds it, without its figures: whether an act may be does not depend on them."""

    def figures(self, *_: object, **__: object) -> list[list[dict[str, Any]]]:
        """No month has a value."""
        return [[], []]


def _acts(cycle: Cycle, account: str, now: datetime, facts: StreamFacts) -> list[str]:
    """The events that this account may add now, and of a decision its name in the place of the event."""
    if not (facts.register.is_one_person(account, cycle.owner) or _holds(facts.register, account, "policy")):
        return []
    today = clock.day_of(now)
    tried: list[tuple[str, Any, dict[str, Any]]] = [(event.TOPIC, event, {}) for event in EVENTS[1:]
                                                    if event.TOPIC != "cycle_acted"]
    decided = next(event for event in EVENTS if event.TOPIC == "cycle_acted")
    tried += [(decision, decided, {"decision": decision, "against_figures": True, "next_cycle": "-"})
              for decision in DECISIONS]
    found = []
    for name, event, values in tried:
        try:
            event.decide(cycle, Act(values, now, today, facts))
        except Refusal:
            continue
        found.append(name)
    return found


def _versions(register: Register, cycle: str) -> list[dict[str, Any]]:
    return [{"protocol": entry.protocol, "version": version} for entry in register.protocols.values()
            for by, version in entry.versions_of.items() if by == cycle]


def _holds(register: Register, account: str, role: str) -> bool:
    entry = register.accounts.get(account)
    return entry is not None and not entry.closed and role in entry.roles
