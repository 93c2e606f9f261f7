"""The page of a protocol: hot spots first, months and versions in words and shapes, few hidden from who sees nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.figures import xmr
from dashboard.views import protocols
from dashboard.views.compared import as_html, compared
from dashboard.words import Words
from tests.dashboard import cycle_rows, ladder_rows, protocol_rows
from tests.dashboard.test_ladder_pages import as_account
from tests.dashboard.test_screens import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from tests.dashboard.fake_desk import FakeDesk

    Opened = Callable[..., AppTest]


def clauses_table(at: AppTest) -> dict[str, list[str]]:
    """The clauses, each with its cells."""
    return {row[0].replace("\\", ""): [str(cell).replace("\\", "") for cell in row[1:]]
            for row in at.table[0].value.itertuples(index=False)}


def versions_table(at: AppTest) -> dict[str, list[str]]:
    """The figures, each with its cell under every version."""
    last = at.table[len(at.table) - 1].value
    return {row[0]: [str(cell) for cell in row[1:]] for row in last.itertuples(index=False)}


def sides(at: AppTest) -> list[str]:
    """The texts of the two versions that are held beside each other."""
    return [each.proto.body for each in at.get("html") if "kp-version" in each.proto.body]


def test_the_clause_that_is_proposed_for_revision_stands_first_and_open(opened: Opened) -> None:
    at = as_account(opened, "bart", "protocol", id="P-plaatsing")
    assert not at.exception
    assert list(clauses_table(at)) == ["c-mentor", "c-age", "c-own"]
    assert clauses_table(at)["c-mentor"] == [
        "7", "6", "7", "5", "van 2: te weinig voor een gemiddelde", "sluipende stijging", "ja"]
    assert "Voorgesteld voor herziening" in texts(at)
    assert "Sinds juni 2025 wordt er vaker van afgeweken dan eerder: 7 punten boven het gemiddelde." in texts(at)


def test_the_versions_stand_side_by_side_with_what_happened_under_each(opened: Opened) -> None:
    told = versions_table(as_account(opened, "bart", "protocol", id="P-plaatsing", clause="c-mentor"))
    assert told["Dagen"] == ["731", "329"]
    assert told["Afwijkingen"] == ["5", "2"]
    assert told["Afwijkingen per 100 open jaren"] == ["5,1", "4,52"]
    assert told["Haar oordeel, van 1 tot 10"] == ["4,25 gemiddeld, van 6", "van 2: te weinig voor een gemiddelde"]
    assert [each.replace("\\", "") for each in told["Leercyclus"]] == ["geen", "C-1"]


def test_words_that_went_and_came_are_marked_and_can_be_heard(opened: Opened) -> None:
    before, after = sides(as_account(opened, "bart", "protocol", clause="c-mentor"))
    assert "Bij overplaatsing" in before
    assert '<del><span class="kp-heard">[weggelaten:] </span>wisselt' in before
    assert '<ins><span class="kp-heard">[toegevoegd:] </span>blijft' in after
    assert "&lt;b&gt;mentor&lt;/b&gt;" in before
    assert "<del>" not in after
    assert "mandaathouder" in after


def test_the_cycle_that_changed_it_is_a_link_away(opened: Opened) -> None:
    ways = as_account(opened, "bart", "protocol", clause="c-mentor").get("page_link")
    assert [(way.page, way.query_string) for way in ways] == [("rules", "rules_part=protocols"), ("cycle", "id=C-1")]


def test_whoever_comes_for_a_version_sees_a_clause_that_it_changed(opened: Opened,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    clauses = [{**clause, "proposed": clause["clause"] == "c-own"} for clause in ladder_rows.CLAUSES]
    monkeypatch.setattr(ladder_rows, "CLAUSES", clauses)
    assert as_account(opened, "bart", "protocol").header[1].value == r"c\-own"
    assert as_account(opened, "bart", "protocol", version="2").header[1].value == r"c\-mentor"


def test_a_version_that_left_a_clause_alone_says_so(opened: Opened) -> None:
    at = as_account(opened, "bart", "protocol", clause="c-own")
    assert "Deze versie liet deze regel zoals hij was." in texts(at)
    assert not any("<del>" in side or "<ins>" in side for side in sides(at))


def test_too_few_months_and_few_deviations_are_said(opened: Opened) -> None:
    assert "Er zijn 4 maanden van vóór de laatste twaalf" in texts(as_account(opened, "bart", "protocol",
                                                                             clause="c-own"))
    assert "minder dan eens per maand" in texts(as_account(opened, "bart", "protocol", clause="c-age"))


def test_who_sees_no_persons_is_told_no_few_and_never_nought_instead(opened: Opened) -> None:
    at = as_account(opened, "els", "protocol", clause="c-age")
    assert clauses_table(at)["c-age"][0] == "verborgen"
    told = versions_table(at)
    assert told["Afwijkingen"] == told["Afwijkingen per 100 open jaren"] == ["verborgen"]
    assert "De aantallen per maand zijn verborgen" in texts(at)
    assert at.get("plotly_chart") == []
    mentor = as_account(opened, "els", "protocol", clause="c-mentor")
    assert versions_table(mentor)["Gedekt"] == ["verborgen", "verborgen"]
    assert clauses_table(mentor)["c-mentor"][2] == "verborgen"


def test_the_months_have_a_table_with_the_same_figures_and_signals() -> None:
    clause = protocol_rows.history(protects=False)[0]["clauses"][1]
    view = protocols.months(clause, Words("nl"))
    assert view is not None
    drawing = xmr.draw(view, Words("nl"))
    assert list(drawing.table["Waarde"])[::-1] == [str(row["value"]) for row in protocol_rows.DRIFT["months"]]
    assert "7 punten boven het gemiddelde" in drawing.table["Signaal"]
    assert "sluipende stijging" in drawing.alt


def test_a_protocol_that_was_withdrawn_says_so(opened: Opened, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    [told] = protocol_rows.history(protects=False)
    assert "ingetrokken" not in as_account(opened, "bart", "protocol").warning[0].value
    monkeypatch.setattr(desk, "protocol_history", lambda account: [{**told, "withdrawn_on": "2026-11-02"}])
    assert "ingetrokken op 2 november 2026" in as_account(opened, "els", "protocol").warning[0].value


def test_a_protocol_that_was_withdrawn_is_marked_among_the_rules_and_not_stepped_outside_of(
        opened: Opened, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [*ladder_rows.PROTOCOLS, {**ladder_rows.PROTOCOLS[0], "protocol": "P-oud", "title": "Oud",
                                     "withdrawn_on": "2026-11-02"}]
    monkeypatch.setattr(desk, "protocols", lambda account: told)
    rules = as_account(opened, "els", "rules", rules_part="protocols")
    assert rules.selectbox(key="rules_protocol").options == ["Plaatsing en overplaatsing", "Oud (ingetrokken)"]
    rules = rules.selectbox(key="rules_protocol").set_value("P-oud").run()
    assert "ingetrokken op 2 november 2026" in rules.warning[0].value
    assert "Dit protocol intrekken" not in rules.radio(key="rules_act").options
    deviating = as_account(opened, "anna", "deviate", id="T-0003")
    assert deviating.selectbox(key="protocol").options == ["Plaatsing en overplaatsing"]


def test_a_record_without_protocols_says_so(opened: Opened, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "protocol_history", lambda account: [])
    assert "Er is nog geen protocol vastgesteld." in [
        each.value for each in as_account(opened, "els", "protocol").info]


@pytest.mark.parametrize(("account", "screen", "address"), [
    ("bart", "rules", {"rules_part": "protocols"}), ("els", "lessons", {}), ("els", "cycle", {"id": "C-2"})])
def test_rules_lessons_and_cycles_lead_to_it(opened: Opened, monkeypatch: pytest.MonkeyPatch, account: str, screen: str,
                                             address: dict[str, str]) -> None:
    monkeypatch.setitem(cycle_rows.CYCLES["C-2"], "revised", [{"protocol": "P-plaatsing", "version": 2}])
    ways = [way for way in as_account(opened, account, screen, **address).get("page_link") if way.page == "protocol"]
    assert ways
    assert all("id=P-" in way.query_string for way in ways)


@pytest.mark.parametrize(("before", "after", "gone", "came"), [
    ("a b c", "a x c", [("a", False), ("b", True), ("c", False)], [("a", False), ("x", True), ("c", False)]),
    ("a b", "a b", [("a b", False)], [("a b", False)]),
    ("", "a", [], [("a", True)]),
    ("a b", "b", [("a", True), ("b", False)], [("b", False)])])
def test_two_texts_are_held_beside_each_other_word_by_word(before: str, after: str, gone: list[tuple[str, bool]],
                                                           came: list[tuple[str, bool]]) -> None:
    assert compared(before, after) == (gone, came)


def test_what_people_typed_is_no_html() -> None:
    assert as_html([("<script>", False)], "ins", Words("nl")) == '<p class="kp-version">&lt;script&gt;</p>'
