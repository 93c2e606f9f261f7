"""`init`, `rebuild` and `verify`: the store is made, folded anew, and proved whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from access.policy import MAINTAIN
from application.opening import create_store, open_workplace
from application.progress import bar
from application.refusals import StoreIsUnhealthy
from record.verifying import verify as verify_record

if TYPE_CHECKING:
    from argparse import Namespace


def init(asked: Namespace) -> None:
    """Create the store, or bring it up to date."""
    told = create_store()
    print(json.dumps(told) if asked.json else f"The store stands at {told['store']} (version {told['version']}).")


def rebuild(asked: Namespace) -> None:
    """Make the read model anew; the one in use stays readable until the new one is whole."""
    with open_workplace(writing=True) as workplace:
        workplace.must(asked.account, MAINTAIN)
        position = workplace.rebuild(bar("events folded", workplace.record.head()[0]))
    print(json.dumps({"position": position}) if asked.json else f"The read model stands at event {position}.")


def verify(asked: Namespace) -> None:
    """Recompute the chain over the whole record and name the first place where it does not hold."""
    with open_workplace(writing=False) as workplace:
        workplace.must(asked.account, MAINTAIN)
        verdict = verify_record(workplace.record)
    answer = {"events": verdict.events, "whole": verdict.first_broken is None, "first_broken": verdict.first_broken,
              "reason": verdict.reason, "unguarded": list(verdict.unguarded)}
    if asked.json:
        print(json.dumps(answer))
    elif verdict.first_broken is None:
        print(f"{verdict.events} events, and the chain holds over all of them.")
    if verdict.first_broken is not None:
        message = f"the record was changed: first broken at event {verdict.first_broken} ({verdict.reason})"
        raise StoreIsUnhealthy(message)
    if verdict.unguarded:
        message = f"what stops a change of the record is gone ({', '.join(verdict.unguarded)}): run kantelpunt init"
        raise StoreIsUnhealthy(message)
