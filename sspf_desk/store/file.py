"""A connection to the vault's file: a raw key, one fixed list of pragmas, and the questions asked before it is used."""

from os import stat_result
from pathlib import Path
from typing import Any, Protocol

from sspf_desk.errors import Reason, Refusal
from sspf_desk.store import state
from sspf_desk.store.refusals import DATABASE, refusing

PRAGMAS = (
    "journal_mode = TRUNCATE",
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)
"""Set once on every connection, before the first statement; never from settings."""
BUSY_SECONDS = 10.0


class Driver(Protocol):
    """The database driver: SQLCipher's, or in a test one that cannot encrypt."""

    def connect(self, database: str, *, check_same_thread: bool, timeout: float) -> Any:  # noqa: ANN401 - untyped driver
        """A raw connection."""


class File:
    """One vault file and its key: makes connections to it, and knows whether it still lies where it was opened."""

    def __init__(self, path: Path, key: bytes, driver: Driver) -> None:
        self.path = path
        self.tally = state.Tally(key)
        self._key = key
        self.driver = driver
        self._opened: stat_result | None = None

    def connect(self) -> Any:  # noqa: ANN401 - the driver is untyped
        """A keyed connection. Plain SQLite takes a key in silence and writes in the clear, hence the two questions."""
        if self._opened or self.path.exists():
            self.insist_in_place()
        connection = self.driver.connect(str(self.path), check_same_thread=False, timeout=BUSY_SECONDS)
        try:
            connection.isolation_level = None
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute("PRAGMA cipher_memory_security = ON")
            connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
            _insist_on_cipher(connection)
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            state.make_room(connection)
            if {(name,) for name in state.COUNTED} <= set(tables):
                state.watch(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def insist_in_place(self) -> None:
        """Raise `Refusal` where the path has come to name another file: what is written here would be lost."""
        try:
            there = self.path.stat()
        except FileNotFoundError:
            raise Refusal(Reason.VAULT_MISSING, file=DATABASE) from None
        self._opened = self._opened or there
        if (there.st_dev, there.st_ino) != (self._opened.st_dev, self._opened.st_ino):
            raise Refusal(Reason.VAULT_REPLACED, file=DATABASE)


def check_head(path: Path) -> None:
    """Look at the first bytes before any driver does: a plain or empty file is left as it lies."""
    with refusing():
        try:
            with path.open("rb") as file:
                head = file.read(16)
        except FileNotFoundError:
            raise Refusal(Reason.VAULT_MISSING, file=DATABASE) from None
        if head.startswith(b"SQLite format 3"):
            raise Refusal(Reason.NOT_ENCRYPTED, file=DATABASE)
        if not head:
            raise Refusal(Reason.VAULT_DAMAGED, place="empty")


def _insist_on_cipher(connection: Any) -> None:  # noqa: ANN401 - the driver is untyped
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if version is None or connection.execute("PRAGMA cipher_status").fetchone() != ("1",):
        raise Refusal(Reason.NOT_ENCRYPTED, file=DATABASE)
