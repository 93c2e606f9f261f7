"""The pages of the ladder for each role: who finds them, what they show, and whose names they keep to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dashboard import ladder_rows
from tests.dashboard.test_screens import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from tests.dashboard.fake_desk import FakeDesk

    Opened = Callable[..., AppTest]

PAGES = {"deviate": "Afwijken", "dilemma": "Een dilemma voorleggen", "inbox": "Mijn postvak", "case": "Een zaak",
         "mine": "Mijn zaken", "ladder": "De ladder", "rules": "Spelregels", "lessons": "Wat we leerden",
         "people": "Accounts en organisaties", "cycles": "Leercycli", "cycle": "Een leercyclus",
         "outcomes": "Wat hielp en wat niet"}
WHO = {"anna": "professional", "bart": "mandate holder", "carla": "director", "dirk": "board"}
REFUSED = {("carla", "deviate"), ("dirk", "deviate")}


def as_account(opened: Opened, account: str, screen: str, **address: str) -> AppTest:
    """A page as one of the invented accounts sees it."""
    at = opened("start")
    at.selectbox(key="account").set_value(account).run()
    for key, value in address.items():
        at.query_params[key] = value
    return at.switch_page(f"screens/{screen}.py").run()


@pytest.mark.parametrize("account", WHO)
@pytest.mark.parametrize("screen", PAGES)
def test_a_page_opens_for_each_role(opened: Opened, account: str, screen: str) -> None:
    at = as_account(opened, account, screen)
    assert not at.exception
    assert [each.value for each in at.title] == [PAGES[screen]]
    denied = any("U mag dit niet" in each.value for each in at.warning)
    assert denied == ((account, screen) in REFUSED or (screen == "ladder" and account != "dirk") or screen == "people")


@pytest.mark.parametrize("screen", PAGES)
def test_a_page_speaks_english(opened: Opened, screen: str) -> None:
    at = opened(screen, lang="en", **({"id": "C-1"} if screen == "cycle" else {"id": "D-1", "kind": "deviation"}))
    assert not at.exception
    assert not at.error


@pytest.mark.parametrize(("kind", "name"), ladder_rows.cases())
@pytest.mark.parametrize("account", WHO)
def test_a_case_opens_for_each_role(opened: Opened, account: str, kind: str, name: str) -> None:
    at = as_account(opened, account, "case", kind=kind, id=name)
    assert not at.exception
    assert not at.error
    assert name in at.header[0].value.replace("\\", "")


def test_one_plainly_pretends_to_be_somebody(opened: Opened) -> None:
    at = as_account(opened, "carla", "inbox")
    assert any("U doet nu alsof u **carla** bent: bestuurder" in each.value for each in at.sidebar.warning)
    assert "account" not in at.query_params
    assert at.switch_page("screens/mine.py").run().selectbox(key="account").value == "carla"


def test_on_a_real_store_nobody_pretends(opened: Opened, desk: FakeDesk) -> None:
    desk.is_demonstration = False
    assert not [each for each in opened("inbox").selectbox if each.key == "account"]


def test_the_inbox_has_what_waits_overdue_first_and_a_way_to_each(opened: Opened) -> None:
    at = as_account(opened, "bart", "inbox")
    assert [each.value.replace("\\", "") for each in at.header] == ["Afwijking D-1", "Afwijking D-2"]
    told = texts(at)
    assert "Te laat: dit had klaar moeten zijn op 25 november 2026 om 09:00." in told
    assert ":orange-badge[:material/priority_high: Spoed]" in told
    ways = [each.label.replace("\\", "") for each in at.get("page_link")]
    assert ways == ["Open Afwijking D-1", "Open Afwijking D-2"]


def test_an_empty_inbox_says_so_kindly(opened: Opened) -> None:
    assert "Er wacht niets op u" in as_account(opened, "dirk", "inbox").info[0].value


def test_what_comes_meanwhile_is_counted_and_moves_nothing_until_one_asks(opened: Opened, desk: FakeDesk) -> None:
    at = as_account(opened, "bart", "inbox")
    desk.book["deviation", "D-0"] = {**desk.book["deviation", "D-1"], "first": desk.book["deviation", "D-2"]["first"]}
    at.run()
    assert len(at.header) == 2
    more = at.button(key="inbox_new")
    assert more.label == "Toon wat erbij kwam: 1 zaak, waarvan 1 met spoed"
    at = more.click().run()
    assert len(at.header) == 3
    assert texts(at).count("Nieuw]") == 1
    assert not [each for each in at.button if each.key == "inbox_new"]


def test_what_came_since_the_last_visit_is_marked_as_new(opened: Opened, desk: FakeDesk) -> None:
    first = as_account(opened, "bart", "inbox")
    assert "Nieuw]" not in texts(first)
    desk.book["deviation", "D-0"] = {**desk.book["deviation", "D-1"], "first": desk.book["deviation", "D-2"]["first"]}
    again = as_account(opened, "bart", "inbox")
    assert len(again.header) == 3
    assert texts(again).count("Nieuw]") == 1
    assert "Nieuw]" not in texts(as_account(opened, "bart", "inbox"))
    assert "Nog niet verstuurd" not in [each.value for each in as_account(opened, "bart", "mine").header]


def test_a_case_tells_the_question_the_motivation_and_its_way(opened: Opened) -> None:
    at = as_account(opened, "bart", "case", kind="deviation", id="D-1")
    told = texts(at)
    for said in ("Bij overplaatsing wisselt de mentor", "Legitimiteit", "Ik wil", "U hebt het mandaat",
                 "20 november 2026 om 14:00", "afwijking vastgelegd (anna)", "te laat"):
        assert said in told
    assert "<b>Noor" not in told, "typed text has no marks of its own"
    assert len(at.get("plotly_chart")) == 2
    assert "Hoe het met haar ging op 20 november 2026" in told
    assert any("elke maand samen terugkijken" in each.value.to_string() for each in at.table)


def test_whoever_may_not_see_her_sees_no_name_of_hers(opened: Opened) -> None:
    at = as_account(opened, "dirk", "case", kind="deviation", id="D-1")
    assert "U mag haar traject niet zien" in texts(at)
    assert "T-0003" not in texts(at).replace("\\", "")
    assert not at.get("plotly_chart")


def test_a_case_is_found_by_its_name_alone(opened: Opened) -> None:
    assert "Dilemma" in as_account(opened, "carla", "case", id="Q-1").header[0].value


def test_a_case_that_is_not_there_is_said_in_words(opened: Opened) -> None:
    at = as_account(opened, "bart", "case", id="D-404")
    assert "Er is geen zaak met de naam" in at.error[0].value


def test_options_stand_side_by_side(opened: Opened) -> None:
    at = as_account(opened, "carla", "case", kind="dilemma", id="Q-1")
    assert "Mogelijkheid A (voorkeur van de vrager)" in [each.value for each in at.subheader]
    assert at.selectbox(key="girl_of_case").options == ["T-0003", "T-0006"]


def test_my_cases_and_how_my_decisions_turned_out(opened: Opened) -> None:
    assert "Afgewezen" in texts(as_account(opened, "anna", "mine"))
    told = texts(as_account(opened, "bart", "mine"))
    assert "**2 besluiten**. Loste het het probleem op? ja 1, nog niet bekend 1." in told
    assert "Ervaren rugdekking: 4, goed" in told


def test_the_board_sees_where_it_stalls_and_never_too_little(opened: Opened) -> None:
    at = as_account(opened, "dirk", "ladder")
    assert "Het stokt het meest bij: Mandaathouder, 2 zaken te laat." in texts(at)
    assert "te weinig om iets te zeggen" in str(at.table[0].value)
    assert len(at.get("plotly_chart")) == 2
    assert "Hier is nog niets beantwoord" in texts(at)


def test_the_board_sees_which_cases_stall_and_has_a_way_to_each(opened: Opened) -> None:
    at = as_account(opened, "dirk", "ladder")
    assert "Ligt hier sinds 20 november 2026 om 14:00; gevraagd door anna." in texts(at)
    ways = [each.label.replace("\\", "") for each in at.get("page_link")]
    assert ways == ["Open Afwijking D-1", *(f"Open Afwijking D-1{number}" for number in range(7))]
    lists = at.segmented_control(key="list")
    assert lists.options == ["Mandaathouder (8)", "Bestuurder (1)", "Stadsbestuur (0)", "Terug bij de vrager (1)",
                             "Doorgeschoven (1)"]
    told = texts(lists.set_value("asked_back").run())
    assert "terug bij anna. De klok staat stil." in told
    assert "Liep af bij: Mandaathouder, 20 november 2026 om 14:00" in texts(lists.set_value("ran_out").run())
    assert "Hier is nu niets" in lists.set_value("city_board").run().info[0].value


def test_an_address_opens_one_of_the_lists(opened: Opened) -> None:
    at = as_account(opened, "dirk", "ladder", list="ran_out")
    assert "Liep af bij" in texts(at)
    assert at.header[0].value == "Hoe snel er antwoord komt"


def test_policy_staff_see_how_fast_it_goes_and_no_case(opened: Opened) -> None:
    at = as_account(opened, "els", "ladder")
    assert not at.exception
    assert len(at.get("plotly_chart")) == 2
    assert not at.get("page_link")


@pytest.mark.parametrize(("account", "seen"), [
    ("anna", {"deviate", "dilemma"}), ("carla", {"dilemma"}), ("dirk", {"ladder"})])
def test_the_menu_follows_from_the_roles(desk: FakeDesk, monkeypatch: pytest.MonkeyPatch, account: str, seen: set[str]
                                         ) -> None:
    from dashboard import asking, menu

    monkeypatch.setattr(asking.st, "session_state", {"account": account})
    found = {entry.name for entry in menu.MENU if menu.shows(entry)}
    assert found & {"deviate", "dilemma", "ladder"} == seen


def test_what_somebody_typed_as_a_condition_is_no_link_on_the_page_of_another(opened: Opened,
                                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    bad = {**ladder_rows.PRECEDENTS[0], "conditions": "![x](http://elsewhere)", "clause": "c-[a](http://b)"}
    monkeypatch.setattr(ladder_rows, "PRECEDENTS", [bad])
    at = as_account(opened, "bart", "case", kind="deviation", id="D-1")
    told = " ".join(table.value.to_string() for table in at.table)
    assert "elsewhere" in told
    assert "](http" not in told
