"""Where a vault may lie: each kind of share and synced folder is told from an ordinary disk."""

import ctypes
import sys
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_desk.errors import Reason, Refusal
from sspf_desk.store import places
from sspf_desk.store.places import admit, file_system_of, is_network, mounts_from

MOUNTS = r"""
proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0
/dev/nvme0n1p2 / ext4 rw,relatime,errors=remount-ro 0 0
/dev/nvme0n1p3 /home xfs rw,relatime 0 0
skola:/export/hem /home/skola nfs4 rw,relatime,vers=4.2,addr=10.0.0.5 0 0
//filer/elev /mnt/Elevh\303\244lsa\040p\134\303\245\040plats cifs rw,vers=3.1.1 0 0
//filer/gemensam /mnt/Gemensam\040yta cifs rw,vers=3.1.1 0 0
kurator@server: /home/skola/lokal ext4 rw 0 0
kurator@server:/vault /home/anna/fjarran fuse.sshfs rw,nosuid,nodev,user_id=1000 0 0
tmpfs /srv/\043sspf tmpfs rw 0 0
old /mnt/byte ext4 rw 0 0
new:/byte /mnt/byte nfs rw 0 0
broken
"""


@pytest.fixture
def mounted(tmp_path, monkeypatch):
    """Puts words in the system's mouth about what is mounted."""

    def say(text: str | bytes) -> None:
        listed = tmp_path / "mounts"
        listed.write_bytes(text if isinstance(text, bytes) else text.encode())
        monkeypatch.setattr(places, "MOUNTS", listed)

    return say


@pytest.mark.parametrize(
    ("place", "file_system"),
    [
        ("/home/anna/SSPF", "xfs"),
        ("/srv/sspf", "ext4"),
        ("/", "ext4"),
        ("/home/skola", "nfs4"),
        ("/home/skola/valv/2026", "nfs4"),
        ("/home/skola/lokal/valv", "ext4"),
        ("/home/skolan", "xfs"),
        ("/home/anna/fjarran/valv", "fuse.sshfs"),
        ("/mnt/Gemensam yta/valv", "cifs"),
        ("/mnt/Gemensam", "ext4"),
        ("/srv/#sspf", "tmpfs"),
        ("/mnt/byte/x", "nfs"),
    ],
)
def test_the_longest_mount_point_above_a_place_tells_its_file_system(place, file_system):
    assert file_system_of(Path(place), mounts_from(MOUNTS)) == file_system


@pytest.mark.parametrize(
    ("place", "network"),
    [("/home/anna/SSPF", False), ("/home/skola/x", True), ("/mnt/Gemensam yta/x", True), ("/home/anna/fjarran", True)],
)
def test_shares_are_told_from_disks(mounted, place, network):
    mounted(MOUNTS)
    assert is_network(Path(place)) is network


def test_spaces_tabs_backslashes_and_octal_look_alikes_are_read_as_written():
    assert mounts_from("x /a\\040b\\011c\\134040\\043 ext4 rw 0 0") == {"/a b\tc\\040#": "ext4"}


def test_a_name_with_an_odd_space_or_line_break_moves_no_field():
    assert mounts_from("x /a\u00a0b\u2028c\x0cd nfs4 rw 0 0\n") == {"/a\u00a0b\u2028c\x0cd": "nfs4"}


def test_a_mount_whose_name_is_not_text_does_not_hide_the_others(mounted):
    mounted(b"x /mnt/\xff\xfe ext4 rw 0 0\nskola:/hem /home nfs4 rw 0 0\n/dev/sda / ext4 rw 0 0\n")
    assert is_network(Path("/home/anna"))
    assert not is_network(Path("/srv"))


def test_nothing_mounted_tells_nothing():
    assert file_system_of(Path("/home"), {}) == ""


@given(st.sampled_from(sorted(places.NETWORK)))
def test_every_listed_network_file_system_counts(file_system):
    mounts = mounts_from(f"/dev/sda / ext4 rw 0 0\nserver:/x /mnt/x {file_system} rw 0 0")
    assert file_system_of(Path("/mnt/x/valv"), mounts) in places.NETWORK


@pytest.mark.parametrize("file_system", ["ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "ntfs3", "apfs", "f2fs"])
def test_ordinary_disks_are_no_network(file_system):
    assert file_system not in places.NETWORK


def test_a_system_that_lists_no_mounts_is_taken_at_its_word(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "absent")
    assert not is_network(tmp_path)


# ----------------------------------------------------------------------------------------------- admit


def test_an_ordinary_folder_is_admitted(tmp_path, mounted):
    mounted("/dev/sda / ext4 rw 0 0")
    admit(tmp_path)
    admit(tmp_path / "not yet made")


def test_a_share_is_refused(tmp_path, mounted):
    mounted(f"server:/x {tmp_path} nfs4 rw 0 0\n/dev/sda / ext4 rw 0 0")
    with pytest.raises(Refusal) as refused:
        admit(tmp_path / "valv")
    assert refused.value.reason is Reason.NETWORK_SHARE


def test_a_share_behind_a_link_is_refused(tmp_path, mounted):
    (tmp_path / "share").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "share")
    mounted(f"server:/x {tmp_path}/share cifs rw 0 0\n/dev/sda / ext4 rw 0 0")
    with pytest.raises(Refusal) as refused:
        admit(tmp_path / "link")
    assert refused.value.reason is Reason.NETWORK_SHARE


@pytest.mark.parametrize(
    "name",
    ["OneDrive", "OneDrive - Kommunen", "OneDrive-Kommunen", "onedrive", "Dropbox (Skolan)", "Google Drive",
     "GoogleDrive-anna@skola.example", "iCloudDrive", "Mobile Documents", "CloudStorage", "Nextcloud", "ownCloud"],
)  # fmt: skip
def test_a_synced_folder_is_refused(tmp_path, mounted, name):
    mounted("/dev/sda / ext4 rw 0 0")
    with pytest.raises(Refusal) as refused:
        admit(tmp_path / name / "SSPF" / "valv")
    assert refused.value.reason is Reason.CLOUD_FOLDER


def test_a_folder_that_only_speaks_of_a_cloud_is_admitted(tmp_path, mounted):
    mounted("/dev/sda / ext4 rw 0 0")
    admit(tmp_path / "Ej OneDrive" / "valv")


def refused(place, environment=None):
    with pytest.raises(Refusal) as told:
        admit(place, environment or {})
    return told.value.reason


@pytest.mark.parametrize(
    "marker",
    [*places.MARKERS, *places.MARKER_FILES, "._sync_1a2b3c.db", ".sync_1a2b3c.db"],
)
def test_a_folder_below_a_synchronizers_mark_is_refused_whatever_its_name(tmp_path, mounted, marker):
    mounted("/dev/sda / ext4 rw 0 0")
    mark = tmp_path / "Gemensamt" / marker
    mark.parent.mkdir(parents=True)
    mark.touch()
    assert refused(tmp_path / "Gemensamt" / "SSPF" / "valv") is Reason.CLOUD_FOLDER
    admit(tmp_path / "Eget" / "valv", {})


def test_a_synchronizers_settings_in_the_home_folder_are_no_mark(tmp_path, mounted):
    """Dropbox keeps its settings in a folder named as its mark is, and Resilio its own beside what it syncs."""
    mounted("/dev/sda / ext4 rw 0 0")
    for name in (".dropbox", ".sync", "sync_1.db"):
        (tmp_path / name).mkdir()
    admit(tmp_path / "valv", {})


def test_a_folder_that_may_not_be_listed_tells_nothing(tmp_path, mounted, monkeypatch):
    mounted("/dev/sda / ext4 rw 0 0")

    def unlisted(folder):
        raise PermissionError(13, "no")

    monkeypatch.setattr("pathlib.Path.iterdir", unlisted)
    admit(tmp_path / "valv", {})


@pytest.mark.parametrize("variable", places.CLOUD_VARIABLES)
def test_a_folder_that_the_system_says_is_synced_is_refused(tmp_path, mounted, variable):
    mounted("/dev/sda / ext4 rw 0 0")
    environment = {variable: str(tmp_path / "Skolans moln")}
    assert refused(tmp_path / "Skolans moln" / "Dokument" / "valv", environment) is Reason.CLOUD_FOLDER
    admit(tmp_path / "Skolans moln 2" / "valv", environment)


def test_documents_redirected_into_a_synced_folder_are_refused_by_what_they_point_at(tmp_path, mounted):
    mounted("/dev/sda / ext4 rw 0 0")
    (tmp_path / "moln").mkdir()
    (tmp_path / "Dokument").symlink_to(tmp_path / "moln")
    assert refused(tmp_path / "Dokument" / "valv", {"OneDrive": str(tmp_path / "moln")}) is Reason.CLOUD_FOLDER


def test_a_profile_that_travels_is_refused(tmp_path, mounted):
    mounted("/dev/sda / ext4 rw 0 0")
    environment = {"APPDATA": str(tmp_path / "Roaming"), "LOCALAPPDATA": str(tmp_path / "Local")}
    assert refused(tmp_path / "Roaming" / "SSPF", environment) is Reason.ROAMING_FOLDER
    admit(tmp_path / "Local" / "SSPF", environment)


def test_variables_that_say_nothing_refuse_nothing(tmp_path, mounted):
    mounted("/dev/sda / ext4 rw 0 0")
    names = ("APPDATA", "HOMEDRIVE", "HOMESHARE", *places.CLOUD_VARIABLES)
    admit(tmp_path / "valv", dict.fromkeys(names, ""))


@pytest.mark.parametrize(
    ("place", "share", "home"),
    [
        (r"H:\SSPF", r"\\filer\elev", True),
        (r"h:\SSPF", r"\\filer\elev", True),
        (r"C:\SSPF", r"\\filer\elev", False),
        (r"H:\SSPF", "", False),
    ],
)
def test_the_drive_of_a_home_folder_on_a_server_is_that_server(place, share, home):
    assert places._is_home_share(PureWindowsPath(place), {"HOMEDRIVE": "H:", "HOMESHARE": share}) is home


# --------------------------------------------------------------------------------------------- Windows


@pytest.fixture
def windows(monkeypatch):
    """A Windows whose drive Z: lies on a server."""
    kinds = {"Z:\\": 4, "C:\\": 3, "E:\\": 2, "\\\\?\\C:\\": 3, "\\\\?\\Z:\\": 4}
    kernel = SimpleNamespace(GetDriveTypeW=lambda anchor: kinds.get(anchor, 1))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)


@pytest.mark.parametrize(
    ("place", "network"),
    [
        (r"C:\Users\Anna\SSPF", False),
        (r"E:\SSPF", False),
        (r"Z:\SSPF", True),
        (r"\\filer\elev\SSPF", True),
        (r"\\?\UNC\filer\elev\SSPF", True),
        (r"\\?\C:\Users\Anna\SSPF", False),
        (r"\\?\Z:\SSPF", True),
    ],
)
def test_windows_is_asked_about_its_drives_and_shares(windows, place, network):
    assert is_network(PureWindowsPath(place)) is network
