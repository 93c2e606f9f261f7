"""`show`, `metrics`, `series`, `report background` and `xmr`: the questions, answered from the read model."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from application import clock
from application.answers import tell
from application.commands.taking import answered, to_ask
from application.refusals import WrongUse

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date


def show(asked: Namespace) -> None:
    """The figures of one trajectory on a day."""
    from application.questions import trajectory

    tell(trajectory(asked.account, asked.trajectory, _on(asked), asked.known_at), asked)


def metrics(asked: Namespace) -> None:
    """The figures of the city on a day."""
    from application.figures import ask_city

    on = _on(asked)
    with to_ask(asked, asked.known_at) as workplace:
        answered(workplace, asked, _what("metrics", on, asked),
                 ask_city(workplace, asked.account, on, asked.known_at, asked.district, asked.organisation))


def series(asked: Namespace) -> None:
    """A figure month by month."""
    from application.figures import ask_series

    if asked.from_month > asked.to_month:
        message = "--from lies after --to"
        raise WrongUse(message)
    on = _on(asked)
    with to_ask(asked, asked.known_at) as workplace:
        answer: Any = ask_series(workplace, asked.account, asked.key, asked.from_month, asked.to_month, on,
                                 asked.known_at, asked.district, asked.organisation)
        if asked.xmr:
            valued = [Fraction(str(row["value"])) for row in answer if row["value"] is not None]
            answer = {"series": answer, "xmr": _xmr(valued, asked.baseline)}
        answered(workplace, asked, _what(f"series {asked.key} {asked.from_month} {asked.to_month}", on, asked), answer)


def _what(command: str, on: date, asked: Namespace) -> str:
    """What was asked, with every word that narrows it."""
    narrowed = {"known at": asked.known_at and asked.known_at.isoformat(), "district": asked.district,
                "organisation": asked.organisation}
    return ", ".join([f"{command} on {on}", *(f"{name} {value}" for name, value in narrowed.items() if value)])


def report(asked: Namespace) -> None:
    """The report on background: table 2.1 and chapter 2 of the report, from the record."""
    from application.questions import background

    tell(background(asked.account, _on(asked), asked.known_at, asked.name_prefix), asked)


def xmr(asked: Namespace) -> None:
    """Limits and signals of a row of numbers; asks no store."""
    tell(_xmr(asked.values, asked.baseline), asked)


def _xmr(values: list[Fraction], baseline: int | None) -> dict[str, Any]:
    from escalations.xmr import xmr as limits

    if baseline is not None and baseline > len(values):
        message = f"--baseline {baseline} is more than the {len(values)} points there are"
        raise WrongUse(message)
    return limits(values, baseline)


def _on(asked: Namespace) -> Any:
    return asked.on or clock.today()
