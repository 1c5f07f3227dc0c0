"""Opens rows and versions for one reader: every signature checked, and nothing shown that no rule lets out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
import sqlalchemy as sa

from sspf_desk.acts.acts import Session
from sspf_desk.disclosure import Item
from sspf_desk.errors import UNREADABLE, Reason, Refusal
from sspf_desk.models.record import Content, Record, decode_content, decode_record, item_of
from sspf_desk.models.tables import access, version
from sspf_desk.records.directory import Directory
from sspf_desk.records.rows import GivenRow, Keyring, OwnRow, SealedRow, digest_of
from sspf_desk.terms import ItemId, Kind, PupilId, Seat, VersionId
from sspf_desk.vault.envelope import aad
from sspf_desk.vault.person import Person, verify

_MANY = 500
"""How many values one question to the database carries."""

_FEW: sa.BindParameter[bytes] = sa.bindparam("few", expanding=True)
_ROWS_AT = sa.select(access.c.id, access.c.tag, access.c.sealed).where(access.c.tag.in_(_FEW))
_ROW_IDS_AT = sa.select(access.c.id, access.c.tag).where(access.c.tag.in_(_FEW))
"""The index answers it alone: not one of the rows is read."""
_ROWS = sa.select(access.c.id, access.c.tag, access.c.sealed).where(access.c.id.in_(_FEW))
_VERSIONS = sa.select(version.c.id, version.c.sealed).where(version.c.id.in_(_FEW))
"""Questions made once: to build and compile one anew costs more than to answer it."""

_ID = re.compile(r"[0-9a-f]{32}")

Ref = tuple[Seat, PupilId]
"""A pupil as one seat knows him."""


class SignedRecord(msgspec.Struct, frozen=True, array_like=True):
    """What a version seals: the record's bytes and its author's signature on them."""

    record: bytes
    signature: bytes


_signed_record = msgspec.msgpack.Decoder(SignedRecord)


def octets(id_: VersionId) -> bytes:
    """A version's id as the table has it."""
    return bytes.fromhex(id_)


def handle(ref: Ref) -> str:
    """How a pupil is asked for: `SEAT:id`, as a seat knows him."""
    return f"{ref[0].value}:{ref[1]}"


def ref_from(asked: str) -> Ref | None:
    """The pupil a handle speaks of; None for what is no handle."""
    seat, _, pupil = asked.partition(":")
    return (Seat(seat), PupilId(pupil)) if seat in Seat.__members__ and _ID.fullmatch(pupil) else None


@dataclass(frozen=True, slots=True)
class Key:
    """One row that leads to a version, as its reader opened it."""

    row: OwnRow | GivenRow
    giver: Seat
    row_id: bytes
    tag: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """One version as its reader has it open, with the facts that a rule turns on. Not yet let out to anyone."""

    version: VersionId
    record: Record
    content: Content
    item: Item
    digest: bytes = field(repr=False)


T = TypeVar("T")


def content_as(opened: Opened, kind: type[T]) -> T:
    """The content as the kind it must be here. Raises `Refusal` for another: what is stored is not what was written."""
    if not isinstance(opened.content, kind):
        raise Refusal(Reason.VAULT_DAMAGED, place=kind.__name__)
    return opened.content


def pupil_in(opened: Opened) -> PupilId:
    """The pupil an item is about, as its holder knows him. Raises `Refusal` where it is about none."""
    if opened.item.pupil is None:
        raise Refusal(Reason.VAULT_DAMAGED, place="pupil")
    return opened.item.pupil


def sign_record(vault: str, version_id: VersionId, record: bytes, author: Person) -> SignedRecord:
    """A record with its author's signature, bound to its vault and its version."""
    return SignedRecord(record, author.sign(_signed(vault, version_id, record)))


def _signed(vault: str, version_id: VersionId, record: bytes) -> bytes:
    return aad("record", vault, version_id, record)


def rows_at(session: Session, tags: Iterable[bytes]) -> list[SealedRow]:
    """The rows under these tags: one indexed question for each few hundred."""
    return [
        SealedRow(*row) for few in _by_many(list(tags)) for row in session.connection.execute(_ROWS_AT, {"few": few})
    ]


def row_ids_at(session: Session, tags: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The ids of the rows under these tags, each with its tag; one at a time, for they may be very many."""
    for few in _by_many(list(tags)):
        yield from session.connection.execute(_ROW_IDS_AT, {"few": few})


def rows_with(session: Session, ids: Iterable[bytes]) -> list[SealedRow]:
    """The rows of these ids."""
    return [SealedRow(*row) for few in _by_many(list(ids)) for row in session.connection.execute(_ROWS, {"few": few})]


def _by_many(values: list[bytes]) -> Iterable[list[bytes]]:
    return (values[start : start + _MANY] for start in range(0, len(values), _MANY))


class Opener:
    """Opens what leads to one seat, for one session's directory."""

    def __init__(self, keyring: Keyring, directory: Directory) -> None:
        self._keyring = keyring
        self._directory = directory
        self._opened: dict[bytes, Opened] = {}
        """What a row led to; a version never changes, and one reading comes to the same rows by several ways."""

    def own(self, rows: Iterable[SealedRow], *, note: bool = False) -> list[Key]:
        """This seat's own rows, or its author's own notes."""
        seat = self._keyring.seat
        return [Key(self._keyring.open_own(row, note=note), seat, row.id, row.tag) for row in rows]

    def given(self, rows: Iterable[SealedRow], giver: Seat) -> list[Key]:
        """Rows that another seat gave: each must bear a signature of a member of that seat."""
        return [Key(self._checked(row, giver), giver, row.id, row.tag) for row in rows]

    def _checked(self, row: SealedRow, giver: Seat) -> GivenRow:
        opened = self._keyring.open_given(row)
        key = self._directory.signer(opened.signer, giver)
        if not verify(key, opened.signed(self._keyring.vault, giver, self._keyring.seat), opened.signature):
            raise Refusal(Reason.VAULT_DAMAGED, place="given")
        return opened

    def versions(self, session: Session, keys: Iterable[Key]) -> list[Opened]:
        """The versions behind some keys, each once. A key whose version is gone is damage, and shows nothing."""
        by_version = {key.row.version: key for key in keys}
        new = {id_: key for id_, key in by_version.items() if key.row_id not in self._opened}
        sealed = {
            VersionId(id_.hex()): blob
            for few in _by_many([octets(id_) for id_ in new])
            for id_, blob in session.connection.execute(_VERSIONS, {"few": few})
        }
        if len(sealed) != len(new):
            raise Refusal(Reason.VAULT_DAMAGED, place="version")
        self._opened |= {key.row_id: self._open(key, sealed[id_]) for id_, key in new.items()}
        return [self._opened[key.row_id] for key in by_version.values()]

    def _open(self, key: Key, sealed: bytes) -> Opened:
        """The version, if its holder is its giver, and a member of that seat signed it."""
        id_ = key.row.version
        try:
            signed = _signed_record.decode(self._keyring.open_version(id_, key.row.key, sealed))
        except UNREADABLE:
            raise Refusal(Reason.VAULT_DAMAGED, place="version") from None
        record, digest = decode_record(signed.record), digest_of(signed.record)
        if record.holder is not key.giver or digest != key.row.digest:
            raise Refusal(Reason.VAULT_DAMAGED, place="holder")
        self._check_author(key, id_, record, signed)
        content = decode_content(record)
        return Opened(id_, record, content, item_of(id_, record, content), digest)

    def _check_author(self, key: Key, id_: VersionId, record: Record, signed: SignedRecord) -> None:
        """The giver's signature covers the digest; where giver and author are one, it has been checked already."""
        author = self._directory.signer(record.author, record.holder)
        if isinstance(key.row, GivenRow) and key.row.signer == record.author:
            return
        if not verify(author, _signed(self._keyring.vault, id_, signed.record), signed.signature):
            raise Refusal(Reason.VAULT_DAMAGED, place="author")


def speaks_first(opened: Opened) -> tuple[bool, float, VersionId]:
    """Sorts the papers that present a pupil: the card last written first, so that a new class list is heard at once."""
    record = opened.record
    return record.kind is not Kind.PUPIL_CARD, -record.written_at.timestamp(), opened.version


def newest(opened: Iterable[Opened]) -> list[Opened]:
    """The highest readable version of each item."""
    best: dict[tuple[Seat, ItemId], Opened] = {}
    for one in opened:
        name = (one.record.holder, one.record.item)
        if name not in best or _later(one, best[name]):
            best[name] = one
    return list(best.values())


def _later(one: Opened, other: Opened) -> bool:
    """By number; two members who corrected at once are told apart by moment, then by id, the same way everywhere."""
    mine = (one.record.number, one.record.written_at, one.version)
    return mine > (other.record.number, other.record.written_at, other.version)
