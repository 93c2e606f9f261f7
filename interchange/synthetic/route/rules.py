"""The rules of the invented city: its ladder, and three protocols of which one is revised after a year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from domain.ladder import LADDER_OF_THE_SETTINGS
from interchange.synthetic.course import working_day
from interchange.synthetic.route.people import CITY, POLICY

if TYPE_CHECKING:
    from datetime import datetime

    from interchange.synthetic.route.book import Book

#: The clause that is left most often, mostly with success: it asks to be revised.
HOT_CLAUSE = "mentor-blijft"
#: Title, and the clauses with their text and the lowest rung that may back stepping outside them.
_PROTOCOLS = {
    "begeleiding": ("Begeleiding en continuïteit", {
        HOT_CLAUSE: ("Bij overgang naar een andere aanbieder of bij 18 jaar draagt de mentor binnen vier weken over.",
                     "mandate_holder"),
        "contact-kantoortijd": ("Contact met het meisje verloopt binnen kantoortijd en via de diensttelefoon.",
                                "professional"),
        "eerst-behandelplan": ("Hulp start pas als het behandelplan door alle partijen is ondertekend.",
                               "mandate_holder"),
        "stop-na-no-show": ("Na drie gemiste afspraken wordt de begeleiding afgesloten.", "professional"),
    }),
    "veiligheid": ("Veiligheid en privacy bij seksueel geweld", {
        "ouders-informeren": ("Onder de 16 worden ouders binnen een week over een signaal geïnformeerd.", "director"),
        "delen-met-school": ("Met school wordt niets gedeeld zonder schriftelijke toestemming.", "mandate_holder"),
        "telefoon-inleveren": ("Bij een signaal van online misbruik levert zij op de groep haar telefoon in.",
                               "professional"),
        "aangifte-eerst": ("Gesprekken over het misbruik wachten tot de politie haar heeft gehoord.", "city_board"),
    }),
    "verblijf": ("Verblijf, plaatsing en uitstroom", {
        "wachtlijst-volgorde": ("Een woonplek wordt toegewezen in de volgorde van de wachtlijst.", "director"),
        "gesloten-termijn": ("Een gesloten plaatsing eindigt niet voordat een vervolgplek beschikbaar is.",
                             "city_board"),
        "geen-terugkeer": ("Wie drie nachten wegblijft, verliest haar plek op de groep.", "mandate_holder"),
        "bezoek-netwerk": ("Overnachten buiten de groep kan alleen bij gescreende familie.", "director"),
    }),
}
#: After a year: this clause of this protocol moves to a lower rung, in other words.
_REVISED, _CLAUSE, _LOWER = "veiligheid", "ouders-informeren", "mandate_holder"
_NEW_TEXT = "Onder de 16 worden ouders geïnformeerd op een moment dat met haar is besproken, binnen een maand."
_WHY = "Meisjes zwegen omdat ouders te snel werden ingelicht; besloten dichter bij de uitvoering te laten afwegen."
_REVISED_BEFORE = timedelta(days=365)


class Rules:
    """What holds on which day."""

    def __init__(self, until: date) -> None:
        """The rules of a city up to a day."""
        self._revised_on = date.fromordinal(working_day((until - _REVISED_BEFORE).toordinal()))

    def protocol_of(self, clause: str) -> str:
        """The protocol in which a clause stands."""
        return next(name for name, (_, clauses) in _PROTOCOLS.items() if clause in clauses)

    def latitude(self, clause: str, on: date) -> str:
        """Who may back stepping outside a clause on a day; on the day of the revision still as before."""
        if clause == _CLAUSE and on > self._revised_on:
            return _LOWER
        return _PROTOCOLS[self.protocol_of(clause)][1][clause][1]

    def are_adopted(self, book: Book, at: datetime, cycle: str | None) -> None:
        """Policy staff lay down the ladder and the protocols, and revise one of them later: perhaps after a cycle."""
        ladder = LADDER_OF_THE_SETTINGS
        book.tell("ladder_adopted", at, POLICY, ("ladder", "spelregels"), version=1,
                  rungs=[vars(rung) for rung in ladder.rungs],
                  motivation_within_hours=ladder.motivation_within_hours,
                  evaluate_within_days=ladder.evaluate_within_days)
        for name, (title, clauses) in _PROTOCOLS.items():
            book.tell("protocol_adopted", at, POLICY, ("protocol", name), version=1, title=title, owner=CITY,
                      clauses=_written(clauses))
        clauses = _PROTOCOLS[_REVISED][1] | {_CLAUSE: (_NEW_TEXT, _LOWER)}
        evening = book.at_work(self._revised_on).replace(hour=20)
        book.tell("protocol_revised", evening, POLICY, ("protocol", _REVISED), version=2, clauses=_written(clauses),
                  reason=_WHY, cycle=cycle)


def _written(clauses: dict[str, tuple[str, str]]) -> list[dict[str, str]]:
    return [{"clause": clause, "text": text, "latitude": latitude} for clause, (text, latitude) in clauses.items()]
