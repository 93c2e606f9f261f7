"""Where the store, its keys and their wrapping key stand: from the environment, else in the user's data folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url

from record.store import kind_of, sqlite_path

STORE_VARIABLE = "KANTELPUNT_STORE"
OWNER_VARIABLE = "KANTELPUNT_STORE_OWNER"
KEYS_VARIABLE = "KANTELPUNT_KEYS"
WRAPPING_KEY_VARIABLE = "KANTELPUNT_WRAPPING_KEY_FILE"
SETTINGS_VARIABLE = "KANTELPUNT_SETTINGS"
#: SQLite keeps a database in files of these names.
_BESIDE_A_DATABASE = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True)
class Place:
    """The addresses of one store and its keys."""

    store: str
    owner: str | None
    keys: str
    wrapping_key_file: Path

    @property
    def shown(self) -> str:
        """The address of the store, without a password."""
        return make_url(self.store).render_as_string(hide_password=True)


def place() -> Place:
    """Where everything stands. Keys that are not named stand in a file on this machine: enough for a trial."""
    store = os.environ.get(STORE_VARIABLE) or f"sqlite:///{_data_folder() / 'store.db'}"
    beside = sqlite_path(store) if kind_of(store) == "sqlite" else _data_folder() / _file_name(store)
    return Place(store, os.environ.get(OWNER_VARIABLE), os.environ.get(KEYS_VARIABLE) or f"sqlite:///{beside}.keys",
                 Path(os.environ.get(WRAPPING_KEY_VARIABLE) or f"{beside}.wrapping-key"))


def own_files() -> list[Path]:
    """Every file in which the store, its keys and what they need are kept, whether it is there now or not."""
    at = place()
    databases = [sqlite_path(address) for address in (at.store, at.keys) if kind_of(address) == "sqlite"]
    settings = os.environ.get(SETTINGS_VARIABLE)
    return [*(Path(f"{database}{end}") for database in databases for end in _BESIDE_A_DATABASE), at.wrapping_key_file,
            *([Path(settings)] if settings else [])]


def _file_name(store: str) -> str:
    """A file name of its own for each store on a server."""
    at = make_url(store)
    return "-".join(str(part) for part in ("store", at.host, at.port, at.database) if part)


def _data_folder() -> Path:
    from platformdirs import user_data_path

    folder = user_data_path("kantelpunt")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
