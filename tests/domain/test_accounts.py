"""Accounts and organisations: who may register whom, and whose mandate is lent."""

from __future__ import annotations

from typing import Any

from application.judging import NameOfAnother, RecordedAtIsAhead, RecordedAtIsTooEarly
from domain.accounts import (
    AccountIsClosed,
    AccountIsRegistered,
    AccountWasNotRegistered,
    FirstAccountIsNoAdministrator,
    MandateEndsBeforeItBegins,
    MandateGoesToOneself,
    MandateIsNotYours,
    MandateWasNotGiven,
    NameIsKept,
    OrganisationIsNotRegistered,
)
from domain.organisations import OrganisationIsRegistered
from domain.refusals import DayIsNotTheDayOfRecording, NothingChanges, ValueIsImpossible
from domain.register import AccountIsNotRegistered, ActIsAnAdministrators
from tests.scenario import OPENED, Given, fact

TODAY = "2020-06-01"


def line(event: str, **values: Any) -> dict[str, Any]:
    return {"event": event, "occurred_on": TODAY} | values


ORGANISATION = line("organisation_registered", organisation="org-a", name="Hulp aan huis", kind="youth_help")
ADMIN = line("account_registered", account="admin", person="p0", roles=["administrator"], organisation="org-a")
ANN = line("account_registered", account="ann", person="p1", roles=["professional"], organisation="org-a",
           recorded_by="admin")
LENT = line("mandate_delegated", account="ann", to="admin", rung="director", valid_from="2020-06-01",
            valid_until="2020-07-01", recorded_by="ann")


def test_the_local_user_registers_while_there_is_no_account():
    given = Given(ORGANISATION, ADMIN)
    given.then_refused(ANN | {"recorded_by": "local"}, AccountIsNotRegistered, "recorded_by")
    given.then_stands(ANN)


def test_the_first_account_is_an_administrator():
    Given(ORGANISATION).then_refused(ADMIN | {"roles": ["director"]}, FirstAccountIsNoAdministrator, "roles")


def test_registering_is_an_administrators_act():
    given = Given(ORGANISATION, ADMIN, ANN)
    given.then_refused(ANN | {"account": "bob", "recorded_by": "ann"}, ActIsAnAdministrators, "recorded_by")
    given.then_refused(ORGANISATION | {"organisation": "org-b", "recorded_by": "ann"}, ActIsAnAdministrators,
                       "recorded_by")
    given.then_refused(ANN | {"account": "bob", "recorded_by": "nobody"}, AccountIsNotRegistered, "recorded_by")


def test_a_name_is_registered_once():
    given = Given(ORGANISATION, ADMIN, ANN)
    given.then_refused(ANN | {"roles": ["policy"]}, AccountIsRegistered, "account")
    given.then_refused(ORGANISATION | {"recorded_by": "admin"}, OrganisationIsRegistered, "organisation")


def test_an_account_belongs_to_a_registered_organisation():
    given = Given(ORGANISATION, ADMIN)
    given.then_refused(ANN | {"organisation": "org-x"}, OrganisationIsNotRegistered, "organisation")


def test_an_account_is_changed_and_closed_by_an_administrator():
    change = line("account_changed", account="ann", roles=["director"], recorded_by="admin")
    close = line("account_closed", account="ann", reason="uit dienst", recorded_by="admin")
    given = Given(ORGANISATION, ADMIN, ANN)
    given.then_refused(change | {"account": "bob"}, AccountWasNotRegistered, "account")
    given.then_refused({k: v for k, v in change.items() if k != "roles"}, NothingChanges)
    given.then_refused(change | {"roles": []}, ValueIsImpossible, "roles")
    given.then_refused(change | {"recorded_by": "ann"}, ActIsAnAdministrators, "recorded_by")
    given.then_refused(change | {"organisation": "org-x"}, OrganisationIsNotRegistered, "organisation")
    given.then_stands(change).then_stands(close)
    given.then_refused(change, AccountIsClosed, "account")


def test_a_mandate_is_lent_by_whoever_holds_it_and_for_some_days():
    given = Given(ORGANISATION, ADMIN, ANN)
    given.then_refused(LENT | {"recorded_by": "admin"}, MandateIsNotYours, "recorded_by")
    given.then_refused(LENT | {"to": "ann"}, MandateGoesToOneself, "to")
    given.then_refused(LENT | {"to": "nobody"}, AccountWasNotRegistered, "to")
    given.then_refused(LENT | {"valid_until": TODAY}, MandateEndsBeforeItBegins)
    given.then_stands(LENT)


def test_only_a_mandate_that_was_given_is_withdrawn():
    back = line("mandate_withdrawn", account="ann", to="admin", rung="director", recorded_by="ann")
    given = Given(ORGANISATION, ADMIN, ANN)
    given.then_refused(back, MandateWasNotGiven)
    given.then_stands(LENT).then_stands(back).then_refused(back, MandateWasNotGiven)


def test_outside_trajectories_the_day_is_the_day_of_recording():
    Given().then_refused(ORGANISATION | {"occurred_on": "2020-05-31"}, DayIsNotTheDayOfRecording, "occurred_on")


def test_outside_trajectories_one_records_in_ones_own_name():
    given = Given(ORGANISATION, ADMIN, ANN)
    given.judge.others = False
    given.then_refused(LENT, NameOfAnother, "recorded_by")
    given.judge.acting = "ann"
    given.then_stands(LENT)


def test_recording_goes_forward_in_each_stream():
    given = Given(OPENED | {"recorded_at": "2019-06-01T12:00:00Z"})
    help_ = fact("strength_recorded", "2019-05-01", kind="caring")
    given.then_refused(help_ | {"recorded_at": "2019-06-01T11:59:59Z"}, RecordedAtIsTooEarly, "recorded_at")
    given.then_refused(help_ | {"recorded_at": "2020-06-01T10:00:01Z"}, RecordedAtIsAhead, "recorded_at")
    given.then_refused(help_ | {"recorded_at": "2019-06-02T12:00:00"}, ValueIsImpossible, "recorded_at")
    given.then_stands(help_ | {"recorded_at": "2019-06-01T14:00:00+02:00"})


def test_the_names_of_the_local_user_and_of_the_system_are_kept():
    given = Given(ORGANISATION, ADMIN)
    for name in ("local", "system"):
        given.then_refused(ANN | {"account": name}, NameIsKept, "account")
