"""Signals of sexual violence, and how professionals weigh them: their disagreement is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from domain.event import Fact
from domain.fields import ThingName, code
from domain.refusals import NameIsUsed, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

FORMS = ("rape", "assault", "indecent_exposure", "exploitation", "transactional_sex", "shame_sexting", "exposing",
         "sextortion", "recruiting", "unclear")
CERTAINTIES = ("suspected", "indicated", "established")
SETTINGS = ("online", "offline", "both", "unknown")
PARTS = ("victim", "perpetrator", "both", "unknown")
OWN_VIEWS = ("acknowledged", "denied", "unknown")
BY = ("father", "partner", "ex_partner", "family_member", "acquaintance", "stranger", "group", "unknown")
DURATIONS = ("once", "repeatedly", "unknown")
#: The four flags of the Vlaggensysteem, and for each of its six criteria the same.
FLAGS = ("green", "yellow", "red", "black")


class SignalWasNotRecorded(Refusal):
    """This signal was not recorded by that day."""


class SignalRecorded(Fact):
    """A signal, with what is known of it."""

    TOPIC = "signal_recorded"
    signal: ThingName
    form: Annotated[str, code(*FORMS)]
    certainty: Annotated[str, code(*CERTAINTIES)]
    setting: Annotated[str, code(*SETTINGS)] = "unknown"
    part: Annotated[str, code(*PARTS)] = "unknown"
    own_view: Annotated[str, code(*OWN_VIEWS)] = "unknown"
    by: Annotated[str, code(*BY)] = "unknown"
    duration: Annotated[str, code(*DURATIONS)] = "unknown"


class SignalWeighed(Fact):
    """One professional's judgement of a signal; a human judgement, never computed."""

    TOPIC = "signal_weighed"
    signal: ThingName
    flag: Annotated[str, code(*FLAGS)]
    consent: Annotated[str, code(*FLAGS)] | None = None
    voluntariness: Annotated[str, code(*FLAGS)] | None = None
    equality: Annotated[str, code(*FLAGS)] | None = None
    development: Annotated[str, code(*FLAGS)] | None = None
    context: Annotated[str, code(*FLAGS)] | None = None
    impact: Annotated[str, code(*FLAGS)] | None = None


EVENTS = (SignalRecorded, SignalWeighed)


def possible(history: Sequence[Fact], opened_on: date) -> None:  # noqa: ARG001
    """A name is given once; only a recorded signal is weighed."""
    names = {f.signal for f in history if isinstance(f, SignalRecorded)}
    recorded: set[str] = set()
    for fact in history:
        name = fact.signal  # type: ignore[attr-defined]
        if isinstance(fact, SignalRecorded):
            if name in recorded:
                raise NameIsUsed("signal")
            recorded.add(name)
        elif name not in recorded:
            raise SignalWasNotRecorded(None if name in names else "signal")
