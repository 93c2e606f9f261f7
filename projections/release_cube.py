"""What the city tells of a quarter: fixed tables of the open trajectories on its last day, protected as one.

District by age by overloaded, district by stalled, district by closed placement, and what is waited for. No filter and
no other table: what is told of one quarter is told of every quarter, so that no two tables differ by a few girls.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from projections.city import counts_on, is_overloaded, running
from projections.city_counts import city_counts
from projections.crossed import crossed
from projections.days import age_on
from projections.protection import protect
from projections.quarters import last_day
from projections.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from projections.hiding import Counts, Key
    from projections.protection import Figures
    from projections.questions import Reader

AGES = ("under 16", "16-17", "18 and over")
_FIRST_OF_16_17, _FIRST_OF_18 = 16, 18
_ANSWERS = ("yes", "no")
#: The totals of the tables over the whole city.
_MARGINS = frozenset({(), *((f"{what}={answer}",) for what in ("overloaded", "stalled", "closed")
                            for answer in _ANSWERS)})
#: The columns by which girls are counted: where she lives, and when she was born.
_Grouped = Counter[tuple[str, int]]


def cube(reader: Reader, quarter: str, before: Mapping[Key, int]) -> tuple[Counts, Figures]:
    """The counts of a quarter and the figures that may leave; `before`: what was told last of each cell."""
    on = last_day(quarter)
    whole_city = city_counts(counts_on(reader, on))
    counts = whole_city.joined(_tables(reader, on))
    counts = replace(counts, unlisted=counts.unlisted - _MARGINS)  # a table has both answers; the day's figures one
    figures = protect(counts, elsewhere=protect(whole_city), before=before)
    return counts, {key: figure for key, figure in figures.items() if key not in whole_city.cells or _is_told(key)}


def _is_told(key: Key) -> bool:
    """A cell of the whole city that is a margin of the tables, or what is waited for."""
    return key in _MARGINS or key[0].startswith("waiting=")


def _tables(reader: Reader, on: date) -> Counts:
    """The tables with their margins; a margin that two tables share is one cell."""
    scope, day = Scope(reader), on.toordinal()
    whole = reader.tables["trajectory"]
    girls = (whole.c.district, whole.c.birth_on)
    everybody: _Grouped = Counter({(district, born): number for district, born, number in reader.all(
        select(*girls, func.count()).where(scope.open_on(day)).group_by(*girls))})
    districts = sorted({district for district, _ in everybody})
    by_age = _by_answer(everybody, _overloaded(scope, day))
    overloaded: Counter[tuple[str, ...]] = Counter()
    for (district, born, answer), number in by_age.items():
        overloaded[district, age_group(age_on(born, day)), answer] += number
    found = crossed(overloaded, {"district": districts, "age": AGES, "overloaded": _ANSWERS},
                    frozenset({"overloaded"}))
    for what, those in (("stalled", _in_state(scope, day, "stalled")), ("closed", _in_closed(scope, day))):
        numbers: Counter[tuple[str, ...]] = Counter()
        for (district, _, answer), number in _by_answer(everybody, those).items():
            numbers[district, answer] += number
        found = found.joined(crossed(numbers, {"district": districts, what: _ANSWERS}, frozenset({what})))
    return found


def _by_answer(everybody: _Grouped, those: _Grouped) -> dict[tuple[str, int, str], int]:
    return {(*girls, answer): those[girls] if answer == "yes" else number - those[girls]
            for girls, number in everybody.items() for answer in _ANSWERS}


def _counted(scope: Scope, day: int, name: str, *wanted: Any) -> _Grouped:
    """The open trajectories with such a spell on the day, by district and birth month."""
    whole = scope.reader.tables["trajectory"].c
    asked = running(scope, day, name, whole.district, whole.birth_on, func.count()).where(*wanted).group_by(
        whole.district, whole.birth_on)
    return Counter({(district, born): number for district, born, number in scope.reader.all(asked)})


def _in_state(scope: Scope, day: int, state: str) -> _Grouped:
    return _counted(scope, day, "state_spell", scope.reader.tables["state_spell"].c.state == state)


def _in_closed(scope: Scope, day: int) -> _Grouped:
    return _counted(scope, day, "placement", scope.reader.tables["placement"].c.kind == "closed")


def _overloaded(scope: Scope, day: int) -> _Grouped:
    whole, load = scope.reader.tables["trajectory"].c, scope.reader.tables["load_spell"].c
    columns = (whole.district, whole.birth_on, load.appointments, load.capacity)
    found: _Grouped = Counter()
    for district, born, appointments, capacity, number in scope.reader.all(
            running(scope, day, "load_spell", *columns, func.count()).group_by(*columns)):
        if is_overloaded(Fraction(appointments, capacity)):
            found[district, born] += number
    return found


def age_group(age: int) -> str:
    """The ages for which help differs: under 16, 16 and 17, and 18 and over."""
    return AGES[0] if age < _FIRST_OF_16_17 else AGES[1] if age < _FIRST_OF_18 else AGES[2]
