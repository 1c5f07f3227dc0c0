"""The store opens its own encrypted file and nothing else, and keeps what it holds whatever the world does to it."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import metadata, setting, version
from sspf_desk.store.sqlcipher import APPLICATION_ID, DATABASE, FORMAT, create, open_store, reason_for, refusing
from tests.unit.store.conftest import KEY, content_of, keep, raw

CANARY = b"KANARIE-7F3Q-ALVA"
PRAGMAS = {
    "journal_mode": "truncate",
    "synchronous": 3,  # EXTRA
    "foreign_keys": 1,
    "temp_store": 2,  # MEMORY
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "cipher_memory_security": "1",
    "application_id": APPLICATION_ID,
    "user_version": FORMAT,
}


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def refused_opening(folder: Path, key: bytes = KEY, **driver) -> Reason:
    """Why the vault is not opened; whatever lies there is left as it lay."""
    before = bytes_in(folder)
    with pytest.raises(Refusal) as refused:
        open_store(folder, {1: key}, **driver)
    assert {name: held for name, held in bytes_in(folder).items() if held or name in before} == before
    return refused.value.reason


# -------------------------------------------------------------------------------------- open and close


def test_what_is_kept_is_there_when_the_vault_is_opened_again(tmp_path, store, reopened):
    before = content_of(store)
    store.close()
    assert len(before) == 20
    assert content_of(reopened(tmp_path)) == before


def test_a_new_vault_has_every_table_and_nothing_in_it(tmp_path):
    store = create(tmp_path, 1, KEY)
    with store.begin() as connection:
        assert set(sa.inspect(connection).get_table_names()) == set(metadata.tables)
        assert all(
            connection.execute(sa.select(sa.func.count()).select_from(t)).scalar() == 0
            for t in metadata.tables.values()
        )
    store.close()


def test_what_fails_midway_leaves_nothing(store):
    before = content_of(store)

    def delete_and_stumble():
        with store.begin() as connection:
            connection.execute(version.delete())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        delete_and_stumble()
    assert content_of(store) == before


def test_the_pragmas_in_force_are_the_fixed_list(tmp_path, store, reopened):
    store.close()
    with reopened(tmp_path).begin() as connection:
        told = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
    assert told == PRAGMAS


def test_a_vault_left_in_another_journal_mode_comes_back_to_ours(tmp_path, store, reopened):
    store.close()
    left = raw(tmp_path)
    assert left.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    left.close()
    with reopened(tmp_path).begin() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "truncate"


def test_at_rest_the_journal_is_empty(tmp_path, store):
    keep(store, 99)
    store.close()
    assert all(not held for name, held in bytes_in(tmp_path).items() if name != DATABASE)


# ------------------------------------------------------------------------------------ really encrypted


def test_nothing_in_clear_lies_in_the_files_not_even_while_writing(tmp_path, store):
    with store.begin() as connection:
        connection.execute(version.insert().values(id=b"\1" * 16, sealed=CANARY * 400))
        connection.execute(setting.update().values(statement=CANARY))
        during = b"".join(bytes_in(tmp_path).values())
    with store.begin() as connection:
        connection.execute(version.delete().where(version.c.id == b"\1" * 16))
        during += b"".join(bytes_in(tmp_path).values())
    store.close()
    lying = during + b"".join(bytes_in(tmp_path).values())
    for clear in (CANARY, CANARY.decode().encode("utf-16-le"), b"SQLite format 3", b"CREATE TABLE", b"sealed"):
        assert clear not in lying
    assert KEY not in lying


@pytest.mark.parametrize("driver", [sqlite3], ids=["a driver that cannot encrypt"])
def test_a_driver_that_cannot_encrypt_is_refused_and_writes_nothing(tmp_path, driver):
    with pytest.raises(Refusal) as refused:
        create(tmp_path, 1, KEY, driver)
    assert refused.value.reason is Reason.NOT_ENCRYPTED
    assert bytes_in(tmp_path) == {}


def test_a_driver_that_cannot_encrypt_opens_no_vault(tmp_path, store):
    store.close()
    assert refused_opening(tmp_path, driver=sqlite3) is Reason.NOT_ENCRYPTED


def test_a_driver_whose_cipher_is_not_on_is_refused(tmp_path):
    """SQLCipher that was never given its key, as a mended driver might come to be."""

    class Forgetful(sqlcipher.Connection):
        def execute(self, sql, *given):
            return super().execute("SELECT 1" if sql.startswith("PRAGMA key") else sql, *given)

    class Driver:
        def __getattr__(self, name):
            return getattr(sqlcipher, name)

        def connect(self, database, **how):
            return sqlcipher.connect(database, factory=Forgetful, **how)

    with pytest.raises(Refusal) as refused:
        create(tmp_path, 1, KEY, Driver())
    assert refused.value.reason is Reason.NOT_ENCRYPTED
    assert bytes_in(tmp_path) == {}


def test_a_plain_file_is_refused_and_left_as_it_lies(tmp_path):
    plain = sqlite3.connect(tmp_path / DATABASE)
    plain.execute("CREATE TABLE version (id, sealed)")
    plain.commit()
    plain.close()
    assert refused_opening(tmp_path) is Reason.NOT_ENCRYPTED


# -------------------------------------------------------------------------------------- the wrong file


def test_the_wrong_key_opens_nothing(tmp_path, store):
    store.close()
    assert refused_opening(tmp_path, b"\0" * 32) is Reason.VAULT_DAMAGED


def test_a_vault_that_is_not_there_is_not_made(tmp_path):
    assert refused_opening(tmp_path) is Reason.VAULT_MISSING


def test_an_empty_file_is_damage(tmp_path):
    (tmp_path / DATABASE).touch()
    assert refused_opening(tmp_path) is Reason.VAULT_DAMAGED


def test_a_folder_in_the_vaults_place_is_refused(tmp_path):
    (tmp_path / DATABASE).mkdir()
    with pytest.raises(Refusal) as refused:
        open_store(tmp_path, {1: KEY})
    assert refused.value.reason is Reason.DISK_ERROR


@pytest.mark.parametrize(
    ("pragma", "reason"),
    [
        ("application_id = 0", Reason.FOREIGN_FILE),
        ("application_id = 1", Reason.FOREIGN_FILE),
        (f"user_version = {FORMAT + 1}", Reason.NEWER_FORMAT),
    ],
)
def test_a_foreign_or_newer_vault_is_refused(tmp_path, store, pragma, reason):
    store.close()
    other = raw(tmp_path)
    other.execute(f"PRAGMA {pragma}")
    other.close()
    assert refused_opening(tmp_path) is reason


def test_a_refused_vault_is_let_go_of(tmp_path, store, reopened):
    """A connection left open would hold the file, and on Windows keep it from being moved."""
    store.close()
    other = raw(tmp_path)
    other.execute(f"PRAGMA user_version = {FORMAT + 1}")
    other.close()
    assert refused_opening(tmp_path) is Reason.NEWER_FORMAT
    held = [fd for fd in Path("/proc/self/fd").iterdir() if str(tmp_path) in str(fd.resolve())]
    assert not held


def test_a_vault_is_never_made_over_another(tmp_path, store):
    store.close()
    before = bytes_in(tmp_path)
    with pytest.raises(Refusal) as refused:
        create(tmp_path, 1, KEY)
    assert refused.value.reason is Reason.VAULT_EXISTS
    assert bytes_in(tmp_path) == before


# ------------------------------------------------------------------------------------ refusals in words


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("database or disk is full", Reason.DISK_FULL),
        ("attempt to write a readonly database", Reason.READ_ONLY_FOLDER),
        ("unable to open database file", Reason.READ_ONLY_FOLDER),
        ("database is locked", Reason.VAULT_BUSY),
        ("disk I/O error", Reason.DISK_ERROR),
        ("database disk image is malformed", Reason.VAULT_DAMAGED),
        ("something never heard before", Reason.VAULT_DAMAGED),
    ],
)
def test_the_databases_own_words_become_a_reason(said, reason):
    assert reason_for(said) is reason


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(28, "No space left"), Reason.DISK_FULL),
        (OSError(122, "Quota"), Reason.DISK_FULL),
        (OSError(30, "Read-only"), Reason.READ_ONLY_FOLDER),
        (OSError(5, "Input/output"), Reason.DISK_ERROR),
        (OSError("without a number"), Reason.DISK_ERROR),
        (sqlite3.OperationalError("database is locked"), Reason.VAULT_BUSY),
        (sqlcipher.DatabaseError("file is not a database"), Reason.VAULT_DAMAGED),
    ],
)
def test_what_the_world_says_becomes_a_refusal_that_quotes_nothing(error, reason):
    with pytest.raises(Refusal) as refused, refusing():
        raise error
    assert refused.value.reason is reason
    assert refused.value.places == {"file": DATABASE}
    assert refused.value.__cause__ is None


def test_a_record_that_the_database_quotes_is_not_passed_on(store):
    with store.begin() as connection:
        connection.execute(setting.insert().values(name=CANARY.decode(), statement=b""))
    with pytest.raises(Refusal) as refused, store.begin() as connection:
        connection.execute(setting.insert().values(name=CANARY.decode(), statement=b""))
    assert CANARY.decode() not in f"{refused.value!r}{refused.value.places}"
