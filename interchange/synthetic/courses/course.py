"""How an invented course is told, fact by fact, and becomes lines in the order in which they were recorded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The first and the last minute of a day at which somebody records, in UTC: the same day in Amsterdam.
FIRST_MINUTE, LAST_MINUTE = 8 * 60, 17 * 60


class Course:
    """One invented trajectory while it is told. Days are YYYY-MM-DD; `late` is the days until it was recorded."""

    def __init__(self, name: str, by: str) -> None:
        """A course without facts; `by` records until another is named with `recorder`."""
        self.name, self.by = name, by
        self._told: list[tuple[date, dict[str, Any]]] = []

    def recorder(self, by: str) -> None:
        """From here on this account records."""
        self.by = by

    def tell(self, on: str, event: str, late: int = 1, **values: Any) -> str:
        """Add a fact, the opening first; its id comes back, so that it can be mended."""
        entry = f"{self.name}-{len(self._told) + 1:03d}"
        line = {"event": event, "trajectory": self.name, "occurred_on": on, "id": entry}
        line |= {key.rstrip("_"): value for key, value in values.items()} | {"recorded_by": self.by}
        self._told.append((date.fromisoformat(on) + timedelta(days=late), line))
        return entry

    def opened(self, on: str, birth_month: str, district: str, referred_by: str, note: str) -> None:
        """The opening: told first and recorded before anything else of this course."""
        self.tell(on, "trajectory_opened", 0, birth_month=birth_month, district=district, referred_by=referred_by,
                  note=note)

    def background(self, on: str, **answers: Any) -> None:
        """What is known of her, item by item."""
        for item, answer in answers.items():
            self.tell(on, "background_recorded", item=item, answer=answer)

    def start(self, on: str, intervention: str, kind: str, provider: str, a_week: float, **values: Any) -> None:
        """Help begins, with so many appointments a week."""
        self.tell(on, "intervention_started", intervention=intervention, kind=kind, provider=provider,
                  appointments_per_week=a_week, **values)

    def end(self, on: str, intervention: str, reason: str = "as_planned", goals: str = "unknown",
            **values: Any) -> None:
        """Help ends."""
        self.tell(on, "intervention_ended", intervention=intervention, reason=reason, goals_met=goals, **values)

    def assign(self, on: str, caregiver: str, role: str, organisation: str, **values: Any) -> None:
        """Somebody takes up a role."""
        self.tell(on, "caregiver_assigned", caregiver=caregiver, role=role, organisation=organisation, **values)

    def change(self, on: str, role: str, leaves: str, comes: str, reason: str, warm: str = "unknown") -> None:
        """One hands over to another."""
        self.tell(on, "caregiver_changed", role=role, from_=leaves, to=comes, reason=reason, warm_handover=warm)

    def lives(self, on: str, placement: str, kind: str, **values: Any) -> None:
        """She goes to live somewhere."""
        self.tell(on, "placement_started", placement=placement, kind=kind, **values)

    def signal(self, on: str, signal: str, form: str, certainty: str, **values: Any) -> None:
        """A signal is recorded."""
        self.tell(on, "signal_recorded", signal=signal, form=form, certainty=certainty, **values)

    def weigh(self, on: str, signal: str, flag: str, by: str, **values: Any) -> None:
        """One professional weighs a signal."""
        before, self.by = self.by, by
        self.tell(on, "signal_weighed", signal=signal, flag=flag, **values)
        self.by = before

    def safety(self, on: str, **verdicts: str) -> None:
        """How safe she is, sphere by sphere."""
        for sphere, verdict in verdicts.items():
            self.tell(on, "safety_assessed", sphere=sphere, verdict=verdict)

    def view(self, on: str, about: str, rating: int | None = None, note: str | None = None, of: str = "young_person",
             ) -> str:
        """What she, or a parent, says of it."""
        said: dict[str, Any] = {"about": about, "rating": rating, "of": of, "note": note}
        return self.tell(on, "view_recorded", **{key: value for key, value in said.items() if value is not None})

    def goal(self, on: str, goal: str, domain: str, baseline: int = -2, *, hers: bool = False) -> None:
        """A goal is set."""
        self.tell(on, "goal_set", goal=goal, domain=domain, baseline=baseline, in_her_words=hers)

    def score(self, on: str, goal: str, score: int) -> None:
        """A goal is reviewed."""
        self.tell(on, "goal_reviewed", goal=goal, score=score)

    def school(self, on: str, status: str) -> None:
        """Her situation at school changes."""
        self.tell(on, "school_status_changed", status=status)

    def strength(self, on: str, *kinds: str) -> None:
        """What is strong in her and around her."""
        for kind in kinds:
            self.tell(on, "strength_recorded", kind=kind)

    def milestone(self, on: str, kind: str, note: str | None = None) -> str:
        """A turning point."""
        said: dict[str, Any] = {"kind": kind, "note": note} if note else {"kind": kind}
        return self.tell(on, "milestone_reached", **said)

    def setback(self, on: str, kind: str, late: int = 3) -> str:
        """A step back."""
        return self.tell(on, "setback_recorded", late, kind=kind)

    def correct(self, on: str, entry: str, reason: str, **values: Any) -> None:
        """A fact is mended on this day."""
        self.tell(on, "entry_corrected", 0, entry=entry, reason=reason, values=values)

    def retract(self, on: str, entry: str, reason: str) -> None:
        """A fact is taken back on this day."""
        self.tell(on, "entry_retracted", 0, entry=entry, reason=reason)

    def lines(self, until: date) -> Iterator[dict[str, Any]]:
        """The lines recorded before the day `until`, in the order of recording: the opening, then by day."""
        opened = self._told[0][0]
        told = [(max(on, opened), number > 0, line["occurred_on"], number, line)
                for number, (on, line) in enumerate(self._told)]
        day, minute = date.min, 0
        for on, *_, line in sorted(told, key=lambda one: one[:4]):
            if on >= until:
                return
            minute = min(minute + 4, LAST_MINUTE) if on == day else FIRST_MINUTE
            day = on
            yield line | {"recorded_at": f"{on}T{minute // 60:02d}:{minute % 60:02d}:00Z"}
