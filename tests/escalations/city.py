"""A city to walk the route in: two organisations, the board, a protocol with a clause of each latitude, two girls."""

from __future__ import annotations

from typing import Any

from tests.escalations.route import Given, act

SETUP = "2021-01-04T09:00:00Z"
MOTIVATION = {"legitimacy": "the law leaves room", "involvement": "she and her mother agree", "benefit": "she sleeps"}
ACCOUNTS = {
    "adm": ("city", ["administrator"]), "pol": ("city", ["policy"]), "brd": ("city", ["board_member"]),
    "brd2": ("city", ["board_member"]), "pro": ("org-a", ["professional"]), "pro2": ("org-a", ["professional"]),
    "dir-of-care": ("org-a", ["professional"]), "mh": ("org-a", ["mandate_holder"]),
    "mh2": ("org-a", ["mandate_holder"]), "dir": ("org-a", ["director"]), "dir2": ("org-a", ["director"]),
    "mh-b": ("org-b", ["mandate_holder"]), "dir-b": ("org-b", ["director"]), "pro-b": ("org-b", ["professional"]),
}
CLAUSES = [{"clause": f"c-{latitude}", "text": "as it is done", "latitude": latitude}
           for latitude in ("professional", "mandate_holder", "director", "city_board")]


def organisation(name: str, by: str = "local") -> dict[str, Any]:
    return act("organisation_registered", name, SETUP, by, name=name.title(), kind="youth_help")


def account(name: str, organisation: str, roles: list[str], person: str | None = None,
            by: str = "adm") -> dict[str, Any]:
    return act("account_registered", name, SETUP, by, person=person or name, roles=roles, organisation=organisation)


def city() -> Given:
    """The city with nobody asking anything yet."""
    given = Given(organisation("city"), organisation("org-a"), organisation("org-b"))
    for name, (where, roles) in ACCOUNTS.items():
        given.tell(account(name, where, roles, by="local" if name == "adm" else "adm"))
    given.tell(act("protocol_adopted", "P-1", SETUP, "pol", version=1, title="Continuity", owner="city",
                   clauses=CLAUSES))
    given.caring("T-1", ("pro", "mentor", "2022-01-01", "2100-01-01"),
                 ("dir-of-care", "case_director", "2022-01-01", "2100-01-01"))
    return given.caring("T-2")


def recorded(name: str = "D-1", at: str = "2024-06-03T08:00", by: str = "pro", latitude: str = "mandate_holder",
             **values: Any) -> dict[str, Any]:
    """A planned deviation for T-1."""
    return act("deviation_recorded", name, at, by, **{
        "trajectory": "T-1", "protocol": "P-1", "clause": f"c-{latitude}", "instead": "she keeps her mentor",
        "effective_from": "2024-06-03", "motivation": MOTIVATION, "expected_effect": "she comes"} | values)


def acted_first(name: str = "D-1", at: str = "2024-06-03T08:00", by: str = "pro", latitude: str = "mandate_holder",
                **values: Any) -> dict[str, Any]:
    """A deviation for T-1 that could not wait."""
    return recorded(name, at, by, latitude, **{"acted_first": True, "urgency": "she stood outside", "motivation": None,
                                               "expected_effect": None} | values)


def raised(name: str = "M-1", at: str = "2024-06-03T08:00", by: str = "pro", **values: Any) -> dict[str, Any]:
    """A dilemma about T-1."""
    return act("dilemma_raised", name, at, by, **{
        "trajectories": ["T-1"], "question": "who pays", "at_stake": "her school year", "cause": "money",
        "options": [{"option": "o1", "text": "the city", "for": "quick"}, {"option": "none", "text": "none of these"}]}
        | values)


def backed(name: str = "D-1", at: str = "2024-06-04T08:00", by: str = "mh", **values: Any) -> dict[str, Any]:
    return act("deviation_backed", name, at, by, **{"reasons": "it helps her"} | values)


def declined(name: str = "D-1", at: str = "2024-06-04T08:00", by: str = "mh", **values: Any) -> dict[str, Any]:
    return act("deviation_declined", name, at, by, **{"reasons": "there is a better way"} | values)


def decided(name: str = "M-1", at: str = "2024-06-06T08:00", by: str = "mh", **values: Any) -> dict[str, Any]:
    return act("dilemma_decided", name, at, by, **{"option": "o1", "reasons": "school counts",
                                                   "review_on": "2024-07-06"} | values)
