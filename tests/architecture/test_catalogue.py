"""Nothing is forgotten: every event, code and measure stands in the glossary, every event is folded."""

import ast

import pytest

from domain.fields import Field, fields_of
from escalations.catalogue import EVENTS, STREAMS
from projections.fold import FOLDED, PASSED_OVER
from projections.registry import MEASURES
from projections.streams import OF_TRAJECTORIES
from tests.architecture.tree import ROOT, sources

#: Events of a trajectory that no figure of the read model is computed from, each with its reason.
NOT_IN_THE_READ_MODEL = {
    "background_recorded": "its answers are sealed: the report on background opens them when it is asked for",
}
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_is_in_the_glossary_with_its_dutch_word(event):
    assert f"| `{event}` | " in GLOSSARY


def test_the_glossary_names_no_event_that_does_not_exist():
    events = GLOSSARY.partition("\n## Codes")[0]
    named = {line.split("`")[1] for line in events.splitlines() if line.startswith("| `")}
    assert named == set(EVENTS)


def test_every_measure_is_in_the_glossary_with_both_its_words():
    rows = {line for line in GLOSSARY.partition("\n## Measures")[2].splitlines() if line.startswith("| `")}
    assert rows == {f"| `{measure.key}` | {measure.en} | {measure.nl} |" for measure in MEASURES}


def choices(field: Field) -> set[str]:
    """The codes of a field and of its parts."""
    return {*field.choices, *(code for part in field.parts for code in choices(part.field))}


@pytest.mark.parametrize("event", EVENTS)
def test_every_code_is_in_the_glossary(event):
    codes = {code for field in fields_of(EVENTS[event]).values() for code in choices(field.field)}
    assert {code for code in codes if f"`{code}`" not in GLOSSARY} == set()


@pytest.mark.parametrize("event", EVENTS)
def test_a_stored_name_is_the_class_in_words(event):
    words = "".join(part.capitalize() for part in event.split("_"))
    assert EVENTS[event].__name__ == words


def test_every_event_belongs_to_one_kind_of_stream():
    assert sorted(event for stream in STREAMS.values() for event in stream) == sorted(EVENTS)


def test_the_fold_knows_every_event_by_name():
    assert set(EVENTS) == FOLDED | PASSED_OVER
    assert not FOLDED & PASSED_OVER


def test_every_folded_event_is_read_by_some_theme():
    said = {node.value for file in sources("projections") for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert set(OF_TRAJECTORIES) - said == set(NOT_IN_THE_READ_MODEL), "cases are replayed by their own events"
