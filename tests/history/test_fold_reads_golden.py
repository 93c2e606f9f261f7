"""The fold reads stored events by itself, past the mapper: it too must read all that was ever written."""

import pytest

from domain.catalogue import TRAJECTORY_EVENTS
from domain.fields import fields_of
from escalations.catalogue import EVENTS
from projections.entries import entries_of
from tests.history.golden import golden, plainly

MENDING = ("entry_corrected", "entry_retracted")
FACTS = [one for one in golden() if one.stored.topic in TRAJECTORY_EVENTS and one.stored.topic not in MENDING]


@pytest.mark.parametrize("one", FACTS, ids=lambda one: one.name)
def test_the_fold_reads_what_the_figures_need(one):
    topic = one.stored.topic
    [entry] = entries_of([(one.stored.originator_version, topic, one.stored.state)])
    readable = {name: field for name, field in fields_of(EVENTS[topic]).items() if not field.field.sealed}
    assert {name: plainly(getattr(entry.fact, field.attribute)) for name, field in readable.items()} == {
        name: one.says[name] for name in readable}
