"""What was learned in two invented quarters: one full, with words that look like code, and one in which nothing was."""

from __future__ import annotations

from typing import Any

#: Words that would be code in a report, marks on a page, and a sign that no font of the report has.
HOSTILE = r"#import $x^2$ *vet* @ref \bold <a> [hier](http://elders) `code` _x_ // #let #panic() = kop ~ 'q' --- é"
CYCLE = {"cycle": "LC-1", "title": "Ruimte om af te wijken #1", "on": "2026-08-03"}
STEPS: dict[str, list[dict[str, Any]]] = {
    "planned": [CYCLE], "started": [], "stalled": [CYCLE], "resumed": [CYCLE],
    "checked": [{**CYCLE, "measure": "deviations", "verdict": "improved", "prediction_met": None,
                 "balancing": "overloaded_share", "balancing_verdict": "too_early"}],
    "acted": [{**CYCLE, "decision": "adopt", "verdict": "no_signal", "against_figures": True, "next_cycle": None},
              {**CYCLE, "decision": "abandon", "verdict": None, "against_figures": False, "next_cycle": "LC-2"}],
    "closed": [CYCLE]}
_LESSON = {"lesson": "L-1", "kind": "obstacle", "cause": "housing", "statement": HOSTILE, "drawn_on": "2026-07-02"}
_AS_IT_WAS = {"text": "Bij overplaatsing wisselt de mentor.", "latitude": "director"}
FULL: dict[str, Any] = {
    "quarter": "2026-3", "from": "2026-07-01", "until": "2026-09-30", "over": True, "seen_until": "2026-09-30",
    "drawn": [{**_LESSON, "cycle": "LC-1"}, {**_LESSON, "lesson": "L-2", "cycle": None},
              {**_LESSON, "lesson": "L-3", "kind": "opportunity", "statement": "De mentor kan mee.", "cycle": None}],
    "by_kind": {"obstacle": 2, "opportunity": 1}, "by_cause": [{"cause": "housing", "obstacle": 2, "opportunity": 1}],
    "taken_up": [{**_LESSON, "cycle": "LC-1", "title": CYCLE["title"], "on": "2026-08-03"}],
    "came_back": [{"cause": "housing", "lessons": ["L-1", "L-2"], "cycle": "LC-1", "title": CYCLE["title"]}],
    "cycles": STEPS,
    "changes": [
        {"protocol": "P-1", "title": "Plaatsing", "done": "revised", "on": "2026-08-04", "version": 2, "cycle": "LC-1",
         "clauses": [{"clause": "c-mentor", "before": _AS_IT_WAS,
                      "after": {"text": "De mentor blijft.", "latitude": "professional"}},
                     {"clause": "c-nieuw", "before": None, "after": {"text": HOSTILE, "latitude": "city_board"}}]},
        {"protocol": "P-1", "title": "Plaatsing", "done": "revised", "on": "2026-08-05", "version": 3, "cycle": None,
         "clauses": []},
        {"protocol": "P-2", "title": "Oud", "done": "withdrawn", "on": "2026-08-06", "version": None, "cycle": None,
         "clauses": [{"clause": "c-oud", "before": _AS_IT_WAS, "after": None}]}],
    "proposed": [{"protocol": "P-1", "title": "Plaatsing", "clause": "c-mentor", "text": "De mentor blijft.",
                  "deviations": 27, "backed": 26, "solved": None, "hidden": True}],
    "ladder": [{"rung": "mandate_holder", "arrived": 41, "answered": 33, "ran_out": None, "hidden": True},
               {"rung": "director", "arrived": 18, "answered": 14, "ran_out": 6, "hidden": False},
               {"rung": "city_board", "arrived": None, "answered": None, "ran_out": None, "hidden": True}]}
NOTHING: dict[str, Any] = {
    **FULL, "quarter": "2026-4", "from": "2026-10-01", "until": "2026-12-31", "over": False,
    "seen_until": "2026-11-25", "drawn": [], "by_kind": {"obstacle": 0, "opportunity": 0}, "by_cause": [],
    "taken_up": [], "came_back": [], "cycles": {step: [] for step in STEPS}, "changes": [], "proposed": [],
    "ladder": [{"rung": rung, "arrived": None, "answered": None, "ran_out": None, "hidden": True}
               for rung in ("mandate_holder", "director", "city_board")]}
ANSWERS = {"2026-4": NOTHING, "2026-3": FULL}
STAMP = {"at": "2026-11-25T11:00:00Z", "position": 12345, "invented": True}
