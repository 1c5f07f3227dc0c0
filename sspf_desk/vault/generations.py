"""The key file's two copies on disk: written whole, one after the other, and never removed because of an error."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from sspf_desk.errors import Reason, Refusal, disk_reason
from sspf_desk.saving import sync_folder

NAMES: Final = ("vault.keys", "vault.keys.2")
"""The first copy and its mirror, in the vault folder."""
LARGEST: Final = 16 * 1024 * 1024
"""A copy longer than this is not one of ours, and is not read."""
_UNFINISHED: Final = ".new"


def write_copies(folder: Path, content: bytes) -> None:
    """Puts `content` in both copies, each flushed to the disk before it takes its predecessor's place.

    Both stand finished beside the old ones before the first is replaced, so that a full disk is met while nothing is
    changed. Raises Refusal: DISK_FULL, READ_ONLY_FOLDER, DISK_ERROR. After one, what was there still stands; only if
    the disk failed between the two replacements does the first copy hold the new content already.
    """
    try:
        for name in NAMES:
            _write_through(folder / f"{name}{_UNFINISHED}", content)
        for name in NAMES:
            (folder / f"{name}{_UNFINISHED}").replace(folder / name)
            sync_folder(folder)
    except OSError as error:
        _clear_unfinished(folder)
        raise Refusal(disk_reason(error)) from None


def read_copies(folder: Path) -> tuple[bytes | Reason, ...]:
    """Each copy's bytes, or why there are none: VAULT_MISSING, or DISK_ERROR when it cannot be read."""
    return tuple(_read(folder / name) for name in NAMES)


def _read(path: Path) -> bytes | Reason:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        return Reason.VAULT_MISSING
    except OSError:
        return Reason.DISK_ERROR


def _write_through(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _clear_unfinished(folder: Path) -> None:
    # Only the names that this module alone writes; a copy of the key file is never touched here.
    for name in NAMES:
        with suppress(OSError):
            (folder / f"{name}{_UNFINISHED}").unlink()
