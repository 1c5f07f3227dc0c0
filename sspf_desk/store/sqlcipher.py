"""Opens, creates and checks `vault.db`: transactions, and the rows' state that each of them leaves."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlcipher3 import dbapi2 as sqlcipher

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import metadata, setting
from sspf_desk.store import file as files
from sspf_desk.store import state
from sspf_desk.store.file import PRAGMAS, Driver, File, check_head
from sspf_desk.store.refusals import DATABASE, reason_for, refusing

__all__ = ["APPLICATION_ID", "DATABASE", "FORMAT", "PRAGMAS", "Store", "create", "open_store", "reason_for", "refusing"]

APPLICATION_ID = 0x55BF
_KEPT = sa.select(setting.c.statement).where(setting.c.name == state.STATE)
FORMAT = 2
"""Of the tables. The first had no roots in its trail, and is made into this one when it is opened."""


class Store:
    """An open vault file. `begin` and `look` are for `acts` alone: nothing else in the program takes a connection."""

    def __init__(self, file: File, epoch: int, *, recounted: bool = False) -> None:
        """``recounted``: the file was just made from another, under another key, and no act has signed its state."""
        self.epoch = epoch
        """Of the vault key that opened it."""
        self.folder = file.path.parent
        self.driver = file.driver
        self._file = file
        self._recounted = recounted
        self._engine = sa.create_engine(
            "sqlite+pysqlite://",
            module=file.driver,
            creator=file.connect,
            poolclass=sa.pool.QueuePool,
            pool_size=1,
            max_overflow=0,
            pool_timeout=files.BUSY_SECONDS,
            hide_parameters=True,
        )
        event.listen(self._engine, "begin", _begun)
        event.listen(self._engine, "before_cursor_execute", _all_or_nothing, retval=True)

    @contextmanager
    def begin(self) -> Iterator[sa.Connection]:
        """One transaction that may write (`BEGIN IMMEDIATE`). Raises `Refusal` for what the world did wrong."""
        with refusing(), self._engine.begin() as connection, _whole(connection):
            self._file.insist_in_place()
            state.forget(_raw(connection))
            yield connection

    @contextmanager
    def begin_aside(self) -> Iterator[sa.Connection]:
        """One transaction that may write drafts, which no root stands for. Raises `Refusal` where it wrote more."""
        with self.begin() as connection:
            yield connection
            if state.has_changed(_raw(connection)):
                raise Refusal(Reason.VAULT_DAMAGED, place="draft")

    @contextmanager
    def look(self) -> Iterator[sa.Connection]:
        """One transaction that cannot write, for the verifier of a vault in doubt. Raises `Refusal` as `begin` does."""
        looking = self._engine.execution_options(**{_LOOKING: True})
        with refusing(), looking.begin() as connection, _whole(connection):
            self._file.insist_in_place()
            state.forget(_raw(connection))
            connection.exec_driver_sql("PRAGMA query_only = ON")
            try:
                yield connection
            finally:
                connection.exec_driver_sql("PRAGMA query_only = OFF")

    def root(self, connection: sa.Connection) -> bytes:
        """32 bytes that stand for all rows as this transaction leaves them, its entry in the trail and drafts aside.

        The sums they are made from are kept with the rows. Nothing may be written after this but the trail's entry.
        Raises `Refusal` where a row that broke a rule has undone the transaction and somebody went on.
        """
        if not _raw(connection).in_transaction:
            raise Refusal(Reason.VAULT_DAMAGED, place="transaction")
        sums = self._sums(connection)
        kept = setting.update().where(setting.c.name == state.STATE).values(statement=state.packed(sums))
        if not connection.execute(kept).rowcount:
            connection.execute(setting.insert().values(name=state.STATE, statement=state.packed(sums)))
        state.forget(_raw(connection))
        return state.root_of(sums)

    def recount(self, connection: sa.Connection) -> Mapping[str, int]:
        """Every table's sum, counted over every row that is there."""
        return self._file.tally.recounted(_raw(connection))

    def differing(self, connection: sa.Connection, root: bytes) -> tuple[str, ...]:
        """The tables whose rows are not those that a signed root stands for; `state` where the kept sums are not.

        ``index`` where an index does not name the rows that are there. Empty where all is as the program left it, and
        for the empty root of the first format.
        """
        if not root:
            return ()
        stored = self._stored(connection)
        if stored is None or not state.bears(root, stored):
            return (state.STATE,)
        raw = _raw(connection)
        with state.read_once(raw):
            counted, expected = self.recount(connection), self._file.tally.added_to(stored, raw)
            indexed = () if state.is_indexed(raw) else (state.INDEX,)
        return tuple(table for table in state.COUNTED if counted[table] != expected[table]) + indexed

    def insist(self, connection: sa.Connection, root: bytes) -> None:
        """Raise `Refusal` where the kept sums are not those that the newest entry's root stands for.

        Asked before every act, as one who keeps the sums anew after changing rows would have the next act sign them.
        """
        stored = self._stored(connection)
        if root and not state.bears(root, stored) and not (self._recounted and stored is None):
            raise Refusal(Reason.VAULT_IN_DOUBT, place=state.STATE)

    def _sums(self, connection: sa.Connection) -> Mapping[str, int]:
        stored = self._stored(connection)
        return self.recount(connection) if stored is None else self._file.tally.added_to(stored, _raw(connection))

    def _stored(self, connection: sa.Connection) -> Mapping[str, int] | None:
        return state.unpacked(connection.execute(_KEPT).scalar())

    def compact(self) -> None:
        """Build the file anew without what was deleted from it. Raises `Refusal`; then the file is as it was."""
        with self.apart() as raw:
            if raw.execute("PRAGMA cipher_integrity_check").fetchall():
                raise Refusal(Reason.VAULT_DAMAGED, file=DATABASE)
            raw.execute("VACUUM")

    def apart(self) -> AbstractContextManager[Any]:
        """A raw connection of its own, outside every transaction, for this package alone."""
        return apart(self._file)

    def close(self) -> None:
        """Let go of the file and of the key in this process."""
        self._engine.dispose()


@contextmanager
def apart(file: File) -> Iterator[Any]:
    """A raw connection to a file, let go of afterwards. Raises `Refusal`, also for what was read over damage."""
    with refusing():
        raw = file.connect()
        try:
            file.insist_in_place()
            yield raw
            if raw.execute("PRAGMA cipher_status").fetchone() != ("1",):
                raise Refusal(Reason.VAULT_DAMAGED, file=DATABASE)
        finally:
            raw.close()


def create(folder: Path, epoch: int, key: bytes, driver: Driver = sqlcipher) -> Store:
    """Make a new, empty vault file under the vault key of an epoch. Raises `Refusal` if there is one already."""
    path = folder / DATABASE
    with refusing():
        if path.exists():
            raise Refusal(Reason.VAULT_EXISTS, file=DATABASE)
    file = File(path, key, driver)
    store = Store(file, epoch)
    try:
        with store.begin() as connection:
            metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
            state.watch(_raw(connection))
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


def open_store(folder: Path, vault_keys: Mapping[int, bytes], driver: Driver = sqlcipher) -> Store:
    """Open the vault file by the newest of its keys that opens it; a new key's file may not be in place yet.

    Raises `Refusal` where it is missing, plain, damaged, foreign or of a newer format. A file of the first format is
    made into this one.
    """
    path = folder / DATABASE
    check_head(path)
    *newer, oldest = sorted(vault_keys, reverse=True)
    for epoch in newer:
        try:
            return _opened(path, epoch, vault_keys[epoch], driver)
        except Refusal as refusal:
            if refusal.reason is not Reason.VAULT_DAMAGED:
                raise
    return _opened(path, oldest, vault_keys[oldest], driver)


def _opened(path: Path, epoch: int, key: bytes, driver: Driver) -> Store:
    store = Store(File(path, key, driver), epoch)
    try:
        with store.begin() as connection:
            _check_format(connection)
    except BaseException:
        store.close()
        raise
    return store


def _check_format(connection: sa.Connection) -> None:
    """Refuse what is not ours, or not yet; bring what is older up to date, in the transaction that found it."""
    if check_ours(_raw(connection)) < FORMAT:
        connection.exec_driver_sql("ALTER TABLE trail_entry ADD COLUMN root BLOB NOT NULL DEFAULT x''")
        connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")


def check_ours(raw: Any) -> int:  # noqa: ANN401 - the driver is untyped
    """The format of an open file. Raises `Refusal` for one that is not ours, not yet, or has been built upon."""
    ((ours,), (format_,)) = (raw.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version"))
    if ours != APPLICATION_ID:
        raise Refusal(Reason.FOREIGN_FILE, file=DATABASE)
    if format_ > FORMAT:
        raise Refusal(Reason.NEWER_FORMAT, file=DATABASE)
    if state.strangers(raw):
        raise Refusal(Reason.VAULT_DAMAGED, place="schema")
    return int(format_)


def _raw(connection: sa.Connection) -> Any:  # noqa: ANN401 - the driver is untyped
    return connection.connection.driver_connection


_LOOKING = "sspf_looking"


def _begun(connection: sa.Connection) -> None:
    looking = connection.get_execution_options().get(_LOOKING)
    connection.exec_driver_sql("BEGIN" if looking else "BEGIN IMMEDIATE")


def _all_or_nothing(*asked: Any) -> tuple[str, Any]:  # noqa: ANN401 - as SQLAlchemy hands it over
    """A row that breaks a rule undoes the transaction, not only the statement.

    Every refusal does so anyway. But to be able to undo one statement that has triggers, SQLite would keep every page
    that it touches, encrypted anew each time: 200 microseconds a row instead of 40.
    """
    _, _, statement, parameters, *_ = asked
    for verb in ("INSERT ", "UPDATE "):
        if statement.startswith(verb):
            return f"{verb}OR ROLLBACK {statement.removeprefix(verb)}", parameters
    return statement, parameters


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
