"""What is kept stays kept: damage, a full disk, a folder that cannot be written to, two who write at once."""

import threading
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import draft, setting, version
from sspf_desk.store import file as under_test
from sspf_desk.store.sqlcipher import DATABASE, create, open_store
from tests.unit.store.conftest import KEY, content_of, keep

# ---------------------------------------------------------------------------------------------- damage


def contents_or_refusal(folder: Path):
    """What the vault holds, read through to the end; or why not."""
    store = None
    try:
        store = open_store(folder, {1: KEY})
        return content_of(store)
    except Refusal as refusal:
        return refusal.reason
    finally:
        if store:
            store.close()


def test_two_hundred_flipped_bits_are_refused_or_change_nothing(tmp_path, store):
    whole = content_of(store)
    store.close()
    path = tmp_path / DATABASE
    held = path.read_bytes()
    random = Random(20261124)  # noqa: S311 - to be repeated, not to be secret
    outcomes = []
    for _ in range(200):
        damaged = bytearray(held)
        damaged[random.randrange(len(held))] ^= 1 << random.randrange(8)
        path.write_bytes(damaged)
        outcomes.append(contents_or_refusal(tmp_path))
        assert path.read_bytes() == damaged
    assert all(outcome == whole or outcome is Reason.VAULT_DAMAGED for outcome in outcomes)
    assert outcomes.count(Reason.VAULT_DAMAGED) > 100


def test_every_page_that_is_read_is_checked_to_the_last(tmp_path, store):
    """SQLCipher answers a broken last page with zeros and no error; the store asks it before it is believed."""
    whole = content_of(store)
    store.close()
    path = tmp_path / DATABASE
    held = path.read_bytes()
    for page in range(len(held) // 4096):
        damaged = bytearray(held)
        damaged[page * 4096 + 4000] ^= 1
        path.write_bytes(damaged)
        assert contents_or_refusal(tmp_path) in (whole, Reason.VAULT_DAMAGED)
    assert contents_or_refusal(tmp_path) is Reason.VAULT_DAMAGED


def test_what_is_whole_can_be_read_after_something_broken(tmp_path, store, reopened):
    """A connection that has met damage fails from then on (SQLCipher issue 617), so it is not used again."""
    store.close()
    path = tmp_path / DATABASE
    damaged = bytearray(path.read_bytes())
    damaged[-1] ^= 1
    path.write_bytes(damaged)
    again = reopened(tmp_path)
    with pytest.raises(Refusal):
        content_of(again)
    with again.begin() as connection:
        assert connection.execute(sa.select(setting.c.statement)).scalar() == b"signed"


def test_what_was_read_over_damage_is_never_written_back(tmp_path, store, reopened):
    store.close()
    path = tmp_path / DATABASE
    damaged = bytearray(path.read_bytes())
    damaged[-1] ^= 1
    path.write_bytes(damaged)
    again = reopened(tmp_path)

    def copy_the_last():
        with again.begin() as connection:
            rows = connection.execute(sa.select(version)).all()
            connection.execute(draft.insert().values(member="a" * 32, sealed=rows[-1].sealed))

    with pytest.raises(Refusal) as refused:
        copy_the_last()
    assert refused.value.reason is Reason.VAULT_DAMAGED
    with again.begin() as connection:
        assert connection.execute(sa.select(draft)).first() is None


def test_a_truncated_vault_is_refused(tmp_path, store):
    whole = content_of(store)
    store.close()
    path = tmp_path / DATABASE
    held = path.read_bytes()
    for size in (1, 15, 16, 512, 4095, 4096, 4097, 8192, len(held) // 2, len(held) - 4096, len(held) - 1):
        path.write_bytes(held[:size])
        assert contents_or_refusal(tmp_path) in {Reason.VAULT_DAMAGED, Reason.FOREIGN_FILE}, size
        assert path.read_bytes() == held[:size]
    path.write_bytes(held)
    assert contents_or_refusal(tmp_path) == whole


# ------------------------------------------------------------------------------------------- disk full


def limited(pages):
    """A driver whose disk ends after some pages."""

    class Driver:
        def __getattr__(self, name):
            return getattr(sqlcipher, name)

        def connect(self, database, **how):
            connection = sqlcipher.connect(database, **how)
            given = connection.execute

            class Limited:
                def __getattr__(self, name):
                    return getattr(connection, name)

                def __setattr__(self, name, value):
                    setattr(connection, name, value)

                def execute(self, sql, *values):
                    done = given(sql, *values)
                    if "secure_delete" in sql:
                        given(f"PRAGMA max_page_count = {pages}").fetchone()
                    return done

            return Limited()

    return Driver()


def test_a_full_disk_is_told_and_loses_nothing(tmp_path, store, reopened):
    before = content_of(store)
    with store.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Refusal) as refused:
        keep(store, 200, size=50_000)
    assert refused.value.reason is Reason.DISK_FULL
    assert content_of(store) == before
    store.close()
    assert content_of(reopened(tmp_path)) == before


def test_a_vault_that_did_not_fit_is_not_left_behind_half_made(tmp_path):
    with pytest.raises(Refusal) as refused:
        create(tmp_path, 1, KEY, limited(3))
    assert refused.value.reason is Reason.DISK_FULL
    assert not (tmp_path / DATABASE).exists()
    create(tmp_path, 1, KEY).close()


# ------------------------------------------------------------------------------------------- read-only


def test_a_folder_that_cannot_be_written_gets_no_vault(unprivileged):
    unprivileged.chmod(0o555)
    with pytest.raises(Refusal) as refused:
        create(unprivileged, 1, KEY)
    assert refused.value.reason is Reason.READ_ONLY_FOLDER


def test_a_folder_that_cannot_be_entered_is_told_as_such(unprivileged):
    unprivileged.chmod(0o000)
    for attempt in (lambda: create(unprivileged, 1, KEY), lambda: open_store(unprivileged, {1: KEY})):
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.reason is Reason.READ_ONLY_FOLDER


@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_vault_that_may_not_be_written_to_says_so_and_stays_whole(unprivileged, what):
    store = create(unprivileged, 1, KEY)
    keep(store, 1)
    whole = content_of(store)
    store.close()
    (unprivileged / f"{DATABASE}-journal").unlink(missing_ok=True)
    target, mode = (unprivileged, 0o555) if what == "folder" else (unprivileged / DATABASE, 0o444)
    target.chmod(mode)
    with pytest.raises(Refusal) as refused, closing(open_store(unprivileged, {1: KEY})) as again:
        keep(again, 2)
    assert refused.value.reason is Reason.READ_ONLY_FOLDER
    target.chmod(0o700)
    assert contents_or_refusal(unprivileged) == whole


# ----------------------------------------------------------------------------------------- two at once


def test_a_second_writer_waits_for_the_first(tmp_path, store, reopened):
    second, asking = reopened(tmp_path), threading.Event()

    def write():
        asking.set()
        keep(second, 201)

    writer = threading.Thread(target=write)
    with store.begin() as connection:
        connection.execute(version.insert().values(id=b"\xcc" * 16, sealed=b"first"))
        writer.start()
        assert asking.wait(10)
        seen = connection.execute(sa.select(sa.func.count()).select_from(version)).scalar()
    writer.join(20)
    assert not writer.is_alive()
    assert seen == 21
    assert len(content_of(store)) == 22


def test_a_second_writer_that_waited_long_enough_is_told(tmp_path, store, monkeypatch):
    monkeypatch.setattr(under_test, "BUSY_SECONDS", 0.05)
    second = open_store(tmp_path, {1: KEY})
    with store.begin(), pytest.raises(Refusal) as refused:
        content_of(second)
    assert refused.value.reason is Reason.VAULT_BUSY
    assert len(content_of(second)) == 20
    second.close()


def test_a_second_act_in_the_same_process_is_told_too(tmp_path, monkeypatch):
    monkeypatch.setattr(under_test, "BUSY_SECONDS", 0.05)
    store = create(tmp_path, 1, KEY)
    with store.begin(), pytest.raises(Refusal) as refused, store.begin():
        pass
    assert refused.value.reason is Reason.VAULT_BUSY
    store.close()
