"""Every field of every event is personal, sealed or plain: whoever adds one says here which."""

import pytest

from domain.fields import computed_of, fields_of
from escalations.catalogue import EVENTS

#: Told in free words or of her background: sealed.
SEALED = {"text", "texts", "answer"}
#: Readable, and about a person: who she is, who stands beside her, who records. Never the name of a thing.
PERSONAL = {"trajectory", "trajectories", "person", "birth_month", "caregiver", "from", "to", "account", "issuer",
            "subject", "of"}
#: Readable, and about a thing, a place or an organisation.
OF_THINGS = {"district", "goal", "intervention", "measure", "organisation", "placement", "provider", "rung", "signal",
             "wait", "name", "entry", "clause", "cycle", "deviation", "dilemma", "follows", "ladder", "lesson",
             "option", "owner", "preferred", "protocol", "shareable", "statement", "title", "clauses", "rungs",
             "lessons", "baseline_from", "baseline_until", "prediction", "balancing", "next_cycle",
             "release", "quarter", "export", "kind"}
#: Kinds that name nobody by themselves.
COUNTED = {"code", "codes", "day", "number", "flag"}
#: Things with parts, sealed whole: each holds what somebody told.
SEALED_WHOLE = {"motivation", "options"}
#: What the system adds, beside what is in these lists anyway: where a case lies and by when, and of which version.
ADDED = {"ladder_version", "protocol_version", "arrived_at", "due_at", "motivation_due_at", "evaluate_until",
         "motivated", "verdict", "prediction_met", "balancing_verdict", "baseline", "points", "balancing_baseline",
         "balancing_points", "cells", "figures", "digest"}
#: Told in words and readable all the same (design.md, How a fact travels): names, titles, and what is about no
#: recognisable person.
READABLE_WORDS = {("organisation_registered", "name"), ("protocol_adopted", "title"),
                  ("deviation_recorded", "shareable"), ("dilemma_raised", "shareable"), ("lesson_drawn", "statement"),
                  ("cycle_planned", "title"), ("export_made", "kind")}
#: Parted field by field, as the fact that is mended.
PARTED = {("entry_corrected", "values")}

FIELDS = [(event, name, field.field) for event in EVENTS for name, field in fields_of(EVENTS[event]).items()]


@pytest.mark.parametrize("event", EVENTS)
def test_every_field_is_personal_sealed_or_plain_and_one_of_them_only(event):
    unclear = {}
    for name, field in ((name, field) for told, name, field in FIELDS if told == event):
        said = [field.kind in SEALED or name in SEALED_WHOLE, name in PERSONAL and field.kind not in SEALED | COUNTED,
                (name in OF_THINGS and field.kind not in SEALED | COUNTED) or field.kind in COUNTED,
                (event, name) in PARTED]
        if sum(said) != 1:
            unclear[name] = field.kind
    assert not unclear, "say in this file whether it is about a person"


def test_what_is_sealed_is_told_in_words_or_of_her_background():
    assert {(event, name) for event, name, field in FIELDS if field.sealed} == {
        (event, name) for event, name, field in FIELDS if field.kind in SEALED or name in SEALED_WHOLE}


def test_what_the_system_adds_is_readable_and_about_no_person():
    added = {name: field for event in EVENTS.values() for name, field in computed_of(event).items()}
    assert added.keys() == ADDED | {"rung", "organisation"}
    assert not any(field.field.sealed for field in added.values())


def test_words_are_readable_where_they_are_about_no_person_alone():
    assert {(event, name) for event, name, field in FIELDS if field.kind == "plain_text"} == READABLE_WORDS


def test_no_word_of_this_list_outlives_its_field():
    assert {name for _, name, _ in FIELDS} >= PERSONAL | OF_THINGS
    kinds = {field.kind for _, _, field in FIELDS}
    assert kinds == SEALED | COUNTED | {"name", "names", "month", "id", "plain_text", "values", "object", "rows"}
