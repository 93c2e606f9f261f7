"""No small count is told, and none can be worked out: held against an attacker who solves what was told."""

from random import Random

import pytest

from projections.crossed import crossed
from projections.hiding import Counts, Sum, figure, rounded_to_step
from projections.protection import protect
from tests.attacker import Group, attack, exact, given_away

AGES, DISTRICTS = ("under 16", "16-17", "18 and over"), tuple(f"district {n}" for n in range(8))


def groups_of(counts):
    return [Group(one.whole, one.parts, one.tells) for one in counts.sums]


def poisson(chance, mean):
    """A number of girls, by counting the steps of a walk; the same for the same seed on every machine."""
    number, left = 0, mean
    while (left := left - chance.expovariate(1)) > 0:
        number += 1
    return number


def city(seed, districts=8):
    """District, age and overloaded, with as many girls as chance brings: from a hamlet to a city."""
    chance = Random(seed)  # noqa: S311 - chance that is the same every time
    mean = chance.choice((3, 8, 15, 30, 60, 120))
    dimensions = {"district": DISTRICTS[:districts], "age": AGES, "overloaded": ("yes", "no")}
    return crossed({(district, age, answer): poisson(chance, mean * chance.uniform(0.2, 1.8) * share)
                    for district in dimensions["district"] for age in AGES
                    for answer, share in (("yes", 0.3), ("no", 0.7))}, dimensions, frozenset({"overloaded"}))


def flat(seed):
    """Districts by answer: what most pages show."""
    chance = Random(seed)  # noqa: S311 - chance that is the same every time
    size, mean = chance.randint(2, 6), chance.choice((4, 9, 14, 40))
    dimensions = {"district": DISTRICTS[:size], "stalled": ("yes", "no")}
    return crossed({(district, answer): poisson(chance, mean) for district in dimensions["district"]
                    for answer in ("yes", "no")}, dimensions, frozenset({"stalled"}))


def must_tell_nothing(counts, seed):
    figures = protect(counts)
    assert not given_away(figures, groups_of(counts)), seed
    assert all(told is None or told == rounded_to_step(counts.cells[key]) for key, told in figures.items())
    assert not any(told is not None and 0 < counts.cells[key] < 10 for key, told in figures.items())


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_nothing_is_given_away_by_tables_of_chance(first):
    for seed in range(first, first + 50):
        must_tell_nothing(flat(seed), seed)


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_given_away_by_a_city_of_eight_districts(seed):
    must_tell_nothing(city(seed), seed)


@pytest.mark.long
def test_nothing_is_given_away_by_ten_thousand_tables():
    for seed in range(1_000, 10_700):
        must_tell_nothing(flat(seed), seed)
    for seed in range(1_000, 1_300):
        must_tell_nothing(city(seed, districts=3 + seed % 6), seed)


def test_the_same_counts_give_the_same_figures():
    assert protect(city(3)) == protect(city(3))


def test_protecting_says_nothing_on_standard_output(capfd):
    for seed in range(6):
        protect(city(seed))
    assert capfd.readouterr().out == ""


def test_true_totals_beside_hidden_cells_are_what_the_attacker_lives_on():
    told = {("a",): None, ("b",): 40, ("a or b",): 45}
    assert attack(told, [Group(("a or b",), (("a",), ("b",)))]) == {("a",): (1, 9)}


# What others publish as known answers (each kept as far as its rules are ours)

def table(numbers, tells=frozenset()):
    regions, sexes = sorted({region for region, _ in numbers}), sorted({sex for _, sex in numbers})
    return crossed(numbers, {"region": regions, "sex": sexes}, tells)


def test_b_one_small_cell_hides_the_square_that_sdctable_hides():
    # Cells 5, 6, 11 and 12 of its table: A and C, both sexes. Its first example too, tau-ARGUS hides such a square.
    counts = table({("A", "male"): 18, ("A", "female"): 2, ("B", "male"): 14, ("B", "female"): 19,
                    ("C", "male"): 12, ("C", "female"): 10, ("D", "male"): 11, ("D", "female"): 14})
    hidden = {key for key, told in protect(counts).items() if told is None}
    assert hidden == {(f"region={region}", f"sex={sex}") for region in "AC" for sex in ("male", "female")}


def test_a_one_small_cell_of_fifteen_takes_no_more_cells_with_it_than_tau_argus_hides():
    # checkTauArgus hides three beside it, for it tells true totals. Where every figure is rounded two can do.
    counts = table({(region, sex): 137 + 10 * n for n, (region, sex) in enumerate(
        (region, sex) for region in "ABCDE" for sex in ("female", "male", "other"))} | {("A", "female"): 9})
    figures = protect(counts)
    assert sum(told is None for told in figures.values()) - 1 <= 3
    assert not given_away(figures, groups_of(counts))


@pytest.mark.parametrize(("number", "told"), [(16, 15), (23, 25), (10, 10), (12, 10), (13, 15), (0, 0)])
def test_c_figures_are_rounded_as_opensafely_does(number, told):
    assert figure(number) == told


def test_c_small_counts_are_hidden_up_to_nine_where_opensafely_hides_up_to_seven():
    counts = Counts({("a",): 3, ("b",): 8, ("c",): 16, ("d",): 23, ("all",): 50},
                    (Sum(("all",), (("a",), ("b",), ("c",), ("d",))),))
    figures = protect(counts)
    assert (figures["a",], figures["b",], figures["all",]) == (None, None, 50)
    assert not given_away(figures, groups_of(counts))


@pytest.mark.parametrize(("total", "male"), [(8, 7), (38, 37), (40, 40), (100, 98)])
def test_d_a_total_and_its_males_never_give_the_females(total, male):
    counts = Counts({("total",): total, ("male",): male, ("female",): total - male},
                    (Sum(("total",), (("male",), ("female",)), tells=True),), unlisted=frozenset({("female",)}))
    figures = protect(counts)
    assert ("female",) not in figures
    assert None in figures.values()
    assert not exact({**figures, ("female",): None}, groups_of(counts))


def test_e_a_girl_who_knows_that_she_is_the_only_one_cannot_subtract_herself():
    # sdcTable hides one cell more for her (detectSingletons). Here the figures around her are rounded, so that what
    # she subtracts herself from is no count: she is left with a range.
    counts = Counts({("a",): 1, ("b",): 5, ("c",): 40, ("all",): 46}, (Sum(("all",), (("a",), ("b",), ("c",))),))
    figures = protect(counts)
    assert figures["a",] is None
    assert figures["b",] is None
    assert not exact(figures, groups_of(counts), knows={("a",): 1}) - {("a",)}


# None and all

def test_none_and_all_of_a_group_are_hidden_where_they_tell():
    counts = table({("A", "no"): 30, ("A", "yes"): 0, ("B", "no"): 40, ("B", "yes"): 20}, frozenset({"sex"}))
    figures = protect(counts)
    assert figures["region=A", "sex=yes"] is None
    assert figures["region=A", "sex=no"] is None
    assert not given_away(figures, groups_of(counts))


def test_no_girl_of_an_age_in_a_district_is_told_for_it_tells_nothing():
    counts = crossed({("A", "16-17"): 30, ("A", "18"): 0, ("B", "16-17"): 40, ("B", "18"): 20},
                     {"district": ("A", "B"), "age": ("16-17", "18")}, frozenset())
    assert protect(counts)["district=A", "age=18"] == 0


def test_a_table_has_at_most_three_dimensions():
    with pytest.raises(ValueError, match="at most 3"):
        crossed({}, dict.fromkeys("abcd", ("x",)), frozenset())


# Told before, and told elsewhere

@pytest.mark.parametrize(("number", "before", "told"), [
    (31, 30, 30), (33, 30, 30), (37, 30, 30), (38, 30, 40), (27, 30, 30), (22, 30, 20), (50, None, 50), (15, 0, 15)])
def test_a_figure_stands_until_it_moved_by_ten(number, before, told):
    assert figure(number, before) == told


def test_figures_that_stand_give_no_more_away():
    for seed in range(60):
        then, now = flat(seed), flat(seed + 500)
        if then.cells.keys() != now.cells.keys():
            continue
        before = {key: told for key, told in protect(then).items() if told}
        figures = protect(now, before=before)
        stood = {key for key, told in figures.items() if told is not None and told == before.get(key)}
        assert not given_away(figures, groups_of(now), stood)
        assert all(told is None or told == before.get(key, told) or abs(told - before[key]) >= 10
                   for key, told in figures.items())


def test_what_is_told_elsewhere_is_told_here_and_what_is_hidden_there_is_hidden():
    counts = table({("A", "no"): 30, ("A", "yes"): 4, ("B", "no"): 40, ("B", "yes"): 15}, frozenset({"sex"}))
    elsewhere = {("sex=yes",): 20, ("sex=no",): 70, (): 90, ("region=B",): None}
    figures = protect(counts, elsewhere=elsewhere)
    assert all(figures[key] == told for key, told in elsewhere.items())
    assert not given_away(figures, groups_of(counts))


def test_what_is_told_elsewhere_can_be_kept_whatever_the_counts():
    for seed in range(80):
        counts = flat(seed)
        margins = {(), ("stalled=yes",), ("stalled=no",)}
        whole = Counts({key: counts.cells[key] for key in margins}, tuple(
            one for one in counts.sums if one.whole == () and ("stalled=yes",) in one.parts))
        elsewhere = protect(whole)
        figures = protect(counts, elsewhere=elsewhere)
        assert {key: figures[key] for key in margins} == elsewhere
        assert not given_away(figures, groups_of(counts)), seed
