"""The tables of a quarter are counted as one would by hand, and several quarters together give nobody away."""

from collections import Counter
from datetime import date

import pytest

from interchange.synthetic.city import generate
from projections.city import counts_on
from projections.city_counts import city_counts
from projections.fold import catch_up
from projections.protection import protect
from projections.questions import reader_of
from projections.release_cube import AGES, cube, last_day
from projections.show import show
from tests.attacker import Group, given_away
from tests.projections.stored import Writer, empty_record

QUARTERS = ("2023-4", "2024-1", "2024-2", "2024-3")


@pytest.fixture(scope="module")
def reader():
    engine = empty_record()
    Writer(engine).write(generate(seed=5, trajectories=600, years=4, until=date(2024, 12, 31)))
    catch_up(engine)
    with engine.connect() as connection:
        yield reader_of(connection)
    engine.dispose()


@pytest.fixture(scope="module")
def released(reader):
    """Counts, figures and what had been told before, of each quarter in turn."""
    before, found = {}, {}
    for quarter in QUARTERS:
        counts, figures = cube(reader, quarter, before)
        found[quarter] = counts, figures, dict(before)
        before |= {key: told for key, told in figures.items() if told}
    return found


@pytest.mark.parametrize(("quarter", "day"), [
    ("2024-1", date(2024, 3, 31)), ("2024-2", date(2024, 6, 30)), ("2024-3", date(2024, 9, 30)),
    ("2023-4", date(2023, 12, 31))])
def test_a_quarter_is_told_as_on_its_last_day(quarter, day):
    assert last_day(quarter) == day


def test_the_counts_are_those_of_her_own_page(reader, released):
    on, found = last_day("2024-3"), Counter()
    whole = reader.tables["trajectory"]
    for name, district in reader.all(whole.select().with_only_columns(whole.c.trajectory, whole.c.district)):
        hers = show(reader, name, on)
        if hers["status"] != "open":
            continue
        age = AGES[0] if hers["age"] < 16 else AGES[1] if hers["age"] < 18 else AGES[2]
        current = hers["placement"]["current"]
        stalled = "yes" if hers["stagnation"]["stalled"] else "no"
        closed = "yes" if current and current["kind"] == "closed" else "no"
        overloaded = "yes" if hers["load"]["overloaded"] else "no"
        found[f"district={district}", f"age={age}", f"overloaded={overloaded}"] += 1
        found[f"district={district}", f"stalled={stalled}"] += 1
        found[f"closed={closed}",] += 1
    counts, _, _ = released["2024-3"]
    assert found
    assert {key: counts.cells[key] for key in found} == dict(found)


def test_all_quarters_together_give_nobody_away(released):
    for quarter, (counts, figures, before) in released.items():
        groups = [Group(one.whole, one.parts, one.tells) for one in counts.sums]
        assert not given_away(figures, groups, set(before)), quarter


def test_a_quarter_and_the_figures_of_its_last_day_together_give_nobody_away(reader, released):
    """The day's figures are rounded anew each day, those of a quarter may stand: he takes of each the closer one."""
    for quarter, (counts, figures, before) in released.items():
        of_the_day = protect(city_counts(counts_on(reader, last_day(quarter))))
        groups = [Group(one.whole, one.parts, one.tells) for one in counts.sums]
        hidden = {key for key, told in (figures | of_the_day).items() if told is None}
        assert not hidden & {key for key, told in {**of_the_day, **figures}.items() if told is not None}, quarter
        assert not given_away(figures | of_the_day, groups, set(before) - set(of_the_day)), quarter


def test_two_quarters_that_tell_a_cell_differ_by_nothing_or_by_ten_and_more(released):
    last, moved = {}, set()
    for _, figures, _ in released.values():
        for key, told in figures.items():
            if told and key in last:
                assert told == last[key] or abs(told - last[key]) >= 10, key
                moved.add(told == last[key])
        last |= {key: told for key, told in figures.items() if told}
    assert moved == {True, False}


def test_what_is_hidden_for_the_whole_city_is_hidden_in_its_tables_and_the_rest_is_told(released):
    _, figures, _ = released["2024-3"]
    assert figures[()] is not None
    assert {key[0].partition("=")[0] for key in figures if len(key) == 1} == {
        "district", "age", "overloaded", "stalled", "closed", "waiting"}


def test_a_table_has_the_totals_of_both_answers_over_the_whole_city(released):
    """Hidden or not; and where both are told with the whole, they agree as far as rounding lets them."""
    for _, figures, _ in released.values():
        for what in ("overloaded", "stalled", "closed"):
            yes, no, everybody = (figures[key] for key in ((f"{what}=yes",), (f"{what}=no",), ()))
            if None not in (yes, no, everybody):
                assert abs(yes + no - everybody) <= 30
