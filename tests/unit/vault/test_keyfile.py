import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault import generations
from sspf_desk.vault import keyfile as keyfile_module
from sspf_desk.vault.keyfile import create, encode, read, unlock, unlock_code, write

from .conftest import (
    CHEAP,
    CHEAP_BOUNDS,
    CODE,
    GUEST_SLOT,
    MEMBER_SLOT,
    NAME,
    PHRASE,
    VAULT_ID,
)

FIRST, MIRROR = generations.NAMES


def refusal_of(act, *given_to, **named):
    with pytest.raises(Refusal) as refused:
        act(*given_to, **named)
    return refused.value.reason


def in_both(folder, content):
    for name in generations.NAMES:
        (folder / name).write_bytes(content)


def forged(keyfile, **changes):
    """The first slot changed by one who can write the file but knows no key."""
    return replace(keyfile, slots=(replace(keyfile.slots[0], **changes), *keyfile.slots[1:]))


def test_a_created_file_is_in_both_copies_and_never_created_again(tmp_path, entropy):
    created = create(tmp_path, entropy=entropy, cost=CHEAP, vault_id=VAULT_ID)
    assert read(tmp_path) == created
    assert (tmp_path / FIRST).read_bytes() == (tmp_path / MIRROR).read_bytes() == encode(created)
    (tmp_path / FIRST).unlink()
    assert refusal_of(create, tmp_path, entropy=entropy, cost=CHEAP, vault_id=VAULT_ID) is Reason.VAULT_EXISTS
    assert read(tmp_path) == created


def test_a_spent_code_is_gone_from_both_copies(tmp_path, filled):
    write(tmp_path, filled)
    write(tmp_path, read(tmp_path).without_slot(GUEST_SLOT))
    for name in generations.NAMES:
        copy = keyfile_module.decode((tmp_path / name).read_bytes())
        assert refusal_of(unlock_code, copy, CODE, CHEAP_BOUNDS) is Reason.SPENT_CODE
        assert GUEST_SLOT.encode() not in (tmp_path / name).read_bytes()


@pytest.mark.parametrize("damaged", [0, 1])
def test_every_byte_flipped_in_one_copy_is_made_good_by_the_other(tmp_path, filled, damaged):
    write(tmp_path, filled)
    path = tmp_path / generations.NAMES[damaged]
    content = path.read_bytes()
    for place in range(len(content)):
        path.write_bytes(content[:place] + bytes([content[place] ^ 16]) + content[place + 1 :])
        assert read(tmp_path) == filled


@pytest.mark.parametrize("damaged", [0, 1])
@pytest.mark.parametrize("content", [None, b"", b"garbage", bytes(3000)])
def test_a_copy_lost_or_overwritten_is_made_good_by_the_other_and_by_the_next_write(tmp_path, filled, damaged, content):
    write(tmp_path, filled)
    path = tmp_path / generations.NAMES[damaged]
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    assert read(tmp_path) == filled
    assert sorted(tmp_path.iterdir()) == before  # reading changes nothing
    write(tmp_path, filled)
    assert path.read_bytes() == encode(filled)


class Killed(BaseException):
    """The process was killed here."""


@pytest.mark.parametrize("replaced", [0, 1])
def test_killed_between_the_copies_the_file_still_reads(tmp_path, filled, monkeypatch, replaced):
    write(tmp_path, filled)
    changed = filled.without_slot(GUEST_SLOT)
    turns = []
    replace_ = Path.replace

    def kill(path, target):
        if len(turns) == replaced:
            raise Killed
        turns.append(target)
        return replace_(path, target)

    with monkeypatch.context() as planted:
        planted.setattr(Path, "replace", kill)
        with pytest.raises(Killed):
            write(tmp_path, changed)
    assert read(tmp_path) == (changed if replaced else filled)
    write(tmp_path, changed)
    assert (tmp_path / FIRST).read_bytes() == (tmp_path / MIRROR).read_bytes() == encode(changed)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("failing", ["fsync", "replace", "write"])
def test_a_full_disk_leaves_the_old_content(tmp_path, filled, monkeypatch, failing):
    write(tmp_path, filled)

    def full(*_given):
        raise OSError(errno.ENOSPC, "planted")

    class FullFile:
        write = flush = full

        def __enter__(self):
            return self

        def __exit__(self, *_how):
            os.close(self.descriptor)

        def __init__(self, descriptor, _mode):
            self.descriptor = descriptor

    planted = {"fsync": (generations.os, "fsync", full), "replace": (Path, "replace", full),
               "write": (generations.os, "fdopen", FullFile)}  # fmt: skip
    with monkeypatch.context() as patch:
        patch.setattr(*planted[failing])
        assert refusal_of(write, tmp_path, filled.without_slot(GUEST_SLOT)) is Reason.DISK_FULL
    assert read(tmp_path) == filled
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_disk_that_really_is_full_says_so():
    with pytest.raises(OSError, match="No space") as failed:
        generations._write_through(Path("/dev/full"), b"content")
    assert failed.value.errno == errno.ENOSPC


def newer(keyfile):
    return encode(replace(keyfile, format=(2, 0)))


@pytest.mark.parametrize(
    ("first", "mirror", "reason"),
    [
        (None, None, Reason.VAULT_MISSING),
        (b"garbage", None, Reason.FOREIGN_FILE),
        (b"", None, Reason.KEYS_DAMAGED),
        (b"garbage", b"", Reason.KEYS_DAMAGED),
        ("newer", b"", Reason.NEWER_FORMAT),
        (b"garbage", "newer", Reason.NEWER_FORMAT),
        ("folder", b"garbage", Reason.DISK_ERROR),
        ("folder", b"", Reason.KEYS_DAMAGED),
    ],
)
def test_without_a_valid_copy_the_worst_is_said_and_nothing_is_written(tmp_path, filled, first, mirror, reason):
    for name, content in zip(generations.NAMES, (first, mirror), strict=True):
        if content == "folder":
            (tmp_path / name).mkdir()
        elif content is not None:
            (tmp_path / name).write_bytes(newer(filled) if content == "newer" else content)
    before = generations.read_copies(tmp_path)
    assert refusal_of(read, tmp_path) is reason
    if reason is not Reason.VAULT_MISSING:
        assert refusal_of(write, tmp_path, filled) is reason
    assert generations.read_copies(tmp_path) == before


def test_of_two_valid_copies_the_later_is_read(tmp_path, filled):
    (tmp_path / FIRST).write_bytes(encode(filled))
    (tmp_path / MIRROR).write_bytes(encode(filled.without_slot(GUEST_SLOT)))
    assert read(tmp_path) == filled.without_slot(GUEST_SLOT)


def test_a_newer_programs_copy_is_never_written_over(tmp_path, filled):
    (tmp_path / FIRST).write_bytes(encode(filled))
    (tmp_path / MIRROR).write_bytes(newer(filled))
    assert read(tmp_path) == filled
    assert refusal_of(write, tmp_path, filled.without_slot(GUEST_SLOT)) is Reason.NEWER_FORMAT


def test_a_newer_minor_format_opens_but_is_not_written(tmp_path, filled):
    later = replace(filled, format=(1, 1))
    in_both(tmp_path, encode(later))
    assert unlock(read(tmp_path), NAME, PHRASE, CHEAP_BOUNDS).slot_id == MEMBER_SLOT
    assert refusal_of(write, tmp_path, read(tmp_path).without_slot(GUEST_SLOT)) is Reason.NEWER_FORMAT


def test_a_change_made_to_an_older_reading_is_not_written_over_a_later_one(tmp_path, filled, member, keys):
    write(tmp_path, filled)
    later = filled.without_slot(GUEST_SLOT)
    write(tmp_path, later)
    at_once = filled.with_wrap(MEMBER_SLOT, member.public, keys)
    assert refusal_of(write, tmp_path, at_once) is Reason.VAULT_BUSY
    assert refusal_of(write, tmp_path, filled) is Reason.VAULT_BUSY
    assert read(tmp_path) == later


def test_another_vaults_key_file_is_not_written_over(tmp_path, filled, bare):
    write(tmp_path, filled)
    assert refusal_of(write, tmp_path, replace(filled, vault_id="f" * 32, counter=9)) is Reason.VAULT_EXISTS


def test_what_could_not_be_read_back_is_not_written(tmp_path, filled):
    for wrong in (replace(filled, vault_id="x"), replace(filled, counter=-1), forged(filled, id="x"),
                  forged(filled, id=GUEST_SLOT)):  # fmt: skip
        assert refusal_of(write, tmp_path, wrong) is Reason.KEYS_DAMAGED
    assert list(tmp_path.iterdir()) == []
