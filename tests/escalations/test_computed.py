"""What the system adds stands apart from what was told, and a file that gives it says the same or is refused."""

from __future__ import annotations

import pytest

from domain.fields import computed_of, fields_of
from escalations.catalogue import EVENTS
from escalations.computed import ComputedDiffers, computed_values, must_agree
from tests.escalations.city import acted_first, city, recorded


def test_what_is_computed_is_no_field_of_a_line():
    for event in EVENTS.values():
        assert not computed_of(event).keys() & fields_of(event).keys()


def test_what_was_added_is_told_as_the_export_writes_it():
    fact = city().tell(acted_first(urgent=True))
    assert computed_values(fact) == {
        "ladder_version": 0, "protocol_version": 1, "organisation": "org-a", "rung": "mandate_holder",
        "arrived_at": "2024-06-03T08:00:00Z", "due_at": "2024-06-04T08:00:00Z",
        "motivation_due_at": "2024-06-04T08:00:00Z", "evaluate_until": "2024-09-01", "motivated": False}
    must_agree(fact, computed_values(fact))


@pytest.mark.parametrize("given", [
    None, {}, {"rung": "mandate_holder"}, {"due_at": "2024-06-08T10:00:00+02:00"}, {"motivation_due_at": None}])
def test_the_same_or_a_part_of_it_is_taken(given):
    must_agree(city().tell(recorded()), given)


@pytest.mark.parametrize(("given", "field"), [
    ({"rung": "director"}, "computed.rung"), ({"ladder_version": "0"}, "computed.ladder_version"),
    ({"ladder_version": False}, "computed.ladder_version"), ({"rung": None}, "computed.rung"),
    ({"due_at": "2024-06-08T08:00:01Z"}, "computed.due_at"), ({"due_at": "2024-06-08T08:00:00"}, "computed.due_at"),
    ({"due_at": "soon"}, "computed.due_at"), ({"colour": None}, "computed.colour"), ([], "computed")])
def test_what_differs_is_refused_at_its_name(given, field):
    fact = city().tell(recorded())
    with pytest.raises(ComputedDiffers) as refused:
        must_agree(fact, given)
    assert refused.value.field == field
