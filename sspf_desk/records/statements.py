"""The signed statements by which people and seats belong to a vault; in the open, and kept for ever."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import msgspec

from sspf_desk.errors import UNREADABLE, Reason, Refusal
from sspf_desk.models.practice import Practice
from sspf_desk.models.record import encode
from sspf_desk.terms import MemberId, Mode, Seat
from sspf_desk.vault.envelope import aad
from sspf_desk.vault.person import Person, verify

NOBODY = MemberId("")


@dataclass(frozen=True, slots=True)
class Founding:
    """The first member: signed by himself, and the vault's id is made of his signing key."""

    salt: bytes
    member: MemberId
    name: str
    seat: Seat
    mandate: str
    exchange: bytes
    signing: bytes
    since: datetime
    invented: bool = False
    """The group and every child in it are made up; the vault's id says so, too."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A registrar's word that whoever holds this invitation's key may take this seat."""

    invitation: MemberId
    name: str
    seat: Seat
    mode: Mode
    mandate: str
    agreement: str
    """For another authority's seat that writes: date, number and controller of the agreement behind it."""
    signing: bytes
    by: MemberId
    since: datetime
    exchange: bytes = b""
    """Where a new vault key is sealed to while the invitation waits; invitations of format 0.1 have none."""
    also: MemberId = NOBODY
    """Where no registrar is left, the second of the two who invite: a member, or a school seat's sheet."""


@dataclass(frozen=True, slots=True)
class Joining:
    """A new member's own keys, signed by the invitation's key and by his own."""

    member: MemberId
    invitation: MemberId
    exchange: bytes
    signing: bytes
    since: datetime


@dataclass(frozen=True, slots=True)
class Seating:
    """A seat's public keys of one epoch, signed by the member who made them."""

    seat: Seat
    epoch: int
    address: bytes
    seal: bytes
    by: MemberId
    since: datetime
    without: tuple[MemberId, ...] = ()
    """Who had left the seat by then, and has no part of these keys."""


@dataclass(frozen=True, slots=True)
class TableSeat:
    """A registrar's word on who sits at the table for a seat that has no keys."""

    member: MemberId
    name: str
    seat: Seat
    by: MemberId
    since: datetime


@dataclass(frozen=True, slots=True)
class Group:
    """The group's settings, open to every member and signed by a registrar."""

    school: str
    authority: str
    same_branch: bool
    """Whether lead and counsellor are open to each other (OSL 8:2 e contrario)."""
    lawbook: str
    by: MemberId
    since: datetime


@dataclass(frozen=True, slots=True)
class Consenting:
    """How consents are asked for, signed by a registrar. Apart from `Group`, which a program of 0.9 writes whole."""

    practice: Practice
    by: MemberId
    since: datetime


@dataclass(frozen=True, slots=True)
class Admission:
    """A member of a seat, or the seat's sheet, says that this person shares the seat; his row holds it."""

    member: MemberId
    by: MemberId
    since: datetime


@dataclass(frozen=True, slots=True)
class Ending:
    """That somebody is a member no longer, signed by a registrar or by himself."""

    member: MemberId
    by: MemberId
    since: datetime
    vault_epoch: int
    """The vault's key from here on is of this epoch or later."""
    moves: bool
    """He goes on in another seat: what this one wrote before is to be sealed anew, too."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """The registrar's right, given on by a registrar, or by two where none is left."""

    member: MemberId
    by: MemberId
    also: MemberId
    """The second of two, or nobody where a registrar appoints: a member, or a school seat's sheet."""
    since: datetime


@dataclass(frozen=True, slots=True)
class SeatSheet:
    """A seat's recovery sheet: keys of its own, to which the seat's keys are sealed. In the row of who made it."""

    sheet: MemberId
    seat: Seat
    exchange: bytes
    signing: bytes
    by: MemberId
    since: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who keeps a seat's sheet, and where; signed by a member of that seat."""

    sheet: MemberId
    keeper: str
    kept_at: str
    by: MemberId
    since: datetime


@dataclass(frozen=True, slots=True)
class Speaking:
    """The newest format that a member's program reads: nothing newer is written until every member has said so."""

    member: MemberId
    format: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Drill:
    """That a recovery sheet was tried and opens what it should."""

    sheet: MemberId
    """The seat's sheet, or the member whose own sheet it is."""
    by: MemberId
    since: datetime


@dataclass(frozen=True, slots=True)
class BackedUp:
    """That a backup was made and opened again, up to this entry of the trail."""

    backup: str
    made_at: datetime
    sequence: int
    by: MemberId
    since: datetime
    destroyed_on: datetime | None = None
    """When somebody said that it is destroyed, or is not to be had any more."""


@dataclass(frozen=True, slots=True)
class Restored:
    """That the vault was put back to where it was at this entry of the trail, and by whom."""

    sequence: int
    hash: bytes
    made_at: datetime
    by: MemberId
    since: datetime


class Signed(msgspec.Struct, frozen=True, array_like=True):
    """A statement's bytes, its kind and the signatures on it."""

    kind: str
    body: bytes
    signatures: tuple[bytes, ...]

    def signed(self, vault: str) -> bytes:
        """What the signatures cover."""
        return aad("statement", vault, self.kind, self.body)

    def digest(self, vault: str) -> str:
        """What it is remembered by."""
        return hashlib.sha256(self.signed(vault)).hexdigest()[:32]

    def signed_by(self, vault: str, *keys: bytes) -> bool:
        """Whether these public keys signed it, in this order and no others."""
        bytes_signed = self.signed(vault)
        pairs = zip(keys, self.signatures, strict=False)
        return len(keys) == len(self.signatures) and all(verify(key, bytes_signed, s) for key, s in pairs)


Statement = (
    Founding
    | Invitation
    | Joining
    | Seating
    | TableSeat
    | Group
    | Consenting
    | Admission
    | Ending
    | Appointment
    | SeatSheet
    | Receipt
    | Speaking
    | Drill
    | BackedUp
    | Restored
)
T = TypeVar("T", bound=Statement)

_signed = msgspec.msgpack.Decoder(tuple[Signed, ...])


def sign(statement: Statement, vault: str, *people: Person) -> Signed:
    """A statement with the signatures of these people."""
    unsigned = Signed(type(statement).__name__, encode(statement), ())
    return Signed(unsigned.kind, unsigned.body, tuple(person.sign(unsigned.signed(vault)) for person in people))


def read(kind: type[T], signed: Signed) -> T:
    """The statement of a known kind. Raises `Refusal` where the bytes are not such a one."""
    if signed.kind != kind.__name__:
        raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place="kind")
    try:
        return msgspec.msgpack.decode(signed.body, type=kind)
    except UNREADABLE:
        raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place=kind.__name__) from None


def pack(*statements: Signed) -> bytes:
    """Some signed statements as one column's bytes."""
    return encode(statements)


def unpack(column: bytes) -> tuple[Signed, ...]:
    """The signed statements in a column. Raises `Refusal` for what is none: SQLite keeps any kind of value in any."""
    try:
        return _signed.decode(column)
    except (*UNREADABLE, TypeError):
        raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place="statements") from None


def vault_id(salt: bytes, founder: bytes, *, invented: bool = False) -> str:
    """A vault's id: nobody else's signing key makes the same, so the founder cannot be exchanged unnoticed.

    An invented group's is made in another way, so that no vault can lose that mark or gain it, whoever signs what.
    """
    return hashlib.sha256(aad("invented" if invented else "vault", salt, founder)).digest()[:16].hex()
