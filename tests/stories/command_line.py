"""The command line in a store of its own, spoken to as a person does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

KANTELPUNT = Path(sys.executable).with_name("kantelpunt")


class Store:
    """A store of its own, spoken to as a person does."""

    def __init__(self, folder: Path) -> None:
        """`folder` to keep it in."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KANTELPUNT_")}
        self.environment = kept | {"KANTELPUNT_STORE": f"sqlite:///{folder}/store.db", "XDG_DATA_HOME": str(folder),
                                    "HOME": str(folder)}

    def told(self, *words: str) -> subprocess.CompletedProcess[str]:
        """What kantelpunt answers."""
        return subprocess.run([KANTELPUNT, *words], env=self.environment, capture_output=True, text=True, check=False)

    def begun(self, *words: str) -> subprocess.Popen[str]:
        """A command that is at work."""
        return subprocess.Popen([KANTELPUNT, *words], env=self.environment, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def answer(self, *words: str) -> Any:
        """Its one JSON document; anything else fails the test."""
        done = self.told(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)
