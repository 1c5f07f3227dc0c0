"""A vault in doubt is only looked at; a file that was replaced is not written to; what is deleted leaves the file."""

import shutil

import pytest
import sqlalchemy as sa

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import draft, setting, version
from sspf_desk.store.sqlcipher import DATABASE
from tests.unit.store.conftest import content_of, keep


def test_who_looks_reads_all_and_writes_nothing(tmp_path, store):
    before = (tmp_path / DATABASE).read_bytes()
    with store.look() as connection:
        assert len(connection.execute(sa.select(version)).all()) == 20
    with pytest.raises(Refusal) as refused, store.look() as connection:
        connection.execute(version.delete())
    assert refused.value.reason is Reason.READ_ONLY_FOLDER
    assert (tmp_path / DATABASE).read_bytes() == before
    keep(store, 99)
    assert len(content_of(store)) == 21


def test_two_may_look_while_a_third_writes(store, reopened, tmp_path):
    others = [reopened(tmp_path), reopened(tmp_path)]
    with store.begin() as connection:
        connection.execute(version.insert().values(id=b"\xcc" * 16, sealed=b"not yet"))
        for other in others:
            with other.look() as looking:
                assert len(looking.execute(sa.select(version)).all()) == 20


def test_what_is_seen_over_a_damaged_page_is_refused(tmp_path, store, reopened):
    store.close()
    path = tmp_path / DATABASE
    damaged = bytearray(path.read_bytes())
    damaged[-1] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(Refusal) as refused, reopened(tmp_path).look() as looking:
        looking.execute(sa.select(version)).all()
    assert refused.value.reason is Reason.VAULT_DAMAGED


def replaced(folder):
    """Another file takes the vault's name, as a new vault key or somebody with a copy has it."""
    shutil.copy(folder / DATABASE, folder / "copy")
    (folder / "copy").replace(folder / DATABASE)


@pytest.mark.parametrize("how", ["begin", "look"])
def test_a_file_that_was_replaced_is_neither_written_to_nor_read(tmp_path, store, how):
    replaced(tmp_path)
    with pytest.raises(Refusal) as refused, getattr(store, how)():
        pass
    assert refused.value.reason is Reason.VAULT_REPLACED


def test_a_file_that_was_replaced_is_not_compacted_and_a_new_connection_is_not_let_in(tmp_path, store):
    replaced(tmp_path)
    with pytest.raises(Refusal) as refused:
        store.compact()
    assert refused.value.reason is Reason.VAULT_REPLACED


def test_a_file_that_was_taken_away_is_told(tmp_path, store):
    (tmp_path / DATABASE).rename(tmp_path / "elsewhere")
    with pytest.raises(Refusal) as refused:
        keep(store, 99)
    assert refused.value.reason is Reason.VAULT_MISSING


def test_what_was_deleted_leaves_the_file_and_all_else_stays(tmp_path, store):
    with store.begin() as connection:
        connection.execute(version.delete().where(version.c.id != bytes(16)))
    before, size = content_of(store), (tmp_path / DATABASE).stat().st_size
    store.compact()
    assert (tmp_path / DATABASE).stat().st_size < size
    assert content_of(store) == before
    with store.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA freelist_count").scalar() == 0
        assert connection.execute(sa.select(setting.c.statement)).scalar() == b"signed"


def test_a_damaged_file_is_not_compacted_into_a_whole_one_without_what_was_lost(tmp_path, store, reopened):
    store.close()
    path = tmp_path / DATABASE
    damaged = bytearray(path.read_bytes())
    damaged[-1] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(Refusal) as refused:
        reopened(tmp_path).compact()
    assert refused.value.reason is Reason.VAULT_DAMAGED
    assert path.read_bytes() == damaged


def test_a_vault_in_use_is_not_compacted(store, reopened, tmp_path, monkeypatch):
    monkeypatch.setattr("sspf_desk.store.file.BUSY_SECONDS", 0.05)
    other = reopened(tmp_path)
    with store.begin() as connection:
        connection.execute(draft.insert().values(member="a", sealed=b"x"))
        with pytest.raises(Refusal) as refused:
            other.compact()
    assert refused.value.reason is Reason.VAULT_BUSY
