"""A protocol clause by clause: how often each was left and what came of it, by month and under each of its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.views.months import Month, MonthlyFigure
from dashboard.views.rules import backed_by
from dashboard.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.words import Words

    Row = Mapping[str, Any]

#: Whether a clause is left ever more often, with a shape for each verdict.
DRIFTS = {"drift": "orange-badge[:material/trending_up: ", "none": "gray-badge[:material/trending_flat: ",
          "too_little_data": "gray-badge[:material/data_usage: "}
#: What a chart needs before the last months: fewer, and its limits are for the time being.
_CERTAIN = 12


def hottest_first(clauses: Sequence[Row]) -> list[Row]:
    """What is proposed for revision first, then what was left most; a count that is not told is at least one."""
    return sorted(clauses, key=lambda clause: (not clause["proposed"],
                                               0 if clause["deviations"] is None else -clause["deviations"]))


def changed_in(clauses: Sequence[Row], version: str | None) -> str | None:
    """The first clause that this version changed: whoever comes for a version, comes for that."""
    return next((clause["clause"] for clause in clauses for row in clause["history"]
                 if str(row["version"]) == version and row["changed"]), None)


def clauses(found: Sequence[Row], words: Words) -> dict[str, list[str]]:
    """The clauses as a table: what became of leaving each, all versions together; her view of the last one."""
    return {words("sheet.column.clause"): [plain(clause["clause"]) for clause in found],
            words("sheet.column.deviations"): [_number(clause["deviations"], words) for clause in found],
            words("sheet.column.backed"): [_number(clause["backed"], words) for clause in found],
            words("sheet.column.evaluated"): [_evaluated(clause, words) for clause in found],
            words("sheet.column.solved"): [_number(clause["solved"], words) for clause in found],
            words("protocol.her_view.last"): [_her_view(clause["history"][-1], words) for clause in found],
            words("protocol.drift"): [words(f"protocol.drift.{clause['drift']['verdict']}") for clause in found],
            words("sheet.column.proposed"): [words.yes(clause["proposed"]) for clause in found]}


def told(clause: Row, words: Words) -> str:
    """The clause as it holds: who backs leaving it, and whether it is proposed for revision."""
    proposed = f" :orange-badge[:material/rate_review: {words('rules.proposed')}]" if clause["proposed"] else ""
    return f"{plain(clause['text'])}  \n{backed_by(clause['latitude'], words)}.{proposed}"


def drift(clause: Row, words: Words) -> str:
    """Whether it is left ever more often, as a mark and in a sentence, with what that cannot show."""
    found = clause["drift"]
    verdict = found["verdict"]
    mark = f":{DRIFTS[verdict]}{words(f'protocol.drift.{verdict}')}]"
    since = words.month(found["since"]) if found["since"] else ""
    signals = ", ".join(words(f"signal.{signal}.up") for signal in found["signals"])
    said = words(f"protocol.drift.{verdict}.what", since=since, signals=signals, months=words.number(found["baseline"]),
                 needed=words.number(_CERTAIN))
    return " ".join([mark, said, *(words(f"protocol.blind.{spot}") for spot in found["blind_spots"])])


def months(clause: Row, words: Words) -> MonthlyFigure | None:
    """The deviations from a clause by month, with the usual range; None where the months are not told."""
    found = clause["drift"]
    if found["months"] is None:
        return None
    rows = []
    for row in found["months"]:
        signal = next(iter(row["signals"]), None)
        rows.append(Month(row["month"], words.month(row["month"]), row["value"], words.number(row["value"], 0), "",
                          signal, words(f"signal.{signal}.up") if signal else ""))
    return MonthlyFigure("deviations", words("protocol.by_month", clause=clause["clause"]), "count", tuple(rows),
                         found["mean"], found["lower"], found["upper"], trial=found["baseline"] < _CERTAIN,
                         verdict=words(f"protocol.drift.{found['verdict']}"))


def versions(clause: Row, words: Words) -> dict[str, list[str]]:
    """What happened under each version of a clause: a column for each, so that they stand side by side."""
    lines: dict[str, Callable[[Row], str]] = {
        "sheet.column.from": lambda row: words.short_day(row["from"]),
        "sheet.column.until": lambda row: words.short_day(row["until"]) if row["until"] else words("protocol.now"),
        "sheet.column.days": lambda row: words.number(row["days"]),
        "sheet.column.deviations": lambda row: _count(row, "deviations", words),
        "protocol.per_100": lambda row: _count(row, "per_100_open_years", words),
        "sheet.column.backed": lambda row: _count(row, "backed", words),
        "sheet.column.evaluated": lambda row: _count(row, "evaluated", words),
        "sheet.column.solved": lambda row: _count(row, "solved", words),
        "protocol.her_view": lambda row: _her_view(row, words),
        "sheet.column.cycle": lambda row: plain(row["cycle"]) if row["cycle"] else words("none"),
    }
    return {words("protocol.of"): [words(key) for key in lines],
            **{version_of(row, words): [line(row) for line in lines.values()] for row in clause["history"]}}


def version_of(row: Row, words: Words) -> str:
    """The name of a version."""
    return words("protocol.version", version=words.number(row["version"]))


def _number(number: int | None, words: Words) -> str:
    return words("figure.hidden") if number is None else words.number(number)


def _count(row: Row, key: str, words: Words) -> str:
    """A count under a version; what is not told is hidden, and what cannot be worked out is not there."""
    if row[key] is None:
        return words("figure.hidden" if row.get("hidden") else "none")
    return words.number(row[key])


def _evaluated(clause: Row, words: Words) -> str:
    numbers = [row["evaluated"] for row in clause["history"]]
    return words("figure.hidden") if None in numbers else words.number(sum(numbers))


def _her_view(row: Row, words: Words) -> str:
    view = row["her_view"]
    if view["told"] is None:
        return words("figure.hidden")
    if view["mean"] is None:
        return words("protocol.her_view.few", number=words.number(view["told"])) if view["told"] else words("none")
    return words("protocol.her_view.mean", mean=words.number(view["mean"]), number=words.number(view["told"]))
