"""A backup is all that was in the vault, in one sealed file, or there is none; what is no backup is refused."""

import errno
import json
import zipfile
import zlib
from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.store import backup, container
from sspf_desk.store.backup import Manifest, read_manifest, restore_database, write_backup
from sspf_desk.store.sqlcipher import DATABASE, FORMAT, open_store
from tests.unit.store.conftest import KEY, content_of, raw
from tests.unit.store.test_rekey import entered, newest_root

ITS_KEY = b"\xbb" * 32
MANIFEST = Manifest("c" * 32, 1_800_000_000, 1, b"h" * 32, 1, b'{"magic":"keys"}', {"b" * 32: b"sealed", "a" * 32: b""})


@pytest.fixture
def signed(store):
    with store.begin() as connection:
        entered(store, connection, 1)
    return store


@pytest.fixture
def target(tmp_path):
    (tmp_path / "share").mkdir()
    return tmp_path / "share" / "höst.sspf-backup"


@pytest.fixture
def made(signed, target):
    write_backup(signed, target, MANIFEST, ITS_KEY)
    return target


@pytest.fixture
def new(tmp_path):
    (tmp_path / "new").mkdir()
    return tmp_path / "new"


def names(folder):
    return {path.name for path in folder.iterdir() if path.is_file()} - {f"{DATABASE}-journal"}


def test_what_was_in_the_vault_is_restored_into_a_new_folder_with_its_signed_state(made, signed, new):
    before = content_of(signed)
    assert read_manifest(made) == MANIFEST
    restore_database(made, new, ITS_KEY, KEY)
    again = open_store(new, {1: KEY})
    with again.look() as connection:
        assert again.differing(connection, newest_root(connection)) == ()
    assert content_of(again) == before
    again.close()
    assert names(new) == {DATABASE}


def test_a_backup_is_made_within_an_act_and_holds_what_was_there_before_it(signed, target, new):
    before = content_of(signed)
    with signed.begin() as connection:
        write_backup(signed, target, MANIFEST, ITS_KEY)
        entered(signed, connection, 2)
    restore_database(target, new, ITS_KEY, KEY)
    again = open_store(new, {1: KEY})
    assert content_of(again) == before
    again.close()


def test_nothing_is_left_beside_it_and_it_is_its_owners_alone(made, tmp_path):
    assert names(tmp_path) == {DATABASE}
    assert names(made.parent) == {made.name}
    assert made.stat().st_mode & 0o777 == 0o600


def test_any_zip_program_can_look_at_it_and_nothing_in_it_is_in_clear(made):
    with zipfile.ZipFile(made) as file:
        assert file.testzip() is None
        assert file.namelist() == ["backup.json", "vault.db"]
        told = json.loads(file.read("backup.json"))
        assert list(told)[:2] == ["magic", "format"]
        content = file.read("vault.db")
    assert b"signed" not in content
    assert b"SQLite" not in content


# ------------------------------------------------------------------------------------- not made


def test_it_is_never_made_over_another_file(made, signed):
    before = made.read_bytes()
    with pytest.raises(Refusal) as refused:
        write_backup(signed, made, MANIFEST, ITS_KEY)
    assert refused.value.reason is Reason.VAULT_EXISTS
    assert made.read_bytes() == before


def test_a_name_taken_while_it_was_made_is_left_to_who_took_it(signed, target, monkeypatch):
    check = backup.insist_whole

    def slow(connection, digest):
        check(connection, digest)
        target.write_bytes(b"another's")

    monkeypatch.setattr(backup, "insist_whole", slow)
    with pytest.raises(Refusal) as refused:
        write_backup(signed, target, MANIFEST, ITS_KEY)
    assert refused.value.reason is Reason.VAULT_EXISTS
    assert target.read_bytes() == b"another's"
    assert names(target.parent) == {target.name}


def test_a_manifest_that_names_another_head_than_what_was_copied_is_refused(signed, target, tmp_path):
    with signed.begin() as connection:
        entered(signed, connection, 2)
    with pytest.raises(Refusal) as refused:
        write_backup(signed, target, MANIFEST, ITS_KEY)
    assert refused.value.reason is Reason.CHANGED_MEANWHILE
    assert (names(target.parent), names(tmp_path)) == (set(), {DATABASE})


@pytest.mark.parametrize("when", ["write", "sync", "name"])
def test_a_disk_that_fails_leaves_no_backup_and_nothing_beside(signed, target, tmp_path, monkeypatch, when):
    def full(*anything):
        raise OSError(errno.ENOSPC, "full")

    what = {"write": "sspf_desk.store.container.write", "sync": "os.fsync", "name": "pathlib.Path.replace"}[when]
    monkeypatch.setattr(what, full)
    with pytest.raises(Refusal) as refused:
        write_backup(signed, target, MANIFEST, ITS_KEY)
    assert (refused.value.reason, refused.value.places) == (Reason.DISK_FULL, {"file": "backup"})
    assert (names(target.parent), names(tmp_path)) == (set(), {DATABASE})


def test_what_comes_back_otherwise_than_it_was_written_is_no_backup(signed, target, monkeypatch):
    write = container.write

    def bad_stick(into, *what):
        write(into, *what)
        into.seek(into.tell() - 5000)
        into.write(b"\0")

    monkeypatch.setattr(container, "write", bad_stick)
    with pytest.raises(Refusal) as refused:
        write_backup(signed, target, MANIFEST, ITS_KEY)
    assert refused.value.reason is Reason.BACKUP_DAMAGED
    assert names(target.parent) == set()


def test_a_share_that_cannot_flush_its_folder_still_gets_its_backup(signed, target, monkeypatch):
    def unable(folder):
        raise OSError(errno.EINVAL, "not here")

    monkeypatch.setattr(backup, "sync_folder", unable)
    write_backup(signed, target, MANIFEST, ITS_KEY)
    assert read_manifest(target) == MANIFEST


def test_a_folder_that_is_not_there_is_told(signed, target):
    with pytest.raises(Refusal) as refused:
        write_backup(signed, target.parent / "absent" / "x", MANIFEST, ITS_KEY)
    assert refused.value.reason is Reason.DISK_ERROR


@pytest.mark.parametrize("what", ["LARGEST_CONTENT", "LARGEST_MANIFEST"])
def test_what_is_too_large_for_its_file_is_refused(signed, target, monkeypatch, what):
    monkeypatch.setattr(container, what, 10)
    with pytest.raises(Refusal) as refused:
        write_backup(signed, target, MANIFEST, ITS_KEY)
    assert refused.value.reason is Reason.BAD_INPUT


# ---------------------------------------------------------------------------------- not restored


def refused_restoring(path, new, key=ITS_KEY):
    with pytest.raises(Refusal) as refused:
        restore_database(path, new, key, KEY)
    assert names(new) == set()
    return refused.value.reason


def test_a_restoration_overwrites_nothing(made, new):
    (new / DATABASE).write_bytes(b"another vault")
    with pytest.raises(Refusal) as refused:
        restore_database(made, new, ITS_KEY, KEY)
    assert refused.value.reason is Reason.VAULT_EXISTS
    assert (new / DATABASE).read_bytes() == b"another vault"


def test_another_key_than_the_backups_opens_nothing(made, new):
    assert refused_restoring(made, new, KEY) is Reason.BACKUP_DAMAGED


def test_a_backup_that_is_not_there_is_told(target, new):
    assert refused_restoring(target, new) is Reason.DISK_ERROR


def test_a_copy_under_the_vaults_key_that_lost_something_is_no_vault(made, new, monkeypatch):
    export = backup.export

    def lossy(source, path, key):
        digest = export(source, path, key)
        other = raw(new, KEY, path.name)
        other.execute("DELETE FROM setting")
        other.close()
        return digest

    monkeypatch.setattr(backup, "export", lossy)
    assert refused_restoring(made, new) is Reason.BACKUP_DAMAGED


@pytest.mark.parametrize(
    "other",
    [
        (f"PRAGMA user_version = {FORMAT + 1}", Reason.NEWER_FORMAT),
        ("PRAGMA application_id = 1", Reason.BACKUP_DAMAGED),
        ("CREATE TRIGGER planted AFTER INSERT ON version BEGIN DELETE FROM access; END", Reason.BACKUP_DAMAGED),
        ("DROP TABLE draft", Reason.BACKUP_DAMAGED),
    ],
)
def test_a_backup_of_something_else_is_refused(signed, target, new, monkeypatch, other):
    sql, reason = other
    measured = container.measured

    def built_upon(path):
        beside = raw(path.parent, ITS_KEY, path.name)
        beside.execute(sql)
        beside.close()
        return measured(path)

    monkeypatch.setattr(container, "measured", built_upon)
    monkeypatch.setattr(backup, "insist_whole", lambda *what: None)
    monkeypatch.setattr(backup, "check_ours", lambda raw: None)
    write_backup(signed, target, MANIFEST, ITS_KEY)
    monkeypatch.undo()
    assert refused_restoring(target, new) is reason


# -------------------------------------------------------------------------------- hostile files


CONTENT = b"not really a vault" * 40


def contained(plain=b'{"magic":"sspf-desk backup","format":[1,0],"and":"more"}'):
    """A container as it is written, its manifest, and what its content comes to."""
    of = container.Measured(len(CONTENT), zlib.crc32(CONTENT), sha256(CONTENT).digest())
    before, after = container._around(plain, of.size, of.crc)
    return before + CONTENT + after, plain, of


def test_a_container_comes_back_as_it_was_written():
    whole, plain, of = contained()
    file, into = BytesIO(whole), BytesIO()
    assert container.read_manifest(file) == plain
    container.extract(file, plain, of.size, of.digest, into)
    assert into.getvalue() == CONTENT


def opened(whole, of):
    file = BytesIO(whole)
    plain = container.read_manifest(file)
    container.extract(file, plain, of.size, of.digest, BytesIO())


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_container_with_any_byte_changed_added_or_cut_off_is_refused(drawn):
    whole, _, of = contained()
    at = drawn.draw(st.integers(0, len(whole) - 1))
    how = drawn.draw(st.sampled_from(["flip", "cut", "insert", "append"]))
    extra = drawn.draw(st.binary(min_size=1, max_size=8))
    hostile = {
        "flip": whole[:at] + bytes([whole[at] ^ drawn.draw(st.integers(1, 255))]) + whole[at + 1 :],
        "cut": whole[:at],
        "insert": whole[:at] + extra + whole[at:],
        "append": whole + extra,
    }[how]
    with pytest.raises(Refusal) as refused:
        opened(hostile, of)
    assert refused.value.reason in {Reason.BACKUP_DAMAGED, Reason.NEWER_FORMAT}


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_whatever_bytes_are_called_a_backup_nothing_crashes(tmp_path_factory, junk):
    path = tmp_path_factory.mktemp("junk") / "x.sspf-backup"
    path.write_bytes(junk)
    with pytest.raises(Refusal) as refused:
        read_manifest(path)
    assert refused.value.reason is Reason.BACKUP_DAMAGED


@pytest.mark.parametrize("name", ["../vault.db", "vault.dc"])
def test_a_member_of_another_name_is_refused(name, monkeypatch):
    monkeypatch.setattr(container, "CONTENT", name.encode())
    whole, _, of = contained()
    monkeypatch.undo()
    with pytest.raises(Refusal) as refused:
        opened(whole, of)
    assert refused.value.reason is Reason.BACKUP_DAMAGED


def test_an_ordinary_zip_file_is_no_backup(tmp_path):
    path = tmp_path / "x.sspf-backup"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("backup.json", '{"magic":"sspf-desk backup","format":[1,0],' + " " * 5000)
        file.writestr("vault.db", bytes(5000))
    with pytest.raises(Refusal) as refused:
        read_manifest(path)
    assert refused.value.reason is Reason.BACKUP_DAMAGED


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"format": [2, 0]}, Reason.NEWER_FORMAT),
        ({"size": -1}, Reason.BACKUP_DAMAGED),
        ({"size": 2**63}, Reason.BACKUP_DAMAGED),
        ({"size": "many"}, Reason.BACKUP_DAMAGED),
        ({"manifest": {"vault": 7}}, Reason.BACKUP_DAMAGED),
    ],
)
def test_claims_that_cannot_be_are_refused(tmp_path, new, claims, reason):
    path = tmp_path / "x.sspf-backup"
    whole = {"vault": "", "made_at": 0, "sequence": 0, "head": "", "epoch": 1, "keys": "", "wraps": {}}
    path.write_bytes(hostile(whole, claims))
    assert refused_restoring(path, new) is reason


def hostile(whole, claims):
    written = {"magic": "sspf-desk backup", "format": [1, 0], "size": len(CONTENT), "digest": "", "manifest": whole}
    return contained(json.dumps(written | claims, separators=(",", ":")).encode())[0]


def test_a_later_minor_format_with_more_to_say_is_read(tmp_path):
    path = tmp_path / "x.sspf-backup"
    whole = {"vault": "v", "made_at": 0, "sequence": 0, "head": "", "epoch": 1, "keys": "", "wraps": {}, "more": 1}
    path.write_bytes(hostile(whole, {"format": [1, 7]}))
    assert read_manifest(path).vault == "v"


def test_a_file_that_claims_an_endless_manifest_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr(container, "LARGEST_MANIFEST", 50)
    whole, _, of = contained()
    with pytest.raises(Refusal) as refused:
        opened(whole, of)
    assert refused.value.reason is Reason.BACKUP_DAMAGED


@pytest.mark.parametrize("more", [b'"\xed\xa0\x80":1}', b'"magic":"\xff"}', b'"x":' + b"[" * 9999])
def test_a_manifest_in_no_writing_at_all_is_refused(tmp_path, more):
    whole, *_ = contained(b'{"magic":"sspf-desk backup","format":[1,0],' + more)
    (tmp_path / "b").write_bytes(whole)
    with pytest.raises(Refusal) as refused:
        read_manifest(tmp_path / "b")
    assert refused.value.reason is Reason.BACKUP_DAMAGED
