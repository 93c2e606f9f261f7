"""Who works in the invented city: organisations, accounts, and the one mandate that was lent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from interchange.synthetic.workforce import DISTRICTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from interchange.synthetic.route.book import Book
    from interchange.synthetic.route.girls import Girls, Known

CITY, EXPERTS, EXPERT = "org-stad", "org-kennis", "deskundige-1"
#: Nobody is called so. The generated city names these as providers and teams.
ORGANISATIONS = {
    CITY: ("Gemeente (verzonnen)", "municipality"), "org-regie-west": ("Regieteam West", "youth_help"),
    "org-regie-oost": ("Regieteam Oost", "youth_help"), "org-regie-noord": ("Regieteam Noord", "youth_help"),
    EXPERTS: ("Kenniscentrum De Vuurtoren", "health"), "org-voogdij": ("Voogdij Het Baken", "certified_institution"),
    "org-anker": ("Het Anker", "youth_help"), "org-brug": ("De Brug", "youth_help"),
    "org-kompas": ("Kompas Behandeling", "health"), "org-linde": ("De Linde", "youth_help"),
    "org-wilg": ("De Wilg", "youth_help"), "org-oever": ("Jongerenwerk De Oever", "youth_work"),
    "org-steiger": ("De Steiger", "youth_help"), "org-kade": ("De Kade", "health"),
    "org-school": ("Samenwerkende scholen", "school")}
TEAMS = ("org-regie-west", "org-regie-oost", "org-regie-noord")
ROLE_OF = {"mandate_holder": "mandate_holder", "director": "director", "city_board": "board_member"}
ADMINISTRATOR, POLICY = "beheer", "beleid"
_OFFICES = ((POLICY, ("policy",)), ("privacy", ("privacy_officer",)), ("stadsbestuur", ("board_member",)),
            ("stadsbestuur-2", ("board_member",)))
#: The lent mandate begins and ends so many days from the day of the city; who gives it, and to whom.
_LENT, _LENT_FROM, _LENT_UNTIL = ("mandaathouder-1", "professional-2"), -240, 60


@dataclass(frozen=True)
class Account:
    """An account; whoever is a caregiver too has a second one, under the code of the trajectories."""

    name: str
    person: str
    role: str
    organisation: str


class People:
    """Everybody with an account."""

    def __init__(self, girls: Girls, until: date) -> None:
        """Per team two professionals, two mandate holders and a director; some of them case directors as well."""
        self._until = until
        self.accounts: list[Account] = []
        self._of_girls: dict[str, set[str]] = {}
        for number, team in enumerate(TEAMS):
            busiest = iter(girls.busiest(team, until.toordinal() - 1))
            for name, role, cares in ((f"professional-{2 * number + 1}", "professional", True),
                                      (f"professional-{2 * number + 2}", "professional", False),
                                      (f"mandaathouder-{number + 1}", "mandate_holder", False),
                                      (f"mandaathouder-{number + 4}", "mandate_holder", True),
                                      (f"bestuurder-{number + 1}", "director", False)):
                self._join(name, role, team, next(busiest, None) if cares else None)
        self._join(EXPERT, "professional", EXPERTS, None)
        for name, roles in _OFFICES:
            self._join(name, roles[0], CITY, None)

    def _join(self, name: str, role: str, organisation: str, code: str | None) -> None:
        person = f"persoon-{name}"
        self.accounts.append(Account(name, person, role, organisation))
        if code is not None:
            self.accounts.append(Account(code, person, "professional", organisation))
            self._of_girls[person] = {code}

    def are_registered(self, book: Book, at: datetime) -> None:
        """The local user lays the first stones; then the administrator goes on."""
        book.tell("organisation_registered", at, "local", ("organisation", CITY), name=ORGANISATIONS[CITY][0],
                  kind=ORGANISATIONS[CITY][1])
        book.tell("account_registered", at, "local", ("account", ADMINISTRATOR), person=f"persoon-{ADMINISTRATOR}",
                  roles=["administrator"], organisation=CITY)
        at += timedelta(minutes=5)
        for name, (title, kind) in ORGANISATIONS.items():
            if name != CITY:
                book.tell("organisation_registered", at, ADMINISTRATOR, ("organisation", name), name=title, kind=kind)
        for one in self.accounts:
            book.tell("account_registered", at, ADMINISTRATOR, ("account", one.name), person=one.person,
                      roles=[one.role], organisation=one.organisation)

    def lend(self, book: Book) -> None:
        """While she is away a mandate holder lends her mandate to a professional."""
        giver, to = _LENT
        book.tell("mandate_delegated", book.at_work(self._until + timedelta(days=_LENT_FROM - 5)), giver,
                  ("account", giver), to=to, rung="mandate_holder",
                  valid_from=(self._until + timedelta(days=_LENT_FROM)).isoformat(),
                  valid_until=(self._until + timedelta(days=_LENT_UNTIL)).isoformat())

    # Who acts

    def named(self, name: str) -> Account:
        """An account by its name."""
        return next(one for one in self.accounts if one.name == name)

    def askers(self, girl: Known, day: int, role: str = "professional") -> Sequence[Account]:
        """Who may ask about her: her case director where that is one of them, else her team."""
        team = DISTRICTS[girl.district][1]
        director = girl.director(day)
        hers = [one for one in self.accounts if director in self._of_girls.get(one.person, ())]
        if role == "professional" and any(one.role == role for one in hers):
            return [one for one in hers if one.role == role]
        return [one for one in self.accounts if (one.role, one.organisation) == (role, team)
                and not one.name.startswith("c-")]

    def who_answer(self, rung: str, asker: Account, girls: Sequence[Known], on: date,
                   declined_by: str | None = None) -> list[Account]:
        """The accounts that answer on this rung, by the four rules of the route; whoever lent her mandate is away."""
        persons = {asker.person} | ({self.named(declined_by).person} if declined_by else set())
        cared = set().union(*(girl.caregivers for girl in girls))
        able = [one for one, behind in self._holders(rung, on)
                if (rung == "city_board" or behind[-1].organisation == asker.organisation)
                and not any(b.person in persons for b in behind)
                and not self._of_girls.get(one.person, set()) & cared]
        giver, to = (self.named(name) for name in _LENT)
        return [one for one in able if one != giver or to not in able]

    def _holders(self, rung: str, on: date) -> Iterator[tuple[Account, tuple[Account, ...]]]:
        """Whoever holds the role of a rung, and whoever was lent its mandate with whoever lent it."""
        for one in self.accounts:
            if one.role == ROLE_OF[rung]:
                yield one, (one,)
        lent = self._until + timedelta(days=_LENT_FROM), self._until + timedelta(days=_LENT_UNTIL)
        if rung == "mandate_holder" and lent[0] <= on < lent[1]:
            giver, to = (self.named(name) for name in _LENT)
            yield to, (to, giver)
