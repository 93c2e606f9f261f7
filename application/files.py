"""A file that a command writes: for its owner alone, whole or not at all, and never in the place of the store."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

from application.places import own_files
from application.refusals import Refused, WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


@contextmanager
def whole_file(name: str | Path) -> Iterator[BinaryIO]:
    """A file to write in, that takes its name only when it is whole; otherwise nothing of it stays.

    Open it before anything is recorded about what goes into it: what cannot be written is told here. Raises Refused,
    and WrongUse for a name that is no file of the user's.
    """
    path = Path(name)
    _must_be_a_file_of_ones_own(path)
    stopped = signal.signal(signal.SIGTERM, signal.default_int_handler)
    unfinished = None
    try:
        handle, unfinished = mkstemp(prefix=f".{path.name[:40]}.", suffix=".unfinished", dir=path.parent)
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        Path(unfinished).replace(path)
    except OSError as error:
        reason = f"{path} cannot be written: {error.strerror}"
        raise Refused(reason) from None
    finally:
        if unfinished is not None:
            Path(unfinished).unlink(missing_ok=True)
        signal.signal(signal.SIGTERM, stopped)


def _must_be_a_file_of_ones_own(path: Path) -> None:
    """Raises WrongUse for a folder, a device, a link, and whatever the store or its keys are kept in."""
    if path.is_symlink():
        message = f"{path} is a link: name the file itself"
    elif path.exists() and not path.is_file():
        message = f"{path} is a folder or a device: name a file"
    elif any(_is_same(path, own) for own in own_files()):
        message = f"{path} is a file of the store itself: name another"
    else:
        return
    raise WrongUse(message)


def _is_same(path: Path, own: Path) -> bool:
    """True for one file under two names, and for a name that is to be the other's."""
    try:
        return path.samefile(own)
    except OSError:  # one of the two is not there
        return path.resolve() == own.resolve()
