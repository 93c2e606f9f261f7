"""Who works with the record: registering an organisation or an account, changing its roles, closing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.views.fields import Field, Line, filled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dashboard.words import Words

ROLES = ("professional", "mandate_holder", "director", "board_member", "policy", "privacy_officer", "administrator")
KINDS = ("youth_help", "certified_institution", "municipality", "youth_work", "school", "police", "health", "informal",
         "other")
_ROLES = Field("roles", "several", "account.role", ROLES, required=True)
_ORGANISATION = Field("organisation", "choice", required=True, running="organisations")
FORMS: dict[str, tuple[Field, ...]] = {
    "account_registered": (Field("account", "name", required=True), Field("person", "name", required=True),
                           _ORGANISATION, _ROLES),
    "account_changed": (_ORGANISATION, _ROLES),
    "account_closed": (Field("reason", "text", required=True),),
    "organisation_registered": (Field("organisation", "name", required=True), Field("name", "name", required=True),
                                Field("kind", "choice", "organisation.kind", KINDS, required=True)),
}
#: What is done to an account that is there.
OF_AN_ACCOUNT = frozenset({"account_changed", "account_closed"})


def line(event: str, entry: Mapping[str, Any] | None, today: date, typed: Mapping[str, Any]) -> Line:
    """Check what was typed and make the line. `entry`: the account that is changed or closed, as it stands."""
    made = filled(FORMS[event], typed)
    if event == "account_changed" and entry is not None and not made.errors:
        made.values = {name: value for name, value in made.values.items() if _differs(value, entry[name])}
        made.errors = [] if made.values else [("roles", "error.nothing_changes")]
    if made.errors:
        return made
    named = {} if entry is None else {"account": entry["account"]}
    made.values = {"event": event, "occurred_on": str(today), **named, **made.values}
    return made


def _differs(value: Any, was: Any) -> bool:
    return sorted(value) != sorted(was) if isinstance(value, list) else value != was


def table(accounts: Sequence[Mapping[str, Any]], words: Words) -> dict[str, list[str]]:
    """A line an account; a closed one says so."""
    return {words("field.account"): [each["account"] for each in accounts],
            words("field.roles"): [words.codes("account.role", each["roles"]) for each in accounts],
            words("field.organisation"): [each["organisation"] for each in accounts],
            words("people.state"): [words("people.closed" if each["closed"] else "people.open") for each in accounts]}
