"""A new vault key: all that was there under the new key, or the old file as it was."""

import subprocess
import sys
from contextlib import ExitStack
from hashlib import sha256

import pytest
import sqlalchemy as sa

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import metadata, trail_entry, version
from sspf_desk.store import copying, rekey
from sspf_desk.store.copying import UNFINISHED
from sspf_desk.store.rekey import rekeyed
from sspf_desk.store.sqlcipher import APPLICATION_ID, DATABASE, FORMAT, open_store
from tests.unit.store.conftest import KEY, content_of, keep, raw

NEW = b"\x4e" * 32
KEYS = {1: KEY, 2: NEW}


def entered(store, connection, sequence):
    """An entry as acts write it, as far as the store looks at it."""
    row = {"sequence": sequence, "moment": 1, "actor": "a" * 32, "sealed": b"", "previous": b"", "signature": b""}
    connection.execute(trail_entry.insert().values(**row, root=store.root(connection)))


def newest_root(connection):
    return connection.execute(sa.select(trail_entry.c.root).order_by(trail_entry.c.sequence.desc())).scalar()


@pytest.fixture
def signed(store):
    with store.begin() as connection:
        entered(store, connection, 1)
    return store


def told(fresh):
    """The act that tells of the new key."""
    with fresh.begin() as connection:
        fresh.insist(connection, newest_root(connection))
        entered(fresh, connection, 2)


def lying(folder):
    return {path.name for path in folder.iterdir()} - {f"{DATABASE}-journal"}


def everything(store):
    with store.begin() as connection:
        return {name: connection.execute(sa.select(table)).all() for name, table in metadata.tables.items()}


@pytest.fixture(params=[True, False], ids=["replaces an open file", "lets go of the file first"])
def system(request, monkeypatch):
    """As POSIX does it, and as Windows has to."""
    monkeypatch.setattr(rekey, "_REPLACES_OPEN", request.param)


@pytest.mark.usefixtures("system")
def test_all_that_was_there_is_there_under_the_new_key_and_the_old_one_opens_nothing(tmp_path, signed):
    before = content_of(signed)
    with rekeyed(signed, tmp_path, 2, NEW) as fresh:
        told(fresh)
    again = open_store(tmp_path, KEYS)
    assert (again.epoch, content_of(again)) == (2, before)
    with again.look() as connection:
        assert again.differing(connection, newest_root(connection)) == ()
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == FORMAT
    again.close()
    with pytest.raises(Refusal) as refused:
        open_store(tmp_path, {1: KEY})
    assert refused.value.reason is Reason.VAULT_DAMAGED
    assert lying(tmp_path) == {DATABASE}


def test_the_new_file_is_its_owners_alone(tmp_path, signed):
    with rekeyed(signed, tmp_path, 2, NEW) as fresh:
        told(fresh)
    assert (tmp_path / DATABASE).stat().st_mode & 0o777 == 0o600


def test_while_it_is_made_the_old_file_is_not_written_to_and_nobody_else_writes(tmp_path, signed):
    """Another process looks: one that closes a file here would drop the locks on it."""
    whole = sha256((tmp_path / DATABASE).read_bytes()).hexdigest()
    with rekeyed(signed, tmp_path, 2, NEW) as fresh:
        told(fresh)
        outside = subprocess.run(  # noqa: S603 - this very program
            [sys.executable, "-c", OUTSIDE, tmp_path], check=True, capture_output=True, text=True
        )
        assert outside.stdout.split(maxsplit=2) == [whole, "0", "database is locked\n"]


OUTSIDE = f"""
import hashlib, pathlib, sys
from sqlcipher3 import dbapi2
path = pathlib.Path(sys.argv[1]) / "{DATABASE}"
print(hashlib.sha256(path.read_bytes()).hexdigest(), path.with_name(path.name + "-journal").stat().st_size)
other = dbapi2.connect(str(path), isolation_level=None, timeout=0)
other.execute("PRAGMA key = \\"x'{KEY.hex()}'\\"")
try:
    other.execute("BEGIN IMMEDIATE")
except dbapi2.OperationalError as error:
    print(error)
"""


def test_one_who_has_the_old_file_open_is_told_that_it_was_replaced(tmp_path, signed, reopened):
    other = reopened(tmp_path)
    assert len(content_of(other)) == 20
    with rekeyed(signed, tmp_path, 2, NEW) as fresh:
        told(fresh)
    for store in (other, signed):
        with pytest.raises(Refusal) as refused:
            keep(store, 99)
        assert refused.value.reason is Reason.VAULT_REPLACED


def fails(tmp_path, signed, reason, work=told):
    """A new key that does not come to be: the old file stands as it was, and opens."""
    whole = (tmp_path / DATABASE).read_bytes()
    with pytest.raises((Refusal, ZeroDivisionError)) as refused, rekeyed(signed, tmp_path, 2, NEW) as fresh:
        work(fresh)
    assert getattr(refused.value, "reason", None) is reason
    signed.close()
    assert (tmp_path / DATABASE).read_bytes() == whole
    assert lying(tmp_path) == {DATABASE}
    with ExitStack() as stack:
        again = open_store(tmp_path, KEYS)
        stack.callback(again.close)
        assert again.epoch == 1


@pytest.mark.usefixtures("system")
def test_an_act_that_does_not_come_to_an_end_leaves_the_old_file(tmp_path, signed):
    def stumble(fresh):
        told(fresh)
        raise ZeroDivisionError

    fails(tmp_path, signed, None, stumble)


def test_a_file_whose_state_no_act_has_signed_is_not_put_in_place(tmp_path, signed):
    fails(tmp_path, signed, Reason.VAULT_IN_DOUBT, lambda fresh: None)


def test_rows_that_the_trail_does_not_speak_for_are_not_taken_over(tmp_path, signed):
    with signed.begin() as connection:
        connection.execute(version.delete().where(version.c.id == bytes(16)))
    fails(tmp_path, signed, Reason.VAULT_IN_DOUBT)


def test_rows_written_off_the_record_into_the_new_file_are_not_taken_over(tmp_path, signed):
    def more(fresh):
        told(fresh)
        with fresh.begin() as connection:
            connection.execute(version.insert().values(id=b"\xee" * 16, sealed=b""))

    fails(tmp_path, signed, Reason.VAULT_IN_DOUBT, more)


def test_a_copy_that_is_not_the_original_is_not_put_in_place(tmp_path, signed, monkeypatch):
    def lossy(source, path, key):
        digest = copying.export(source, path, key)
        other = raw(tmp_path, NEW, path.name)
        other.execute("DELETE FROM version WHERE id = (SELECT min(id) FROM version)")
        other.close()
        return digest

    monkeypatch.setattr(rekey, "export", lossy)
    fails(tmp_path, signed, Reason.VAULT_DAMAGED)


def test_a_rename_that_is_refused_leaves_the_old_file(tmp_path, signed, monkeypatch):
    def refused(self, target):
        raise PermissionError(13, "in use")

    monkeypatch.setattr("pathlib.Path.replace", refused)
    fails(tmp_path, signed, Reason.READ_ONLY_FOLDER)


def test_where_the_file_is_let_go_of_first_one_who_slips_in_between_loses_nothing(tmp_path, signed, monkeypatch):
    monkeypatch.setattr(rekey, "_REPLACES_OPEN", False)
    close = signed.close

    def slipping():
        close()
        other = open_store(tmp_path, {1: KEY})
        keep(other, 99)
        other.close()

    monkeypatch.setattr(signed, "close", slipping)
    with pytest.raises(Refusal) as refused, rekeyed(signed, tmp_path, 2, NEW) as fresh:
        told(fresh)
    assert refused.value.reason is Reason.CHANGED_MEANWHILE
    again = open_store(tmp_path, KEYS)
    assert len(content_of(again)) == 21
    again.close()


def test_what_a_crash_left_behind_is_not_taken_for_the_new_file(tmp_path, signed):
    for name in (UNFINISHED, f"{UNFINISHED}-journal"):
        (tmp_path / name).write_bytes(b"half a file" * 1000)
    with rekeyed(signed, tmp_path, 2, NEW) as fresh:
        told(fresh)
    assert lying(tmp_path) == {DATABASE}
    again = open_store(tmp_path, KEYS)
    assert len(content_of(again)) == 20
    again.close()


def test_a_vault_without_a_trail_yet_is_rekeyed_too(tmp_path, store):
    with rekeyed(store, tmp_path, 2, NEW):
        pass
    again = open_store(tmp_path, KEYS)
    assert again.epoch == 2
    assert everything(again)["setting"] == [("group", b"signed")]
    again.close()


def test_of_the_keys_the_newest_that_opens_the_file_is_told(tmp_path, store):
    store.close()
    for keys in ({1: KEY}, {1: bytes(32), 4: KEY, 7: NEW}):
        again = open_store(tmp_path, keys)
        assert keys[again.epoch] == KEY
        again.close()


def test_a_newer_format_under_the_newest_key_is_told_and_no_older_key_is_tried(tmp_path, store):
    store.close()
    other = raw(tmp_path)
    other.execute(f"PRAGMA user_version = {FORMAT + 1}")
    other.close()
    with pytest.raises(Refusal) as refused:
        open_store(tmp_path, {1: NEW, 2: KEY})
    assert refused.value.reason is Reason.NEWER_FORMAT


def test_a_damaged_page_is_not_copied_into_a_whole_one(tmp_path, signed):
    signed.close()
    path = tmp_path / DATABASE
    damaged = bytearray(path.read_bytes())
    damaged[-1] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(Refusal) as refused, signed.apart() as connection:
        copying.export(connection, tmp_path / "copy", NEW)
    assert refused.value.reason is Reason.VAULT_DAMAGED


def test_what_is_read_apart_over_a_damaged_page_is_refused(tmp_path, signed):
    signed.close()
    path = tmp_path / DATABASE
    damaged = bytearray(path.read_bytes())
    damaged[-1] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(Refusal) as refused, signed.apart() as connection:
        connection.execute("SELECT id, sealed FROM version ORDER BY id").fetchall()
    assert refused.value.reason is Reason.VAULT_DAMAGED
