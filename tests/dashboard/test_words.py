"""The words are complete in both languages, and say the same."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from dashboard.menu import BEYOND, MENU
from dashboard.views import (
    acts,
    attention,
    case,
    city,
    counted,
    cycle_acts,
    cycles,
    deviation,
    dilemma,
    inbox,
    ladder,
    months,
    outcomes,
    people,
    protocols,
    quarter,
    quarter_cycles,
    record,
    release,
    rules,
)
from dashboard.words import LANGUAGES, Words, plain, texts_of
from domain.catalogue import TRAJECTORY_EVENTS
from domain.fields import fields_of
from escalations.verdict import VERDICTS
from projections.fairness import FROM_18, UNDER_18
from projections.registry import MEASURES

DASHBOARD = Path(__file__).parents[2] / "dashboard"
KEY = re.compile(r"[a-z_0-9]+(\.[a-zA-Z_0-9]+)*")

#: What the register of measures writes as a code and the definition of a figure as a word.
REGISTERED = {"unit": {measure.unit for measure in MEASURES}, "direction": {measure.direction for measure in MEASURES}}
#: Which words a field of the record has on the screens.
GROUPS = {
    ("intervention_started", "kind"): "intervention.kind", ("placement_started", "kind"): "placement.kind",
    ("caregiver_assigned", "role"): "role", ("milestone_reached", "kind"): "milestone",
    ("setback_recorded", "kind"): "setback", ("signal_recorded", "form"): "signal.form",
    ("safety_assessed", "sphere"): "sphere", ("safety_assessed", "verdict"): "verdict",
    ("wait_started", "for"): "wait.for", ("view_recorded", "about"): "about", ("strength_recorded", "kind"): "strength",
    ("school_status_changed", "status"): "school.status",
}
#: What workflow.md names: who may hold which role, what waits for whom, how a case stands, and who may not decide.
ROLES = ("professional", "mandate_holder", "director", "board_member", "policy", "privacy_officer", "administrator")
INBOX_KINDS = ("deviation", "dilemma", "question", "motivation", "answer", "evaluation", "outcome", "lesson", "review",
               "overdue_above", "lesson_waits")
STATUSES = ("waiting", "taken_up", "asked_back", "backed", "declined", "own_latitude", "withdrawn", "evaluated",
            "decided", "outcome_known", "closed")
RULES = ("role", "organisation", "own_question", "own_answer", "caregiver")


def literal_keys() -> set[str]:
    """Every key that stands whole in the code, as the argument of words(...), count(...) or a page."""
    found: set[str] = set()
    for path in DASHBOARD.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], (ast.Constant, ast.IfExp)):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                first = node.args[0]
                branches = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                texts = [str(each.value) for each in branches if isinstance(each, ast.Constant)]
                if name == "words":
                    found.update(texts)
                if name == "count":
                    found.update(f"{text}.{form}" for text in texts for form in ("one", "many"))
    return found


def derived_keys() -> set[str]:
    """Keys that are put together from the lists of the views."""
    keys = {f"figure.{key}" for group in city.GROUPS.values() for key, _ in group}
    keys |= {f"group.{key}{end}" for key in city.GROUPS for end in ("", ".question")}
    keys |= {f"figure.{key}" for key in months.SERIES}
    keys |= {f"reason.{reason}{end}" for reason in attention.REASONS for end in ("", ".what")}
    keys |= {f"{noun}.{form}" for noun in counted.NOUNS.values() for form in ("one", "many")}
    keys |= {f"{group}.{code}" for group, codes in REGISTERED.items() for code in codes}
    signals = ("outside", "trend", "two_of_three", "shift")
    keys |= {f"signal.{signal}.{way}" for signal in signals for way in ("up", "down")}
    for form in record.FORMS:
        keys.add(f"event.{form.event}")
        for field in form.fields:
            keys.add(f"field.{field.name}")
            keys |= {f"{field.group}.{choice}" for choice in field.choices}
    for (event, name), group in GROUPS.items():
        keys |= {f"{group}.{choice}" for choice in fields_of(TRAJECTORY_EVENTS[event])[name].field.choices}
    pages = {entry.name for entry in (*MENU, *BEYOND)}
    keys |= {f"{page}.{part}" for page in pages for part in ("title", "lead")} | {f"nav.{page}" for page in pages}
    keys |= ladder_keys() | cycle_keys() | quarter_keys()
    keys |= {f"outcomes.{each}" for each in outcomes.OUTCOMES} | {f"outcomes.by.{each}" for each in outcomes.BY}
    keys |= {f"outcomes.group.{each}" for each in outcomes.GROUPS}
    keys |= {f"fairness.age.{each}" for each in (UNDER_18, FROM_18)}
    keys |= {"outcomes.part.curves", "outcomes.part.fairness"}
    keys |= {f"protocol.drift.{verdict}{end}" for verdict in protocols.DRIFTS for end in ("", ".what")}
    keys |= {f"release.go.{figure}" for figure in release.FIGURES}
    keys |= {f"release.table.{figure}" for figure in release.FIGURES if figure != "overloaded"}
    keys |= {f"release.table.overloaded.{answer}" for answer in release.ANSWERS}
    keys |= {f"sheet.age.{age}" for age in release.AGES} | {f"sheet.dimension.{answer}" for answer in release.ANSWERS}
    keys |= {"protocol.blind.to_be_judged", "protocol.blind.rare"}
    keys |= {f"compared.{mark}{end}" for mark in ("del", "ins") for end in ("", ".end")}
    return keys | {f"status.{status}" for status in ("open", "closed", "not_yet")}


def ladder_keys() -> set[str]:
    """The keys of the ladder: its forms, its acts, what is told of them, and its rungs and rules."""
    options = [field for name in dilemma.names(dilemma.MOST) for field in dilemma.option(name)]
    fields = [deviation.WAY, *deviation.what(acted_first=True), *acts.MOTIVATED, *deviation.MORE, *dilemma.ABOUT,
              *options, dilemma.WITH_NONE, *dilemma.AROUND, *(field for each in acts.ACTS.values() for field in each),
              *rules.MANDATE, *(field for form in (people.FORMS, rules.PROTOCOL) for each in form.values()
                                for field in each)]
    alike = [*rules.clause_fields(1), *rules.ladder_fields([{}])]
    keys = {f"field.{field.name}" for field in fields}
    keys |= {f"{field.group}.{choice}" for field in fields for choice in field.choices}
    keys |= {f"field.{field.name.replace('_1', '_n')}" for field in alike}
    keys |= {f"act.{act}{end}" for act in (*acts.ACTS, *people.FORMS, *rules.PROTOCOL) for end in ("", ".send")}
    rungs = ("mandate_holder", "director", "city_board")
    keys |= {f"{group}.{each}" for group, codes in {
        "account.role": ROLES, "inbox.kind": INBOX_KINDS, "case.status": STATUSES, "inbox.mark": inbox.MARKS,
        "case.kind": ("deviation", "dilemma"), "corner": acts.MOTIVATION, "ladder": ladder.COUNTED,
        "shared": ("clause", "cause", "words"), "option": ("none", "other", "for", "against"),
        "mandate.not": RULES, "handed_up.reason": ("deadline_passed",), "rung": rungs,
        "latitude": ("professional", *rungs), "scope": ("organisation", "city"),
        "clause.latitude": rules.LATITUDES, "history": {*acts.ACTS, *case.FIRST}}.items() for each in codes}
    return keys | {f"refusal.{rule}:" for rule in RULES}


def cycle_keys() -> set[str]:
    """The keys of the learning cycles: the plan, the acts, and every status, verdict and decision."""
    fields = [*cycle_acts.PLAN, *(field for each in cycle_acts.ACTS.values() for field in each)]
    keys = {f"field.{field.name}" for field in fields}
    keys |= {f"{field.group}.{choice}" for field in fields for choice in field.choices}
    keys |= {f"cycle.act.{act}{end}" for act in cycle_acts.ACTS for end in ("", ".what", ".send")}
    met = ("yes", "no", "too_early")
    keys |= {f"{group}.{each}" for group, codes in {
        "cycle.status": [status for statuses in cycles.PHASES.values() for status in statuses],
        "cycle.verdict": VERDICTS, "cycle.decision": cycle_acts.DECISIONS, "cycles.phase": cycles.PHASES,
        "cycle.did": cycle_acts.ACTS, "cycle.met": (*met, "none"), "cycle.predicted": ("up", "down"),
        "cycle.harm": ("up", "down"), "cycles.part": ("board", "plan")}.items() for each in codes}
    assert set(cycles.MARKS) == set(VERDICTS)
    return keys | {f"cycle.verdict.{each}.what" for each in VERDICTS} | {f"cycle.met.{each}.short" for each in met}


def quarter_keys() -> set[str]:
    """The keys of the report of a quarter: its sections, its tables, and what happens to a cycle and a protocol."""
    keys = {f"quarter.{section}{end}" for section in quarter.SECTIONS for end in ("", ".none")}
    keys |= {f"quarter.{kind}.{form}" for kind in quarter.KINDS for form in ("one", "many")}
    heads = {f"quarter.head.{each}" for columns in quarter_cycles.HEADS.values() for each in columns}
    return keys | heads | {f"quarter.{group}.{each}" for group, codes in {
        "name": "1234", "changes": quarter.DONE, "rung": quarter.COUNTED, "step": quarter_cycles.STEPS,
        "cycles": ("checked", *quarter_cycles.HEADS)}.items() for each in codes}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_missing(language: str) -> None:
    assert (literal_keys() | derived_keys()) - set(texts_of(language)) == set()


def test_both_languages_have_the_same_keys() -> None:
    assert set(texts_of("nl")) == set(texts_of("en"))


def test_no_word_is_empty() -> None:
    assert [key for language in LANGUAGES for key, text in texts_of(language).items() if not text.strip()] == []


def test_both_languages_fill_in_the_same_values() -> None:
    def values(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert [key for key, text in texts_of("nl").items() if values(text) != values(texts_of("en")[key])] == []


def test_every_refusal_of_a_form_has_dutch_words() -> None:
    from domain import caregivers, interventions, opening, placements, refusals

    named = (refusals.FieldIsMissing, refusals.ValueIsImpossible, refusals.DayIsAhead, refusals.DayIsBeforeBirth,
             refusals.EndIsBeforeStart, refusals.NameIsUsed, opening.TrajectoryIsClosed, opening.TrajectoryWasNotOpened,
             caregivers.CaregiverHoldsTheRole, caregivers.CaregiverDoesNotHoldTheRole, caregivers.ChangeIsToOneself,
             interventions.InterventionDoesNotRun, placements.PlacementDoesNotRun)
    assert [each.__name__ for each in named if not Words("nl").has(f"refusal.{each().reason}")] == []


def test_every_refusal_of_the_route_has_dutch_words() -> None:
    from importlib import import_module
    from pkgutil import iter_modules

    import escalations
    from domain.refusals import Refusal
    from escalations.computed import ComputedDiffers

    for module in iter_modules(escalations.__path__):
        import_module(f"escalations.{module.name}")
    import_module("domain.catalogue")
    rules_of = ("domain.accounts", "domain.organisations", "domain.protocols", "domain.ladder", "domain.register")
    named = [each for each in Refusal.__subclasses__() if each.__module__.startswith(("escalations.", *rules_of))
             and each is not ComputedDiffers]
    assert len(named) > 45
    assert [each.__name__ for each in named
            if not Words("nl").has(f"refusal.{each.rule}:" if each.rule else f"refusal.{each().reason}")] == []


def test_days_and_numbers_are_written_as_people_do() -> None:
    dutch, english = Words("nl"), Words("en")
    assert (dutch.day("2025-03-01"), english.day("2025-03-01")) == ("1 maart 2025", "1 March 2025")
    assert (dutch.number(1234.5), english.number(1234.5)) == ("1.234,5", "1,234.5")
    assert (dutch.count("days", 1), dutch.count("days", 2)) == ("1 dag", "2 dagen")
    assert dutch.number(None) == "geen"


def test_a_code_without_words_is_still_readable() -> None:
    assert Words("nl").code("intervention.kind", "new_kind_of_help") == "new kind of help"


def test_typed_text_has_no_marks_of_its_own() -> None:
    assert "](" not in plain("![x](http://elsewhere)")
    for address in ("http://elsewhere", "HTTPS://elsewhere", "www.elsewhere", "ftp://elsewhere", "els@elsewhere"):
        told = plain(f"see {address}").replace("\\", "")
        assert told != f"see {address}", "a page would make a link of it, escaped or not"
        assert told.replace("\N{WORD JOINER}", "") == f"see {address}"
