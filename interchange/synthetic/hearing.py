"""What she says, wants to reach and is safe from, asked now and then; what turns her course and what sets it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interchange.synthetic.causes import OVERLOAD_LOWERS_RATING

if TYPE_CHECKING:
    from interchange.synthetic.girl import Girl

_DOMAINS = ("safety", "living", "school", "school", "work", "health", "relationships", "sexuality", "money")
_ABOUT = ("help", "burden", "trust", "placement", "future")
#: What she says less gladly of while more is asked of her than she can carry.
_OF_THE_HELP = frozenset({"help", "burden"})
_SETBACKS = ("ran_away", "offence", "substance_use", "substance_use", "victimised_again", "help_refused", "other")
_TURNING_POINTS = ("motivated", "internship", "job", "own_place", "contact_restored", "other")
#: The highest score of a goal.
_REACHED = 2
_SPHERES = ("home", "network", "online", "school")


def is_heard(girl: Girl, day: int, *, overloaded: bool) -> None:
    """Now and then somebody asks her."""
    if not girl.chance(0.28):
        return
    about = girl.one_of(_ABOUT)
    rating = girl.between(3, 8)
    if overloaded and about in _OF_THE_HELP:
        rating -= OVERLOAD_LOWERS_RATING
    fields: dict[str, Any] = {"about": about, "rating": max(1, rating)}
    if girl.chance(0.12):
        fields["of"] = "parent"
    girl.tell("view_recorded", day + girl.between(0, 29), fields)


def agrees_on_what_she_carries(girl: Girl, day: int) -> None:
    """In some months somebody asks what she can carry, and it is agreed with her."""
    if girl.chance(0.02):
        girl.capacity = girl.one_of((1, 1.5, 2, 2, 3))
        girl.tell("capacity_agreed", day, {"appointments_per_week": girl.capacity,
                                           "agreed_with": girl.one_of(("young_person", "both"))}, "capacity")


class Goals:
    """Her goals: set in the first months, looked at every few months, now and then a step further."""

    def __init__(self, girl: Girl) -> None:
        """Set two to four goals."""
        self._goals: list[tuple[str, int, int]] = []
        for _ in range(girl.between(2, 4)):
            name, day, baseline = girl.new_name("g"), girl.opened + girl.between(5, 150), girl.one_of((-2, -2, -1))
            fields: dict[str, Any] = {"goal": name, "domain": girl.one_of(_DOMAINS), "baseline": baseline}
            if girl.chance(0.5):
                fields["in_her_words"] = True
            girl.tell("goal_set", day, fields, name)
            self._goals.append((name, day, baseline))

    def are_reviewed(self, girl: Girl, day: int) -> None:
        """Look at each goal that stands: better when she moves, otherwise as it was or worse."""
        for at, (name, set_on, score) in enumerate(self._goals):
            on = day + girl.between(0, 10)
            if on <= set_on or score >= _REACHED or girl.chance(0.25):
                continue
            new = score
            if girl.chance(0.3 * girl.progress) and not girl.stands_still(on):
                new += 1
            elif girl.chance(0.12) and score > -_REACHED:
                new -= 1
            girl.tell("goal_reviewed", on, {"goal": name, "score": new}, name)
            self._goals[at] = (name, set_on, new)


class Safety:
    """Where she is safe and where not, as last assessed."""

    def __init__(self, girl: Girl) -> None:
        """The first assessment: more often than not unsafe somewhere."""
        self._unsafe: dict[str, bool] = {}
        for sphere in ("home", "network"):
            self._assess(girl, sphere, girl.opened + girl.between(0, 25), unsafe=girl.chance(0.35))

    def is_assessed(self, girl: Girl, day: int) -> None:
        """Assess one sphere anew; what is unsafe may become safe, unless she stands still."""
        sphere = girl.one_of(tuple(self._unsafe)) if girl.chance(0.6) else girl.one_of(_SPHERES)
        on = day + girl.between(0, 20)
        if self._unsafe.get(sphere, False):
            self._assess(girl, sphere, on, unsafe=girl.stands_still(on) or girl.chance(0.4))
        else:
            self._assess(girl, sphere, on, unsafe=girl.chance(0.1))

    def _assess(self, girl: Girl, sphere: str, day: int, *, unsafe: bool) -> None:
        self._unsafe[sphere] = unsafe
        verdict = "unsafe" if unsafe else "safe" if girl.chance(0.9) else "unknown"
        girl.tell("safety_assessed", day, {"sphere": sphere, "verdict": verdict}, sphere)


def turns_or_falls_back(girl: Girl, day: int) -> None:
    """A turning point after which more goes well, or a setback."""
    on = day + girl.between(0, 29)
    if not girl.stands_still(on) and girl.chance(0.04 * girl.progress):
        girl.tell("milestone_reached", on, {"kind": girl.one_of(_TURNING_POINTS)})
        girl.progress = min(girl.progress * 1.2, 2.0)
    if girl.chance(0.05):
        kind = girl.one_of(_SETBACKS)
        girl.tell("setback_recorded", on, {"kind": kind})
        if kind == "offence" and girl.chance(0.6):
            girl.tell("police_contact_recorded", on, {"kind": "suspect"})
