"""Opens, creates and checks `vault.db`: a raw key, one fixed list of pragmas, and errors turned into refusals."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy import event
from sqlcipher3 import dbapi2 as sqlcipher

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import metadata

DATABASE = "vault.db"
APPLICATION_ID = 0x55BF
FORMAT = 1
"""Of the tables. While it is 1 and the program is 0.x, only invented pupils."""
PRAGMAS = (
    "journal_mode = TRUNCATE",
    "synchronous = EXTRA",
    "foreign_keys = ON",
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


class Store:
    """An open vault file. `begin` is for `acts` alone: nothing else in the program may take a connection."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @contextmanager
    def begin(self) -> Iterator[sa.Connection]:
        """One transaction that may write (`BEGIN IMMEDIATE`). Raises `Refusal` for what the world did wrong."""
        with refusing(), self._engine.begin() as connection, _whole(connection):
            yield connection

    def close(self) -> None:
        """Let go of the file and of the key in this process."""
        self._engine.dispose()


def create(folder: Path, key: bytes, driver: Driver = sqlcipher) -> Store:
    """Make a new, empty vault file. Raises `Refusal` if there is one already."""
    path = folder / DATABASE
    with refusing():
        if path.exists():
            raise Refusal(Reason.VAULT_EXISTS, file=DATABASE)
    store = _store(path, key, driver)
    try:
        with store.begin() as connection:
            metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
        path.chmod(0o600)
    except BaseException:
        store.close()
        _take_back(path)
        raise
    return store


def _take_back(path: Path) -> None:
    """Remove the empty file of a vault that was never made, so that the next try is not told there is one."""
    with refusing():
        if path.exists() and not path.stat().st_size:
            path.unlink()


def open_store(folder: Path, key: bytes, driver: Driver = sqlcipher) -> Store:
    """Open the vault file. Raises `Refusal` where it is missing, plain, damaged, foreign or of a newer format."""
    path = folder / DATABASE
    _check_head(path)
    store = _store(path, key, driver)
    try:
        with store.begin() as connection:
            _check_format(connection)
    except BaseException:
        store.close()
        raise
    return store


def _check_head(path: Path) -> None:
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


def _check_format(connection: sa.Connection) -> None:
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
        raise Refusal(Reason.FOREIGN_FILE, file=DATABASE)
    if int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0) > FORMAT:
        raise Refusal(Reason.NEWER_FORMAT, file=DATABASE)


def _store(path: Path, key: bytes, driver: Driver) -> Store:
    engine = sa.create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=lambda: _connect(path, key, driver),
        poolclass=sa.pool.QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=BUSY_SECONDS,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return Store(engine)


def _connect(path: Path, key: bytes, driver: Driver) -> Any:  # noqa: ANN401 - the driver is untyped
    """A keyed connection. Plain SQLite takes a key in silence and writes in the clear, hence the two questions."""
    connection = driver.connect(str(path), check_same_thread=False, timeout=BUSY_SECONDS)
    try:
        connection.isolation_level = None
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA cipher_memory_security = ON")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        _insist_on_cipher(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _insist_on_cipher(connection: Any) -> None:  # noqa: ANN401 - the driver is untyped
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if version is None or connection.execute("PRAGMA cipher_status").fetchone() != ("1",):
        raise Refusal(Reason.NOT_ENCRYPTED, file=DATABASE)


@contextmanager
def _whole(connection: sa.Connection) -> Iterator[None]:
    """Refuse what was read over a damaged page, and let go of the connection that read it.

    SQLCipher (4.19) answers a page that fails its check with zeros: the last pages a query asks for then come out
    wrong without an error. It does remember, and says so when asked. The connection is of no use afterwards
    (SQLCipher issue 617).
    """
    try:
        yield
    finally:
        if connection.exec_driver_sql("PRAGMA cipher_status").scalar() != "1":
            connection.invalidate()
            raise Refusal(Reason.VAULT_DAMAGED, file=DATABASE)


_BY_WORDS = (
    ("database or disk is full", Reason.DISK_FULL),
    ("readonly database", Reason.READ_ONLY_FOLDER),
    ("unable to open database file", Reason.READ_ONLY_FOLDER),
    ("database is locked", Reason.VAULT_BUSY),
    ("disk i/o error", Reason.DISK_ERROR),
)
_BY_NUMBER = {
    errno.ENOSPC: Reason.DISK_FULL,
    errno.EDQUOT: Reason.DISK_FULL,
    errno.EROFS: Reason.READ_ONLY_FOLDER,
    errno.EACCES: Reason.READ_ONLY_FOLDER,
    errno.EPERM: Reason.READ_ONLY_FOLDER,
}


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the file system and the database say into a refusal; their own messages may quote a record."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise Refusal(reason_for(str(error.orig)), file=DATABASE) from None
    except sa.exc.TimeoutError:
        raise Refusal(Reason.VAULT_BUSY, file=DATABASE) from None
    except (sqlcipher.Error, sqlite3.Error) as error:
        raise Refusal(reason_for(str(error)), file=DATABASE) from None
    except OSError as error:
        raise Refusal(_BY_NUMBER.get(error.errno or 0, Reason.DISK_ERROR), file=DATABASE) from None


def reason_for(message: str) -> Reason:
    """The reason behind a database's own words; anything unknown is damage, which shows nothing and loses nothing."""
    said = message.casefold()
    return next((reason for words, reason in _BY_WORDS if words in said), Reason.VAULT_DAMAGED)
