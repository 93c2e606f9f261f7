"""What can be wrong with a store, each in words that its keeper can act on."""

from __future__ import annotations


class StoreError(Exception):
    """The store cannot be used."""

    @property
    def words(self) -> str:
        """The sentence for the keeper of the store."""
        return " ".join([*(type(self).__doc__ or "").split(), *map(str, self.args)])


class StoreIsNotInitialised(StoreError):
    """The store is not made yet: run kantelpunt init."""


class StoreIsOlder(StoreError):
    """The store is of an older version: run kantelpunt init to bring it up to date."""


class StoreIsNewer(StoreError):
    """The store is of a newer version than this program: install the newer program."""


class StoreIsOfNoVersion(StoreError):
    """The tables in this store are not those of the version it names, and nothing in it was changed.

    Let the program that made it write its record with kantelpunt export, and import that into a new store.
    """


class StoreIsBeingWritten(StoreError):
    """Another process writes in this store; one at a time can."""


class StoreCannotBeReached(StoreError):
    """The store cannot be reached or read."""


class DatabaseFunctionsAreUnsafe(StoreError):
    """POSTGRES_ENABLE_DB_FUNCTIONS loses events for readers: unset it."""


class StoreIsBusy(StoreError):
    """Somebody else is recording in this store and takes long: try again later."""


class StoreCannotBeWritten(StoreError):
    """What was to be recorded could not be kept, and nothing of it is."""


class StoreIsReadOnly(StoreError):
    """The store can only be read here: its file or folder is write-protected."""


class RecordIsBroken(StoreError):
    """The end of the record was changed past the program, and nothing is built on it: run kantelpunt verify."""


class VersionConflict(StoreError):
    """Somebody was first: the stream has this version already."""


class TopicIsUnknown(StoreError):
    """The record holds an event that this program does not know."""


class EventIsUnreadable(StoreError):
    """The record holds an event that cannot be read."""


class KeysAreMissing(StoreError):
    """The key store of this record is not there: its texts cannot be opened nor new ones sealed."""


class KeysAreOfAnother(StoreError):
    """This key store belongs to another record: name the right one in KANTELPUNT_KEYS."""
