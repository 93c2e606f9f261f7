"""What is half filled in is kept for the visit: on another page, in the other language, for another fact or girl."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dashboard.fake_desk import TODAY, FakeDesk
from tests.dashboard.test_recording import form, send, widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    Opened = Callable[..., AppTest]


def half_filled(opened: Opened) -> AppTest:
    at = form(opened, "caregiver_assigned")
    widget(at, "selectbox", "role").set_value("mentor")
    widget(at, "text_input", "organisation").set_value("org-b")
    return at


def kept(at: AppTest) -> bool:
    return any("Klad bewaard" in each.value or "Draft kept" in each.value for each in at.info)


def values(at: AppTest) -> tuple[str, str]:
    return widget(at, "selectbox", "role").value, widget(at, "text_input", "organisation").value


def test_a_fresh_form_speaks_of_no_draft(opened: Opened) -> None:
    assert not kept(form(opened, "caregiver_assigned"))


def test_a_half_filled_form_is_there_when_one_comes_back(opened: Opened, desk: FakeDesk) -> None:
    at = half_filled(opened).run()
    at.switch_page("screens/city.py").run()
    at.switch_page("screens/record_fact.py").run()
    assert at.selectbox(key="what").value == "caregiver_assigned"
    assert kept(at)
    assert values(at) == ("mentor", "org-b")
    widget(at, "text_input", "caregiver").set_value("c-one")
    assert send(at).success
    assert desk.lines == [{"event": "caregiver_assigned", "trajectory": "T-0003", "occurred_on": str(TODAY),
                           "role": "mentor", "caregiver": "c-one", "organisation": "org-b"}]
    assert not kept(at)


def test_the_other_language_leaves_what_was_typed(opened: Opened) -> None:
    at = half_filled(opened)
    at.segmented_control(key="lang").set_value("en").run()
    assert kept(at)
    assert values(at) == ("mentor", "org-b")


def test_each_fact_of_each_girl_has_a_draft_of_its_own(opened: Opened) -> None:
    at = half_filled(opened)
    at.selectbox(key="trajectory").set_value("T-0004").run()
    assert not kept(at)
    assert widget(at, "text_input", "organisation").value == ""
    at.selectbox(key="trajectory").set_value("T-0003").run()
    assert values(at) == ("mentor", "org-b")


def test_a_draft_can_be_thrown_away(opened: Opened, desk: FakeDesk) -> None:
    at = send(half_filled(opened))
    assert at.error
    next(each for each in at.button if (each.key or "").startswith("throw-")).click().run()
    assert not at.exception
    assert not at.error
    assert not kept(at)
    assert values(at) == (None, "")
    assert desk.lines == []


@pytest.mark.parametrize("end", ["sent", "thrown away"])
def test_nothing_of_a_draft_stays_behind_when_it_is(opened: Opened, end: str) -> None:
    at = half_filled(opened)
    widget(at, "text_input", "caregiver").set_value("c-one")
    at.run()
    if end == "sent":
        send(at)
    else:
        next(each for each in at.button if (each.key or "").startswith("throw-")).click().run()
    at.switch_page("screens/city.py").run()
    at.switch_page("screens/record_fact.py").run()
    assert "c-one" not in [value for value in at.session_state._state.filtered_state.values() if isinstance(value, str)]
