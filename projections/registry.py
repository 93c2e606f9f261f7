"""Every figure of the city with its words, its definition and where it comes from: one list for screen and docs."""

from __future__ import annotations

from dataclasses import dataclass

OWN = "Kantelpunt"
#: Fewer than this many are not shown outside the organisation.
SMALLEST = 5


@dataclass(frozen=True)
class Measure:
    """One figure.

    `key` as `metrics` and `series` name it; `unit`: trajectories, share, ratio, days or per_1000_days; `direction`
    of what is better: up, down or none; `smallest_number`: the fewest that may be published.
    """

    key: str
    en: str
    nl: str
    definition_en: str
    definition_nl: str
    source: str
    unit: str
    direction: str
    smallest_number: int = SMALLEST


MEASURES: tuple[Measure, ...] = (
    Measure("open", "Open trajectories", "Open trajecten",
            "Trajectories opened by the day and not closed by it.",
            "Trajecten die op de dag begonnen zijn en niet afgesloten.", OWN, "trajectories", "none"),
    Measure("overloaded", "Overloaded", "Overbelast",
            "Open trajectories in which more appointments a week are asked of her than she can carry. What she can "
            "carry is agreed with her; until then it is the number of her age, an assumption.",
            "Open trajecten waarin meer afspraken per week van haar gevraagd worden dan zij kan dragen. Wat zij kan "
            "dragen is met haar afgesproken; tot dan geldt het aantal bij haar leeftijd, een aanname.",
            OWN, "trajectories", "down"),
    Measure("overloaded_share", "Share overloaded", "Deel overbelast",
            "The overloaded trajectories, of the open ones.", "De overbelaste trajecten, van de open trajecten.",
            OWN, "share", "down"),
    Measure("stalled", "Stalled", "Stilstaand",
            "Open trajectories in which nothing moved for over 180 days: no milestone, no goal further than before, "
            "no wait that was rewarded, no help ended with its goals met, no less restrictive place, no sphere safe "
            "again.",
            "Open trajecten waarin meer dan 180 dagen niets bewoog: geen kantelpunt, geen doel verder dan ooit, geen "
            "wachten dat iets opleverde, geen hulp die haar doelen haalde, geen minder ingrijpende plek, geen gebied "
            "dat weer veilig werd.", OWN, "trajectories", "down"),
    Measure("stalled_share", "Share stalled", "Deel stilstaand",
            "The stalled trajectories, of the open ones.", "De stilstaande trajecten, van de open trajecten.",
            OWN, "share", "down"),
    Measure("stalled_without_help", "Stalled without help", "Stilstaand zonder hulp",
            "Stalled trajectories in which no intervention runs.", "Stilstaande trajecten waarin geen hulp loopt.",
            OWN, "trajectories", "down"),
    Measure("silent", "Silent", "Stil",
            "Open trajectories that are stalled, or overloaded for 14 days or more, while nobody recorded a deviation "
            "or raised a dilemma in the last 180 days.",
            "Open trajecten die stilstaan of 14 dagen of langer overbelast zijn, terwijl niemand in de laatste 180 "
            "dagen een afwijking vastlegde of een dilemma voorlegde.", OWN, "trajectories", "down"),
    Measure("silent_share", "Share silent", "Deel stil", "The silent trajectories, of the open ones.",
            "De stille trajecten, van de open trajecten.", OWN, "share", "down"),
    Measure("median_ratio", "Median load", "Mediane belasting",
            "Appointments a week asked of her, divided by what she can carry: the middle of the open trajectories.",
            "Afspraken per week die van haar gevraagd worden, gedeeld door wat zij kan dragen: de middelste van de "
            "open trajecten.", OWN, "ratio", "down"),
    Measure("mean_ratio", "Mean load", "Gemiddelde belasting",
            "Appointments a week asked of her, divided by what she can carry: the mean of the open trajectories on "
            "the last day of the month.",
            "Afspraken per week die van haar gevraagd worden, gedeeld door wat zij kan dragen: het gemiddelde van de "
            "open trajecten op de laatste dag van de maand.", OWN, "ratio", "down"),
    Measure("three_or_more_placements", "Three or more placements", "Drie of meer plaatsingen",
            "Open trajectories with three or more placements out of home on some day of the last 365.",
            "Open trajecten met drie of meer uithuisplaatsingen op enige dag van de laatste 365.",
            "Department for Education (England), stability measures", "trajectories", "down"),
    Measure("three_or_more_case_directors", "Three or more case directors", "Drie of meer regisseurs",
            "Open trajectories with three or more case directors on some day of the last 365.",
            "Open trajecten met drie of meer regisseurs op enige dag van de laatste 365.",
            "Department for Education (England), children's social work workforce", "trajectories", "down"),
    Measure("changes_per_1000_days", "Handovers per 1,000 days", "Wisselingen per 1.000 dagen",
            "Handovers from one formal caregiver to another, per 1,000 open days: of the year, or of the month.",
            "Wisselingen van de ene formele hulpverlener naar de andere, per 1.000 open dagen: van het jaar, of van "
            "de maand.", OWN, "per_1000_days", "down"),
    Measure("moves_per_1000_days", "Moves per 1,000 days", "Verhuizingen per 1.000 dagen",
            "Moves from one place out of home to the next within 7 days, per 1,000 days out of home: of the year, or "
            "of the month.",
            "Verhuizingen van de ene plek buiten huis naar de volgende binnen 7 dagen, per 1.000 dagen uit huis: van "
            "het jaar, of van de maand.", "After the CFSR rate (79 FR 61241), without its exclusions",
            "per_1000_days", "down"),
    Measure("closed_now", "In a closed placement", "In gesloten jeugdhulp",
            "Open trajectories with a closed placement on the day.",
            "Open trajecten met een gesloten plaatsing op de dag.", OWN, "trajectories", "down"),
    Measure("closed_beyond_purpose_now", "Closed beyond its purpose", "Langer gesloten dan bedoeld",
            "Of those, the ones on or after the planned end of the placement.",
            "Daarvan de plaatsingen op of na het geplande einde.", OWN, "trajectories", "down"),
    Measure("waiting", "Waiting", "Wachtend",
            "The waits that run in open trajectories, by what is waited for.",
            "De wachttijden die lopen in open trajecten, naar waarop gewacht wordt.", OWN, "trajectories", "down"),
    Measure("heard_within_90_days_share", "Share heard", "Deel gehoord",
            "The open trajectories in which her own view was recorded at most 90 days ago, of the open ones.",
            "De open trajecten waarin haar eigen stem hoogstens 90 dagen geleden is vastgelegd, van de open trajecten.",
            OWN, "share", "up"),
    Measure("unsafe", "Unsafe", "Onveilig",
            "Open trajectories in which at least one sphere is unsafe at its last assessment.",
            "Open trajecten waarin ten minste een gebied onveilig is bij de laatste beoordeling.",
            OWN, "trajectories", "down"),
    Measure("median_days_to_specialist", "Median days to a specialist", "Mediane dagen tot een specialist",
            "Days from the first signal to the first specialist on sexual violence, the median, with those who still "
            "wait counted for as long as they have waited.",
            "Dagen van het eerste signaal tot de eerste specialist seksueel geweld, de mediaan; wie nog wacht telt mee "
            "zo lang als zij wacht.", "Kaplan and Meier (1958)", "days", "down"),
    Measure("came_back_share", "Share that came back", "Deel dat terugkwam",
            "Of the persons whose trajectory opened in the year, the share with an earlier one that closed 1 day to 5 "
            "years before.",
            "Van de personen van wie in het jaar een traject begon, het deel met een eerder traject dat 1 dag tot 5 "
            "jaar daarvoor werd afgesloten.", "CBS, herhaald beroep jeugdhulp", "share", "down"),
    Measure("no_new_start_share", "Share without a new start", "Deel zonder nieuwe start",
            "Of the trajectories closed in the half year that ended last but one, the share whose person had no new "
            "one up to the end of the half year after it.",
            "Van de trajecten die werden afgesloten in het op een na laatste afgelopen halfjaar, het deel waarvan de "
            "persoon tot het eind van het halfjaar daarna geen nieuw traject had.",
            "NJi, outcome-indicatoren", "share", "up"),
    Measure("deviations", "Deviations", "Afwijkingen",
            "Motivated deviations from a protocol that were recorded in the month. More is not worse: what counts is "
            "whether they solved the problem.",
            "Gemotiveerde afwijkingen van een protocol die in de maand zijn vastgelegd. Meer is niet slechter: het "
            "gaat erom of ze het probleem oplosten.", OWN, "cases", "none"),
    Measure("dilemmas", "Dilemmas", "Dilemma's", "Dilemmas that were raised in the month.",
            "Dilemma's die in de maand zijn voorgelegd.", OWN, "cases", "none"),
    Measure("answer_days", "Days to an answer", "Dagen tot een antwoord",
            "Days from recording a deviation or raising a dilemma to its answer: the mean of the answers of the month.",
            "Dagen van het vastleggen van een afwijking of het voorleggen van een dilemma tot het antwoord: het "
            "gemiddelde van de antwoorden van de maand.", OWN, "days", "down"),
    Measure("ladder", "The ladder", "De ladder",
            "Each rung in the last 365 days: what arrived, the share answered within its term (of what was answered "
            "or ran out there), what ran out, and the median days until the rung acted, the time left out in which a "
            "question was back with the asker. And of the backed deviations the share that solved the problem, and how "
            "far backing was felt, from 1 to 5.",
            "Elke trede in de laatste 365 dagen: wat er aankwam, het deel dat binnen de termijn is beantwoord (van wat "
            "daar is beantwoord of verlopen), wat verliep, en de mediane dagen tot de trede iets deed, zonder de tijd "
            "dat een vraag terug lag bij de vrager. En van de gedekte afwijkingen het deel dat het probleem oploste, "
            "en hoe de rugdekking is ervaren, van 1 tot 5.", "Kaplan and Meier (1958)", "cases", "none"),
)

INTRODUCTION = """\
# The measures of the city

Made from `projections/registry.py` by `make docs`: do not edit this page. Every number of days and people is a setting
with its source; the defaults stand here. Shares and ratios have 3 decimals, rates 2, rounded half to even.
"""


def to_markdown() -> str:
    """The page docs/measures.md."""
    lines = [INTRODUCTION]
    for measure in MEASURES:
        lines += [f"## `{measure.key}`: {measure.en} (Dutch: {measure.nl})\n", f"{measure.definition_en}\n",
                  f"> {measure.definition_nl}\n",
                  _particulars(measure)]
    return "\n".join(lines)


def _particulars(measure: Measure) -> str:
    return (f"Unit: {measure.unit.replace('_', ' ')}. Better: {measure.direction}. Source: {measure.source}. "
            f"Published from {measure.smallest_number} on.\n")
