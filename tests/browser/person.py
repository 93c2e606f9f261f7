"""Somebody in a browser of their own: who they are on the demonstration, where they go, what they write and read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.conftest import settled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

#: What every page of the demonstration says, by the language in which somebody reads.
_SAID = {"nl": {"as": "U doet nu alsof u ... bent", "recorded": "Vastgelegd onder nummer", "act": "Wat wilt u doen?"},
         "en": {"as": "You pretend to be ...", "recorded": "Recorded under number", "act": "What do you want to do?"}}
#: Milliseconds; a shared machine may be slow, and nothing waits longer than it must.
_PATIENCE = 15_000


class Person:
    """One account, chosen once; following links keeps the visit and with it the account."""

    def __init__(self, browser: Browser, address: str, account: str, language: str = "nl") -> None:
        """`account` of the demonstration served at `address`."""
        self._said = _SAID[language]
        self.page = browser.new_context(locale="nl-NL", viewport={"width": 1366, "height": 900}).new_page()
        self.page.set_default_timeout(_PATIENCE)
        self.page.goto(f"{address}/?lang={language}")
        settled(self.page)
        self.page.get_by_label(self._said["as"]).click()
        self.page.keyboard.type(account)
        self.page.get_by_role("option", name=re.compile(rf"^{re.escape(account)} \(")).click()
        self.page.locator("strong", has_text=re.compile(rf"^{re.escape(account)}$")).wait_for()
        settled(self.page)

    def leave(self) -> None:
        """Close the browser."""
        self.page.context.close()

    def goes_to(self, entry: str, heading: str | None = None) -> None:
        """A page of the menu; `heading` when the page is called otherwise than its entry."""
        self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=entry, exact=True).click()
        self._is_at(heading or entry)

    def follows(self, link: str, heading: str) -> None:
        """A link on the page."""
        self.page.get_by_role("link", name=link, exact=True).click()
        self._is_at(heading)

    def waiting(self) -> list[str]:
        """The titles of what waits in the inbox, in the order of the page."""
        return self.page.get_by_role("heading", level=2).all_inner_texts()

    def chooses(self, label: str, option: str) -> None:
        """One of a list."""
        field = self._field(label, "combobox")
        field.click()
        field.press_sequentially(option)
        self.page.get_by_role("option", name=option).first.click()
        field.press("Tab")  # a list of which more can be chosen stays open
        settled(self.page)

    def writes(self, label: str, text: str) -> None:
        """In a field of text."""
        field = self._field(label, "textbox")
        field.fill(text)
        field.press("Tab")
        settled(self.page)

    def dates(self, label: str, *day_month_year: str) -> None:
        """In a field of a day."""
        parts = self.page.get_by_role("group", name=label).get_by_role("spinbutton").all()
        for part, typed in zip(parts, day_month_year, strict=True):
            part.press_sequentially(typed)
        self.page.keyboard.press("Tab")
        settled(self.page)

    def ticks(self, label: str) -> None:
        """A box."""
        self.page.locator("label", has_text=label).click()
        settled(self.page)

    def means_to(self, act: str) -> None:
        """One of the acts that the page of a case offers."""
        self.page.get_by_role("radiogroup", name=self._said["act"]).get_by_text(act, exact=True).click()
        settled(self.page)

    def presses(self, button: str, *, clicks: int = 1) -> None:
        """A button; more clicks come at once."""
        self.page.get_by_role("button", name=button, exact=True).click(click_count=clicks, delay=0)

    def sends(self, button: str, *, clicks: int = 1) -> None:
        """A form, and waits until it is recorded."""
        before = self._recorded()
        self.presses(button, clicks=clicks)
        self.page.wait_for_function("([told, before]) => [...document.querySelectorAll('.st-key-form_result')]"
                                    ".some(e => e.innerText.includes(told) && e.innerText !== before)",
                                    arg=[self._said["recorded"], before])
        settled(self.page)

    def reads(self, *sentences: str) -> None:
        """Each of these stands on the page for somebody to see."""
        for sentence in sentences:
            expect(self.page.get_by_text(sentence).locator("visible=true").first).to_be_visible(timeout=_PATIENCE)

    def leafs_to(self, sentence: str) -> None:
        """The page of a list of several on which this stands."""
        onward = self.page.get_by_role("button", name="Volgende pagina")
        while not self.page.get_by_text(sentence).count() and onward.count() and onward.is_enabled():
            onward.click()
            settled(self.page)

    def reads_fact(self, label: str, value: str) -> None:
        """A fact at the head of a case."""
        fact = self.page.locator("dl.kp-fact").filter(has=self.page.locator("dt", has_text=re.compile(rf"^{label}$")))
        expect(fact.locator("dd.kp-value")).to_have_text(value, timeout=_PATIENCE)

    def may(self) -> list[str]:
        """The acts that the page of a case offers."""
        offered = self.page.get_by_role("radiogroup", name=self._said["act"])
        offered.wait_for()
        return [radio.locator("xpath=ancestor::label").inner_text() for radio in offered.get_by_role("radio").all()]

    def text_of(self, label: str) -> str:
        """What stands in a field of text."""
        return self._field(label, "textbox").input_value()

    def _field(self, label: str, role: str) -> Locator:
        named = re.compile(rf"^{re.escape(label)}")
        found = self.page.get_by_role(role, name=named)  # type: ignore[arg-type]
        return found.or_(self.page.get_by_role("searchbox", name=named)) if role == "textbox" else found

    def _recorded(self) -> str:
        told = self.page.locator(".st-key-form_result")
        return told.first.inner_text() if told.count() else ""

    def _is_at(self, heading: str) -> None:
        self.page.get_by_role("heading", name=heading, level=1, exact=True).wait_for()
        settled(self.page)
