"""What a figure cannot show, in words: it goes with the figure wherever that is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BlindSpot:
    """One sentence, in English and in Dutch."""

    en: str
    nl: str


BLIND_SPOTS: dict[str, BlindSpot] = {
    "small": BlindSpot(
        "A group holds fewer than 50 girls: a few of them more or less would bend this line.",
        "Een groep telt minder dan 50 meisjes: een paar meer of minder buigt deze lijn."),
    "selected": BlindSpot(
        "Only girls who came into help are counted, and only what was recorded of them.",
        "Alleen meisjes die in de hulp kwamen tellen mee, en alleen wat van hen is vastgelegd."),
    "no_cause": BlindSpot(
        "Groups differ in more than what they are named after: who got what was not left to chance. This is "
        "no proof that one led to the other.",
        "Groepen verschillen in meer dan waar ze naar heten: wie wat kreeg is niet door het lot bepaald. Dit "
        "bewijst niet dat het een tot het ander leidde."),
    "landmark": BlindSpot(
        "Counted from 90 days after the beginning, with the groups as they were then; who had an end before "
        "is left out.",
        "Geteld vanaf 90 dagen na het begin, met de groepen zoals ze toen waren; wie al eerder een einde had, "
        "telt niet mee."),
    "birth_month": BlindSpot(
        "Of her birth only the month is known: she turns 18 on the first of it.",
        "Van haar geboorte is alleen de maand bekend: zij wordt 18 op de eerste daarvan."),
    "first_stay": BlindSpot(
        "Only her first closed placement since the opening counts; from earlier ones only those are known "
        "of girls who came into help afterwards.",
        "Alleen haar eerste gesloten plaatsing sinds de start telt; van eerdere kennen we alleen die van "
        "meisjes die daarna in de hulp kwamen."),
    "as_assessed": BlindSpot(
        "Safe and unsafe are what professionals assessed. Where nobody looks nothing is found unsafe, and "
        "nothing becomes safe.",
        "Veilig en onveilig zijn wat professionals beoordeelden. Waar niemand kijkt wordt niets onveilig "
        "bevonden, en niets weer veilig."),
    "as_recorded": BlindSpot(
        "That goals were met is how the closing was recorded, not what she herself says of it.",
        "Dat doelen gehaald zijn is zoals de afsluiting is vastgelegd, niet wat zij er zelf van zegt."),
    "to_be_looked_at": BlindSpot(
        "What differs is to be looked at. It proves nothing: cases under one clause are not the same.",
        "Wat verschilt, moet bekeken worden. Het bewijst niets: zaken onder een bepaling zijn niet hetzelfde."),
    "many_comparisons": BlindSpot(
        "If all were answered alike, at least one comparison in twenty would still differ by chance, and up to one in "
        "six where a group is as large as the others together.",
        "Ook als alles gelijk beantwoord was, verschilt minstens een op de twintig vergelijkingen door toeval, en tot "
        "een op de zes waar een groep even groot is als de andere samen."),
    "answered_only": BlindSpot(
        "Only what was backed or declined is counted: not what is waiting, and not what nobody dared to ask.",
        "Alleen wat is gedekt of afgewezen telt mee: niet wat nog wacht, en niet wat niemand durfde te vragen."),
    "to_be_judged": BlindSpot(
        "A rise is for people to judge: the clause may no longer fit, the girls may be others, or people dare more.",
        "Een stijging is aan mensen om te duiden: de regel past niet meer, de meisjes zijn anders of men durft meer."),
    "rare": BlindSpot(
        "There was less than one a month: a few more are soon a signal.",
        "Het was er minder dan een per maand: een paar meer geven al gauw een signaal."),
}
