"""What is said when somebody steps outside a protocol: invented, in the words of the field."""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """One way of stepping outside a clause: what is done instead, and why that is right for her."""

    instead: str
    legitimacy: str
    involvement: str
    benefit: str
    expected: str
    shareable: str


_MENTOR = "Hulp die stopt op een leeftijd of grens is geen passende hulp; de Jeugdwet vraagt om continuïteit."
_SAFE = "Haar veiligheid gaat voor de afspraak; in het team is afgewogen dat dit binnen de wet kan."
STEPS = {
    "mentor-blijft": (
        Step("De mentor blijft een halfjaar na de overgang een vast uur per week betrokken.", _MENTOR,
             "Zij, haar moeder en beide aanbieders staan erachter.",
             "Zij hoeft haar verhaal niet opnieuw te vertellen aan de zesde hulpverlener.",
             "Zij blijft in zorg en gaat naar school in de eerste maanden na de overgang.",
             "Mentor blijft betrokken na overgang naar een andere aanbieder"),
        Step("De begeleiding door de vaste mentor loopt door na haar achttiende verjaardag.", _MENTOR,
             "Zij vroeg er zelf om; de volwassenenzorg wil samen optrekken.",
             "De enige volwassene die zij vertrouwt valt niet weg.",
             "Een warme overdracht in drie maanden en geen uitval.",
             "Vaste mentor loopt door na achttien jaar")),
    "contact-kantoortijd": (
        Step("Wij spreken af dat zij 's avonds mag appen en dat er dezelfde avond antwoord komt.", _SAFE,
             "Met haar en met de collega van de avonddienst afgesproken.",
             "Juist 's avonds wordt zij benaderd en heeft zij iemand nodig.",
             "Zij belt eerder en loopt minder weg.", "Bereikbaar in de avond bij dreiging van weglopen"),),
    "eerst-behandelplan": (
        Step("De traumatherapie start deze week; het plan volgt binnen een maand.",
             "Wachten op de laatste handtekening is geen inhoudelijke reden om te wachten.",
             "Zij en haar voogd willen beginnen, de therapeut heeft ruimte.",
             "Zij is nu gemotiveerd; over twee maanden waarschijnlijk niet meer.",
             "De behandeling is begonnen voordat zij afhaakt.", "Behandeling start vooruitlopend op het plan"),),
    "stop-na-no-show": (
        Step("Na de derde gemiste afspraak gaan wij naar haar toe in plaats van af te sluiten.",
             "Wegblijven hoort bij wat zij heeft meegemaakt en is geen weigering.",
             "Besproken met de gezinsbegeleider en met haar zus.",
             "Zij merkt dat wij niet weggaan.", "Binnen een maand weer contact.",
             "Outreachend doorgaan na gemiste afspraken"),),
    "ouders-informeren": (
        Step("Ouders worden pas ingelicht nadat een veilige plek is geregeld.", _SAFE,
             "Zij heeft uitgelegd waar zij bang voor is; vertrouwensarts is geraadpleegd.",
             "Zij durft te vertellen wat er is gebeurd zonder straf thuis.",
             "Ouders horen het van haar, met hulp, binnen zes weken.",
             "Ouders later informeren bij dreiging van eergerelateerd geweld"),),
    "delen-met-school": (
        Step("De mentor op school hoort dat zij tijdelijk minder aankan, zonder de reden.",
             "Minimale informatie, mondeling, met haar instemming maar zonder formulier.",
             "Zij koos zelf de docent aan wie het verteld wordt.",
             "Zij wordt niet geschorst om verzuim dat iedereen begrijpt.",
             "Een aangepast rooster binnen twee weken.", "School beperkt informeren met mondelinge toestemming"),),
    "telefoon-inleveren": (
        Step("Zij houdt haar telefoon, met afspraken over tijden en wie zij blokkeert.",
             "Afnemen straft haar voor wat een ander deed.",
             "Samen met haar en de groepsleiding opgesteld.",
             "Zij houdt contact met de vriendinnen die haar steunen.",
             "Zij laat berichten zien in plaats van ze te verbergen.", "Telefoon behouden met afspraken"),),
    "aangifte-eerst": (
        Step("De behandelaar begint met stabilisatie voordat het studioverhoor heeft plaatsgevonden.",
             "Afgestemd met het Openbaar Ministerie: over de feiten wordt niet gesproken.",
             "Zij, haar advocaat en de zedenrechercheur weten ervan.",
             "Zij slaapt al maanden niet; het verhoor is pas over tien weken.",
             "Minder herbelevingen en geen crisisopname.", "Stabilisatie voorafgaand aan verhoor"),),
    "wachtlijst-volgorde": (
        Step("Zij krijgt met voorrang de kamer die volgende maand vrijkomt.",
             "De volgorde is een hulpmiddel; onveiligheid is een grond voor voorrang.",
             "Aanbieder en wijkteam zijn gehoord; zij heeft de kamer gezien.",
             "Zij kan weg uit een netwerk dat haar ronselt.", "Zij woont binnen zes weken veilig.",
             "Voorrang op woonplek wegens onveilig netwerk"),),
    "gesloten-termijn": (
        Step("Zij gaat met intensieve begeleiding naar haar tante, terwijl de vervolgplek nog niet vrij is.",
             "Vrijheidsbeneming zonder doel is niet langer te rechtvaardigen.",
             "Tante, gezinsvoogd en gedragswetenschapper staan erachter.",
             "Iedere week langer gesloten kost haar school en vertrouwen.",
             "Zij blijft bij tante tot de vervolgplek vrij is.", "Eerder weg uit gesloten plaatsing naar netwerk"),),
    "geen-terugkeer": (
        Step("Haar plek blijft vier weken vrij, ook nu zij een week weg is.",
             "De plek opzeggen vergroot het gevaar waartegen de plaatsing haar beschermt.",
             "De groep heeft via haar zus contact; zij wil terug.",
             "Zij kan terugkomen zonder opnieuw op een wachtlijst te staan.",
             "Terug op de groep binnen twee weken.", "Plek aanhouden tijdens weglopen"),),
    "bezoek-netwerk": (
        Step("Zij slaapt in het weekend bij de moeder van een vriendin.",
             "De screening duurt drie maanden; de gezinsvoogd kent het gezin en is gaan kijken.",
             "Zij stelde het zelf voor; haar moeder is akkoord.",
             "Een gewoon weekend, zoals andere meisjes van haar leeftijd.",
             "Minder weglopen in het weekend.", "Overnachten bij bekend gezin zonder volledige screening"),),
}
URGENCIES = ("Zij stond vanavond op straat en er was niemand anders.",
             "Er dreigde binnen een uur een confrontatie met degene die haar bedreigt.",
             "De plek was er alleen vandaag; wachten betekende dat zij terug moest.")
ALTERNATIVES = (["Wachten tot het besluit er is"], ["Een andere aanbieder vragen", "Crisisplek aanvragen"],
                ["Het protocol volgen en vaker langsgaan"])
DISCUSSED = (["young_person"], ["young_person", "colleague"], ["young_person", "parents"],
             ["colleague", "expert"], ["young_person", "parents", "colleague"])
HER_VIEWS = ("Eindelijk luistert er iemand.", "Ik wil gewoon dat jij blijft.", "Van mij hoeft het niet zo ingewikkeld.",
             "Ik ben bang dat het toch weer niet doorgaat.", "Als dit lukt, kom ik wel naar de afspraken.")
