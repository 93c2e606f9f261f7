"""One case in words: how it stands, what is asked and why, its way so far, and who may decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.views.acts import MOTIVATION
from dashboard.views.terms import left, until
from dashboard.words import in_the_city, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from dashboard.words import Words

Told = list[tuple[str, str]]
#: What is told of an event on the way, in this order: field and the words of its codes, none for text.
_ON_THE_WAY = (("question", ""), ("answer", ""), ("option", "option"), ("text", ""), ("reasons", ""),
               ("conditions", ""), ("instead", ""), ("reason", "handed_up.reason"), ("valid_until", "day"),
               ("review_on", "day"), ("rating", "rating"), ("problem_solved", "solved"), ("solved", "solved"),
               ("effect", ""), ("her_view", ""), ("would_do_again", "again"), ("of", ""), ("advice", ""),
               ("no_lesson", ""))
#: The first event is told by the page itself.
FIRST = frozenset({"deviation_recorded", "dilemma_raised"})
_ASKED = {"deviation": ("instead", "urgency", "expected_effect"), "dilemma": ("question", "at_stake")}


@dataclass(frozen=True)
class Option:
    """One way out of a dilemma: its name, what it is, and what speaks for and against it."""

    title: str
    text: str
    weighed: Told


def head(told: Mapping[str, Any], kind: str, today: date, words: Words) -> list[tuple[str, str, str, str]]:
    """The facts one wants first: key, label, value and a small addition."""
    late = [words("case.motivation_overdue")] if told.get("motivation_overdue") else []
    force = [words("case.in_force")] if told.get("in_force") else []
    answered = told["decided_at"] is not None
    return [
        ("status", words("case.status"), words.code("case.status", told["status"]), ", ".join([*force, *late])),
        ("rung", words("case.rung"), words.code("rung", told["rung"]),
         "" if told["arrived_at"] is None else words("case.since", moment=words.moment(told["arrived_at"]))),
        ("due", words("case.answered" if answered else "case.due"),
         words.moment(told["decided_at"]) if answered else until(told["due_at"], words),
         words("case.by", account=told["decider"]) if answered and told["decider"] else
         left(told["due_at"], today, words, overdue=told["overdue"])),
        ("asker", words("case.asker"), told["asker"] or words("none"), words.code("case.kind", kind)),
    ]


def girls(told: Mapping[str, Any]) -> list[str]:
    """The trajectories that the reader may see of it."""
    facts = told["facts"]
    return list(facts.get("trajectories") or filter(None, [facts.get("trajectory")]))


def asked_on(told: Mapping[str, Any]) -> date:
    """The day of the question: up to there her course is shown."""
    return in_the_city(told["history"][0]["at"]).date()


def asked(told: Mapping[str, Any], kind: str, words: Words) -> Told:
    """What is asked: label and text."""
    facts = told["facts"]
    given = {name: facts[name] for name in _ASKED[kind] if facts.get(name)}
    if facts.get("cause"):
        given["cause"] = words.code("cause", facts["cause"])
    if facts.get("effective_from"):
        given["effective_from"] = words.day(facts["effective_from"])
    if facts.get("alternatives"):
        given["alternatives"] = "; ".join(facts["alternatives"])
    if facts.get("discussed_with"):
        given["discussed_with"] = words.codes("discussed_with", facts["discussed_with"])
    return [(_label(name, words), text) for name, text in given.items()]


def _label(name: str, words: Words) -> str:
    """What a field is called to whoever reads it; most are called as they are asked."""
    key = f"told.{name}"
    return words(key if words.has(key) else f"field.{name}")


def motivation(told: Mapping[str, Any], words: Words) -> Told:
    """The value triangle: each corner with what was written there; empty when it is still to come."""
    later: Mapping[str, Any] = next((each for each in told["history"] if each["event"] == "deviation_motivated"), {})
    given = told["facts"].get("motivation") or later.get("motivation")
    return [(words(f"corner.{part}"), given[part]) for part in MOTIVATION] if given else []


def options(told: Mapping[str, Any], words: Words) -> list[Option]:
    """The ways out side by side, the asker's own preference marked."""
    facts = told["facts"]
    return [Option(option_title(each["option"], words, preferred=each["option"] == facts.get("preferred")),
                   each["text"], [(words(f"option.{part}"), each[part]) for part in ("for", "against")
                                  if each.get(part)]) for each in facts.get("options") or ()]


def option_title(name: str, words: Words, *, preferred: bool = False) -> str:
    """An option by its name, as a title."""
    title = words(f"option.{name}") if name in {"none", "other"} else words("option", name=plain(name.upper()))
    return f"{title} ({words('option.preferred')})" if preferred else title


def choices(told: Mapping[str, Any], words: Words) -> dict[str, str]:
    """What can be decided: an option of the list, or something else."""
    found = {each["option"]: f"{option_title(each['option'], words)}: {each['text'][:60]}"
             for each in told["facts"].get("options") or ()}
    return {**found, "other": words("option.other")}


def way(told: Mapping[str, Any], words: Words) -> list[tuple[str, Told]]:
    """Its way so far: a sentence an event, with what was said."""
    return [(words("case.step", moment=words.moment(each["at"]), what=words.code("history", each["event"]),
                   by=words("case.system") if each["by"] == "system" else plain(each["by"])),
             [] if each["event"] in FIRST else _said(each, words)) for each in told["history"]]


def _said(event: Mapping[str, Any], words: Words) -> Told:
    found = []
    for name, group in _ON_THE_WAY:
        value = event.get(name)
        if value is None or value == "":
            continue
        if group == "day":
            text = words.day(value)
        elif group == "option":
            text = option_title(value, words)
        else:
            text = words(f"{group}.{value}") if group and words.has(f"{group}.{value}") else str(value)
        found.append((_label(name, words), text))
    return found


def mandate(told: Mapping[str, Any], words: Words) -> str:
    """The rule that gives or denies this reader the mandate while there is something to decide, in words."""
    if told["status"] == "withdrawn":
        return words("mandate.withdrawn")
    if told["decided_at"] is not None:
        return words("mandate.answered")
    may, reason = told["mandate"]["may"], told["mandate"]["reason"]
    key = f"mandate.{'may' if may else 'not'}.{reason.partition(':')[0]}"
    if words.has(key):
        return words(key)
    return f"{words('mandate.may' if may else 'mandate.not')} {plain(reason)}"


def ladder(told: Mapping[str, Any], words: Words) -> dict[str, list[str]]:
    """The rungs of this case from low to high, with their terms, as a table."""
    rungs = told["rungs"]
    return {words("table.rung"): [words.code("rung", each["rung"]) + (f" ({words('case.here')})"
                                  if each["rung"] == told["rung"] else "") for each in rungs],
            words("table.term"): [words.count("days", each["answer_within_days"]) for each in rungs],
            words("table.urgent"): [words.count("hours", each["urgent_within_hours"]) for each in rungs]}


def precedents(rows: Iterable[Mapping[str, Any]], words: Words) -> dict[str, list[str]]:
    """Earlier cases that look like this one and how they turned out, as a table."""
    rows = list(rows)
    return {
        words("table.on"): [words.short_day(row["on"]) for row in rows],
        words("table.what"): [": ".join((words.code("case.kind", row["kind"]),
                                         plain(row["clause"] or words.code("cause", row["cause"])))) for row in rows],
        words("table.shared"): [words.codes("shared", list(row["shared"])).lower() for row in rows],
        words("table.decision"): [decision(row["decision"], words) +
                                  (f"; {plain(row['conditions'])}" if row["conditions"] else "") for row in rows],
        words("table.solved"): [solved(row["solved"], words) for row in rows],
    }


def decision(code: str | None, words: Words) -> str:
    """What was decided, in words: of a deviation, or the option of a dilemma."""
    if code is None:
        return words("none")
    key = f"case.status.{code}"
    return words(key) if words.has(key) else option_title(code, words)


def solved(code: str | None, words: Words) -> str:
    """Whether it solved the problem; what is not known yet is said."""
    return words("solved.not_yet") if code is None else words.code("solved", code)
