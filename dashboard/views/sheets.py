"""An answer as one table to take along: a heading for each column, a row for each thing, every cell with its form.

A sheet is {title, head, rows, beside}; a cell is [form, value] with form text, number, share, day, month or moment, and
None where there is nothing. What is hidden says so in words, in whatever column: nobody takes it for nought.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.views.quarter import name as quarter_named
from dashboard.views.sheet_about import beside, scope, taken_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dashboard.words import Words

    Row = Mapping[str, Any]
    Cell = list[Any]
    #: The heading of a column, and what a row has there.
    Column = tuple[str, Callable[[Row, Words], Cell]]
    Table = tuple[Iterable[Row], Sequence[Column]]


def sheet(asked: str, answer: Any, stamp: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """The table of an answer, and what stands beside it.

    `asked`: the command and its words, such as `series deviations 2025-01 2025-12`.
    """
    kind, _, about = asked.partition(" ")
    rows, columns = _KINDS[kind](answer, about)
    return {"title": words(f"sheet.{kind}"), "head": [words(f"sheet.column.{name}") for name, _ in columns],
            "rows": [[cell(row, words) for _, cell in columns] for row in rows],
            "beside": beside(asked, answer, stamp, words)}


# Cells


def _plain(key: str, form: str = "text") -> Column:
    return key, lambda row, words: _cell(form, row, key, words)


def _code(key: str, group: str) -> Column:
    return key, lambda row, words: ["text", row[key] and words.code(group, row[key])]


def _yes(key: str) -> Column:
    return key, lambda row, words: ["text", None if row.get(key) is None else words.yes(row[key])]


def _cell(form: str, row: Row, key: str, words: Words) -> Cell:
    """What is not there is empty; what is there and may not be told is hidden."""
    value = row.get(key)
    if value is None and key in _PROTECTED and row.get("hidden"):
        return ["text", words("sheet.hidden")]
    return [form, value]


#: What a row that says `hidden` does not tell where it stands empty.
_PROTECTED = frozenset({"value", "numerator", "denominator", "girls", "deviations", "backed", "solved", "evaluated",
                        "per_100_open_years", "told", "her_view"})


def _scope(where: Row) -> Column:
    """Whose figures these are, on every row: a table of a district must not be taken for one of the city."""
    return "scope", lambda _, words: ["text", scope(where["district"], where["organisation"], words)]


# Kinds of answers


def _metrics(answer: Row, about: str) -> Table:
    """A row for each figure; of one that is told by kind, a row for each kind."""
    hidden = frozenset(answer.get("hidden_figures", ()))
    rows = []
    for block, figures in ((None, answer), ("ladder", answer["ladder"]), ("learning", answer["learning"])):
        for key, value in figures.items():
            if key in _NO_FIGURES:
                continue
            for part, one in value.items() if isinstance(value, dict) else [(None, value)]:
                name = f"{key}.{part}" if part else key
                rows.append({"block": block, "figure": key, "part": part, "value": one,
                             "hidden": name in hidden or key in hidden})
    asked = taken_apart(f"metrics {about}")
    return rows, (("figure", _figure), ("part", _part), ("value", _figure_value),
                  ("on", lambda *_: ["day", asked["on"]]), _scope(asked))


_NO_FIGURES = frozenset({"hidden", "hidden_figures", "on", "ladder", "learning"})


def _figure(row: Row, words: Words) -> Cell:
    block, key = row["block"], row["figure"]
    if block == "ladder" and row["part"]:
        return ["text", words("sheet.on_rung", rung=words.code("rung", key))]
    return ["text", _named(key, words, block or "figure")]


def _named(key: str, words: Words, block: str = "figure") -> str:
    """A figure by its name; a share says that it is one."""
    name = words(f"{block}.{key}")
    return words("sheet.share", figure=name) if key.endswith("_share") else name


def _form_of(key: str) -> str:
    return "share" if key.endswith("_share") else "number"


def _part(row: Row, words: Words) -> Cell:
    if row["part"] is None:
        return ["text", None]
    group = {"waiting": "wait.for", "cycles": "cycle.status"}.get(row["figure"], "sheet.rung")
    return ["text", words.code(group, row["part"])]


def _figure_value(row: Row, words: Words) -> Cell:
    name = row["part"] or row["figure"]
    return _cell(_form_of(name), row, "value", words)


def _series(answer: Any, about: str) -> Table:
    """A row for each month; with limits, what they are and what stands out."""
    months, limits = (answer, None) if isinstance(answer, list) else (answer["series"], answer["xmr"])
    key = about.partition(" ")[0]
    form = _form_of(key)
    columns = (_plain("month", "month"), _plain("value", form), _plain("numerator", "number"),
               _plain("denominator", "number"), ("figure", lambda _, words: ["text", _named(key, words)]),
               _scope(taken_apart(f"series {about}")))
    if limits is None:
        return months, columns
    points, of_all = iter(limits["points"]), {key: limits[key] for key in _LIMITS}
    rows = [row if row["value"] is None else {**row, **of_all, **_signal_of(next(points))} for row in months]
    return rows, (*columns, *(_plain(key, form) for key in _LIMITS), _SIGNAL)


_LIMITS = ("mean", "lower", "upper")


def _signal_of(point: Row) -> dict[str, Any]:
    return {"signal": point.get("signal"), "direction": point.get("direction")}


def _signal(row: Row, words: Words) -> Cell:
    signal = row.get("signal")
    return ["text", signal and words(f"signal.{signal}.{row['direction']}")]


_SIGNAL: Column = ("signal", _signal)


_TAUGHT_BY: Column = ("taught_by", lambda row, _: ["text", row["from"]])


def _lessons(answer: Any, _: str) -> Table:
    return answer, (_plain("lesson"), _TAUGHT_BY, _code("kind", "lesson.kind"), _code("cause", "cause"),
                    _plain("statement"), _plain("drawn_on", "day"), _yes("overdue"), _plain("cycle"), _plain("change"),
                    _code("verdict", "cycle.verdict"), _code("decision", "cycle.decision"), _plain("protocol"),
                    _plain("version", "number"), _yes("came_back"))


def _cycle(answer: Row, _: str) -> Table:
    """A row for each month of each check, those of the baseline first."""
    rows = []
    for check in answer["checks"]:
        of_check = {"cycle": answer["id"], "check": check["at"], "verdict": check["verdict"],
                    "prediction_met": check["prediction_met"], "balancing_verdict": check["balancing_verdict"],
                    **{key: check["baseline"][key] for key in _LIMITS}}
        for part, points in (("baseline", check["baseline"]["points"]), ("after", check["points"])):
            rows += [{**of_check, **point, **_signal_of(point), "part": part} for point in points]
    measure, form = answer["measure"], _form_of(answer["measure"])
    balancing = answer["balancing"] and answer["balancing"]["measure"]
    return rows, (_plain("cycle"), _plain("check", "moment"), _code("part", "sheet.part"), _plain("month", "month"),
                  _plain("value", form), _SIGNAL, *(_plain(key, form) for key in _LIMITS),
                  _code("verdict", "cycle.verdict"), _code("prediction_met", "sheet.met"),
                  ("figure", lambda _, words: ["text", _named(measure, words)]),
                  ("balancing", lambda _, words: ["text", balancing and _named(balancing, words)]),
                  _code("balancing_verdict", "cycle.verdict"), _scope(answer))


def _protocols(answer: Any, about: str) -> Table:
    """A row for each clause in force; with its history, a row for each version of it."""
    clauses = [{**protocol, "hidden": True, **clause} for protocol in answer for clause in protocol["clauses"]]
    named = (_plain("protocol"), _plain("title"), _plain("clause"), _plain("version", "number"))
    counted = tuple(_plain(key, "number") for key in ("deviations", "backed", "solved"))
    latitude = _code("latitude", "clause.latitude")
    if about != "--history":
        return clauses, (*named, _plain("text"), latitude, *counted, _yes("proposed"))
    rows = [{**clause, "hidden": False, **version, "told": version["her_view"]["told"],
             "her_view": version["her_view"]["mean"]} for clause in clauses for version in clause["history"]]
    since = (_plain("from", "day"), _plain("until", "day"), _plain("cycle"))
    came = (_plain("text"), _yes("changed"), ("drift", lambda row, words: [
        "text", words(f"protocol.drift.{row['drift']['verdict']}")]))
    further = (_plain(key, "number") for key in ("days", "open_years", "per_100_open_years", "evaluated", "told",
                                                 "her_view"))
    return rows, (*named, *since, latitude, *counted, *further, *came)


def _release(answer: Row, _: str) -> Table:
    named = ("district", "age", "overloaded", "stalled", "closed", "waiting")
    quarter: Column = ("quarter", lambda _, words: ["text", quarter_named(answer["release"], words)])
    return answer["figures"], (quarter, *((name, _dimension(name)) for name in named), _plain("girls", "number"))


def _dimension(name: str) -> Callable[[Row, Words], Cell]:
    def told(row: Row, words: Words) -> Cell:
        value = row.get(name)
        if value is None or name == "district":
            return ["text", value]
        return ["text", words.code({"age": "sheet.age", "waiting": "wait.for"}.get(name, "sheet.dimension"), value)]
    return told


_KINDS: dict[str, Callable[[Any, str], Table]] = {
    "metrics": _metrics, "series": _series, "lessons": _lessons, "cycle": _cycle, "protocols": _protocols,
    "release": _release,
}
