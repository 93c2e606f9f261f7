"""Dilemmas that nobody around her may decide: invented, in the words of the field."""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """A question with what is at stake, options side by side, and what it comes from."""

    cause: str
    question: str
    at_stake: str
    options: tuple[tuple[str, str, str, str], ...]
    shareable: str
    reason: str


QUESTIONS = (
    Question("money", "Wie betaalt de vaste mentor nu het product van de aanbieder stopt?",
             "De enige hulpverlener die zij vertrouwt verdwijnt over drie weken.",
             (("doorbetalen", "De gemeente betaalt de mentor nog een halfjaar buiten het product.",
               "Continuïteit, geen nieuwe intake.", "Er is geen regeling voor."),
              ("overdragen", "Een mentor van de nieuwe aanbieder neemt het over.",
               "Past binnen het contract.", "Zij begint weer opnieuw.")),
             "Bekostiging van een vaste mentor buiten het product", "money"),
    Question("capacity", "Mag zij voor op de wachtlijst voor een kamer met begeleiding?",
             "Zolang zij thuis woont blijft zij bereikbaar voor wie haar uitbuit.",
             (("voorrang", "Zij krijgt de eerstvolgende kamer.", "Veilig binnen een maand.",
               "Een ander wacht langer."),
              ("wachten", "Zij wacht haar beurt af met extra begeleiding thuis.", "Eerlijk voor de lijst.",
               "Onveilig, maanden lang."),
              ("none", "Geen van deze.", "", "")),
             "Voorrang op een woonplek bij uitbuiting", "other"),
    Question("mandate", "Mogen de gesloten plaatsing en de behandeling samen verlengd worden tot de toets af is?",
             "Stopt de plaatsing deze week, dan stopt de behandeling halverwege.",
             (("verlengen", "Zes weken verlengen met dagbesteding buiten.", "De behandeling wordt afgemaakt.",
               "Zij blijft langer gesloten dan nodig."),
              ("ambulant", "Nu naar huis, behandeling ambulant voortzetten.", "Zij is vrij.",
               "De vorige keer haakte zij na twee weken af.")),
             "Gesloten plaatsing verlengen om behandeling af te maken", "no_mandate"),
    Question("law", "Wat doen wij als zij over twee maanden achttien wordt en geen hulp meer wil?",
             "Met haar verjaardag vervalt het gezag, het gevaar niet.",
             (("verlengde-jeugdhulp", "Verlengde jeugdhulp aanbieden met haar eigen mentor.",
               "Zij kent de mensen.", "Zij moet het zelf willen."),
              ("volwassenenzorg", "Overdracht naar het wijkteam voor volwassenen.", "Formeel de juiste plek.",
               "Niemand kent haar daar.")),
             "Overgang naar achttien terwijl het gevaar blijft", "law"),
    Question("information_sharing", "Mag de jongerenwerker weten wat de politie over haar omgeving weet?",
             "Hij ziet haar dagelijks en kan haar niet beschermen tegen wat hij niet weet.",
             (("delen", "Het hoogst nodige mondeling delen in een driegesprek.", "Zij is veiliger op straat.",
               "Buiten het convenant."),
              ("niet-delen", "Alleen binnen het convenant delen.", "Zorgvuldig.", "Hij tast in het duister.")),
             "Politie-informatie delen met jongerenwerk", "cross_domain"),
    Question("cooperation", "Wie voert de regie nu drie organisaties haar tegelijk begeleiden?",
             "Zij heeft negen afspraken per week en gaat naar geen enkele.",
             (("een-regisseur", "Eén regisseur die de helft van de afspraken stopzet.", "Rust voor haar.",
               "Twee behandelaars stoppen liever niet."),
              ("afstemmen", "Wekelijks overleg tussen de drie.", "Iedereen houdt zijn taak.",
               "Voor haar verandert er niets.")),
             "Regie bij meerdere aanbieders tegelijk", "no_mandate"),
    Question("housing", "Mag zij bij haar nicht wonen, die geen pleegzorgtoets heeft?",
             "Het alternatief is een crisisplek aan de andere kant van het land.",
             (("nicht", "Tijdelijk bij haar nicht, met dagelijkse begeleiding.", "Haar school en familie blijven.",
               "De toets ontbreekt."),
              ("crisisplek", "Een crisisplek elders.", "Getoetst en beveiligd.", "Weg van alles wat zij kent.")),
             "Wonen bij familie zonder afgeronde toets", "other"),
    Question("knowledge", "Zetten wij traumabehandeling door terwijl zij nog contact heeft met de dader?",
             "Behandelen kan ontregelen; wachten laat haar alleen met wat er is gebeurd.",
             (("behandelen", "Beginnen met stabilisatie.", "Zij vraagt erom.", "Kan te vroeg zijn."),
              ("wachten", "Eerst het contact verbreken.", "Veilige basis.", "Dat lukt al een jaar niet.")),
             "Traumabehandeling tijdens contact met dader", "cross_domain"))
UPHELD = Question(
    "mandate", "Een afwijking die haar nodig lijkt is afgewezen. Kan die op een hogere trede alsnog?",
    "Zonder dit besluit blijft het protocol gelden dat haar nu schaadt.",
    (("alsnog", "De afwijking alsnog toestaan, met voorwaarden.", "Doet recht aan wat zij nodig heeft.",
      "Gaat in tegen een eerder besluit."),
     ("niet", "Het besluit in stand laten en extra begeleiding inzetten.", "Eenduidig.", "Haar vraag blijft liggen.")),
    "Afgewezen afwijking opnieuw voorgelegd", "no_mandate")
REASONS = ("Haar veiligheid en haar eigen wens wijzen dezelfde kant op; dit kan ik verantwoorden.",
           "Alle betrokkenen zijn gehoord. Wachten is hier de slechtste keuze.",
           "Dit is niet zonder risico, maar het risico is begrensd en wordt gevolgd.")
CONDITIONS = ("Na vier weken terugkoppelen aan de mandaathouder.", "Met een vast aanspreekpunt in het weekend.")
OTHERWISE = ("Eerst twee weken een gezamenlijke pilot met beide aanbieders, daarna definitief kiezen.",
             "Zij kiest zelf, met haar vertrouwenspersoon erbij; wij maken mogelijk wat zij kiest.")
ADVICE_ASKED = ("Wat is in vergelijkbare situaties gekozen, en hoe liep dat af?",
                "Welke risico's zien jullie die wij missen?")
ADVICE = ("Begin bij wat zij zelf wil; dwang leidde in vergelijkbare situaties tot weglopen.",
          "Leg vast wie in het weekend bereikbaar is, daar gaat het meestal mis.",
          "Wij zouden kiezen voor continuïteit van de mentor en de rest daaromheen organiseren.")
