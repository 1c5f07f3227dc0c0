"""The vault's file copied under another key: exported whole, held against its source, and put in its place.

While a transaction is open here on a file, that file is never opened by other means: when a process closes any handle
of a file, POSIX drops all its locks on it, SQLite's among them.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sspf_desk.errors import Reason, Refusal
from sspf_desk.saving import sync_folder
from sspf_desk.store.refusals import DATABASE, refusing
from sspf_desk.store.state import digest_of_rows, fits, read_once

UNFINISHED = f"{DATABASE}.new"
"""A file on its way to become the vault's. One that a crash left behind is removed by the next that is made."""


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """A name for a file under way, with nothing there before; whatever still bears it afterwards is removed."""
    _clear(path)
    try:
        yield path
    finally:
        _clear(path)


def _clear(path: Path) -> None:
    with refusing():
        for name in (path, path.with_name(f"{path.name}-journal")):
            name.unlink(missing_ok=True)


def export(raw: Any, path: Path, key: bytes) -> bytes:  # noqa: ANN401 - the driver is untyped
    """Write all that a raw connection's file holds to a new file under another key; the digest of its rows.

    It is not flushed to the disk yet, and needs no journal: until it is whole nobody looks for it.
    """
    with refusing():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        raw.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(path), f"x'{key.hex()}'"))
        raw.execute("PRAGMA fresh.journal_mode = OFF")
        raw.execute("PRAGMA fresh.synchronous = OFF")
        raw.execute("BEGIN")
        with read_once(raw):
            raw.execute("SELECT sqlcipher_export('fresh')").fetchall()
            digest = digest_of_rows(raw)
        for pragma in ("application_id", "user_version"):
            (number,) = raw.execute(f"PRAGMA main.{pragma}").fetchone()
            raw.execute(f"PRAGMA fresh.{pragma} = {number}")
        raw.execute("COMMIT")
        raw.execute("DETACH DATABASE fresh")
    return digest


def insist_whole(raw: Any, digest: bytes) -> None:  # noqa: ANN401 - the driver is untyped
    """Raise `Refusal` unless every page of a file checks, every index fits, and it holds just the rows of a digest."""
    with read_once(raw):
        damaged = raw.execute("PRAGMA cipher_integrity_check").fetchall()
        whole = not damaged and fits(raw) and digest_of_rows(raw) == digest
    if not whole:
        raise Refusal(Reason.VAULT_DAMAGED, file=DATABASE)


def put_in_place(fresh: Path, path: Path) -> None:
    """Flush a finished file that nobody has open and give it its name, over what bore it. Raises `Refusal`."""
    with refusing():
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
        _clear(fresh.with_name(f"{fresh.name}-journal"))
        fresh.replace(path)
        sync_folder(path.parent)
