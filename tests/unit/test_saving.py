import errno
import os
import stat

import pytest

from sspf_desk import saving
from sspf_desk.errors import Refusal


def test_a_saved_page_is_this_users_alone_and_replaces_an_earlier_one(tmp_path):
    path = tmp_path / "new" / "page.pdf"
    saving.save(path, b"a longer first page")
    path.chmod(0o644)
    saving.save(path, b"second")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"second", 0o600)


def test_a_new_page_is_never_written_over_anything(tmp_path):
    (tmp_path / "vault.db").write_bytes(b"everything")
    with pytest.raises(Refusal) as refused, saving.new_page(tmp_path / "vault.db", "$.report"):
        pytest.fail("what is there is not to be filled in")
    assert refused.value.places == {"place": "$.report", "file": "vault.db"}
    assert (tmp_path / "vault.db").read_bytes() == b"everything"


def test_a_new_page_whose_act_is_refused_is_gone(tmp_path):
    with pytest.raises(KeyError), saving.new_page(tmp_path / "page.pdf"):
        raise KeyError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "disk_full"), (errno.EACCES, "read_only_folder"), (errno.EIO, "disk_error")],
)
def test_what_the_disk_says_is_a_refusal_that_names_the_file(tmp_path, monkeypatch, number, reason):
    def no(*_):
        raise OSError(number, "Hemligord")

    monkeypatch.setattr(os, "open", no)
    with pytest.raises(Refusal) as refused:
        saving.save(tmp_path / "page.pdf", b"")
    assert (refused.value.reason, refused.value.places) == (reason, {"file": "page.pdf"})


def test_where_folders_cannot_be_flushed_none_is(tmp_path, monkeypatch):
    monkeypatch.setattr(saving, "_FOLDERS_SYNC", False)
    monkeypatch.setattr("os.O_RDONLY", None)
    saving.sync_folder(tmp_path)
