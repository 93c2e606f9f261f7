"""What was learned in a quarter as a report in words: the same for the page and for the PDF.

A report is plain: {language, title, lead: [paragraph], sections: [{title, blocks}]}; a block is {text}, {heading},
{items: [[first line, further lines]]} or {table: {title, head, rows}}. Nothing in it is marked-up text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.views.quarter_cycles import cycles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dashboard.words import Words

    Block = dict[str, Any]

KINDS = ("obstacle", "opportunity")
DONE = ("adopted", "revised", "withdrawn")
LEFT = ("deviations", "backed", "solved")
COUNTED = ("arrived", "answered", "ran_out")
SECTIONS = ("lessons", "taken_up", "cycles", "changes", "came_back", "proposed", "ladder")


def report(answer: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """The whole report of an answer of `quarter`."""
    blocks = dict(zip(SECTIONS, (lessons(answer, words), taken_up(answer["taken_up"], words),
                                 cycles(answer["cycles"], words), changes(answer["changes"], words),
                                 came_back(answer["came_back"], words), proposed(answer["proposed"], words),
                                 ladder(answer["ladder"], words)), strict=True))
    return {"language": words.language, "title": words("quarter.of", quarter=name(answer["quarter"], words)),
            "lead": [how_far(answer, words), words("quarter.about_nobody")],
            "sections": [{"title": words(f"quarter.{section}"),
                          "blocks": told or [{"text": words(f"quarter.{section}.none")}]}
                         for section, told in blocks.items()]}


def stamped(told: Mapping[str, Any], stamp: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """The report as it goes on paper: with when and on which position it was made, and a mark on invented data."""
    mark = [words("app.invented")] if stamp["invented"] else []
    return {**told, "lead": [*mark, *told["lead"]], "page": words("quarter.page"),
            "made": words("quarter.made", moment=words.moment(stamp["at"]), position=stamp["position"])}


def name(quarter: str, words: Words) -> str:
    """`2026-3` as derde kwartaal van 2026."""
    return words(f"quarter.name.{quarter[5:]}", year=quarter[:4])


def titled(quarter: str, words: Words) -> str:
    """The same where a line begins: Derde kwartaal van 2026."""
    told = name(quarter, words)
    return told[:1].upper() + told[1:]


def how_far(answer: Mapping[str, Any], words: Words) -> str:
    """From which day to which one, and whether it is over."""
    if answer["over"]:
        return words("quarter.over", first=words.day(answer["from"]), last=words.day(answer["until"]))
    return words("quarter.running", first=words.day(answer["from"]), seen=words.day(answer["seen_until"]))


def lessons(answer: Mapping[str, Any], words: Words) -> list[Block]:
    """How many by kind and cause, and what each says; what is said more than once stands once."""
    if not answer["drawn"]:
        return []
    kinds = answer["by_kind"]
    head = [words("quarter.cause"), *(words(f"lessons.{kind}") for kind in KINDS)]
    rows = [[words.code("cause", row["cause"]), *(words.number(row[kind]) for kind in KINDS)]
            for row in answer["by_cause"]]
    return [{"text": words("quarter.lessons.counted", lessons=words.count("lessons", len(answer["drawn"])),
                           **{kind: words.count(f"quarter.{kind}", kinds[kind]) for kind in KINDS})},
            _table(words("quarter.lessons.by_cause"), head, rows), {"items": _statements(answer["drawn"], words)}]


def _statements(drawn: Iterable[Mapping[str, Any]], words: Words) -> list[list[str]]:
    alike: dict[tuple[str, str, str], list[str]] = {}
    for row in drawn:
        taken = words("quarter.lesson.taken_up", lesson=row["lesson"], cycle=row["cycle"]) if row["cycle"] else (
            row["lesson"])
        alike.setdefault((row["cause"], row["kind"], row["statement"]), []).append(taken)
    return [[_quoted(statement, words), " ".join([
                _kind(kind, cause, words), words("quarter.lesson.names", lessons=", ".join(names))])]
            for (cause, kind, statement), names in sorted(alike.items())]


def taken_up(rows: Iterable[Mapping[str, Any]], words: Words) -> list[Block]:
    """The lessons that were taken up, each with its cycle."""
    items = [[_quoted(row["statement"], words), " ".join([
        _kind(row["kind"], row["cause"], words), words("quarter.lesson.names", lessons=row["lesson"]),
        words("quarter.taken_up.by", cycle=row["cycle"], title=row["title"], day=words.day(row["on"]))])]
             for row in rows]
    return [{"items": items}] if items else []


def changes(rows: Iterable[Mapping[str, Any]], words: Words) -> list[Block]:
    """Each change of a protocol, with the clauses that differ: how it was beside how it is."""
    blocks: list[Block] = []
    for row in rows:
        title = words(f"quarter.changes.{row['done']}", title=row["title"], version=row["version"])
        cycle = [words("quarter.changes.by", cycle=row["cycle"])] if row["cycle"] else []
        blocks += [{"heading": title},
                   {"text": " ".join([words("quarter.changes.on", day=words.day(row["on"])), *cycle])}]
        head = [words("quarter.clause"), words("quarter.before"), words("quarter.after")]
        rows_of = [[each["clause"], _side(each["before"], words), _side(each["after"], words)]
                   for each in row["clauses"]]
        blocks.append(_table(title, head, rows_of) if rows_of else {"text": words("quarter.changes.same")})
    return blocks


def _side(clause: Mapping[str, Any] | None, words: Words) -> str:
    if clause is None:
        return words("quarter.no_clause")
    return words("quarter.side", text=clause["text"], who=words.code("clause.latitude", clause["latitude"]))


def came_back(rows: Iterable[Mapping[str, Any]], words: Words) -> list[Block]:
    """The causes that came back, with the cycle that had been adopted on each."""
    items = [[words("quarter.came_back.cause", cause=words.code("cause", row["cause"]),
                    lessons=words.count("lessons", len(row["lessons"])), names=", ".join(row["lessons"])),
              words("quarter.came_back.after", cycle=row["cycle"], title=row["title"])] for row in rows]
    return [{"items": items}] if items else []


def proposed(rows: Iterable[Mapping[str, Any]], words: Words) -> list[Block]:
    """The clauses proposed for revision, with how often each was left and what came of it."""
    items = [[words("quarter.proposed.clause", clause=row["clause"], title=row["title"], text=row["text"]),
              words("quarter.proposed.left", **{each: _left(row[each], words) for each in LEFT})] for row in rows]
    return [{"text": words("quarter.proposed.why")}, {"items": items}] if items else []


def ladder(rows: Iterable[Mapping[str, Any]], words: Words) -> list[Block]:
    """What each rung did: questions that arrived, were answered, and ran out of time."""
    rows = list(rows)
    if all(row[count] is None for row in rows for count in COUNTED):
        return []
    told = [[words.code("rung", row["rung"]), *(_acts(row[count], words) for count in COUNTED)] for row in rows]
    head = [words("table.rung"), *(words(f"quarter.rung.{count}") for count in COUNTED)]
    return [{"text": words("quarter.ladder.how")}, _table(words("quarter.ladder"), head, told)]


def _left(count: int | None, words: Words) -> str:
    """A count that may be hidden for what it leaves of another, however large it is."""
    return words("figure.hidden") if count is None else words.number(count)


def _acts(count: int | None, words: Words) -> str:
    return words("few") if count is None else words.number(count)


def _kind(kind: str, cause: str, words: Words) -> str:
    return words("quarter.lesson.kind", kind=words.code("lesson.kind", kind), cause=words.code("cause", cause).lower())


def _quoted(statement: str, words: Words) -> str:
    return words("quarter.quoted", text=statement)


def _table(title: str, head: list[str], rows: list[list[str]]) -> Block:
    return {"table": {"title": title, "head": head, "rows": rows}}
