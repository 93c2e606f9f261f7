"""What rungs answer and what came of it: invented, in the words of the field."""

from __future__ import annotations

BACKED = ("De afweging is zorgvuldig en haar belang is helder. Ik sta hierachter.",
          "Het protocol is hier niet voor bedoeld; dit helpt haar meer. Doen.",
          "Akkoord. Het risico is gezien, besproken en kleiner dan het risico van niets doen.")
CONDITIONS = ("Iedere twee weken kort bespreken in het team.", "De voogd wordt schriftelijk op de hoogte gebracht.",
              "Stoppen zodra zij dat zelf aangeeft.")
DECLINED = ("Ik zie de nood, maar dit kan ik binnen mijn mandaat niet dragen.",
            "De veiligheid van de andere meisjes op de groep weegt hier zwaarder.",
            "Er is nog een mogelijkheid binnen het protocol die niet is geprobeerd.")
INSTEAD = ("Vraag eerst een spoedoverleg aan met alle betrokkenen.", "Zet tijdelijk extra begeleiding in.")
QUESTIONS = ("Wat vindt haar moeder hiervan?", "Is de voogd akkoord, en zo ja met welke afspraken?",
             "Hoe zorg je dat dit na drie maanden echt stopt?")
ANSWERS = ("Moeder is gesproken en staat erachter, mits zij op de hoogte blijft.",
           "Ja, per mail bevestigd; de afspraken staan in het plan.",
           "Wij evalueren na zes weken en bouwen dan af.")
WITHDRAWN = ("Het is niet meer nodig: er is binnen het protocol een oplossing gevonden.",
             "Zij wil dit zelf niet meer.")
EFFECTS = {
    "yes": ("Zij is gebleven en gaat weer naar school.", "De rust is terug; zij komt zelf naar afspraken.",
            "De situatie is veilig en er is een plan voor daarna."),
    "partly": ("Het hielp even, maar de druk van buiten blijft.", "Contact is hersteld, school nog niet."),
    "no": ("Het kwam te laat: zij was al weg.", "Er veranderde niets; de oorzaak ligt in het wachten op een plek.",
           "Zij haakte af voordat er antwoord was."),
    "unknown": ("Zij is verhuisd; wij weten niet hoe het is gegaan.",)}
VIEWS_AFTER = {"yes": ("Hierdoor ben ik gebleven.", "Dit had veel eerder gemogen."),
               "partly": ("Beter dan niks.",), "no": ("Het duurde te lang.", "Ik had er niks aan."), "unknown": (None,)}
NO_LESSON = ("Eenmalige situatie; er valt voor anderen niets van te leren.", "Dezelfde les is al eerder getrokken.")
LESSONS = {
    "capacity": (("obstacle", "Wachten op een woonplek maakt dat meisjes langer onveilig zijn dan nodig."),
                 ("opportunity", "Een vrijgehouden plek op de groep voorkomt een nieuwe crisisplaatsing.")),
    "mandate": (("obstacle", "Wie het meisje kent mag niet beslissen, en wie beslist antwoordt na weken."),
                ("opportunity", "Een mandaathouder die binnen enkele dagen antwoordt voorkomt uitval.")),
    "cooperation": (("obstacle", "Bij de overgang tussen aanbieders is niemand verantwoordelijk voor de overdracht."),
                    ("opportunity", "Een mentor die meegaat naar de volgende aanbieder houdt meisjes in zorg.")),
    "money": (("obstacle", "Uren voor een mentor buiten het product worden door niemand betaald."),),
    "law": (("obstacle", "De grens van achttien jaar valt midden in behandelingen."),),
    "information_sharing": (("obstacle", "Uit angst voor privacyregels weet school niet wat zij zou moeten weten."),
                            ("opportunity", "Met haar bespreken wat gedeeld wordt geeft meer dan een formulier.")),
    "housing": (("obstacle", "Zonder vervolgplek duurt een gesloten plaatsing door nadat het doel bereikt is."),),
    "knowledge": (("obstacle", "Teams herkennen online werving laat en grijpen dan naar afpakken van telefoons."),),
    "culture": (("opportunity", "Een sleutelfiguur uit de gemeenschap opent gesprekken die vastzaten."),),
    "other": (("obstacle", "Regels voor afsluiten straffen het wegblijven dat bij het trauma hoort."),)}
#: Which cause a lesson from stepping outside a clause has.
CAUSE_OF = {"mentor-blijft": "cooperation", "contact-kantoortijd": "mandate", "eerst-behandelplan": "cooperation",
            "stop-na-no-show": "other", "ouders-informeren": "culture", "delen-met-school": "information_sharing",
            "telefoon-inleveren": "knowledge", "aangifte-eerst": "law", "wachtlijst-volgorde": "capacity",
            "gesloten-termijn": "housing", "geen-terugkeer": "capacity", "bezoek-netwerk": "mandate"}
