"""Two invented histories with every answer counted by hand: a year of help, and two sisters."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from domain.identity import stream_id
from projections.background import background
from projections.city import metrics
from projections.fold import catch_up, rebuild
from projections.questions import reader_of, refolded
from projections.series import series
from projections.show import show
from tests.projections.stored import record_of

EXAMPLES = Path(__file__).parent / "examples"
TODAY = "2026-06-01"


def lines_of(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (EXAMPLES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() if line]


QUESTIONS = [(path.name.removesuffix(".expected.json"), question)
             for path in sorted(EXAMPLES.glob("*.expected.json"))
             for question in json.loads(path.read_text(encoding="utf-8"))]


def ask(reader: Any, question: dict[str, Any], lines: list[dict[str, Any]]) -> Any:
    args = question["args"]
    on = date.fromisoformat(args.get("on", TODAY))
    match question["command"]:
        case "show":
            return show(reader, args["trajectory"], on)
        case "metrics":
            return metrics(reader, on, args.get("district"), args.get("organisation"))
        case "series":
            return series(reader, args["key"], args["from"], args["to"], on)
        case _:
            answers = {(f["trajectory"], f["item"]): f["answer"] for f in lines if f["event"] == "background_recorded"}
            return background(reader, [(*key, answer) for key, answer in answers.items()], on,
                              args.get("name_prefix", ""))


def told(answer: Any, expected: Any) -> Any:
    """The answer without what was not asked."""
    if isinstance(expected, dict) and isinstance(answer, dict):
        return {key: told(answer.get(key, "missing"), value) for key, value in expected.items()
                if key not in {"known_at", "purpose"}}
    if isinstance(expected, list) and isinstance(answer, list) and len(answer) == len(expected):
        return [told(a, e) for a, e in zip(answer, expected, strict=True)]
    return answer


@pytest.mark.parametrize(("name", "question"), QUESTIONS,
                         ids=[f"{n}-{q['command']}-{'-'.join(map(str, q['args'].values()))}" for n, q in QUESTIONS])
@pytest.mark.parametrize("folding", [catch_up, rebuild])
def test_the_answer_is_the_one_counted_by_hand(name, question, folding):
    lines = lines_of(name)
    engine = record_of(lines)
    folding(engine)
    args, expected = question["args"], question["answer"]
    with engine.connect() as connection:
        if "known_at" in args:
            stream = stream_id("trajectory", args["trajectory"]) if "trajectory" in args else None
            known_at = datetime.fromisoformat(args["known_at"])
            with refolded(connection, known_at, stream) as reader:
                answer = ask(reader, question, lines)
        else:
            answer = ask(reader_of(connection), question, lines)
    assert told(answer, expected) == told(expected, expected)
