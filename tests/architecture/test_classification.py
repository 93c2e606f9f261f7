"""Every field of every event is personal, sealed or plain: whoever adds one says here which."""

import pytest

from domain.catalogue import ACCOUNT_EVENTS, EVENTS, ORGANISATION_EVENTS, TRAJECTORY_EVENTS
from domain.fields import fields_of
from record.tables import REGISTER_TOPICS

#: Told in free words or of her background: sealed.
SEALED = {"text", "answer"}
#: Readable, and about a person: who she is, who stands beside her, who records. Never the name of a thing.
PERSONAL = {"trajectory", "person", "birth_month", "caregiver", "from", "to", "account", "issuer", "subject"}
#: Readable, and about a thing, a place or an organisation.
OF_THINGS = {"district", "goal", "intervention", "measure", "organisation", "placement", "provider", "rung", "signal",
             "wait", "name", "entry"}
#: Kinds that name nobody by themselves.
COUNTED = {"code", "codes", "day", "number", "flag"}
#: Told in words and readable all the same (design.md, How a fact travels): names of organisations.
READABLE_WORDS = {("organisation_registered", "name")}
#: Parted field by field, as the fact that is mended.
PARTED = {("entry_corrected", "values")}

FIELDS = [(event, name, field.field) for event in EVENTS for name, field in fields_of(EVENTS[event]).items()]


@pytest.mark.parametrize("event", EVENTS)
def test_every_field_is_personal_sealed_or_plain_and_one_of_them_only(event):
    unclear = {}
    for name, field in ((name, field) for told, name, field in FIELDS if told == event):
        said = [field.kind in SEALED, name in PERSONAL and field.kind not in SEALED | COUNTED,
                (name in OF_THINGS and field.kind not in SEALED | COUNTED) or field.kind in COUNTED,
                (event, name) in PARTED]
        if sum(said) != 1:
            unclear[name] = field.kind
    assert not unclear, "say in this file whether it is about a person"


def test_what_is_sealed_is_told_in_words_or_of_her_background():
    assert {(event, name) for event, name, field in FIELDS if field.sealed} == {
        (event, name) for event, name, field in FIELDS if field.kind in SEALED}


def test_words_are_readable_in_the_names_of_organisations_alone():
    assert {(event, name) for event, name, field in FIELDS if field.kind == "plain_text"} == READABLE_WORDS


def test_no_word_of_this_list_outlives_its_field():
    assert {name for _, name, _ in FIELDS} >= PERSONAL | OF_THINGS
    kinds = {field.kind for _, _, field in FIELDS}
    assert kinds == SEALED | COUNTED | {"name", "month", "id", "plain_text", "values"}


def test_the_registers_read_every_event_that_is_about_no_trajectory():
    assert set(REGISTER_TOPICS) == ACCOUNT_EVENTS.keys() | ORGANISATION_EVENTS.keys()
    assert not TRAJECTORY_EVENTS.keys() & set(REGISTER_TOPICS)
