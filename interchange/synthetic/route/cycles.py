"""Learning cycles in the invented city, in every phase: one that helped, one that did not, one that is too young."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from interchange.synthetic.course import working_day
from interchange.synthetic.route.people import POLICY

if TYPE_CHECKING:
    from datetime import datetime

    from interchange.synthetic.route.book import Book
    from interchange.synthetic.route.deviations import Deviations
    from interchange.synthetic.route.girls import Girls
    from interchange.synthetic.route.lessons import Lessons

#: The cycle that was adopted, and the cause of the lesson that it took up.
ADOPTED, CAUSE = "LC-1", "culture"
#: The measure that is a number of cases: it grows with the city, the others are shares, rates and days.
COUNTED = "deviations"


class Plan(NamedTuple):
    """A cycle by the days before the day of the city on which each thing happens; `after`: further acts."""

    name: str
    title: str
    owner: str
    cause: str
    problem: str
    change: str
    measure: str
    harm: tuple[str, str]
    direction: str
    to: float
    planned: int
    by: int
    review: int
    baseline_from: int
    baseline_until: int
    level: str = "city"
    about: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[int, str, dict[str, Any]], ...] = ()


PLANS = (
    Plan(ADOPTED, "Ruimte om gemotiveerd af te wijken", POLICY, CAUSE,
         "Niemand durft vast te leggen dat een protocol haar niet helpt.",
         "Wie afwijkt legt vast waarom en weet wie dekt; de mandaathouder weegt wanneer ouders worden ingelicht.",
         COUNTED, ("overloaded_share", "up"), "up", 7, 720, 460, 400, 1160, 775,
         about=(("protocol", "veiligheid"), ("clause", "ouders-informeren")), after=(
             (705, "started", {"scope": "Alle regieteams van de stad."}),
             (390, "checked", {"remark": "Er wordt nu vastgelegd waarom iemand afwijkt, en dat wordt gewogen."}),
             (366, "acted", {"decision": "adopt", "reasons": "Het wordt gebruikt en het helpt; de teams gaan door."}),
             (340, "closed", {}))),
    Plan("LC-2", "Een vaste dag voor antwoord", POLICY, "mandate",
         "Antwoorden komen laat en op wisselende dagen.", "Elke mandaathouder houdt een vaste dag in de week vrij.",
         "answer_days", ("deviations", "down"), "down", 3, 320, 120, 90, 720, 345, after=(
             (310, "started", {"scope": "Mandaathouders van de drie regieteams."}),
             (50, "checked", {"remark": "Een vaste dag maakt het antwoord niet sneller."}),
             (45, "acted", {"decision": "abandon", "next_cycle": "LC-4",
                            "reasons": "Eén vaste dag is te weinig; wij proberen het met elke dag."}))),
    Plan("LC-3", "Eerst de lopende hulp, dan nieuwe", POLICY, "cooperation",
         "Er komt hulp bij zonder dat er iets afgaat.", "Geen nieuwe hulp zonder dat een regisseur zegt wat stopt.",
         "overloaded_share", ("changes_per_1000_days", "up"), "down", 0.15, 60, -200, -210, 500, 90, after=(
             (25, "started", {"scope": "Nieuwe trajecten in de hele stad."}),
             (10, "checked", {"remark": "Nog geen hele maand om naar te kijken."}))),
    Plan("LC-4", "Elke dag een mandaathouder bereikbaar", POLICY, "mandate",
         "Een vaste dag was niet genoeg.", "Per dag is een mandaathouder van een van de teams bereikbaar.",
         "answer_days", ("deviations", "down"), "down", 3, 40, -240, -250, 420, 35),
    Plan("LC-5", "De mentor gaat mee", "bestuurder-1", "cooperation",
         "Bij een nieuwe aanbieder begint zij opnieuw met een vreemde.", "De mentor blijft drie maanden meelopen.",
         "changes_per_1000_days", ("mean_ratio", "up"), "down", 1, 90, -180, -190, 520, 110, "organisation",
         (("organisation", "org-regie-west"),), ((50, "started", {"scope": "Regieteam West."}),)),
    Plan("LC-6", "Wachten op een woonplek", "bestuurder-2", "capacity",
         "Een gesloten plaatsing duurt door omdat er geen vervolgplek is.", "Twee plekken blijven altijd vrij.",
         "stalled_share", ("moves_per_1000_days", "up"), "down", 0.3, 120, -150, -160, 560, 140, "city", (), (
             (95, "started", {"scope": "Noord en Oost."}),
             (30, "constrained", {"reason": "Er is geen personeel voor de vrijgehouden plekken."}))))


#: The lessons that the cycles take up, by cause, and how many days before the day of the city each was drawn.
_LESSONS = {CAUSE: 728, "mandate": 350, "cooperation": 130, "capacity": 135}


class Cycles:
    """The learning cycles of the city."""

    def __init__(self, book: Book, girls: Girls, lessons: Lessons) -> None:
        """None yet."""
        self._book, self._girls, self._lessons = book, girls, lessons

    def has(self, plan: str) -> bool:
        """True when there was a girl to draw the lesson of this cycle from."""
        cause = next(one.cause for one in PLANS if one.name == plan)
        return bool(self._girls.open_on(self._day(_LESSONS[cause]).toordinal()))

    def tell(self, deviations: Deviations, times: float) -> None:
        """Every cycle for which there was a girl to learn from; a number of cases is expected so many times."""
        drawn = {cause: self._draw(cause, ago, deviations) for cause, ago in _LESSONS.items()}
        for plan in PLANS:
            lesson = drawn[plan.cause]
            if lesson is not None:
                self._tell(plan, lesson, times)

    def _draw(self, cause: str, ago: int, deviations: Deviations) -> str | None:
        """A lesson from a deviation that taught it, by whoever asked it; else by policy staff, from a trajectory."""
        open_then, at = self._girls.open_on(self._day(ago).toordinal()), self._at(ago)
        if not open_then:
            return None
        if (taught := deviations.teaches(cause, at)) is not None:
            return self._lessons.draw(("deviation", taught[0]), cause, at, taught[1])
        return self._lessons.draw(("trajectory", self._book.one_of(open_then).name), cause, at, POLICY)

    def _tell(self, plan: Plan, lesson: str, times: float) -> None:
        stream, expected = ("cycle", plan.name), plan.to if plan.measure != COUNTED else round(plan.to * times)
        self._book.tell("cycle_planned", self._at(plan.planned), plan.owner, stream, title=plan.title,
                        level=plan.level, owner=plan.owner, lessons=[lesson], problem=plan.problem, change=plan.change,
                        measure=plan.measure, baseline_from=self._month(plan.baseline_from),
                        baseline_until=self._month(plan.baseline_until),
                        prediction={"direction": plan.direction, "to": expected, "by": self._month(plan.by)},
                        balancing={"measure": plan.harm[0], "harm": plan.harm[1]},
                        review_on=self._day(plan.review).isoformat(), **dict(plan.about))
        for ago, act, fields in plan.after:
            self._book.tell(f"cycle_{act}", self._at(ago), plan.owner, stream, **fields)

    def _day(self, ago: int) -> date:
        return date.fromordinal(working_day((self._book.until - timedelta(days=ago)).toordinal()))

    def _at(self, ago: int) -> datetime:
        return self._book.at_work(self._day(ago))

    def _month(self, ago: int) -> str:
        return f"{self._book.until - timedelta(days=ago):%Y-%m}"
