"""One trajectory in words: who she is to the system, and what is measured of her course on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.views.attention import length
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.words import Words

Rows = list[tuple[str, str]]


@dataclass(frozen=True)
class Block:
    """One theme: a sentence that says how it stands, and the figures under it."""

    key: str
    heading: str
    sentence: str
    rows: dict[str, str]


def header(told: Mapping[str, Any], words: Words) -> list[tuple[str, str, str, str]]:
    """The four facts one wants first: key, label, value and a small addition."""
    current = told["placement"]["current"]
    turnover = told["turnover"]
    return [
        ("status", words("show.status"), words(f"status.{told['status']}"), _opened(told, words)),
        ("age", words("show.age"), words("none") if told["age"] is None else words.number(told["age"]),
         _turns_18(told, words)),
        ("lives", words("show.lives"),
         words("none") if current is None else words.code("placement.kind", current["kind"]),
         "" if current is None else words("since", day=words.day(current["since"]))),
        ("case_director", words("role.case_director"), turnover["case_director"] or words("nobody"),
         words("since", day=words.day(turnover["case_director_since"])) if turnover["case_director"] else ""),
    ]


def blocks(told: Mapping[str, Any], words: Words) -> list[Block]:
    """All themes of `show`, in the order in which one reads them."""
    makers = (_load, _stagnation, _turnover, _placement, _safety, _voice, _specialist, _goals)
    found = []
    for make in makers:
        key = make.__name__.removeprefix("_")
        sentence, rows = make(told, words)
        found.append(Block(key, words(f"group.{key}"), sentence, dict(rows)))
    return found


def _load(told: Mapping[str, Any], words: Words) -> tuple[str, Rows]:
    load = told["load"]
    key = "show.load.over" if load["overloaded"] else "show.load.within"
    sentence = words(key, asked=words.count("appointments", load["appointments_per_week"]),
                     capacity=words.number(load["capacity"]), ratio=words.number(load["ratio"], 2))
    return sentence, [
        (words("show.capacity"),
         f"{words.number(load['capacity'])} ({words.code('capacity', load['capacity_source'])})"),
        (words("show.interventions"),
         words("show.interventions.split", all=words.number(load["interventions"]),
               formal=words.number(load["formal"]), informal=words.number(load["informal"]))),
        (words("show.imposed"), words.number(load["imposed"])),
        (words("show.hours"), words.number(load["hours_per_week"])),
        (words("show.family_appointments"), words.number(load["family_appointments_per_week"])),
        (words("show.professionals"), words("show.professionals.of", professionals=words.number(load["professionals"]),
                                            organisations=words.count("organisations", load["organisations"]))),
        (words("show.overloaded_days"), words.count("days", load["overloaded_days_year"])),
        (words("show.overload_spells"), _spells(load["overload_spells"], words)),
    ]


def _stagnation(told: Mapping[str, Any], words: Words) -> tuple[str, Rows]:
    still = told["stagnation"]
    if still["days_since_movement"] is None:
        sentence = words("show.stagnation.not_open")
    elif still["stalled"]:
        sentence = words("show.stagnation.stalled", length=length(still["days_since_movement"], words),
                         day=words.day(still["stalled_since"]))
    else:
        sentence = words("show.stagnation.moving", length=length(still["days_since_movement"], words))
    waits = "; ".join(words("show.wait", what=words.code("wait.for", wait["for"]), length=length(wait["days"], words))
                      for wait in still["waits"])
    return sentence, [
        (words("show.last_movement"), words.day(still["last_movement_on"])),
        (words("show.without_help"), words.yes(still["stalled_without_help"])),
        (words("show.silent"), words.yes(still["silent"])),
        (words("show.waits"), waits or words("none")),
        (words("show.stall_spells"), _spells(still["stall_spells"], words)),
    ]


def _turnover(told: Mapping[str, Any], words: Words) -> tuple[str, Rows]:
    turnover = told["turnover"]
    trusted = turnover["trusted_person"]
    return words("show.turnover", changes=words.count("changes", turnover["changes_year"]),
                 directors=words.count("case_directors", turnover["case_directors_year"])), [
        (words("show.handovers"), words("show.handovers.split", warm=words.number(turnover["warm_year"]),
                                        cold=words.number(turnover["cold_year"]),
                                        unknown=words.number(turnover["unknown_year"]))),
        (words("show.caregivers_year"), words.number(turnover["caregivers_year"])),
        (words("show.days_without_director"), words.count("days", turnover["days_without_case_director_year"])),
        (words("show.trusted"), words("nobody") if trusted is None else
         f"{plain(trusted)}, {words('since', day=words.day(turnover['trusted_person_since']))}"),
        (words("show.trusted_lost"), words.number(turnover["trusted_persons_lost"])),
        (words("show.upc"), words.number(turnover["upc_year"], 2)),
        (words("show.coc"), words.number(turnover["coc_year"], 2)),
    ]


def _placement(told: Mapping[str, Any], words: Words) -> tuple[str, Rows]:
    placement = told["placement"]
    current = placement["current"]
    sentence = words("show.placement.none") if current is None else words(
        "show.placement", kind=words.code("placement.kind", current["kind"]), length=length(current["days"], words))
    rows = [] if current is None else [
        (words("show.purpose"), plain(current["purpose"]) if current["purpose"] else words("none")),
        (words("show.planned_end"), words.day(current["planned_end"])),
    ]
    return sentence, [
        *rows,
        (words("show.placements_year"), words.number(placement["placements_year"])),
        (words("show.moves"), words("show.moves.split", year=words.number(placement["moves_year"]),
                                    all=words.number(placement["moves"]))),
        (words("show.days_out_of_home"), words.count("days", placement["days_out_of_home_year"])),
        (words("show.closed_days"), words.count("days", placement["closed_days"])),
        (words("show.closed_beyond_purpose"), words.count("days", placement["closed_beyond_purpose_days"])),
        (words("show.closed_waiting"), words.count("days", placement["closed_waiting_housing_days"])),
    ]


def _safety(told: Mapping[str, Any], words: Words) -> tuple[str, Rows]:
    safety = told["safety"]
    if safety["days_since_assessed"] is None:
        sentence = words("show.safety.never")
    elif safety["unsafe"]:
        sentence = words("show.safety.unsafe", spheres=words.codes("sphere", safety["unsafe"]).lower())
    else:
        sentence = words("show.safety.none_unsafe")
    rows = [(words.code("sphere", sphere), f"{words.code('verdict', last['verdict'])}, {words.day(last['on'])}")
            for sphere, last in safety["spheres"].items()]
    signals = ", ".join(f"{words.code('signal.form', form).lower()} ({words.number(count)})"
                        for form, count in told["signals"].items())
    return sentence, [*rows, (words("show.signals"), signals or words("none")),
                      (words("show.disagreement"), ", ".join(map(plain, told["disagreement"])) or words("none"))]


def _voice(told: Mapping[str, Any], words: Words) -> tuple[str, Rows]:
    voice = told["voice"]
    sentence = words("show.voice.never") if voice["last_heard_on"] is None else words(
        "show.voice", day=words.day(voice["last_heard_on"]), length=length(voice["days_since_heard"], words))
    return sentence, [
        (words.code("about", about), words("none") if last["rating"] is None else
         words("show.rating", rating=words.number(last["rating"]), day=words.day(last["on"])))
        for about, last in voice["latest"].items()
    ]


def _specialist(told: Mapping[str, Any], words: Words) -> tuple[str, Rows]:
    specialist = told["specialist"]
    if specialist["first_signal_on"] is None:
        sentence = words("show.specialist.no_signal")
    elif specialist["days_to_specialist"] is not None:
        sentence = words("show.specialist.after", length=length(specialist["days_to_specialist"], words))
    elif specialist["days_waiting"] is not None:
        sentence = words("show.specialist.waiting", length=length(specialist["days_waiting"], words))
    else:
        sentence = words("show.specialist.never")
    return sentence, [(words("show.first_signal"), words.day(specialist["first_signal_on"])),
                      (words("show.first_specialist"), words.day(specialist["first_specialist_on"]))]


def _goals(told: Mapping[str, Any], words: Words) -> tuple[str, Rows]:
    goals = told["goals"]
    sentence = words("show.goals", set=words.count("goals", goals["set"]), reviewed=words.number(goals["reviewed"]))
    return sentence, [
        (words("show.t_score"), words.number(goals["t_score"], 1)),
        (words("show.strengths"), words.codes("strength", told["strengths"])),
        (words("show.school"), words.code("school.status", told["school"])),
    ]


def _opened(told: Mapping[str, Any], words: Words) -> str:
    if told["closed_on"] is not None:
        return words("show.closed_on", day=words.day(told["closed_on"]))
    return "" if told["opened_on"] is None else words("since", day=words.day(told["opened_on"]))


def _turns_18(told: Mapping[str, Any], words: Words) -> str:
    turning = told["turning_18"]
    if turning["days_to_18"] is None or turning["days_to_18"] < 0:
        return ""
    ends = f". {words('show.ends_at_18', names=', '.join(turning['ends_at_18']))}" if turning["ends_at_18"] else ""
    return words("show.turns_18", length=length(turning["days_to_18"], words)) + ends


def _spells(spells: Sequence[Mapping[str, Any]], words: Words) -> str:
    return "; ".join(
        words("show.spell.open", since=words.short_day(spell["from"])) if spell["to"] is None else
        words("show.spell", since=words.short_day(spell["from"]), until=words.short_day(spell["to"]))
        for spell in spells
    ) or words("none")
