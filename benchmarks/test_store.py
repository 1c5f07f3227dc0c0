"""The store at 2,000 and 20,000 rows: what an act pays for its root, a recount, a backup with its check, a new key."""

import os
import shutil

import pytest
import sqlalchemy as sa

from sspf_desk.models.tables import access, trail_entry, version
from sspf_desk.store.backup import Manifest, restore_database, write_backup
from sspf_desk.store.rekey import rekeyed
from sspf_desk.store.sqlcipher import DATABASE, create, open_store

SIZES = (2_000, 20_000)
VERSION, WRAP = 957, 768
"""Bytes of a sealed version of common size and of a wrap; two of five rows are versions."""
KEY, NEW, ITS_KEY = b"k" * 32, b"n" * 32, b"b" * 32


def _entered(store, connection, sequence):
    row = {"sequence": sequence, "moment": 1, "actor": "a" * 32, "sealed": bytes(1024), "previous": bytes(32)}
    connection.execute(trail_entry.insert().values(**row, signature=bytes(64), root=store.root(connection)))


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size // 1000}k")
def filled(request, tmp_path_factory):
    """A folder with so many random rows."""
    folder = tmp_path_factory.mktemp("filled")
    store = create(folder, 1, KEY)
    versions = [{"id": os.urandom(16), "sealed": os.urandom(VERSION)} for _ in range(request.param * 2 // 5)]
    wraps = request.param - len(versions)
    with store.begin() as connection:
        connection.execute(version.insert(), versions)
        connection.execute(
            access.insert(),
            [{"id": os.urandom(16), "tag": os.urandom(16), "sealed": os.urandom(WRAP)} for _ in range(wraps)],
        )
        _entered(store, connection, 1)
    store.close()
    return folder


@pytest.fixture
def store(filled):
    store = open_store(filled, {1: KEY})
    yield store
    store.close()


def _newest(connection):
    return connection.execute(sa.select(trail_entry.c.root).order_by(trail_entry.c.sequence.desc()).limit(1)).scalar()


def test_the_state_root_of_an_act(benchmark, store):
    """What an act pays that writes ten rows, its commit included."""

    def act():
        with store.begin() as connection:
            rows = [{"id": os.urandom(16), "tag": os.urandom(16), "sealed": os.urandom(WRAP)} for _ in range(10)]
            connection.execute(access.insert(), rows)
            return store.root(connection)

    assert len(benchmark.pedantic(act, rounds=20, warmup_rounds=1)) == 32
    with store.begin() as connection:
        _entered(store, connection, 1 + connection.execute(sa.select(sa.func.max(trail_entry.c.sequence))).scalar())


def test_a_recount_of_every_row(benchmark, store):
    with store.look() as connection:
        assert benchmark.pedantic(store.recount, (connection,), rounds=10, warmup_rounds=1)


def test_a_recount_with_every_index_as_at_sign_in(benchmark, store):
    with store.look() as connection:
        assert benchmark.pedantic(store.differing, (connection, _newest(connection)), rounds=10) == ()


def _made(store, target):
    target.unlink(missing_ok=True)
    with store.look() as connection:
        newest = connection.execute(sa.select(sa.func.max(trail_entry.c.sequence))).scalar()
    wraps = {"a" * 32: bytes(81)}
    write_backup(store, target, Manifest("v" * 32, 1, newest, bytes(32), 1, bytes(20_000), wraps), ITS_KEY)
    return target


def test_a_backup_with_its_verification(benchmark, store, tmp_path):
    made = benchmark.pedantic(_made, (store, tmp_path / "x.sspf-backup"), rounds=3)
    assert made.stat().st_size > (store.folder / DATABASE).stat().st_size // 2


def test_a_restoration(benchmark, store, tmp_path):
    made = _made(store, tmp_path / "x.sspf-backup")

    def fresh():
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        (tmp_path / "new").mkdir()

    benchmark.pedantic(lambda: restore_database(made, tmp_path / "new", ITS_KEY, KEY), setup=fresh, rounds=3)


def test_a_new_vault_key(benchmark, filled, tmp_path):
    """With both recounts, the copy held against the original, and the act that tells of it."""
    folder = tmp_path / "vault"

    def fresh():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        shutil.copy(filled / DATABASE, folder)
        return (open_store(folder, {1: KEY}),), {}

    def rekey(store):
        with rekeyed(store, folder, 2, NEW) as new, new.begin() as connection:
            _entered(new, connection, 9)

    benchmark.pedantic(rekey, setup=fresh, rounds=3)
    again = open_store(folder, {1: KEY, 2: NEW})
    assert again.epoch == 2
    again.close()
