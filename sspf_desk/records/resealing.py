"""A seat's rows sealed anew, its own and those given to it, so that whoever holds its older keys can open none."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

import sqlalchemy as sa

from sspf_desk.acts.acts import Session
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.tables import access
from sspf_desk.records import places
from sspf_desk.records.directory import Directory
from sspf_desk.records.opening import Key, Opener
from sspf_desk.records.rows import Keyring, OwnRow, SealedRow

_GONE: sa.BindParameter[bytes] = sa.bindparam("gone")
_ANEW: sa.BindParameter[bytes] = sa.bindparam("anew")
T = TypeVar("T")


def reseal(session: Session, directory: Directory, old: Keyring, new: Keyring) -> None:
    """Put every own row that `old` opens under `new`, at the same places, and every row given under its newest seal.

    What was given keeps its id, its tag and its giver's signature: the giver finds it as before. Nothing in the file
    tells whose a row is, so each is tried; a foreign one is told by its first bytes.
    """
    every = list(_all(session))
    given = [anew for row in every if (anew := _told(new.given_anew, row))]
    if given:
        values = [{"gone": row.id, "anew": row.sealed} for row in given]
        session.connection.execute(access.update().where(access.c.id == _GONE).values(sealed=_ANEW), values)
    rows = [row for row in every if _told(partial(old.open_own, note=False), row)]
    fresh = [_sealed(new, *placed) for placed in _placed(session, Opener(old, directory), rows)]
    if rows:
        session.connection.execute(access.delete().where(access.c.id == _GONE), [{"gone": row.id} for row in rows])
        values = [{"id": row.id, "tag": row.tag, "sealed": row.sealed} for row in fresh]
        session.connection.execute(access.insert(), values)


def _all(session: Session) -> Iterator[SealedRow]:
    for row in session.connection.execute(sa.select(access.c.id, access.c.tag, access.c.sealed)):
        yield SealedRow(*row)


def _told(opening: Callable[[SealedRow], T], row: SealedRow) -> T | None:
    """What a row opens to; None for one that is not this seat's."""
    try:
        return opening(row)
    except Refusal as refusal:
        if refusal.reason is not Reason.VAULT_DAMAGED:
            raise
        return None


def _placed(session: Session, opener: Opener, rows: Iterable[SealedRow]) -> Iterator[tuple[OwnRow, tuple[str, ...]]]:
    """Each version once, with every place at which its holder finds it."""
    keys: dict[str, Key] = {key.row.version: key for key in opener.own(rows)}
    for opened in opener.versions(session, keys.values()):
        row = keys[opened.version].row
        if isinstance(row, OwnRow):
            yield from ((row, place) for place in places.own_places(opened.item, opened.content))


def _sealed(ring: Keyring, row: OwnRow, place: tuple[str, ...]) -> SealedRow:
    return ring.seal_own(row, place, note=False)
