"""`show`, `metrics`, `series`, `report background` and `xmr`: the questions, answered from the read model."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from application import clock
from application.answers import tell
from application.refusals import WrongUse

if TYPE_CHECKING:
    from argparse import Namespace


def show(asked: Namespace) -> None:
    """The figures of one trajectory on a day."""
    from application.questions import trajectory

    tell(trajectory(asked.account, asked.trajectory, _on(asked), asked.known_at), asked)


def metrics(asked: Namespace) -> None:
    """The figures of the city on a day."""
    from application.questions import city

    tell(city(asked.account, _on(asked), asked.known_at, asked.district, asked.organisation), asked)


def series(asked: Namespace) -> None:
    """A figure month by month."""
    from application.questions import months

    if asked.from_month > asked.to_month:
        message = "--from lies after --to"
        raise WrongUse(message)
    answer = months(asked.account, asked.key, asked.from_month, asked.to_month, _on(asked), asked.known_at,
                    asked.district, asked.organisation)
    if asked.xmr:
        valued = [Fraction(str(row["value"])) for row in answer if row["value"] is not None]
        tell({"series": answer, "xmr": _xmr(valued, asked.baseline)}, asked)
    else:
        tell(answer, asked)


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
