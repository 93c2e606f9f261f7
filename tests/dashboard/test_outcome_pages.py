"""What helped and what did not on the page: sentences, curves of fixed days, and always what they cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.figures import outcomes as drawing
from dashboard.views import outcomes
from dashboard.words import Words
from tests.dashboard import outcome_rows
from tests.dashboard.test_ladder_pages import as_account
from tests.dashboard.test_screens import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]


def test_each_outcome_stands_with_what_it_cannot_show(opened: Opened) -> None:
    at = as_account(opened, "carla", "outcomes")
    assert not at.exception
    told = texts(at)
    assert "Allen: 60 meisjes; minder dan de helft had het." in told
    assert "bewijst niet dat het een tot het ander leidde" in told
    assert "Niemand om iets van te zeggen." in told


def test_of_a_group_that_is_too_small_policy_staff_are_told_that_alone(opened: Opened) -> None:
    told = texts(as_account(opened, "els", "outcomes", by="continuity"))
    assert "Regisseur wisselde: verborgen, het gaat om te weinig meisjes." in told
    assert "Zoals op 30 september 2026." in told
    assert "de helft had het na 300 dagen" in texts(as_account(opened, "carla", "outcomes", by="continuity"))


def test_only_the_days_that_are_told_are_drawn() -> None:
    [told, _] = outcome_rows.outcomes("continuity", leaves=True)["outcomes"]
    view = outcomes.outcome(told, Words("nl"))
    figure = drawing.draw(view, Words("nl"))
    assert [list(line["x"]) for line in figure.figure["data"]] == [[30, 60, 90, 180, 365, 730]]
    assert figure.table["Na zoveel dagen"] == ["0", "30", "60", "90", "180", "365", "730"]
    assert figure.table["Regisseur bleef: had het"][0] == "verborgen"


def test_lines_differ_in_shape_and_not_in_colour_alone() -> None:
    [told, _] = outcome_rows.outcomes("continuity", leaves=False)["outcomes"]
    lines = drawing.draw(outcomes.outcome(told, Words("en")), Words("en")).figure["data"]
    assert len({line["marker"]["symbol"] for line in lines}) == len({line["line"]["dash"] for line in lines}) == 2


def test_like_cases_stand_side_by_side_and_say_how_many_were_compared(opened: Opened) -> None:
    at = as_account(opened, "els", "outcomes", outcomes_part="fairness")
    assert not at.exception
    assert "3 vergelijkingen, waarvan 1 om te bekijken" in texts(at)
    [table] = at.table
    assert list(table.value["Groep"]) == ["org\\-a", "Onder de 18"]
    assert list(table.value["Te bekijken"]) == ["ja", "nee"]
    assert "](http" not in at.header[0].value
    assert "Het bewijst niets" in texts(at)
