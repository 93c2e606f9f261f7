"""Random possible histories: lines in the import form that a judge accepts, late facts and mended ones among them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from domain.catalogue import THEMES, TRAJECTORY_EVENTS
from domain.fields import fields_of
from domain.refusals import Refusal
from tests.scenario import Given

if TYPE_CHECKING:
    from random import Random

    from domain.fields import NamedField

FIRST, LAST = date(2018, 1, 1), date(2020, 12, 31)
RECORDED = datetime(2021, 1, 1, tzinfo=UTC)
JUDGED = datetime(2026, 1, 1, tzinfo=UTC)
#: Distances at which a definition turns (a week, two weeks, 90 days, half a year, a year), and round them.
STEPS = sorted({d + e for d in (0, 7, 14, 90, 180, 183, 365) for e in (-1, 0, 1)} - {-1})
#: Where an earlier course may have begun or ended: round five years before.
LONG_BEFORE = (-1827, -1826, -1825, -1461)
#: Events that tell more of what another event began, with the field that names it.
FOLLOWS = {"intervention_adjusted": ("intervention_started", "intervention"),
           "intervention_ended": ("intervention_started", "intervention"),
           "placement_ended": ("placement_started", "placement"), "goal_reviewed": ("goal_set", "goal"),
           "wait_ended": ("wait_started", "wait"), "measure_ended": ("measure_started", "measure"),
           "signal_weighed": ("signal_recorded", "signal"), "trusted_person_lost": ("trusted_person_named", "person"),
           "caregiver_released": ("caregiver_assigned", "caregiver"),
           "caregiver_changed": ("caregiver_assigned", "caregiver")}
#: What is rich in rules and measures occurs the more.
OFTEN = {"intervention_started": 4, "placement_started": 5, "caregiver_assigned": 5, "intervention_ended": 3,
         "caregiver_changed": 2, "caregiver_released": 3, "goal_reviewed": 2, "safety_assessed": 2,
         "capacity_agreed": 2, "wait_started": 2, "view_recorded": 2}
SELDOM = frozenset({"trajectory_opened", "trajectory_closed", "background_recorded", "consent_recorded",
                    "police_contact_recorded"})
TOPICS = [e.TOPIC for theme in THEMES for e in theme.EVENTS if e.TOPIC not in SELDOM
          for _ in range(OFTEN.get(e.TOPIC, 1))]
CHOICES: dict[tuple[str, str] | str, tuple[Any, ...]] = {
    ("placement_started", "kind"): ("own_home", "residential", "crisis", "closed", "closed", "foster",
                                    "unknown_whereabouts"),
    ("intervention_started", "kind"): ("individual_therapy", "individual_therapy", "sexual_violence_treatment"),
    "role": ("case_director", "case_director", "guardian", "therapist", "therapist"), "for": ("housing", "specialist"),
    "verdict": ("safe", "unsafe", "unsafe", "unknown"), "sphere": ("home", "online"), "about": ("help", "trust"),
    "appointments_per_week": (0, 1, 1, 2, 2.5, 0.33), "goals_met": ("partly", "not", "unknown"),
    "score": (-2, -1, 0, 1)}


@st.composite
def cities(draw: st.DrawFn, most: int = 40) -> dict[str, list[dict[str, Any]]]:
    """The lines of one to four trajectories by name, each in the order of recording."""
    return {f"T-{n}": draw(courses(f"T-{n}", most)) for n in range(1, draw(st.integers(1, 4)) + 1)}


@st.composite
def courses(draw: st.DrawFn, name: str = "T-1", most: int = 90) -> list[dict[str, Any]]:
    """The lines of one trajectory."""
    chance = draw(st.randoms(use_true_random=True))
    return Course(name, chance).told(draw(st.integers(0, most)))


class Course:
    """Makes up the lines of one trajectory, each of which a judge accepts."""

    def __init__(self, name: str, chance: Random) -> None:
        self.name, self.chance, self.number = name, chance, 0
        self.given, self.lines = Given(now=JUDGED), []

    def told(self, tries: int) -> list[dict[str, Any]]:
        """After so many tries."""
        shift = self.chance.choice((0, 0, 0, 0, *LONG_BEFORE))
        self.tell(self.opening(shift))
        for _ in range(tries):
            self.tell(self.line())
        if self.chance.random() < (0.8 if shift else 0.3):
            days = [date.fromisoformat(line["occurred_on"]) for line in self.lines if line.get("occurred_on")]
            self.tell({"event": "trajectory_closed", "reason": "goals_met",
                       "occurred_on": str(max(days) + timedelta(days=self.one(1, 7, 90, *STEPS)))})
            for _ in range(tries // 4):
                self.tell(self.line())
        return self.lines

    def opening(self, shift: int = 0) -> dict[str, Any]:
        """The line that opens it; `shift` days later than it mostly does."""
        self.opened = FIRST + timedelta(days=shift + self.chance.choice((120, 200, 201, 366, 484)))
        return {"event": "trajectory_opened", "occurred_on": str(self.opened), "district": self.one("Noord", "Zuid"),
                "birth_month": self.one("2000-11", "2001-01", "2002-12", "2003-03", "2008-07"),
                "referred_by": "school", "person": self.one("anna", "anna", "bea", None)}

    def tell(self, line: dict[str, Any]) -> None:
        """Keep the line when it is possible."""
        self.number += 1
        self.keep({"trajectory": self.name, "id": f"{self.name}-{self.number}",
                   "recorded_at": (RECORDED + timedelta(hours=len(self.lines))).isoformat()} | line)

    def keep(self, whole: dict[str, Any]) -> Refusal | None:
        """Keep a line that has its id and moment when it is possible; else answers why it is not."""
        try:
            self.given.tell(whole)
        except Refusal as refusal:
            return refusal
        self.lines.append(whole)
        return None

    def back_to(self, lines: list[dict[str, Any]]) -> None:
        """As if no more than these lines, told before, had been told."""
        self.given, self.lines = Given(*lines, now=JUDGED), lines

    def one(self, *values: Any) -> Any:
        return self.chance.choice(values)

    def day(self, after: str | None = None) -> str:
        """A day at a telling distance from that of something told before."""
        if after is None and self.chance.random() < 0.3:
            return str(self.opened + timedelta(days=self.chance.randint(-60, 700)))
        near = after or self.one(*self.lines).get("occurred_on") or str(self.opened)
        step = self.one(*STEPS) * (1 if after or self.chance.random() < 0.7 else -1)
        return str(min(date.fromisoformat(near) + timedelta(days=step), LAST))

    def line(self) -> dict[str, Any]:
        """Any fact, or now and then a correction or a retraction."""
        dice = self.chance.random()
        if dice < 0.04:
            return {"event": "entry_retracted", "entry": self.one(*self.lines)["id"], "reason": "r"}
        if dice < 0.14:
            return self.correction()
        topic = self.one(*TOPICS)
        line = {"event": topic} | self.values(topic)
        if topic in FOLLOWS and self.chance.random() < 0.9:
            began, field = FOLLOWS[topic]
            starts = [told for told in self.lines if told["event"] in {began, "caregiver_changed"} & {began, topic}]
            if starts:
                start = self.one(*starts)
                line |= {k: v for k, v in start.items() if k in {field, "role"}}
                line["occurred_on"] = self.day(start["occurred_on"])
                if topic == "caregiver_changed":
                    line["from"] = start.get("caregiver") or start["to"]
                    line.pop("caregiver", None)
        return {"occurred_on": self.day()} | line

    def correction(self) -> dict[str, Any]:
        """Another day, or another value of one field, for a fact told before."""
        mended = self.one(*self.lines)
        values: dict[str, Any] = {"occurred_on": self.day()}
        if mended["event"] in TOPICS and self.chance.random() < 0.6:
            fields = fields_of(TRAJECTORY_EVENTS[mended["event"]])
            name = self.one(*(n for n, f in fields.items() if n == "note" or not f.field.identifies))
            values = {name: self.value(mended["event"], fields[name])}
        return {"event": "entry_corrected", "entry": mended["id"], "reason": "r", "values": values}

    def values(self, topic: str) -> dict[str, Any]:
        fields = fields_of(TRAJECTORY_EVENTS[topic]).values()
        told = {f.name: self.value(topic, f) for f in fields if f.name != "note"}
        return {name: value for name, value in told.items() if value is not None}

    def value(self, topic: str, named: NamedField) -> Any:  # noqa: PLR0911 - one answer for each kind of field
        """A value of a field, from few, so that names meet again; what starts under a name gets a new one."""
        field = named.field
        if not named.required and self.chance.random() < 0.4:
            return None
        choices = CHOICES.get((topic, named.name)) or CHOICES.get(named.name) or field.choices
        if choices:
            return self.one(*choices)
        match field.kind:
            case "name":
                return f"{topic[0]}{self.number}" if field.identifies else self.one("x", "y", "z")
            case "flag":
                return self.chance.random() < 0.7
            case "day":
                return self.day()
            case "number":
                return self.chance.randint(int(field.low or 0), int(min(field.high or 4, 4)))
            case _:
                return "text"
