"""The one door to the figures of the city: whoever sees no persons is told them protected, on whatever way they ask.

Commands and pages ask here, and nothing else in application/ asks the projections that count girls (an architecture
test holds it). Why, and what is hidden, stands in docs/adr/0014.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from access.policy import READ_FIGURES, READ_TRAJECTORY
from application import clock
from application.cycles import read_cycles
from application.refusals import Refused
from escalations.xmr import limits_of
from projections.asked_by_month import parts_of_city
from projections.background import background
from projections.city import counts_on, metrics
from projections.hiding import FEWEST_ACTS
from projections.ladder import ladder
from projections.learning import learning
from projections.series import series
from projections.told import (
    ACTS,
    acts_of_part_told,
    background_told,
    check_told,
    city_told,
    last_month_end,
    series_told,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from application.workplace import Workplace
    from escalations.cycle import Cycle
    from projections.questions import Reader

    #: The (trajectory, item, answer) of the background by a day.
    AnswersOf = Callable[[Reader, date], Iterable[tuple[str, str, Any]]]


def sees_persons(workplace: Workplace, account: str) -> bool:
    """True when this account may see trajectories: then it is told exact figures."""
    return workplace.may(account, READ_TRAJECTORY)


def fewest_acts(workplace: Workplace, account: str) -> int:
    """From how many on counts of acts are told to this account."""
    return 0 if sees_persons(workplace, account) else FEWEST_ACTS


def ask_city(workplace: Workplace, account: str, on: date, known_at: datetime | None, district: str | None,
             organisation: str | None) -> dict[str, Any]:
    """The figures of the city (measures.md, For the city).

    Protected they are of the last day of a month, of which `on` says which, and of the whole city. Raises Refused.
    """
    workplace.must(account, READ_FIGURES)
    if sees_persons(workplace, account):
        with workplace.reading(known_at) as reader:
            return {**metrics(reader, on, district, organisation),
                    "learning": learning(reader, on, read_cycles(workplace, known_at, on))}
    _must_be_whole(known_at, district, organisation)
    day = _told_day(on)
    with workplace.reading(None) as reader:
        return {**city_told(counts_on(reader, day)), "on": day.isoformat(), "ladder": ladder(reader, day, FEWEST_ACTS),
                "learning": learning(reader, day, read_cycles(workplace, None, day))}


def tells_of(workplace: Workplace, account: str, key: str, district: str | None, organisation: str | None) -> bool:
    """True when this account may be told this figure of a part of the city: of girls only who sees them.

    A dilemma may be about girls in several districts, so its months by district have no sum to be told together by.
    """
    whole = district is None and organisation is None
    one_part = key in ACTS and organisation is not None and district is None
    return sees_persons(workplace, account) or whole or one_part or (key == "deviations" and organisation is None)


def ask_series(workplace: Workplace, account: str, key: str, from_month: str, to_month: str, on: date,
               known_at: datetime | None = None, district: str | None = None, organisation: str | None = None,
               ) -> list[dict[str, Any]]:
    """A figure month by month (measures.md, series). Raises Refused, and SeriesIsUnknown."""
    workplace.must(account, READ_FIGURES)
    if sees_persons(workplace, account):
        with workplace.reading(known_at) as reader:
            return series(reader, key, from_month, to_month, on, district, organisation)
    if key not in ACTS:
        _must_be_whole(known_at, district, organisation)
    must_be_now(known_at)
    if not tells_of(workplace, account, key, district, organisation):
        reason = "this account is told deviations by district or by organisation, and the others by organisation alone"
        raise Refused(reason)
    last = min(on, clock.today())
    with workplace.reading(None) as reader:
        whole = series(reader, key, from_month, to_month, last)
        wanted = organisation if district is None else district
        if wanted is None:
            return series_told(key, whole)
        by = "organisation" if district is None else "district"
        parts = {part: series(reader, key, from_month, to_month, last, **{by: part})
                 for part in {*parts_of_city(reader, by), wanted}}
        return acts_of_part_told(whole, parts, wanted)


def ask_background(workplace: Workplace, account: str, on: date, known_at: datetime | None, name_prefix: str,
                   answers: AnswersOf) -> dict[str, Any]:
    """The report on background (measures.md). `answers`: opens the sealed ones by a day. Raises Refused."""
    workplace.must(account, READ_TRAJECTORY if name_prefix else READ_FIGURES)
    if sees_persons(workplace, account):
        with workplace.reading(known_at) as reader:
            return background(reader, answers(reader, on), on, name_prefix)
    must_be_now(known_at)
    day = _told_day(on)
    with workplace.reading(None) as reader:
        return background_told(background(reader, answers(reader, day), day)) | {"on": day.isoformat()}


def checks_as_told(workplace: Workplace, account: str, cycle: Cycle, checks: list[dict[str, Any]],
                   ) -> list[dict[str, Any]]:
    """The checks of a cycle with the figures that this account may be told."""
    plan = cycle.plan
    if sees_persons(workplace, account) or not checks:
        return checks
    if not tells_of(workplace, account, plan.measure, plan.district, plan.organisation):
        told: dict[str, float | None] = {}
    else:
        last = max(point["month"] for check in checks for point in (*check["baseline"]["points"], *check["points"]))
        told = {row["month"]: row["value"] for row in ask_series(
            workplace, account, plan.measure, plan.baseline_from, last, clock.today(), None, plan.district,
            plan.organisation)}
    return [check_told(check, told, limits_of([value for point in check["baseline"]["points"]
                                               if (value := told.get(point["month"])) is not None]))
            for check in checks]


def _told_day(on: date) -> date:
    return last_month_end(min(on, clock.today()))


def _must_be_whole(known_at: datetime | None, district: str | None, organisation: str | None) -> None:
    """Two answers that differ by a district or a day would tell of the girls between them."""
    must_be_now(known_at)
    if district is not None or organisation is not None:
        reason = ("figures of girls by district stand in the release of a quarter (kantelpunt release); this account "
                  "is told the others of the whole city alone")
        raise Refused(reason)


def must_be_now(moment: datetime | None, option: str = "--known-at") -> None:
    """Two answers of two moments would tell of what was recorded between them. Raises Refused, naming the `option`."""
    if moment is not None:
        reason = f"this account is told figures as they are known now: leave out {option}"
        raise Refused(reason)
