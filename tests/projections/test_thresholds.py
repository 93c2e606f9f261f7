"""The numbers that could have been chosen otherwise: they come from the settings, and a read model knows its own."""

from __future__ import annotations

from application.settings import thresholds
from projections.thresholds import DEFAULTS


def test_the_settings_file_says_what_the_measures_say():
    assert thresholds() == DEFAULTS
