"""What one can do to a case, which fields each act takes, and the line that it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.views.fields import Field, Line, filled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

CAUSES = ("money", "law", "mandate", "capacity", "cooperation", "knowledge", "housing", "information_sharing",
          "culture", "other")
#: The corners of the value triangle (report 5.2.3).
MOTIVATION = ("legitimacy", "involvement", "benefit")

_REASONS = Field("reasons", "text", required=True)
_QUESTION = Field("question", "text", required=True)
_HER_VIEW = Field("her_view", "text")
_EFFECT = Field("effect", "text", required=True)
_RATING = Field("rating", "choice", "rating", (1, 2, 3, 4, 5), required=True)
_SOLVED = ("yes", "partly", "no", "unknown")
_WITHDRAWN = (Field("reason", "text", required=True),)
MOTIVATED = (*(Field(part, "text", required=True) for part in MOTIVATION),
             Field("expected_effect", "text", required=True))

ACTS: dict[str, tuple[Field, ...]] = {
    "deviation_backed": (_REASONS, Field("conditions", "text"), Field("valid_until", "day")),
    "deviation_declined": (_REASONS, Field("instead", "text")),
    "deviation_asked_back": (_QUESTION,),
    "deviation_handed_up": (Field("reason", "choice", "handed_up.reason", ("no_mandate", "cross_domain", "other"),
                                  required=True),),
    "deviation_motivated": MOTIVATED,
    "deviation_answered_back": (Field("answer", "text", required=True),),
    "deviation_answer_received": (),
    "deviation_backing_felt": (_RATING,),
    "deviation_evaluated": (
        Field("problem_solved", "choice", "solved", _SOLVED, required=True), _EFFECT, _HER_VIEW,
        Field("would_do_again", "choice", "again", ("yes", "no", "unknown"))),
    "deviation_withdrawn": _WITHDRAWN,
    "dilemma_decided": (
        Field("option", "choice", required=True, running="options"), Field("text", "text"), _REASONS,
        Field("conditions", "text"), Field("review_on", "day", required=True)),
    "dilemma_taken_up": (),
    "dilemma_asked_back": (_QUESTION,),
    "dilemma_handed_up": (Field("reason", "choice", "handed_up.reason",
                                ("no_mandate", "cross_domain", "money", "law", "other"), required=True),),
    "advice_asked": (Field("of", "name", required=True), _QUESTION),
    "advice_given": (Field("advice", "text", required=True),),
    "dilemma_answered_back": (Field("answer", "text", required=True),),
    "dilemma_answer_received": (),
    "dilemma_backing_felt": (_RATING,),
    "dilemma_outcome_recorded": (Field("solved", "choice", "solved", _SOLVED, required=True), _EFFECT, _HER_VIEW),
    "lesson_drawn": (
        Field("kind", "choice", "lesson.kind", ("obstacle", "opportunity"), required=True),
        Field("cause", "choice", "cause", CAUSES, required=True), Field("statement", "text", required=True)),
    "dilemma_closed": (Field("no_lesson", "text"),),
    "dilemma_withdrawn": _WITHDRAWN,
}


def possible(acts: list[str]) -> list[str]:
    """Those of the acts that are done on the page of the case, in the order in which they are offered."""
    return [act for act in ACTS if act in acts]


def line(event: str, kind: str, case: str, today: date, typed: Mapping[str, Any], made_name: str) -> Line:
    """Check what was typed and make the line. `made_name` names what the act begins: a lesson."""
    made = filled(ACTS[event], typed)
    if made.values.get("option") == "other" and "text" not in made.values:
        made.errors.append(("text", "error.required"))
    if made.errors:
        return made
    given = motivated(made.values) if event == "deviation_motivated" else made.values
    begun = {"lesson": made_name} if event == "lesson_drawn" else {}
    made.values = {"event": event, "occurred_on": str(today), **begun, kind: case, **given}
    return made


def motivated(values: Mapping[str, Any]) -> dict[str, Any]:
    """The three parts of the motivation as one value, when there are any."""
    parts = {part: values[part] for part in MOTIVATION if part in values}
    return {**({"motivation": parts} if parts else {}),
            **{name: value for name, value in values.items() if name not in MOTIVATION}}
