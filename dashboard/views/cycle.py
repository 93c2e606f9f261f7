"""One learning cycle: its plan, its figure before and after the change, what each check said, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.views.cycles import mark, where
from dashboard.views.months import SERIES, Month, MonthlyFigure, limits, written
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.words import Words

#: What was said with each step, by the field that holds it.
_SAID = ("scope", "reason", "remark", "reasons")


def head(told: Mapping[str, Any], words: Words) -> list[tuple[str, str, str, str]]:
    """Four facts: how it stands, what is expected, what must not suffer, and when it is looked at again."""
    wanted, form = told["prediction"], SERIES[told["measure"]]
    harm = told["balancing"]
    late = words("cycles.review_overdue") if told["review_overdue"] else ""
    return [
        ("status", words("cycle.stands"), words.code("cycle.status", told["status"]),
         words("cycles.owner", owner=told["owner"], where=where(told, words))),
        ("prediction", words("cycle.predicted"),
         words(f"cycle.predicted.{wanted['direction']}", to=written(wanted["to"], form, words)),
         words("cycle.predicted.by", measure=words(f"figure.{told['measure']}"), month=words.month(wanted["by"]))),
        ("balancing", words("cycle.balancing"), words(f"figure.{harm['measure']}"),
         words(f"cycle.harm.{harm['harm']}")),
        ("review", words("cycle.review"), words.day(told["review_on"]), late),
    ]


def verdict(told: Mapping[str, Any], words: Words) -> str:
    """What the last check said, in sentences; and what it did not, when there was none."""
    if not told["checks"]:
        return words("cycle.unchecked" if told["started_in"] else "cycle.unstarted")
    last = told["checks"][-1]
    met = "none" if last["prediction_met"] is None else last["prediction_met"]
    return " ".join([mark(last["verdict"], words), words(f"cycle.verdict.{last['verdict']}.what"),
                     words(f"cycle.met.{met}"),
                     words("cycle.balancing.said", measure=words(f"figure.{told['balancing']['measure']}").lower(),
                           verdict=words(f"cycle.verdict.{last['balancing_verdict']}").lower())])


def checks(told: Mapping[str, Any], words: Words) -> dict[str, list[str]]:
    """The checks with their figures as they were computed and kept, the last first."""
    form, rows = SERIES[told["measure"]], list(reversed(told["checks"]))
    return {
        words("cycle.table.at"): [words.day(row["at"][:10]) for row in rows],
        words("cycle.table.verdict"): [words(f"cycle.verdict.{row['verdict']}") for row in rows],
        words("cycle.table.met"): [words("none") if row["prediction_met"] is None
                                   else words(f"cycle.met.{row['prediction_met']}.short") for row in rows],
        words("cycle.table.baseline"): [_mean(row["baseline"]["mean"], form, words) for row in rows],
        words("cycle.table.limits"): [
            limits(row["baseline"]["lower"], row["baseline"]["upper"], form, words) for row in rows],
        words("cycle.table.after"): [words.number(len(row["points"])) for row in rows],
        words("cycle.table.balancing"): [words(f"cycle.verdict.{row['balancing_verdict']}") for row in rows]}


def figure(told: Mapping[str, Any], course: Mapping[str, Any], words: Words) -> MonthlyFigure:
    """The figure from its baseline up to now; only months after the one of the start can bear a signal."""
    form, after = SERIES[told["measure"]], {point["month"]: point for point in course["points"]}
    months = [Month(row["month"], words.month(row["month"]), row["value"], written(row["value"], form, words), "",
                    *_signal(after.get(row["month"]), words)) for row in course["series"]]
    baseline = course["baseline"]
    return MonthlyFigure(told["measure"], words(f"figure.{told['measure']}"), form, tuple(months), baseline["mean"],
                         baseline["lower"], baseline["upper"], trial=False, verdict=_seen(after, words))


def way(told: Mapping[str, Any], words: Words) -> list[str]:
    """What happened, a line a step, with what was said of it."""
    return [words("cycle.planned_on", day=words.day(told["planned_on"])), *(_step(step, words) for step in told["way"])]


def _step(step: Mapping[str, Any], words: Words) -> str:
    act = step.get("decision") or step["event"]
    said = next((step[field] for field in _SAID if step.get(field)), None)
    against = f" {words('cycle.against_figures')}" if step.get("against_figures") else ""
    line = words("cycle.step", day=words.day(step["occurred_on"]), act=words(f"cycle.did.{act}"), by=plain(step["by"]))
    return line + against + (f"  \n“{plain(said)}”" if said else "")


def _signal(point: Mapping[str, Any] | None, words: Words) -> tuple[str | None, str]:
    if point is None or point["signal"] is None:
        return None, ""
    return point["signal"], words(f"signal.{point['signal']}.{point['direction']}")


def _seen(after: Mapping[str, Mapping[str, Any]], words: Words) -> str:
    first = next((point for point in after.values() if point["signal"]), None)
    if not after:
        return words("cycle.seen.nothing")
    if first is None:
        return words("cycle.seen.none", number=words.count("months", len(after)))
    return words("cycle.seen.signal", month=words.month(first["month"]), signal=_signal(first, words)[1])


def _mean(value: float | None, form: str, words: Words) -> str:
    return words("none") if value is None else written(value, form, words)
