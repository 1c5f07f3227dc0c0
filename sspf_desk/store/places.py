"""Where a vault may lie: on no network share, in no synced folder, in no profile that travels (`keys.md` 2.6)."""

import ctypes
import os
import re
import sys
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from sspf_desk.errors import Reason, Refusal

NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "9p", "ncpfs", "ceph", "glusterfs", "davfs",
    "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.onedriver", "fuse.google-drive-ocamlfuse",
    "fuse.glusterfs", "fuse.s3fs", "fuse.smbnetfs", "lustre", "vboxsf", "fuse.vmhgfs-fuse", "prl_fs",
})  # fmt: skip
"""File systems on which SQLite's locks do not hold."""
CLOUD_FOLDERS = (
    "onedrive", "dropbox", "google drive", "googledrive", "icloud", "mobile documents", "cloudstorage", "nextcloud",
    "owncloud", "pcloud", "proton drive",
)  # fmt: skip
"""How a synced folder's name begins; a synced vault is two vaults."""
CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Where Windows tells of a synced folder that bears another name, or of a Documents that was moved into one."""
MARKERS = (
    ".dropbox.cache", ".stfolder", ".sync/ID", ".owncloudsync.log", ".nextcloudsync.log", ".SynologyWorkingDirectory",
    ".tmp.driveupload", ".tmp.drivedownload",
)  # fmt: skip
"""What a synchronizer leaves in the uppermost folder that it syncs."""
MARKER_FILES = (".dropbox",)
"""The same, where a folder of that name means something else: the program's own settings in the home folder."""
MARKER_PATTERNS = ("._sync_*.db", ".sync_*.db")
MOUNTS = Path("/proc/self/mounts")
"""Where Linux lists what is mounted; absent on other systems."""
_DRIVE_REMOTE = 4
_MOUNT_FIELDS = 3


def admit(folder: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Raise `Refusal` where a live vault must not lie: NETWORK_SHARE, CLOUD_FOLDER or ROAMING_FOLDER.

    What a redirected Documents folder or a link points at is what counts. ``environment`` is what the system tells of
    its folders; variables that are not there tell nothing.
    """
    place = folder.absolute().resolve()
    if is_network(place) or _is_home_share(place, environment):
        raise Refusal(Reason.NETWORK_SHARE)
    synced = (environment.get(name, "") for name in CLOUD_VARIABLES)
    if any(part.casefold().startswith(CLOUD_FOLDERS) for part in place.parts) or _is_under(place, *synced):
        raise Refusal(Reason.CLOUD_FOLDER)
    if any(map(_is_synced, (place, *place.parents))):
        raise Refusal(Reason.CLOUD_FOLDER)
    if _is_under(place, environment.get("APPDATA", "")):
        raise Refusal(Reason.ROAMING_FOLDER)


def _is_home_share(place: PurePath, environment: Mapping[str, str]) -> bool:
    """Whether a place is on the drive that a school's Windows has mapped to each user's folder on a server."""
    drive = environment.get("HOMEDRIVE", "") if environment.get("HOMESHARE") else ""
    return bool(drive) and place.drive.casefold() == drive.casefold()


def _is_under(place: Path, *folders: str) -> bool:
    return any(place.is_relative_to(Path(folder).absolute().resolve()) for folder in folders if folder)


def _is_synced(folder: Path) -> bool:
    """Whether a synchronizer's marks lie in a folder. One that may not be listed tells nothing."""
    if any((folder / name).exists() for name in MARKERS) or any((folder / name).is_file() for name in MARKER_FILES):
        return True
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return False
    return any(fnmatchcase(name, pattern) for name in names for pattern in MARKER_PATTERNS)


def is_network(place: PurePath) -> bool:
    """Whether a folder lies on another computer, as far as this system tells."""
    if sys.platform == "win32":
        return _is_share(place) or windows_drive_type(place) == _DRIVE_REMOTE
    if not MOUNTS.exists():
        return False
    return file_system_of(place, mounts_from(os.fsdecode(MOUNTS.read_bytes()))) in NETWORK


def _is_share(place: PurePath) -> bool:
    r"""Whether a Windows path names a server (``\\server\share``); ``\\?\C:`` is only a long way to write a drive."""
    drive = place.drive.casefold()
    return drive.startswith("\\\\?\\unc\\") or (drive.startswith("\\\\") and drive[2:3] not in {"?", "."})


def windows_drive_type(place: PurePath) -> int:
    """What `GetDriveTypeW` says of a path's drive."""
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent on other systems, which mypy knows
    return int(kernel.GetDriveTypeW(place.anchor))


def mounts_from(text: str) -> dict[str, str]:
    """Mount points and their file systems, from the words of `/proc/self/mounts`; the last mount on a point wins."""
    rows = (line.split(" ") for line in text.split("\n"))
    return {_unescaped(row[1]): row[2] for row in rows if len(row) >= _MOUNT_FIELDS}


def _unescaped(point: str) -> str:
    """Space, tab, line feed, backslash and # stand in octal (fs/proc_namespace.c)."""
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), point)


def file_system_of(place: PurePath, mounts: Mapping[str, str]) -> str:
    """The file system of the longest mount point above a place."""
    above = [point for point in mounts if os.path.commonpath([point, str(place)]) == point]
    return mounts[max(above, key=len)] if above else ""
