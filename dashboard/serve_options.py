"""How the pages are started: the command, its options and its surroundings, said once."""

from __future__ import annotations

import sys
from pathlib import Path

#: What `streamlit run` starts; the settings beside it (.streamlit/config.toml) are found because they lie beside it.
FRONT_DOOR = Path(__file__).parent / "asgi.py"


def options(port: int, address: str = "127.0.0.1") -> list[str]:
    """The options that depend on where it runs. Only this host may be asked for by name.

    `server.cookieSecret` belongs in the environment (STREAMLIT_SERVER_COOKIE_SECRET), never on a command line.
    """
    return [
        f"--server.port={port}", f"--server.address={address}", "--server.headless=true",
        f"--browser.serverAddress={address}",
    ]


def command(port: int, address: str = "127.0.0.1") -> list[str]:
    """The whole command line. KANTELPUNT_STORE and its companions are read from the environment.

    -P: a file in the folder where somebody stands is not taken for a library. The last word is what a store of one
    writer says of whoever holds it.
    """
    return [sys.executable, "-P", "-m", "streamlit", "run", str(FRONT_DOOR), *options(port, address), "--", "serve"]
