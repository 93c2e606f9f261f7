"""Nothing is forgotten: every event and every code has its place in the glossary, every event has one stored name."""

import pytest

from domain.catalogue import EVENTS
from domain.fields import fields_of
from tests.architecture.tree import ROOT

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_is_in_the_glossary_with_its_dutch_word(event):
    assert f"| `{event}` | " in GLOSSARY


def test_the_glossary_names_no_event_that_does_not_exist():
    named = {line.split("`")[1] for line in GLOSSARY.splitlines() if line.startswith("| `") and "_" in line}
    assert named == set(EVENTS)


@pytest.mark.parametrize("event", EVENTS)
def test_every_code_is_in_the_glossary(event):
    codes = {code for field in fields_of(EVENTS[event]).values() for code in field.field.choices}
    assert {code for code in codes if f"`{code}`" not in GLOSSARY} == set()


@pytest.mark.parametrize("event", EVENTS)
def test_a_stored_name_is_the_class_in_words(event):
    words = "".join(part.capitalize() for part in event.split("_"))
    assert EVENTS[event].__name__ == words
