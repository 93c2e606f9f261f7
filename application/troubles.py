"""What is wrong with a store, told as a command tells it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from application.refusals import Refused, StoreIsUnhealthy
from record.errors import (
    DatabaseFunctionsAreUnsafe,
    EventIsUnreadable,
    KeysAreMissing,
    KeysAreOfAnother,
    RecordIsBroken,
    StoreCannotBeReached,
    StoreCannotBeWritten,
    StoreError,
    TopicIsUnknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Not the user's doing and not to be mended by other input: exit code 3.
_UNHEALTHY = (KeysAreMissing, KeysAreOfAnother, TopicIsUnknown, EventIsUnreadable, DatabaseFunctionsAreUnsafe,
              StoreCannotBeReached, StoreCannotBeWritten, RecordIsBroken)


@contextmanager
def in_words() -> Iterator[None]:
    """Raises Refused or StoreIsUnhealthy with words for the user in the place of what a store says."""
    try:
        yield
    except _UNHEALTHY as error:
        raise StoreIsUnhealthy(error.words) from None
    except StoreError as error:
        raise Refused(error.words) from None
    except OSError as error:
        if error.filename is None:  # no file is at fault: the answer cannot be written, or nobody reads on
            raise
        raise Refused(f"{error.filename} cannot be used: {error.strerror}") from None
    except SQLAlchemyError as error:
        reason = f"The store cannot be read or written ({type(error).__name__})."
        raise StoreIsUnhealthy(reason) from None
