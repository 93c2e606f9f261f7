"""An invented city: as many girls as asked, each with a course of her own, the same for the same seed and day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

from interchange.synthetic import around, beginnings, hearing, helping, living, mistakes, schooling, waiting
from interchange.synthetic.causes import (
    COMES_BACK,
    COMES_BACK_AFTER,
    LENGTH,
    MONTH,
    NEVER_CLOSES,
    STANDSTILL,
    STANDSTILL_DAYS,
)
from interchange.synthetic.course import Course
from interchange.synthetic.girl import Girl
from interchange.synthetic.workforce import DISTRICTS, Workforce

if TYPE_CHECKING:
    from collections.abc import Iterator

#: No city begins before this year: the girls in it were born, and their first places begin, after 1900.
FIRST_YEAR = 1930
#: The last trajectory opens so many days before the day of the city: its first facts are recorded by then.
_LAST_OPENING = 21
_FAR_AHEAD = 36500
_YEAR = 365.25
#: How long a trajectory lasts on average, in years: sets how many girls there are at a time.
_MEAN_YEARS = 2.5
_AGES = (12, 13, 13, 14, 14, 14, 15, 15, 15, 15, 16, 16, 16, 16, 17, 17, 17, 18, 19, 20)
_REFERRERS = ("municipality", "municipality", "school", "school", "certified_institution", "certified_institution",
              "gp", "youth_doctor", "police", "court", "self", "medical_specialist", "other")
_CLOSE_REASONS = ("goals_met", "goals_met", "goals_met", "goals_met", "refused_further_help", "refused_further_help",
                  "transferred", "transferred", "moved_away", "other")
#: After so many days with one trajectory less is written down.
_WORN_OUT = 1300
_OLDEST = 23


class CityIsTooEarly(ValueError):
    """A city begins in 1930 at the earliest: ask for fewer years or a later day."""


@dataclass(frozen=True)
class _Gone:
    """A girl whose trajectory was closed and who will come back."""

    person: str
    born: date
    district: str
    back_from: int


def generate(seed: int, trajectories: int, years: int, until: date) -> Iterator[dict[str, Any]]:
    """The lines of an invented city (events.md, the import form), trajectory by trajectory.

    Trajectories G-0001, G-0002, ... open evenly over so many `years` before `until`. The record is as it stands on the
    morning of `until`: nothing happened or was recorded on that day yet. Within a trajectory the lines stand in the
    order of recording. The same arguments give the same lines. Raises CityIsTooEarly.
    """
    if until.year - years <= FIRST_YEAR:
        raise CityIsTooEarly(CityIsTooEarly.__doc__)
    return _lines(Random(seed), trajectories, years, until.toordinal())


def _lines(dice: Random, trajectories: int, years: int, until: int) -> Iterator[dict[str, Any]]:
    first = until - round(years * _YEAR)
    openings = sorted(first + int(dice.random() * (until - _LAST_OPENING - first)) for _ in range(trajectories))
    workforce = Workforce(dice, first, until, trajectories / years * min(_MEAN_YEARS, years))
    width = max(4, len(str(trajectories)))
    away: list[_Gone] = []
    for number, opened in enumerate(openings, start=1):
        back = next((gone for gone in away if gone.back_from <= opened), None)
        if back is not None:
            away.remove(back)
        girl = _girl(dice, workforce, f"G-{number:0{width}}", opened, until, back)
        _tell(girl)
        yield from girl.course.lines(until)
        if girl.closes < until and girl.chance(COMES_BACK):
            away.append(_Gone(back.person if back else girl.course.name, girl.born, girl.district,
                              girl.closes + girl.between(*COMES_BACK_AFTER)))


def _girl(dice: Random, workforce: Workforce, name: str, opened: int, until: int, back: _Gone | None) -> Girl:
    """A girl on the day on which her trajectory opens; for a second trajectory the same person, older."""
    day = date.fromordinal(opened)
    if back is not None and day.year - back.born.year <= _OLDEST:
        born, district, person = back.born, back.district, {"person": back.person}
    else:
        months = 12 * dice.choice(_AGES) + int(dice.random() * 12)
        born = date(day.year - (months - day.month + 12) // 12, (day.month - months - 1) % 12 + 1, 1)
        district, person = dice.choices(tuple(DISTRICTS), [share for share, _ in DISTRICTS.values()])[0], {}
    course = Course(name, opened, "intake", {
        "birth_month": f"{born:%Y-%m}", "district": district, "referred_by": dice.choice(_REFERRERS), **person})
    lasts = _FAR_AHEAD if dice.random() < NEVER_CLOSES else int(dice.triangular(*LENGTH))
    girl = Girl(dice, course, workforce, born, district, opened, opened + lasts, min(opened + lasts, until),
                stacking=dice.choice((0.3, 0.6, 1.0, 1.5, 3.0)), progress=dice.choice((0.4, 0.7, 1.0, 1.3)))
    if girl.chance(STANDSTILL):
        begins = opened + girl.between(60, 500)
        girl.standstill = (begins, begins + girl.between(*STANDSTILL_DAYS))
        girl.let_go = girl.chance(0.4)
    return girl


def _tell(girl: Girl) -> None:
    """Her whole course: what is fixed beforehand, then month by month, then the closing and what was mended."""
    around.has_a_case_director(girl)
    beginnings.comes_from(girl)
    beginnings.goes_to_school(girl)
    beginnings.is_signalled(girl)
    living.is_supervised(girl)
    living.lives(girl)
    waiting.waits(girl)
    around.has_a_guardian(girl)
    around.trusts(girl)
    goals, safety = hearing.Goals(girl), hearing.Safety(girl)
    for day in range(girl.opened, girl.ends, MONTH):
        overloaded = helping.is_helped(girl, day, min(day + MONTH, girl.ends))
        if day - girl.opened > _WORN_OUT and girl.chance(0.7):
            continue
        schooling.goes_on_at_school(girl, day, overloaded=overloaded)
        hearing.is_heard(girl, day, overloaded=overloaded)
        hearing.agrees_on_what_she_carries(girl, day)
        hearing.turns_or_falls_back(girl, day)
        if girl.chance(0.25):
            goals.are_reviewed(girl, day)
        if girl.chance(0.25):
            safety.is_assessed(girl, day)
    helping.is_no_longer_helped(girl)
    if girl.closes == girl.ends:
        _closes(girl)
    mistakes.are_mended(girl)


def _closes(girl: Girl) -> None:
    """The closing day itself, on which nothing else happens."""
    girl.course.tell("trajectory_closed", girl.closes, {"reason": girl.one_of(_CLOSE_REASONS)}, "intake",
                     delay=girl.between(0, 5))
