"""A new vault key: the file exported under it, held against the old one, and put in its place in one stroke."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import stat_result
from pathlib import Path

import sqlalchemy as sa

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import setting, trail_entry
from sspf_desk.store import state
from sspf_desk.store.copying import UNFINISHED, export, insist_whole, put_in_place, unfinished
from sspf_desk.store.file import File
from sspf_desk.store.refusals import DATABASE, refusing
from sspf_desk.store.sqlcipher import Store

_REPLACES_OPEN = sys.platform != "win32"
"""Windows does not replace a file that anybody has open, so that there the old file is let go of first."""


@contextmanager
def rekeyed(store: Store, folder: Path, epoch: int, key: bytes) -> Iterator[Store]:
    """The same vault under a new key, for the act that tells of it; on leaving, it takes the old file's place.

    The old file is held all the while and not written to. When the block has ended, ``store`` is closed, and the vault
    is opened anew; another process that waited finds the file replaced. Raises `Refusal`: VAULT_IN_DOUBT where the rows
    are not those that the trail speaks for, before or after the act, VAULT_DAMAGED, or for what the world did wrong.
    After any error the old file stands as it was.
    """
    path = folder / DATABASE
    with unfinished(folder / UNFINISHED) as new:
        with store.begin() as connection:
            _insist_undoubted(store, connection)
            with _exported(store, new, epoch, key) as fresh:
                yield fresh
                with fresh.look() as looking:
                    _insist_undoubted(fresh, looking)
            held = path.stat()
            if _REPLACES_OPEN:
                put_in_place(new, path)
        store.close()
        if not _REPLACES_OPEN:
            _insist_unchanged(path, held)
            put_in_place(new, path)


@contextmanager
def _exported(store: Store, new: Path, epoch: int, key: bytes) -> Iterator[Store]:
    with store.apart() as raw:
        digest = export(raw, new, key)
    fresh = Store(File(new, key, store.driver), epoch, recounted=True)
    try:
        with fresh.apart() as raw:
            insist_whole(raw, digest)
        with fresh.begin() as connection:
            connection.execute(setting.delete().where(setting.c.name == state.STATE))
        yield fresh
    finally:
        fresh.close()


def _insist_undoubted(store: Store, connection: sa.Connection) -> None:
    newest = sa.select(trail_entry.c.root).order_by(trail_entry.c.sequence.desc()).limit(1)
    differing = store.differing(connection, connection.execute(newest).scalar() or b"")
    if differing:
        raise Refusal(Reason.VAULT_IN_DOUBT, place=differing[0])


def _insist_unchanged(path: Path, held: stat_result) -> None:
    """Whoever slipped in between has written to a file that is about to go."""
    with refusing():
        now = path.stat()
    if (now.st_size, now.st_mtime_ns) != (held.st_size, held.st_mtime_ns):
        raise Refusal(Reason.CHANGED_MEANWHILE, file=DATABASE)
