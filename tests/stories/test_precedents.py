"""Precedents by clause, cause and words: found by the texts that were marked shareable, and by no other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from application.opening import create_store, open_workplace
from application.recording import record_fact
from application.route import ask_precedents
from domain.identity import stream_id
from projections.words import STOP_WORDS, words_of
from tests.stories.test_the_route import NOW, lines, rows_of_all, take_in

SEALED = "grootmoedersgeheim"


@pytest.fixture
def workplace(address, monkeypatch):
    """A small city on each kind of store in turn."""
    for name, value in address.environment.items():
        monkeypatch.setenv(name, value)
    create_store()
    with open_workplace(writing=True) as opened:
        take_in(opened, lines())
        yield opened


def line(event: str, kind: str, name: str, at: str, by: str, **values) -> bytes:
    return json.dumps({"event": event, kind: name, "occurred_on": at[:10], "recorded_at": f"{at}:00Z",
                       "recorded_by": by, "id": f"{name}-{event}", **values}).encode()


def deviation(name: str, day: int, shareable: str | None = None, clause: str = "c-mh", **answer) -> list[bytes]:
    """A deviation of a day in June 2024, backed the day after; what is told of her is sealed."""
    at = f"2024-06-{day:02}T08:00"
    told = {"legitimacy": SEALED, "involvement": SEALED, "benefit": SEALED}
    shared = {} if shareable is None else {"shareable": shareable}
    return [line("deviation_recorded", "deviation", name, at, "pro-a", trajectory="T-1", protocol="P-1", clause=clause,
                 instead=SEALED, effective_from=at[:10], motivation=told, expected_effect=SEALED, **shared),
            line("deviation_backed", "deviation", name, f"2024-06-{day + 1:02}T08:00",
                 "mh-a" if clause == "c-mh" else "dir-a", reasons=SEALED, **answer)]


def dilemma(name: str, day: int, cause: str, shareable: str) -> list[bytes]:
    at = f"2024-06-{day:02}T08:00"
    options = [{"option": each, "text": SEALED} for each in ("o1", "o2")]
    return [line("dilemma_raised", "dilemma", name, at, "pro-a", trajectories=["T-1"], question=SEALED, at_stake=SEALED,
                 options=options, cause=cause, shareable=shareable),
            line("dilemma_decided", "dilemma", name, f"2024-06-{day + 1:02}T08:00", "mh-a", option="o1",
                 reasons=SEALED, review_on="2024-07-06")]


def record(workplace, told: list[bytes]) -> None:
    """Each records in their own name."""
    for each in map(json.loads, told):
        record_fact(workplace, each, each["recorded_by"], each["id"], NOW)


def found(workplace, kind: str, name: str) -> list[tuple[str, list[str]]]:
    return [(each["id"], each["shared"]) for each in ask_precedents(workplace, "pro-a", kind, name, NOW)]


def test_most_shared_stands_first_and_then_the_newest(workplace):
    told = [*deviation("D-1", 1, "de mentor blijft na de plaatsing"), *deviation("D-2", 3),
            *deviation("D-3", 5, "Mentoren wisselen", clause="c-dir"), *dilemma("M-4", 7, "money", "een mentor"),
            *deviation("D-5", 9, "niets van dit alles voor haar"), *deviation("D-6", 11, "zonder een mentor verder"),
            *dilemma("M-7", 13, "money", "wie betaalt")]
    record(workplace, told)
    assert found(workplace, "deviation", "D-6") == [
        ("D-1", ["clause", "words"]), ("D-5", ["clause"]), ("M-4", ["words"]), ("D-3", ["words"]), ("D-2", ["clause"])]
    assert found(workplace, "dilemma", "M-7") == [("M-4", ["cause"])]
    assert found(workplace, "deviation", "D-1") == [], "what came later is no precedent"


@pytest.mark.parametrize(("asked", "theirs", "is_shared"), [
    ("haar plaatsingen", "na de plaatsing", True), ("lange gesprekken", "één gesprek", True),
    ("zijn moeders", "haar MOEDER", True), ("geld", "te weinig tijd", False),
    ("zij wordt niet geholpen", "het wordt niets zonder haar", False), ("in 2023", "in 2023", False),
    ("de 'mentor' & (nacht) | !", "'s nachts; mentor", True), ("mentor NEAR nacht*", '"nacht', True)])
def test_a_word_is_shared_with_its_endings_and_never_a_stop_word(workplace, asked, theirs, is_shared):
    record(workplace, [*deviation("D-1", 1, theirs, clause="c-dir"), *deviation("D-2", 3, asked)])
    assert bool(found(workplace, "deviation", "D-2")) is is_shared


def test_the_index_of_words_keeps_step_and_holds_no_sealed_text(workplace, address):
    record(workplace, [*deviation("D-1", 1, "mentor")[:1], *deviation("D-2", 3, "de mentoren", clause="c-dir"),
                       *deviation("D-3", 5, "een mentor")])
    assert found(workplace, "deviation", "D-3") == [("D-2", ["words"])], "D-1 is not answered yet"
    record(workplace, [line("deviation_backed", "deviation", "D-1", "2024-06-20T08:00", "mh-a", reasons=SEALED)])
    before = found(workplace, "deviation", "D-3"), rows_of_all(workplace)
    for _ in range(2):      # both sets of tables
        workplace.rebuild()
        assert (found(workplace, "deviation", "D-3"), rows_of_all(workplace)) == before
    assert before[0] == [("D-1", ["clause", "words"]), ("D-2", ["words"])]
    assert SEALED not in repr(before)
    engine = create_engine(address.owner or address.store)
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            made = connection.execute(text("SELECT indexdef FROM pg_indexes WHERE indexname LIKE 'words\\__'")).all()
            assert len(made) == 2
            assert all(each.endswith("(to_tsvector('dutch'::regconfig, shareable))") for (each,) in made)
        else:
            for which in "ab":
                connection.execute(text(f"CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, words_{which}, row)"))
                assert {term for (term,) in connection.execute(text("SELECT term FROM held"))} == {
                    "mentor", "mentoren", "de", "een"}
                connection.execute(text("DROP TABLE held"))
    engine.dispose()
    if address.owner is None:
        file = Path(make_url(address.store).database)
        kept = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
        assert b"mentoren" in kept
        assert SEALED.encode() not in kept


def test_conditions_are_told_unless_they_name_a_trajectory_or_are_forgotten(workplace):
    record(workplace, [*deviation("D-1", 1), *deviation("D-2", 3, conditions="Elke maand terugkijken."),
                       *deviation("D-3", 5, conditions="Zoals bij t-1 eerder."), *deviation("D-4", 7)])

    def told() -> list[tuple[str, str | None]]:
        answer = ask_precedents(workplace, "pro-a", "deviation", "D-4", NOW)
        return [(each["id"], each["conditions"]) for each in answer]

    assert told() == [("D-3", None), ("D-2", "Elke maand terugkijken."), ("D-1", None)]
    workplace.keys.destroy(stream_id("trajectory", "T-1"))
    assert told() == [("D-3", None), ("D-2", None), ("D-1", None)]


@pytest.mark.postgres
def test_the_stop_words_are_those_of_the_server(on_postgresql):
    engine = create_engine(on_postgresql.owner)
    with engine.connect() as connection:
        left = connection.execute(text("SELECT word FROM unnest(CAST(:words AS text[])) word WHERE "
                                       "length(to_tsvector('dutch', word)) > 0"), {"words": sorted(STOP_WORDS)}).all()
    engine.dispose()
    assert left == []
    assert words_of("De mentor en de MENTOR van 2024, niet haar moeder") == ["mentor", "moeder"]
