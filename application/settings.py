"""The settings, each with unit, source and date in settings.toml; a file of one's own lays its values over them."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from application.refusals import Refused

SETTINGS_VARIABLE = "KANTELPUNT_SETTINGS"


@cache
def settings() -> dict[str, dict[str, float]]:
    """The settings by section. Raises Refused when a file of one's own cannot be read or names something unknown."""
    found = tomllib.loads(files("application").joinpath("settings.toml").read_text(encoding="utf-8"))
    own = os.environ.get(SETTINGS_VARIABLE)
    for section, values in (_read(own) if own else {}).items():
        for name, value in values.items():
            if name not in found.get(section, {}) or isinstance(value, bool) or not isinstance(value, (int, float)):
                reason = f"{own}: [{section}] {name} is no setting, or not a number"
                raise Refused(reason)
            found[section][name] = value
    return found


def _read(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        reason = f"{name} cannot be read as settings"
        raise Refused(reason) from None
