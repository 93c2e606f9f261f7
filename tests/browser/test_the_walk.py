"""The route walked in Chromium on the demonstration: from a professional up to the board, and the answer down again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.person import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from tests.browser.demonstration import Demonstration

    Somebody = Callable[..., Person]

#: One of the invented girls whose course is open in every demonstration.
GIRL = "R-01"
MOTIVATION = {"Wat gebeurt er in plaats van de regel?": "Haar mentor van De Brug blijft het eerste jaar.",
              "Legitimiteit: wat staat het toe?": "De richtlijn laat ruimte voor een vaste vertrouwenspersoon.",
              "Betrokkenheid: wie doen er mee?": "Zijzelf, haar moeder en beide aanbieders.",
              "Opbrengst: wat doet het haar goed?": "Zij hoeft niet opnieuw te beginnen met vertrouwen.",
              "Wat verwacht u dat het uithaalt?": "Zij blijft naar school gaan."}
LESSON = "Geld is er per jaar, vertrouwen niet."
PROFESSIONAL, MANDATE_HOLDER, DIRECTOR, BOARD = "professional-1", "mandaathouder-1", "bestuurder-1", "stadsbestuur"


@pytest.fixture
def somebody(browser: Browser, demonstration: Demonstration) -> Iterator[Somebody]:
    """Somebody on the demonstration, by account; each in a browser of their own."""
    people: list[Person] = []

    def sits_down(account: str, language: str = "nl") -> Person:
        people.append(Person(browser, demonstration.address, account, language))
        return people[-1]

    yield sits_down
    for person in people:
        person.leave()


def test_a_question_climbs_from_a_professional_to_the_board_and_the_answer_comes_back_down(
        somebody: Somebody, demonstration: Demonstration) -> None:
    asker = somebody(PROFESSIONAL)
    deviation = records_a_deviation(asker)
    mandate_holder = somebody(MANDATE_HOLDER)
    asks_back(mandate_holder, deviation, demonstration)
    answers_back(asker, deviation)
    declines(mandate_holder, deviation)
    dilemma = raises_it_as_a_dilemma(asker, deviation)
    director = somebody(DIRECTOR)
    takes_it_up_and_hands_it_on(director, dilemma, demonstration)
    board = somebody(BOARD)
    decides(board, dilemma, demonstration)
    hears_and_closes(asker, dilemma)
    sees_how_it_turned_out(board, dilemma)
    told = demonstration.store.answer("dilemma", dilemma)
    assert [fact["event"] for fact in told["history"]] == [
        "dilemma_raised", "dilemma_taken_up", "dilemma_handed_up", "dilemma_decided", "dilemma_answer_received",
        "dilemma_backing_felt", "dilemma_outcome_recorded", "dilemma_closed"]
    assert [fact["by"] for fact in told["history"]] == [
        PROFESSIONAL, DIRECTOR, DIRECTOR, BOARD, *[PROFESSIONAL] * 4]
    assert [lesson["statement"] for lesson in demonstration.store.answer("lessons") if lesson["from"] == dilemma] == [
        LESSON]


def records_a_deviation(asker: Person) -> str:
    asker.goes_to("Afwijken")
    asker.writes("Zoek op naam", GIRL)
    asker.chooses("Traject", GIRL)
    asker.chooses("Protocol", "Begeleiding en continuïteit")
    asker.chooses("Van welke regel wijkt u af?", "mentor-blijft")
    asker.reads("Wie een afwijking hiervan kan dekken: de mandaathouder")
    for label, text in MOTIVATION.items():
        asker.writes(label, text)
    asker.ticks("Er is haast bij")
    asker.reads("Na het versturen besluit: Mandaathouder (org-regie-west).", "uiterlijk", MANDATE_HOLDER)
    asker.sends("Verstuur de afwijking")
    link = asker.page.get_by_role("link", name="Volg afwijking").inner_text()
    name = link.removeprefix("Volg afwijking ").strip()
    asker.follows(link, "Een zaak")
    asker.reads_fact("Stand", "Wacht op antwoord")
    asker.reads_fact("Ligt bij", "Mandaathouder")
    asker.reads(*MOTIVATION.values(), "U hebt hier het mandaat niet")
    assert asker.may() == ["Intrekken"]
    return name


def asks_back(mandate_holder: Person, name: str, demonstration: Demonstration) -> None:
    mandate_holder.goes_to("Mijn postvak")
    assert f"Afwijking {name}" in mandate_holder.waiting()
    assert [title.split()[-1] for title in mandate_holder.waiting()] == demonstration.inbox(MANDATE_HOLDER)
    mandate_holder.reads("Spoed")
    mandate_holder.follows(f"Open Afwijking {name}", "Een zaak")
    mandate_holder.reads("U hebt het mandaat: u hebt de rol van de trede waar dit ligt.", *MOTIVATION.values())
    mandate_holder.means_to("Iets terugvragen")
    mandate_holder.writes("De vraag", "Wat vindt De Brug ervan?")
    mandate_holder.sends("Stel de vraag terug")
    mandate_holder.reads_fact("Stand", "Terug bij de vrager")
    mandate_holder.reads_fact("Antwoord", "De klok staat stil")


def asks_for_what_came(person: Person) -> None:
    """The list stays as it was seen until one asks: then what is new is marked."""
    person.goes_to("Mijn postvak")
    person.page.get_by_role("button", name="Toon wat erbij kwam").click()
    person.reads("Nieuw")


def answers_back(asker: Person, name: str) -> None:
    asker.goes_to("Mijn postvak")
    asker.follows(f"Open Vraag terug over {name}", "Een zaak")
    asker.reads("Wat vindt De Brug ervan?")
    asker.means_to("De vraag beantwoorden")
    asker.writes("Uw antwoord", "De Brug betaalt een jaar mee.")
    asker.sends("Verstuur het antwoord")
    asker.reads_fact("Stand", "Wacht op antwoord")


def declines(mandate_holder: Person, name: str) -> None:
    mandate_holder.goes_to("Mijn postvak")
    mandate_holder.follows(f"Open Afwijking {name}", "Een zaak")
    mandate_holder.reads("De Brug betaalt een jaar mee.")
    mandate_holder.means_to("Afwijzen")
    mandate_holder.writes("De redenen", "Wie betaalt na dat jaar, kan ik niet toezeggen.")
    mandate_holder.sends("Wijs deze afwijking af")
    mandate_holder.reads_fact("Stand", "Afgewezen")


def raises_it_as_a_dilemma(asker: Person, deviation: str) -> str:
    asks_for_what_came(asker)
    asker.follows(f"Open Er is antwoord op {deviation}", "Een zaak")
    asker.reads("Wie betaalt na dat jaar, kan ik niet toezeggen.")
    asker.follows("Leg deze vraag hoger voor als dilemma", "Een dilemma voorleggen")
    asker.reads(f"U legt de vraag van afwijking {deviation} hoger voor.")
    asker.chooses("Om wie gaat het?", GIRL)
    asker.writes("De vraag", "Wie draagt de mentor na het eerste jaar?")
    asker.writes("Wat staat er op het spel?", "Zij verliest anders weer iemand.")
    asker.writes("Mogelijkheid A: wat houdt het in?", "De stad betaalt een tweede jaar.")
    asker.writes("Mogelijkheid B: wat houdt het in?", "De mentor draagt na een jaar over.")
    asker.chooses("Waar zit het op vast?", "Geld")
    asker.reads("Na het versturen besluit: Bestuurder (org-regie-west).", "uiterlijk", DIRECTOR)
    asker.sends("Leg het dilemma voor")
    link = asker.page.get_by_role("link", name="Volg dilemma").inner_text()
    asker.follows(link, "Een zaak")
    asker.reads_fact("Ligt bij", "Bestuurder")
    return link.removeprefix("Volg dilemma ").strip()


def takes_it_up_and_hands_it_on(director: Person, name: str, demonstration: Demonstration) -> None:
    director.goes_to("Mijn postvak")
    assert [title.split()[-1] for title in director.waiting()] == demonstration.inbox(DIRECTOR)
    director.follows(f"Open Dilemma {name}", "Een zaak")
    director.reads("Wie draagt de mentor na het eerste jaar?", "De stad betaalt een tweede jaar.")
    director.means_to("In behandeling nemen")
    director.sends("Neem dit dilemma in behandeling")
    director.reads_fact("Stand", "In behandeling")
    director.means_to("Doorgeven naar de volgende trede")
    director.chooses("Reden", "Geld")
    director.sends("Geef door naar de volgende trede")
    director.reads_fact("Ligt bij", "Stadsbestuur")
    director.reads("U hebt hier het mandaat niet")


def decides(board: Person, name: str, demonstration: Demonstration) -> None:
    board.goes_to("Mijn postvak")
    assert [title.split()[-1] for title in board.waiting()] == demonstration.inbox(BOARD)
    board.follows(f"Open Dilemma {name}", "Een zaak")
    board.means_to("Besluiten")
    board.chooses("Wat besluit u?", "Mogelijkheid A")
    board.writes("De redenen", "Vertrouwen is het schaarste dat zij heeft.")
    board.writes("Voorwaarden", "Over een half jaar kijken we of zij het zelf nog wil.")
    board.dates("Wanneer kijkt u terug?", "01", "06", "2030")
    board.sends("Leg het besluit vast")
    board.reads_fact("Stand", "Besloten")


def hears_and_closes(asker: Person, name: str) -> None:
    asks_for_what_came(asker)
    asker.follows(f"Open Er is antwoord op {name}", "Een zaak")
    asker.reads_fact("Stand", "Besloten")
    asker.reads("Vertrouwen is het schaarste dat zij heeft.", "Over een half jaar kijken we of zij het zelf nog wil.")
    asker.means_to("Bevestigen dat het antwoord bekend is")
    asker.sends("Bevestig het antwoord")
    asker.means_to("Zeggen hoe gedekt u zich voelde")
    asker.chooses("Hoe sterk voelde u zich gedekt?", "4, goed")
    asker.sends("Leg vast hoe gedekt u zich voelde")
    asker.means_to("Vastleggen hoe het afliep")
    asker.chooses("Loste het het probleem op?", "Deels")
    asker.writes("Uitwerking", "Zij ging weer naar school; het geld blijft tijdelijk.")
    asker.sends("Leg de afloop vast")
    asker.reads_fact("Stand", "Afloop bekend")
    asker.means_to("Een les trekken")
    asker.chooses("Soort", "Een belemmering")
    asker.chooses("Waar zit het op vast?", "Geld")
    asker.writes("De les, zonder dat iemand te herkennen is", LESSON)
    asker.sends("Leg de les vast")
    asker.means_to("Afsluiten")
    asker.sends("Sluit dit dilemma af")
    asker.reads_fact("Stand", "Afgesloten")


def sees_how_it_turned_out(board: Person, name: str) -> None:
    board.goes_to("Mijn zaken")
    card = board.page.locator(f"[class*=st-key-case_decided_][class*=_dilemma_{name}]")
    assert "Loste het op: deels." in card.inner_text()
    assert "Ervaren rugdekking: 4, goed." in card.inner_text()
