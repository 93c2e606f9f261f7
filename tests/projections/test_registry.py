"""Every figure of the city and every series has its words and its definition."""

from __future__ import annotations

from datetime import date

from projections.city import metrics
from projections.questions import reader_of
from projections.registry import MEASURES, to_markdown
from projections.series import KEYS
from tests.projections.stored import empty_record


def test_every_figure_is_registered_and_nothing_else():
    with empty_record().connect() as connection:
        figures = metrics(reader_of(connection), date(2020, 1, 1))
    assert {measure.key for measure in MEASURES} == figures.keys() | KEYS.keys()
    assert len({measure.key for measure in MEASURES}) == len(MEASURES)


def test_the_page_names_every_figure():
    assert all(f"## `{measure.key}`" in to_markdown() for measure in MEASURES)


def test_an_empty_city_has_no_shares():
    with empty_record().connect() as connection:
        figures = metrics(reader_of(connection), date(2020, 1, 1))
    assert figures["open"] == 0
    assert figures["overloaded_share"] is None
    assert figures["waiting"] == {}
