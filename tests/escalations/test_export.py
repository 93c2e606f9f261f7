"""An export: whoever takes something along is kept with it, and nothing else of what left."""

import pytest

from domain.refusals import FieldIsMissing, NameIsUsed, ValueIsImpossible
from domain.register import AccountIsNotRegistered
from tests.escalations.city import city
from tests.escalations.route import Given, act

AT = "2024-07-03T09:00"


def made(name: str = "E-1", by: str = "pol", **more: object) -> dict[str, object]:
    return act("export_made", name, AT, by, **{"kind": "metrics on 2024-06-30", "rows": 40, "format": "csv"} | more)


@pytest.fixture
def given() -> Given:
    return city()


def test_an_account_takes_figures_along(given):
    fact = given.tell(made())
    assert (fact.recorded_by, fact.kind, fact.rows, fact.format) == ("pol", "metrics on 2024-06-30", 40, "csv")


@pytest.mark.parametrize("by", ["pol", "pro", "local"])
def test_any_account_and_the_local_user_can(given, by):
    given.then_stands(made(by=by))


def test_a_file_leaves_once(given):
    given.then_stands(made()).then_refused(made(by="pro"), NameIsUsed, "export")


@pytest.mark.parametrize(("line", "refusal", "field"), [
    (made(by="nobody"), AccountIsNotRegistered, "recorded_by"),
    (made(format="doc"), ValueIsImpossible, "format"),
    (made(rows=-1), ValueIsImpossible, "rows"),
    (made(kind=""), FieldIsMissing, "kind"),
])
def test_what_says_too_little_or_comes_from_nobody_is_refused(given, line, refusal, field):
    given.then_refused(line, refusal, field)
