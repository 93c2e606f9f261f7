"""Like cases answered unlike: of one clause, which share was backed, by organisation, by district, and by age.

A group whose interval lies wholly to one side of what all the others got is marked as one to be looked at. It proves
nothing: cases under one clause differ too, and of many comparisons some differ by chance.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from escalations.clock import day_in_city, end_of_day
from projections.curves import CONFIDENCE
from projections.days import YEAR, age_on
from projections.medians import kaplan_meier_median
from projections.moments import moment, number
from projections.rounding import SHARE_DECIMALS, share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from projections.questions import Reader

WAYS = ("organisation", "district", "age")
UNDER_18, FROM_18 = "under_18", "from_18"
ADULT = 18
#: What a reader must know of every such table (projections/blind_spots.py).
BLIND_SPOTS = ("to_be_looked_at", "many_comparisons", "answered_only")

Answer = dict[str, Any]
Group = dict[str, Any]


def fairness(reader: Reader, on: date) -> dict[str, Any]:
    """Of the deviations answered in the year of a day: {on, since, comparisons, differing, blind_spots, clauses}.

    A clause has a list of groups for each way to tell cases apart: {group, hidden, answered, backed, backed_share,
    low, high, median_days, others_share, differs}. The organisation is the asker's, the district the trajectory's, the
    age hers on the day of asking.
    """
    since = on - timedelta(days=YEAR)
    answers: dict[tuple[str, str], list[Answer]] = {}
    for each in _answered(reader, since, on):
        answers.setdefault((each["protocol"], each["clause"]), []).append(each)
    fewest = reader.thresholds.smallest_group
    clauses: list[dict[str, Any]] = [{"protocol": protocol, "clause": clause, **{way: compared(
        [(each[way], each["backed"], each["days"]) for each in found], fewest) for way in WAYS}}
        for (protocol, clause), found in sorted(answers.items())]
    verdicts = [group["differs"] for clause in clauses for way in WAYS for group in clause[way]]
    return {"on": on.isoformat(), "since": (since + timedelta(days=1)).isoformat(),
            "comparisons": sum(verdict is not None for verdict in verdicts), "differing": verdicts.count(True),
            "blind_spots": list(BLIND_SPOTS), "clauses": clauses}


def compared(answers: Sequence[tuple[str, bool, int]], fewest: int) -> list[Group]:
    """The groups among the answers (group, backed, days) by name, each held against all the others.

    Nothing is told of a group of fewer than `fewest`; where those are together fewer, nor of the smallest that is left.
    """
    groups: dict[str, list[tuple[bool, int]]] = {}
    for name, backed, days in answers:
        groups.setdefault(name, []).append((backed, days))
    hidden = _hidden({name: len(found) for name, found in groups.items()}, fewest)
    of_all = sum(backed for _, backed, _ in answers), len(answers)
    return [_nothing(name) if name in hidden else _group(name, groups[name], of_all, fewest)
            for name in sorted(groups)]


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The interval of a share (Wilson, J Am Stat Assoc 22 (1927) 209)."""
    from scipy.stats import binomtest

    bounds = binomtest(part, whole).proportion_ci(CONFIDENCE, method="wilson")
    return round(float(bounds.low), SHARE_DECIMALS), round(float(bounds.high), SHARE_DECIMALS)


def _group(name: str, found: list[tuple[bool, int]], of_all: tuple[int, int], fewest: int) -> Group:
    backed, whole = sum(is_backed for is_backed, _ in found), len(found)
    others, low, high = of_all[1] - whole, *wilson(backed, whole)
    theirs = share(of_all[0] - backed, others) if others >= fewest else None
    return {"group": name, "hidden": False, "answered": whole, "backed": backed,
            "backed_share": share(backed, whole), "low": low, "high": high,
            "median_days": kaplan_meier_median([days for _, days in found], []),
            "others_share": theirs, "differs": None if theirs is None else not low <= theirs <= high}


def _nothing(name: str) -> Group:
    return {"group": name, "hidden": True, **dict.fromkeys(
        ("answered", "backed", "backed_share", "low", "high", "median_days", "others_share", "differs"))}


def _hidden(numbers: Mapping[str, int], fewest: int) -> set[str]:
    hidden = {name for name, many in numbers.items() if many < fewest}
    told = sorted((many, name) for name, many in numbers.items() if name not in hidden)
    if hidden and told and sum(numbers[name] for name in hidden) < fewest:
        hidden.add(told[0][1])
    return hidden


def _answered(reader: Reader, since: date, on: date) -> Iterator[Answer]:
    """The deviations that a rung backed or declined after one day, up to and with another."""
    q, about = reader.tables["question"].c, reader.tables["question_about"].c
    whole = reader.tables["trajectory"].c
    for row in reader.all(select(
            q.protocol, q.clause, q.organisation, q.decision, q.begun_on, q.decided_at, whole.district, whole.birth_on)
            .join_from(reader.tables["question"], reader.tables["question_about"],
                       (about.kind == q.kind) & (about.question == q.question))
            .join(reader.tables["trajectory"], whole.trajectory == about.trajectory)
            .where(q.kind == "deviation", q.decision.in_(("backed", "declined")),
                   q.decided_at >= number(end_of_day(since)), q.decided_at < number(end_of_day(on)))):
        yield {"protocol": row.protocol, "clause": row.clause, "organisation": row.organisation,
               "district": row.district, "backed": row.decision == "backed",
               "age": UNDER_18 if age_on(row.birth_on, row.begun_on) < ADULT else FROM_18,
               "days": day_in_city(moment(row.decided_at)).toordinal() - row.begun_on}
