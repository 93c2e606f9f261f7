"""Policy staff walk from a lesson to a cycle, its verdict, and the protocol that it changed, in Chromium."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.words import Words
from tests.browser.demonstration import served
from tests.browser.person import Person
from tests.browser.test_the_walk import MOTIVATION
from tests.naive_chart import later, months

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from tests.browser.demonstration import Demonstration

    Somebody = Callable[[str], Person]

POLICY, TEAM, ASKER, GIRL = "beleid", "org-duin", "professional-duin", "R-01"
PROTOCOL, TITLE, CLAUSE = "begeleiding", "Begeleiding en continuïteit", "contact-kantoortijd"
LESSON, CYCLE = "L-900", "LC-90"
NEW_TEXT = "Zij kiest zelf wanneer zij belt; er is altijd iemand."
THIS_MONTH = f"{date.today():%Y-%m}"  # noqa: DTZ011 - the pages and the command run on the clock of this machine
#: The last 26 months that are over: fourteen before the change, the month of the start, eleven since.
PAST = [month for month in months("2020-01", THIS_MONTH) if month < THIS_MONTH][-26:]
BEFORE, STARTED = PAST[:14], PAST[14]


def line(event: str, day: str, by: str, **values: Any) -> dict[str, Any]:
    return {"event": event, "occurred_on": day, "recorded_at": f"{day}T09:00:00Z", "recorded_by": by, **values}


def stepped_outside(month: str, number: int) -> dict[str, Any]:
    return line("deviation_recorded", f"{month}-03", ASKER, deviation=f"V-{month}-{number}", trajectory=GIRL,
                protocol=PROTOCOL, clause=CLAUSE, instead="Zij belt wanneer zij wil.", effective_from=f"{month}-03",
                motivation={"legitimacy": "l", "involvement": "i", "benefit": "b"}, expected_effect="e")


def history() -> list[dict[str, Any]]:
    """A team that steps outside one clause six or seven times a month, and twelve times after a change."""
    first = f"{BEFORE[0]}-02"
    plan = {"cycle": CYCLE, "title": "Bellen wanneer zij wil", "level": "organisation", "owner": POLICY,
            "lessons": [LESSON], "problem": "Zij belt niet in kantoortijd.", "change": "Zij belt wanneer zij wil.",
            "measure": "deviations", "baseline_from": BEFORE[0], "baseline_until": BEFORE[-1],
            "prediction": {"direction": "up", "to": 10, "by": PAST[18]}, "organisation": TEAM,
            "balancing": {"measure": "answer_days", "harm": "up"}, "review_on": f"{PAST[-1]}-28",
            "protocol": PROTOCOL, "clause": CLAUSE}
    return [
        line("organisation_registered", first, "beheer", organisation=TEAM, name="Duin", kind="youth_help"),
        line("account_registered", first, "beheer", account=ASKER, person=ASKER, roles=["professional"],
             organisation=TEAM),
        *[stepped_outside(month, n) for at, month in enumerate(PAST)
          for n in range(6 + at % 2 if month <= STARTED else 12)],
        line("lesson_drawn", f"{STARTED}-04", POLICY, lesson=LESSON, trajectory=GIRL, kind="obstacle",
             cause="knowledge", statement="Kantoortijd past niet bij wie alleen 's avonds durft te bellen."),
        line("cycle_planned", f"{STARTED}-05", POLICY, **plan),
        line("cycle_started", f"{STARTED}-06", POLICY, cycle=CYCLE, scope="Team Duin.")]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    with served(tmp_path_factory.mktemp("learning"), history()) as running:
        yield running


@pytest.fixture
def somebody(browser: Browser, city: Demonstration) -> Iterator[Somebody]:
    """Somebody on this city, by account; each in a browser of their own."""
    people: list[Person] = []

    def sits_down(account: str) -> Person:
        people.append(Person(browser, city.address, account))
        return people[-1]

    yield sits_down
    for person in people:
        person.leave()


def lesson(city: Demonstration) -> dict[str, Any]:
    return next(one for one in city.store.answer("lessons", "--as", POLICY) if one["lesson"] == LESSON)


def clause(city: Demonstration, account: str = POLICY) -> tuple[int, dict[str, Any]]:
    found = next(one for one in city.store.answer("protocols", "--as", account) if one["protocol"] == PROTOCOL)
    return found["version"], next(one for one in found["clauses"] if one["clause"] == CLAUSE)


def is_told_where_it_went(policy: Person, city: Demonstration) -> None:
    """The page of a lesson says what the command says."""
    told, words = lesson(city), Words("nl")
    policy.leafs_to(told["statement"])
    policy.reads(told["statement"], f"Opgenomen in leercyclus {told['cycle']}.", told["change"])
    if told["verdict"]:
        policy.reads(words(f"cycle.verdict.{told['verdict']}"))
    if told["version"]:
        policy.reads(f"Protocol {told['protocol']} werd versie {told['version']}")


def test_a_lesson_is_followed_to_the_protocol_that_it_changed(somebody: Somebody, city: Demonstration) -> None:
    words = Words("nl")
    policy = somebody(POLICY)
    policy.goes_to("Lessen", "Wat we leerden")
    is_told_where_it_went(policy, city)
    policy.follows(f"Open cyclus {CYCLE}", "Een leercyclus")
    policy.reads_fact("Stand", "Loopt")
    policy.means_to("Toetsen")
    policy.sends("Toets aan de cijfers")
    told = city.store.answer("cycle", CYCLE, "--as", POLICY)
    [check] = told["checks"]
    assert (told["status"], told["verdict"], told["prediction_met"]) == ("checked", "improved", "yes")
    policy.reads_fact("Stand", words("cycle.status.checked"))
    policy.reads(words("cycle.verdict.improved.what"), words("cycle.met.yes"))
    assert [point["value"] for point in check["points"]] == [12] * 11
    assert check["baseline"]["mean"] == 6.5
    assert "6,5" in policy.page.get_by_test_id("stTable").last.inner_text()
    adopts(policy)
    policy.reads_fact("Stand", "Besloten")
    policy.reads(words("cycle.revised", protocol=PROTOCOL, version=2))
    policy.follows(f"Les {LESSON}", "Wat we leerden")
    is_told_where_it_went(policy, city)
    assert (lesson(city)["decision"], lesson(city)["version"]) == ("adopt", 2)
    _, before = clause(city)
    reads_the_clause(policy, city)
    steps_outside_it(somebody(ASKER))
    reads_the_clause(policy, city)
    version, now = clause(city)
    assert (version, now["text"], now["deviations"]) == (2, NEW_TEXT, before["deviations"] + 1)


def adopts(policy: Person) -> None:
    """From one form, which revises the protocol too."""
    policy.means_to("Invoeren")
    policy.writes("De redenen", "Zij belt nu wel.")
    policy.writes("Regel 2: wat staat er?", NEW_TEXT)
    policy.sends("Voer de verandering in")


def reads_the_clause(policy: Person, city: Demonstration) -> None:
    """The page of the protocol says of the clause what the command says."""
    version, told = clause(city)
    words = Words("nl")
    policy.goes_to("Start", "Kantelpunt")
    policy.goes_to("Spelregels")
    policy.page.get_by_test_id("stMain").get_by_text("Protocollen", exact=True).click()
    policy.chooses("Protocol", TITLE)
    policy.reads(words("rules.clauses", version=words.number(version)))
    policy.follows(words("rules.history", protocol=TITLE), "Een protocol")
    policy.chooses("Welke regel van dichtbij?", CLAUSE)
    policy.reads(words("protocol.clauses", version=words.number(version)), told["text"])
    row = policy.page.get_by_role("row").filter(has_text=CLAUSE).first
    assert [cell.inner_text() for cell in row.get_by_role("cell").all()][1] == words.number(told["deviations"])
    if version > 1:
        policy.reads(words("protocol.by_cycle", version=words.number(version), cycle=CYCLE))


def steps_outside_it(asker: Person) -> None:
    """The clause as it is now is stepped outside once more; the case keeps the version that holds."""
    asker.goes_to("Afwijken")
    asker.writes("Zoek op naam", GIRL)
    asker.chooses("Traject", GIRL)
    asker.chooses("Protocol", TITLE)
    asker.chooses("Van welke regel wijkt u af?", CLAUSE)
    asker.reads(NEW_TEXT)
    for label, text in MOTIVATION.items():
        asker.writes(label, text)
    asker.sends("Verstuur de afwijking")


def test_a_cycle_is_planned_from_a_lesson_and_begun(somebody: Somebody, city: Demonstration) -> None:
    policy, words = somebody(POLICY), Words("nl")
    policy.goes_to("Leercycli")
    policy.page.get_by_text("Een cyclus plannen", exact=True).click()
    policy.writes("Naam van de cyclus", "LC-91")
    policy.writes("Titel", "Ook in het weekend")
    policy.chooses("Welke lessen pakt u op?", LESSON)
    policy.writes("Wat is het probleem?", "In het weekend is er niemand.")
    policy.writes("Wat gaat u veranderen?", "Er is altijd iemand.")
    for label, option in {"Op welk niveau?": "Stad", "Eigenaar": POLICY,
                          "Over welke regel van een protocol gaat het?": f"{TITLE}: {CLAUSE}",
                          "Welk cijfer moet veranderen?": "Gemotiveerde afwijkingen",
                          "Nulmeting: eerste maand": words.month(BEFORE[0]),
                          "Nulmeting: laatste maand": words.month(PAST[-1]),
                          "Voorspelling: welke kant op?": "omhoog",
                          "Voorspelling: in welke maand?": words.month(later(THIS_MONTH, 6)),
                          "Welk ander cijfer mag er niet onder lijden?": "Overbelast",
                          "Wat is daarvan slechter?": "omhoog"}.items():
        policy.chooses(label, option)
    policy.writes("Voorspelling: tot hoeveel?", "30")
    policy.dates("Wanneer kijkt u terug?", "01", "06", "2030")
    policy.sends("Plan deze cyclus")
    policy.follows("Open cyclus LC-91", "Een leercyclus")
    policy.reads_fact("Stand", words("cycle.status.planned"))
    policy.reads(words("cycle.unstarted"), f"Les {LESSON}")
    policy.means_to("Beginnen")
    policy.writes("Waar en voor wie begint het?", "De hele stad.")
    policy.sends("Begin deze cyclus")
    policy.reads_fact("Stand", "Loopt")
    told = city.store.answer("cycle", "LC-91", "--as", POLICY)
    assert (told["status"], told["lessons"], told["verdict"]) == ("running", [LESSON], None)
    policy.means_to("Toetsen")
    policy.sends("Toets aan de cijfers")
    assert city.store.answer("cycle", "LC-91", "--as", POLICY)["verdict"] == "too_early"
    policy.reads_fact("Stand", words("cycle.status.checked"))
    policy.reads(words("cycle.verdict.too_early.what"))
    assert "Invoeren" not in policy.may()


def test_whoever_would_write_beside_the_pages_is_told_which_command_shows_them(city: Demonstration) -> None:
    told = city.store.told("rebuild")
    assert told.returncode != 0
    assert "(kantelpunt serve)" in told.stderr
