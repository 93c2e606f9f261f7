"""Two who both may answer have the same case open on a real store: one is heard, the other is told, nothing is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from application.exporting import export_lines
from application.opening import open_workplace
from dashboard.words import Words
from tests.browser.conftest import settled
from tests.browser.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from tests.browser.demonstration import Demonstration

    Somebody = Callable[[str], Person]

BOARD = ("stadsbestuur", "stadsbestuur-2")
MANDATE_HOLDERS = ("mandaathouder-1", "mandaathouder-4")
HEARD, TOO_LATE = "Vertrouwen gaat voor.", "De afspraak gaat voor."


@pytest.fixture
def somebody(browser: Browser, demonstration: Demonstration) -> Iterator[Somebody]:
    """Somebody on the demonstration, by account; each in a browser of their own."""
    people: list[Person] = []

    def sits_down(account: str) -> Person:
        people.append(Person(browser, demonstration.address, account))
        return people[-1]

    yield sits_down
    for person in people:
        person.leave()


def waiting_for(demonstration: Demonstration, kind: str, *accounts: str) -> str:
    """A case that waits for the answer of each of them, and does not go up by itself."""
    first, *others = [[each["id"] for each in demonstration.store.answer("inbox", "--account", account)
                       if each["kind"] == kind and not each["overdue"]] for account in accounts]
    return next(name for name in first if all(name in other for other in others))


def the_answer(demonstration: Demonstration, kind: str, name: str) -> dict[str, Any]:
    """The one fact of a case that answers it, whatever it says."""
    ends = {f"{kind}_{what}" for what in ("decided", "backed", "declined")}
    (only,) = [fact for fact in demonstration.store.answer(kind, name)["history"] if fact["event"] in ends]
    return dict(only)


def options(demonstration: Demonstration, name: str) -> list[dict[str, str]]:
    """What can be decided about a dilemma."""
    return list(demonstration.store.answer("dilemma", name)["history"][0]["options"])


def recorded_by(demonstration: Demonstration, account: str) -> int:
    """How many facts this account recorded, of whatever kind; read beside the pages, which alone may record."""
    with pytest.MonkeyPatch.context() as ours:
        for name, value in demonstration.store.environment.items():
            ours.setenv(name, value)
        with open_workplace(writing=False) as workplace:
            return sum(json.loads(line)["recorded_by"] == account for line in export_lines(workplace))


def opens(person: Person, kind: str, name: str) -> None:
    person.goes_to("Mijn postvak")
    person.follows(f"Open {kind} {name}", "Een zaak")


def makes_up_their_mind(member: Person, option: dict[str, str], reasons: str) -> None:
    member.means_to("Besluiten")
    member.chooses("Wat besluit u?", option["text"][:60])
    member.writes("De redenen", reasons)
    member.dates("Wanneer kijkt u terug?", "01", "06", "2030")


def is_told_that_it_was_answered(person: Person, act: str, standing: str, answer: dict[str, Any]) -> None:
    """What cannot be done any more, what holds now, who said so and when, and what one typed oneself."""
    person.reads(f"“{act}” kan niet meer", "er is niets overschreven", TOO_LATE)
    settled(person.page)
    person.reads("Het antwoord is al gegeven en blijft staan.", HEARD)
    person.reads_fact("Stand", standing)
    person.reads_fact("Beantwoord", Words("nl").moment(answer["at"]))
    person.reads(f"door {answer['by']}")
    assert person.page.get_by_text("U hebt het mandaat").count() == 0
    assert person.page.get_by_text("Vastgelegd onder nummer").count() == 0


def test_of_two_on_the_board_who_decide_one_is_heard_and_the_other_is_told(
        somebody: Somebody, demonstration: Demonstration) -> None:
    name = waiting_for(demonstration, "dilemma", *BOARD)
    first, second = map(somebody, BOARD)
    this, that = options(demonstration, name)[:2]
    for member, option, reasons in ((first, this, HEARD), (second, that, TOO_LATE)):
        opens(member, "Dilemma", name)
        makes_up_their_mind(member, option, reasons)
    first.sends("Leg het besluit vast")
    second.presses("Leg het besluit vast")
    decision = the_answer(demonstration, "dilemma", name)
    assert (decision["by"], decision["option"], decision["reasons"]) == (BOARD[0], this["option"], HEARD)
    is_told_that_it_was_answered(second, "besluiten", "Besloten", decision)
    assert the_answer(demonstration, "dilemma", name) == decision


def test_of_two_with_the_mandate_one_backs_and_who_declines_after_it_is_told(
        somebody: Somebody, demonstration: Demonstration) -> None:
    name = waiting_for(demonstration, "deviation", *MANDATE_HOLDERS)
    first, second = map(somebody, MANDATE_HOLDERS)
    for person, act, reasons in ((first, "Dekken", HEARD), (second, "Afwijzen", TOO_LATE)):
        opens(person, "Afwijking", name)
        person.means_to(act)
        person.writes("De redenen", reasons)
    first.sends("Dek deze afwijking")
    second.presses("Wijs deze afwijking af")
    backed = the_answer(demonstration, "deviation", name)
    assert (backed["event"], backed["by"], backed["reasons"]) == ("deviation_backed", MANDATE_HOLDERS[0], HEARD)
    is_told_that_it_was_answered(second, "afwijzen", "Gedekt", backed)
    assert the_answer(demonstration, "deviation", name) == backed


def test_a_double_click_decides_once_and_what_was_chosen(somebody: Somebody, demonstration: Demonstration) -> None:
    name = waiting_for(demonstration, "dilemma", *BOARD)
    before = recorded_by(demonstration, BOARD[0])
    member, (_, chosen) = somebody(BOARD[0]), options(demonstration, name)[:2]
    opens(member, "Dilemma", name)
    makes_up_their_mind(member, chosen, HEARD)
    member.sends("Leg het besluit vast", clicks=2)
    member.page.wait_for_timeout(1_000)  # what a second click does would be done by now
    settled(member.page)
    member.reads_fact("Stand", "Besloten")
    decision = the_answer(demonstration, "dilemma", name)
    assert (decision["by"], decision["option"], decision["reasons"]) == (BOARD[0], chosen["option"], HEARD)
    assert recorded_by(demonstration, BOARD[0]) == before + 1, "and nothing else was recorded"
