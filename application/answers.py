"""An answer of the command line: one JSON document with --json, words without."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from application.words import in_words

if TYPE_CHECKING:
    from argparse import Namespace


def tell(answer: Any, asked: Namespace) -> None:
    """Print the answer as it was asked for."""
    print(json.dumps(answer, ensure_ascii=False) if asked.json else in_words(answer), flush=True)
