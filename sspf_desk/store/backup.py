"""A backup: the vault's file under a key of its own, in one file with what is needed to open it, read back when made.

SQLite works in the vault's own folder alone. The file that goes out, to a share, a synced folder or a stick, is written
front to back and read front to back, and is sealed whoever sees it.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlcipher3 import dbapi2 as sqlcipher

from sspf_desk.errors import UNREADABLE, Reason, Refusal
from sspf_desk.saving import sync_folder
from sspf_desk.store import container
from sspf_desk.store.copying import UNFINISHED, export, insist_whole, put_in_place, unfinished
from sspf_desk.store.file import File
from sspf_desk.store.refusals import DATABASE, refusing
from sspf_desk.store.sqlcipher import Store, apart, check_ours

ENDING = ".sspf-backup"
BACKUP = "backup"
"""What a refusal calls the file."""
FORMAT = (container.MAJOR, 0)
_EXPORTED = f"{DATABASE}.backup"
_READ_AS = {
    Reason.VAULT_DAMAGED: Reason.BACKUP_DAMAGED,
    Reason.FOREIGN_FILE: Reason.BACKUP_DAMAGED,
    Reason.NOT_ENCRYPTED: Reason.BACKUP_DAMAGED,
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself before it is opened. Nothing in it is about a pupil, and nothing in it is proved."""

    vault: str
    made_at: int
    """UTC seconds."""
    sequence: int
    """The newest entry of the trail in it, and its hash."""
    head: bytes
    epoch: int
    """Of the vault key that it was made under; restored under that key, its signed state still holds."""
    keys: bytes
    """The key file as it was."""
    wraps: Mapping[str, bytes]
    """The backup's own key, sealed to each that may open it, by slot."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A manifest as it stands in the file."""

    magic: str
    format: tuple[int, int]
    size: int
    digest: bytes
    manifest: Manifest


def write_backup(store: Store, target: Path, manifest: Manifest, key: bytes) -> None:
    """Make a backup of what is committed and read it back, row by row, before it gets its name.

    Made within an act it holds what was committed before the act. Raises `Refusal`: VAULT_EXISTS for a name that is
    taken, CHANGED_MEANWHILE where the trail has gone past the manifest's head, BACKUP_DAMAGED where what was read back
    is not what was written, or for what the world did wrong. After any error there is no such file.
    """
    _insist_free(target)
    with unfinished(store.folder / _EXPORTED) as exported, unfinished(target.with_name(f"{target.name}.new")) as new:
        with store.apart() as raw:
            digest = export(raw, exported, key)
        _insist_head(exported, key, manifest)
        _write(new, manifest, exported)
        exported.unlink()
        _extract(new, exported)
        with _opened(exported, key) as raw:
            insist_whole(raw, digest)
        _put_in_place(new, target)


def read_manifest(path: Path) -> Manifest:
    """What a backup says of itself. Raises `Refusal`: BACKUP_DAMAGED, NEWER_FORMAT, or for what the world did wrong."""
    with refusing(BACKUP), path.open("rb") as file:
        return _decoded(container.read_manifest(file)).manifest


def restore_database(path: Path, folder: Path, backup_key: bytes, vault_key: bytes) -> None:
    """Make a backup's content the vault file of a new folder, under a vault key, checked row by row.

    The key is the one of the manifest's epoch: under another, the signed state would not hold. Raises `Refusal`:
    VAULT_EXISTS, BACKUP_DAMAGED, also for another key than the backup's, NEWER_FORMAT, or for what the world did wrong.
    After any error there is no vault file.
    """
    place = folder / DATABASE
    _insist_free(place)
    with unfinished(folder / _EXPORTED) as extracted, unfinished(folder / UNFINISHED) as new:
        _extract(path, extracted)
        with _opened(extracted, backup_key) as raw:
            digest = export(raw, new, vault_key)
            insist_whole(raw, digest)
        with _opened(new, vault_key) as raw:
            insist_whole(raw, digest)
        _insist_free(place)
        put_in_place(new, place)


def _insist_free(path: Path) -> None:
    with refusing(BACKUP):
        if path.exists():
            raise Refusal(Reason.VAULT_EXISTS, file=path.name)


def _insist_head(exported: Path, key: bytes, manifest: Manifest) -> None:
    with _opened(exported, key) as raw:
        (newest,) = raw.execute("SELECT max(sequence) FROM trail_entry").fetchone()
    if (newest or 0) != manifest.sequence:
        raise Refusal(Reason.CHANGED_MEANWHILE, place=BACKUP)


def _write(path: Path, manifest: Manifest, exported: Path) -> None:
    with refusing(BACKUP):
        of = container.measured(exported)
        written = _Written("sspf-desk backup", FORMAT, of.size, of.digest, manifest)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            container.write(file, msgspec.json.encode(written, order="deterministic"), exported, of)
            file.flush()
            os.fsync(file.fileno())


def _extract(path: Path, into: Path) -> None:
    with refusing(BACKUP), path.open("rb") as file:
        manifest = container.read_manifest(file)
        written = _decoded(manifest)
        with into.open("xb") as out:
            container.extract(file, manifest, written.size, written.digest, out)


def _decoded(manifest: bytes) -> _Written:
    try:
        return msgspec.json.decode(manifest, type=_Written)
    except UNREADABLE:
        raise Refusal(Reason.BACKUP_DAMAGED) from None


@contextmanager
def _opened(path: Path, key: bytes) -> Iterator[sqlcipher.Connection]:
    """A raw connection to a database that came out of a container, if it is one of ours."""
    try:
        with apart(File(path, key, sqlcipher)) as raw:
            check_ours(raw)
            yield raw
    except Refusal as refusal:
        raise Refusal(_READ_AS.get(refusal.reason, refusal.reason), file=BACKUP) from None


def _put_in_place(new: Path, target: Path) -> None:
    """Give the file its name, which nobody has taken: to make it anew is the one question that no one can get between.

    Not every share can flush a folder; the file itself is flushed.
    """
    with refusing(BACKUP):
        try:
            target.open("xb").close()
        except FileExistsError:
            raise Refusal(Reason.VAULT_EXISTS, file=target.name) from None
        try:
            new.replace(target)
        except OSError:
            target.unlink()
            raise
        with suppress(OSError):
            sync_folder(target.parent)
