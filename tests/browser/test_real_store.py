"""The whole way in Chromium: from a store of its own, through a form, to the figures and out again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import settled
from tests.browser.serving import free_port, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

KANTELPUNT = str(Path(sys.executable).parent / "kantelpunt")
FACTS = [
    {"event": "trajectory_opened", "trajectory": "T-1", "occurred_on": "2024-02-01", "birth_month": "2009-05",
     "district": "Noord", "referred_by": "school"},
    {"event": "placement_started", "trajectory": "T-1", "occurred_on": "2024-02-01", "placement": "home",
     "kind": "own_home"},
    {"event": "caregiver_assigned", "trajectory": "T-1", "occurred_on": "2024-02-05", "caregiver": "c1",
     "role": "case_director", "organisation": "org-a"},
    {"event": "intervention_started", "trajectory": "T-1", "occurred_on": "2024-03-01", "intervention": "i1",
     "kind": "school_support", "provider": "org-b", "appointments_per_week": 3},
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The surroundings of a store that holds one trajectory."""
    folder = tmp_path_factory.mktemp("store")
    around = {**os.environ, "KANTELPUNT_STORE": f"sqlite:///{folder / 'store.db'}"}
    facts = folder / "facts.jsonl"
    facts.write_text("".join(json.dumps(fact) + "\n" for fact in FACTS), encoding="utf-8")
    for command in (["init"], ["import", str(facts), "--format", "jsonl"]):
        subprocess.run([KANTELPUNT, *command], env=around, check=True, capture_output=True)
    return around


@pytest.fixture(scope="module")
def address(store: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard on that store, started as `serve` starts it."""
    port, log = free_port(), tmp_path_factory.mktemp("served") / "log"
    with log.open("w") as out:
        server = subprocess.Popen([KANTELPUNT, "serve", "--port", str(port)], env=store, stdout=out,
                                  stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def opened(browser: Browser, whole: str) -> Page:
    """A whole address in a fresh browser profile."""
    page = browser.new_context(locale="nl-NL", viewport={"width": 1366, "height": 900}).new_page()
    page.set_default_timeout(90_000)
    page.goto(whole)
    settled(page)
    return page


def test_a_fact_goes_from_the_form_into_the_record_and_the_figures(browser: Browser, store: dict[str, str],
                                                                    address: str) -> None:
    page = opened(browser, f"{address}/record?id=T-1")
    page.get_by_label("Soort", exact=True).click()
    page.get_by_role("option", name="Traumabehandeling").click()
    page.get_by_label("Afspraken per week (mag leeg blijven)").fill("1,5")
    page.get_by_role("button", name="Vastleggen", exact=True).dblclick()
    page.get_by_text("Vastgelegd onder nummer").wait_for()
    settled(page)
    page.goto(f"{address}/trajectory?id=T-1")
    settled(page)
    page.get_by_text("Er worden 4,5 afspraken per week gevraagd").wait_for()
    page.context.close()
    answer = subprocess.run([KANTELPUNT, "show", "T-1", "--json"], env=store, check=True, capture_output=True)
    assert json.loads(answer.stdout)["load"]["interventions"] == 2


def test_a_refusal_of_the_record_is_shown_in_dutch(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}/record?id=T-1")
    page.get_by_label("Soort", exact=True).click()
    page.get_by_role("option", name="Mentor of maatje").click()
    page.get_by_role("textbox", name="Naam van de hulp (mag leeg blijven)").fill("i1")
    page.get_by_role("button", name="Vastleggen", exact=True).click()
    page.get_by_text("Deze naam is al gebruikt.").first.wait_for()
    page.context.close()


@pytest.mark.parametrize("path", ["/", "/city", "/city?part=months", "/attention", "/trajectory?id=T-1", "/quarter"])
def test_a_page_on_a_real_store_goes_without_errors(browser: Browser, address: str, path: str) -> None:
    page = opened(browser, address + path)
    assert page.get_by_text("Er ging iets mis").count() == 0
    page.context.close()
