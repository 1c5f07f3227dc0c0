import errno
import os
from pathlib import Path

import pytest

from sspf_desk import saving
from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault import generations
from sspf_desk.vault.generations import LARGEST, read_copies, write_copies

FAULTS = pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, Reason.DISK_FULL),
        (errno.EDQUOT, Reason.DISK_FULL),
        (errno.EACCES, Reason.READ_ONLY_FOLDER),
        (errno.EPERM, Reason.READ_ONLY_FOLDER),
        (errno.EROFS, Reason.READ_ONLY_FOLDER),
        (errno.EIO, Reason.DISK_ERROR),
        (None, Reason.DISK_ERROR),
    ],
)


def fault(number):
    def fail(*_given):
        raise OSError(number, "planted")

    return fail


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def refusal_of_writing(folder, content):
    with pytest.raises(Refusal) as refused:
        write_copies(folder, content)
    return refused.value.reason


def test_both_copies_hold_what_was_written_and_nothing_is_left_beside_them(tmp_path):
    write_copies(tmp_path, b"first")
    write_copies(tmp_path, b"second")
    assert read_copies(tmp_path) == (b"second", b"second")
    assert names_in(tmp_path) == ["vault.keys", "vault.keys.2"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_the_owner_may_read_the_copies(tmp_path):
    write_copies(tmp_path, b"content")
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in generations.NAMES] == [0o600, 0o600]


@FAULTS
@pytest.mark.parametrize("failing", ["open", "fsync", "fdopen"])
def test_a_fault_while_writing_leaves_both_copies_as_they_were(tmp_path, monkeypatch, number, reason, failing):
    write_copies(tmp_path, b"old")
    with monkeypatch.context() as planted:
        planted.setattr(generations.os, failing, fault(number))
        assert refusal_of_writing(tmp_path, b"new") is reason
    assert read_copies(tmp_path) == (b"old", b"old")
    assert names_in(tmp_path) == ["vault.keys", "vault.keys.2"]


@FAULTS
def test_a_fault_while_replacing_the_first_leaves_both_copies_as_they_were(tmp_path, monkeypatch, number, reason):
    write_copies(tmp_path, b"old")
    with monkeypatch.context() as planted:
        planted.setattr(Path, "replace", fault(number))
        assert refusal_of_writing(tmp_path, b"new") is reason
    assert read_copies(tmp_path) == (b"old", b"old")


def test_a_fault_while_replacing_the_mirror_leaves_the_old_mirror(tmp_path, monkeypatch):
    write_copies(tmp_path, b"old")
    replace = Path.replace

    def fail_on_mirror(path, target):
        if target.name == "vault.keys.2":
            raise OSError(errno.EIO, "planted")
        return replace(path, target)

    with monkeypatch.context() as planted:
        planted.setattr(Path, "replace", fail_on_mirror)
        assert refusal_of_writing(tmp_path, b"new") is Reason.DISK_ERROR
    assert read_copies(tmp_path) == (b"new", b"old")


def test_what_cannot_be_cleared_away_hides_no_refusal(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "unlink", fault(errno.EROFS))
    monkeypatch.setattr(os, "fsync", fault(errno.ENOSPC))
    assert refusal_of_writing(tmp_path, b"new") is Reason.DISK_FULL


def test_what_an_earlier_crash_left_unfinished_is_written_over(tmp_path):
    (tmp_path / "vault.keys.new").write_bytes(b"a far longer leftover of a write that was killed")
    write_copies(tmp_path, b"short")
    assert read_copies(tmp_path) == (b"short", b"short")
    assert names_in(tmp_path) == ["vault.keys", "vault.keys.2"]


@pytest.mark.parametrize(("syncs", "flushes"), [(True, 4), (False, 2)])
def test_files_are_flushed_always_and_folders_where_the_system_can(tmp_path, monkeypatch, syncs, flushes):
    flushed = []
    fsync = os.fsync
    monkeypatch.setattr(saving, "_FOLDERS_SYNC", syncs)
    monkeypatch.setattr(os, "fsync", lambda descriptor: flushed.append(fsync(descriptor)))
    write_copies(tmp_path, b"content")
    assert len(flushed) == flushes


def test_a_missing_copy_an_unreadable_one_and_one_too_large(tmp_path):
    assert read_copies(tmp_path) == (Reason.VAULT_MISSING, Reason.VAULT_MISSING)
    (tmp_path / "vault.keys").mkdir()
    with (tmp_path / "vault.keys.2").open("wb") as file:
        file.truncate(LARGEST * 2)
    unreadable, large = read_copies(tmp_path)
    assert unreadable is Reason.DISK_ERROR
    assert len(large) == LARGEST + 1
