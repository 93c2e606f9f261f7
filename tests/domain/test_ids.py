"""An id stands for one fact: the same told again changes nothing, and another under its id is refused."""

from __future__ import annotations

import pytest

from application.judging import IdIsTaken
from tests.scenario import OPENED, Given, fact

HELP = fact("intervention_started", "2019-02-01", intervention="i1", kind="family_therapy", id="start")
MENDED = fact("entry_corrected", "2020-06-01", entry="start", reason="a typing error", values={"kind": "other"},
              id="mend")
RETRACTED = fact("entry_retracted", "2020-06-01", entry="other", reason="of another girl", id="back")
OTHER = fact("strength_recorded", "2019-02-01", kind="caring", id="other")


@pytest.mark.parametrize("again", [
    HELP, HELP | {"formal": True, "note": ""}, HELP | {"recorded_at": "2020-05-01T12:00:00Z"},
    HELP | {"recorded_by": "somebody else"}, MENDED, MENDED | {"occurred_on": "2020-05-01"}, RETRACTED,
    {name: value for name, value in RETRACTED.items() if name != "occurred_on"}],
    ids=["word for word", "defaults written out", "at another moment", "by another", "a correction",
         "a correction on another day", "a retraction", "a retraction without a day"])
def test_the_same_fact_again_changes_nothing(again):
    given = Given(OPENED, HELP, MENDED, OTHER, RETRACTED)
    before = given.count()
    given.then_stands(again)
    assert given.count() == before


@pytest.mark.parametrize("other", [
    HELP | {"kind": "mentoring"}, HELP | {"note": "more"}, HELP | {"occurred_on": "2019-02-02"},
    HELP | {"trajectory": "T-2"}, OTHER | {"id": "start"}, MENDED | {"values": {"kind": "mentoring"}},
    MENDED | {"values": {"colour": "red"}}, MENDED | {"reason": "another"}, MENDED | {"entry": "other"},
    MENDED | {"id": "start"}, RETRACTED | {"reason": "another"}, RETRACTED | {"entry": "start"}],
    ids=["another value", "a note more", "another day", "another trajectory", "another event", "another change",
         "an impossible change", "another reason", "a correction of another", "a correction for a fact",
         "a retraction with another reason", "a retraction of another"])
def test_another_fact_under_its_id_is_refused(other):
    Given(OPENED, HELP, MENDED, OTHER, RETRACTED).then_refused(other, IdIsTaken, "id")


def test_the_id_of_a_retracted_fact_stays_taken():
    given = Given(OPENED, OTHER, RETRACTED)
    given.then_refused(OTHER | {"kind": "social"}, IdIsTaken, "id")
    given.then_stands(OTHER)
    assert "other" not in next(iter(given.memory.aggregates.values())).standing
