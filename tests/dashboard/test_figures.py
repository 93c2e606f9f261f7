"""Charts on their data: what is drawn, what is said, what stands in the table."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from dashboard.figures import answer_curve, load, swimlanes, template, xmr
from dashboard.views import lanes, months
from dashboard.views.answer_curve import answer_curve as curve_of
from dashboard.words import Words
from tests.dashboard import ladder_rows
from tests.dashboard.fake_desk import FakeDesk, timeline

WORDS = Words("nl")
ON = date(2026, 11, 25)


def luminance(colour: str) -> float:
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("colour", "ground"), [*((each, template.PAPER) for each in template.TEXTS_ON_PAPER),
                                                *((each, template.SURFACE) for each in template.TEXTS_ON_SURFACE)])
def test_text_can_be_read_on_its_ground(colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= 4.5


@pytest.mark.parametrize("colour", template.LINES_ON_PAPER)
def test_a_line_can_be_told_from_the_paper(colour: str) -> None:
    assert contrast(colour, template.PAPER) >= 3


@pytest.mark.parametrize("fill", template.FILLS.values())
def test_text_in_a_bar_can_be_read(fill: str) -> None:
    assert contrast(template.INK, fill) >= 7


def monthly(key: str = "stalled_share") -> months.MonthlyFigure:
    answer = FakeDesk().series("local", key, "2024-11", "2026-10", ON, None, None)
    return months.monthly_figure(key, answer, WORDS)


def drawings() -> dict[str, object]:
    view = lanes.lanes(timeline(), ON, WORDS)
    return {"xmr": xmr.draw(monthly(), WORDS), "lanes": swimlanes.draw(view, WORDS, "t"),
            "load": load.draw(lanes.load_steps(timeline(), ON), WORDS, "t", swimlanes.period(view)),
            "answers": answer_curve.draw(curve_of(ladder_rows.FIGURES[0], WORDS), WORDS),
            "few answers": answer_curve.draw(curve_of(ladder_rows.FIGURES[1], WORDS), WORDS)}


@pytest.mark.parametrize("name", ["xmr", "lanes", "load", "answers", "few answers"])
def test_a_chart_is_valid_and_has_its_sentence_and_table(name: str) -> None:
    drawing = drawings()[name]
    go.Figure(drawing.figure)  # raises on an unknown or impossible property
    json.dumps(drawing.figure)
    assert drawing.alt.strip()
    lengths = {len(column) for column in drawing.table.values()}
    assert len(lengths) == 1
    assert lengths.pop() > 0


def test_a_signal_has_shape_colour_and_words() -> None:
    view = monthly()
    points = xmr.draw(view, WORDS).figure["data"][-1]
    assert points["marker"]["symbol"][-1] == "diamond"
    assert points["marker"]["color"][-1] == template.ORANGE
    assert "boven de bovengrens" in points["customdata"][-1]
    assert "boven de bovengrens" in view.verdict
    assert xmr.draw(view, WORDS).table["Signaal"][0] == "boven de bovengrens"


def test_limits_and_mean_are_the_applications_own() -> None:
    lines = {each.get("name"): each["y"] for each in xmr.draw(monthly(), WORDS).figure["data"]}
    assert lines["gemiddeld"] == [0.362, 0.362]
    assert (lines["ondergrens"], lines["bovengrens"]) == ([0.25, 0.25], [0.452, 0.452])


def test_a_month_without_a_value_is_a_gap_and_takes_no_point() -> None:
    answer = {"series": [{"month": "2026-01", "value": 1.0, "numerator": 1, "denominator": 1},
                         {"month": "2026-02", "value": None, "numerator": 0, "denominator": 0},
                         {"month": "2026-03", "value": 3.0, "numerator": 3, "denominator": 1}],
              "xmr": {"mean": 2.0, "lower": -1.0, "upper": 5.0, "trial": True,
                      "points": [{"value": 1.0, "signal": None, "direction": None},
                                 {"value": 3.0, "signal": "outside", "direction": "up"}]}}
    view = months.monthly_figure("mean_ratio", answer, WORDS)
    assert [month.signal for month in view.months] == [None, None, "outside"]
    drawing = xmr.draw(view, WORDS)
    assert drawing.figure["data"][-1]["y"] == [1.0, None, 3.0]
    assert len(drawing.figure["layout"]["annotations"]) == 2  # a lower limit under nought is not named


def test_a_chart_says_how_many_of_its_months_are_hidden() -> None:
    hidden = {"value": None, "numerator": None, "denominator": None, "hidden": True}
    of_months = [{"month": "2026-01", **hidden}, {"month": "2026-02", **hidden}]
    view = months.monthly_figure("overloaded_share", {"series": of_months, "xmr": {}}, WORDS)
    assert view.verdict.endswith("Verborgen: 2 van de 2 maanden; daar gaat het om te weinig meisjes of gevallen.")
    drawing = xmr.draw(view, WORDS)
    assert [each["text"] for each in drawing.figure["layout"]["annotations"]] == ["geen maand om te tonen"]
    assert "Verborgen: 2 van de 2" in drawing.alt


def test_a_mean_that_is_told_is_not_called_hidden_because_what_it_is_made_of_is() -> None:
    told = [{"month": "2026-01", "value": 0.85, "numerator": None, "denominator": None, "hidden": True}]
    view = months.monthly_figure("mean_ratio", {"series": told, "xmr": {}}, WORDS)
    assert "Verborgen" not in view.verdict
    assert view.months[0].written == "0,85"


@pytest.mark.parametrize(("lower", "upper", "told"), [
    (0.25, 0.452, "25\u00a0% tot 45\u00a0%"), (-0.02, 0.4, "hoogstens 40\u00a0%"), (0, 0.4, "0\u00a0% tot 40\u00a0%"),
    (None, None, "geen")])
def test_a_limit_under_nought_is_none_where_nothing_is_under_nought(lower: float, upper: float, told: str) -> None:
    assert months.limits(lower, upper, "share", WORDS) == told


def test_too_few_months_are_said_to_be_too_few() -> None:
    view = monthly("answer_days")
    assert view.verdict == "Te weinig maanden om te zeggen wat gewoon is."
    go.Figure(xmr.draw(view, WORDS).figure)


def test_what_still_runs_fades_and_says_so() -> None:
    view = lanes.lanes(timeline(), ON, WORDS)
    drawing = swimlanes.draw(view, WORDS, "t")
    still = [bar for bar in view.bars if bar.open_end]
    assert [each["text"] for each in drawing.figure["layout"]["annotations"]].count("loopt nog") == len(still) == 6
    assert sorted(each["opacity"] for each in drawing.figure["data"] if "opacity" in each) == [0.2, 0.45, 0.75]
    assert drawing.table["Tot"].count("loopt nog") == len(still)


def test_each_kind_has_its_lane_and_marks_their_shape() -> None:
    view = lanes.lanes(timeline(), ON, WORDS)
    assert view.rows[:3] == ("Gebeurtenissen", "Woonplek", "Casusregisseur")
    marks = {each["name"]: each["marker"]["symbol"] for each in swimlanes.draw(view, WORDS, "t").figure["data"]
             if each["type"] == "scatter"}
    assert marks["Kantelpunt"] == "star"
    assert len(set(marks.values())) == len(marks) == 4


def test_names_are_no_markup_in_a_chart() -> None:
    told = timeline()
    told["caregivers"][0]["name"] = "<a href='x'>c</a>"
    assert "<a " not in json.dumps(swimlanes.draw(lanes.lanes(told, ON, WORDS), WORDS, "t").figure)


def test_the_days_over_capacity_are_a_band_under_the_lines() -> None:
    steps = lanes.load_steps(timeline(), ON)
    shapes = load.draw(steps, WORDS, "t", ("2025-01-01", "2026-12-31")).figure["layout"]["shapes"]
    assert [shape["x0"] for shape in shapes] == ["2025-04-01", "2026-06-01"]
    assert {shape["layer"] for shape in shapes} == {"below"}


def test_an_empty_trajectory_can_be_drawn() -> None:
    empty = {"placements": [], "caregivers": [], "interventions": [], "load": [], "marks": []}
    view = lanes.lanes(empty, ON, WORDS)
    go.Figure(swimlanes.draw(view, WORDS, "t").figure)
    go.Figure(load.draw(lanes.load_steps(empty, ON), WORDS, "t", swimlanes.period(view)).figure)


def test_the_names_of_limits_that_lie_close_do_not_cover_each_other() -> None:
    answer = FakeDesk().series("local", "mean_ratio", "2024-11", "2026-10", ON, None, None)
    answer["xmr"] |= {"lower": 3.5, "mean": 3.6, "upper": 3.7}
    figure = xmr.draw(months.monthly_figure("mean_ratio", answer, WORDS), WORDS).figure["layout"]
    places = sorted(note["y"] for note in figure["annotations"])
    apart = figure["yaxis"]["range"][1] / 10
    assert len(places) == 3
    assert all(higher - lower > apart for lower, higher in pairwise(places))


@pytest.mark.parametrize(("last", "written"), [("2026-11-25", "%m-%Y"), ("2036-11-25", "%Y")])
def test_a_long_course_is_told_in_years(last: str, written: str) -> None:
    assert template.time_axis("2025-02-04", last)["tickformat"] == written


def test_the_curve_of_answers_has_steps_a_band_the_term_and_who_still_waits() -> None:
    drawing = drawings()["answers"]
    low, high, steps = drawing.figure["data"]
    assert (steps["x"][:3], steps["y"][:3]) == ([0, 0, 1], [0, 0.12, 0.3])
    assert {low["line"]["shape"], high["line"]["shape"], steps["line"]["shape"]} == {"hv"}
    assert high["fill"] == "tonexty"
    assert drawing.figure["layout"]["shapes"][0]["x0"] == 5
    assert drawing.figure["layout"]["xaxis"]["ticktext"][0] == "0<br>(164)"
    assert drawing.table["Heeft antwoord"][2] == "41\N{NO-BREAK SPACE}%"
    assert drawing.table["Bandbreedte (95%)"][2] == "34\N{NO-BREAK SPACE}% tot 49\N{NO-BREAK SPACE}%"
    assert "binnen 3 dagen" in drawing.alt
    assert "geen" in drawings()["few answers"].table["Bandbreedte (95%)"][0]


def test_without_an_answer_there_is_no_curve_to_draw() -> None:
    assert curve_of(ladder_rows.FIGURES[2], WORDS) is None


def test_few_deviations_stand_beside_whole_numbers_and_the_months_fill_the_chart() -> None:
    answer = FakeDesk().series("local", "deviations", "2025-11", "2026-10", ON, None, None)
    few = {**answer, "series": [{**row, "value": 2, "numerator": 2} for row in answer["series"]],
           "xmr": {**answer["xmr"], "mean": 2.0, "lower": 0.0, "upper": 3.0}}
    axes = xmr.draw(months.monthly_figure("deviations", few, WORDS), WORDS).figure["layout"]
    assert axes["yaxis"]["dtick"] == 1
    first, last = answer["series"][0]["month"], answer["series"][-1]["month"]
    low, high = axes["xaxis"]["range"]
    assert low < f"{first}-01" < f"{last}-01" < high
