"""Accounts and organisations: who may register whom, and whose mandate is lent."""

from __future__ import annotations

from typing import Any

from application.judging import NameOfAnother, RecordedAtIsAhead, RecordedAtIsTooEarly
from domain.accounts import (
    AccountIsClosed,
    AccountIsRegistered,
    AccountWasNotRegistered,
    FirstAccountIsNoAdministrator,
    LastAdministrator,
    MandateEndsBeforeItBegins,
    MandateGoesToOneself,
    MandateIsNotHeld,
    MandateIsNotYours,
    MandateWasNotGiven,
    NameIsKept,
    RungIsNotOfTheLadder,
)
from domain.organisations import OrganisationIsRegistered
from domain.refusals import DayIsNotTheDayOfRecording, NothingChanges, ValueIsImpossible
from domain.register import AccountIsNotRegistered, ActIsAnAdministrators, OrganisationIsNotRegistered, Register
from tests.scenario import OPENED, Given, fact

TODAY = "2020-06-01"


def line(event: str, **values: Any) -> dict[str, Any]:
    return {"event": event, "occurred_on": TODAY} | values


ORGANISATION = line("organisation_registered", organisation="org-a", name="Hulp aan huis", kind="youth_help")
ADMIN = line("account_registered", account="admin", person="p0", roles=["administrator"], organisation="org-a")
ANN = line("account_registered", account="ann", person="p1", roles=["professional"], organisation="org-a",
           recorded_by="admin")
DIR = ANN | {"account": "dir", "person": "p2", "roles": ["director"]}
LENT = line("mandate_delegated", account="dir", to="ann", rung="director", valid_from="2020-06-01",
            valid_until="2020-07-01", recorded_by="dir")


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
    given = Given(ORGANISATION, ADMIN, ANN, DIR)
    given.then_refused(LENT | {"recorded_by": "admin"}, MandateIsNotYours, "recorded_by")
    given.then_refused(LENT | {"to": "dir"}, MandateGoesToOneself, "to")
    given.then_refused(LENT | {"to": "nobody"}, AccountWasNotRegistered, "to")
    given.then_refused(LENT | {"valid_until": TODAY}, MandateEndsBeforeItBegins)
    given.then_refused(LENT | {"rung": "team_leader"}, RungIsNotOfTheLadder, "rung")
    given.then_refused(LENT | {"rung": "city_board"}, MandateIsNotHeld, "rung")
    given.then_stands(LENT)
    given.then_refused(LENT | {"account": "ann", "to": "admin", "recorded_by": "ann"}, MandateIsNotHeld, "rung")
    given.then_stands(line("account_closed", account="ann", reason="uit dienst", recorded_by="admin"))
    given.then_refused(LENT, AccountIsClosed, "to")


def test_the_last_account_that_administers_stays():
    given = Given(ORGANISATION, ADMIN, ANN)
    close = line("account_closed", account="admin", reason="uit dienst", recorded_by="admin")
    change = line("account_changed", account="admin", roles=["policy"], recorded_by="admin")
    given.then_refused(close, LastAdministrator, "account").then_refused(change, LastAdministrator, "roles")
    given.then_stands(change | {"roles": ["policy", "administrator"]})
    given.then_stands(change | {"account": "ann", "roles": ["administrator"]}).then_stands(close)
    given.then_refused(close | {"account": "ann", "recorded_by": "ann"}, LastAdministrator, "account")


def test_the_file_that_founds_a_record_may_leave_all_of_it_to_the_local_user():
    given = Given()
    given.judge.register = Register(founding=True)
    given.then_stands(ORGANISATION).then_stands(ANN | {"recorded_by": "local"}).then_stands(ADMIN)


def test_only_a_mandate_that_was_given_is_withdrawn():
    back = line("mandate_withdrawn", account="dir", to="ann", rung="director", recorded_by="dir")
    given = Given(ORGANISATION, ADMIN, ANN, DIR)
    given.then_refused(back, MandateWasNotGiven)
    given.then_stands(LENT).then_stands(back).then_refused(back, MandateWasNotGiven)


def test_outside_trajectories_the_day_is_the_day_of_recording():
    Given().then_refused(ORGANISATION | {"occurred_on": "2020-05-31"}, DayIsNotTheDayOfRecording, "occurred_on")


def test_outside_trajectories_one_records_in_ones_own_name():
    given = Given(ORGANISATION, ADMIN, ANN, DIR)
    given.judge.others = False
    given.then_refused(LENT, NameOfAnother, "recorded_by")
    given.judge.acting = "dir"
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
