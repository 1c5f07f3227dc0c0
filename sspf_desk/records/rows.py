"""What one `access` row holds, and the keyring that computes its id, its tag and its seal. All rows are one size."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

from sspf_desk.disclosure import Item
from sspf_desk.errors import UNREADABLE, Reason, Refusal
from sspf_desk.models.content import Heading
from sspf_desk.models.record import encode
from sspf_desk.terms import Ground, ItemId, MemberId, PupilId, Seat, VersionId
from sspf_desk.vault import envelope as ev
from sspf_desk.vault.entropy import Entropy
from sspf_desk.vault.person import Person
from sspf_desk.vault.seats import SeatKeys, SeatPublic, pair_key, row_id, tag

ROW_SIZE = 768
"""Bytes of every sealed access row, so that no row tells whose it is or what it carries."""
_OWN_PLAIN = ROW_SIZE - ev.SEAL_OVERHEAD
_GIVEN_PLAIN = ROW_SIZE - ev.SEAL_TO_OVERHEAD

Place = tuple[str, ...]
"""Where a row is found: the words that its tag is made of."""


class OwnRow(msgspec.Struct, frozen=True, array_like=True):
    """A seat's own way to a version: its key, and the facts that `settle` rules on."""

    version: VersionId
    key: bytes
    number: int
    item: Item
    digest: bytes
    yours: tuple[tuple[Seat, PupilId], ...]
    """For a link: the other seat's pupil that it speaks of, while it stands."""
    ever_yours: tuple[tuple[Seat, PupilId], ...]
    """For a link: the other seat's pupil, also once it is taken apart."""
    of: ItemId | None
    """For an attachment the item it belongs to; for a grant the consent it accepts; for readiness the meeting."""


class GivenRow(msgspec.Struct, frozen=True, array_like=True):
    """Another seat's way to a version: its key, on which ground, until when, signed by the giver's member."""

    version: VersionId
    key: bytes
    digest: bytes
    ground: Ground
    grant: str
    """The version of the grant behind it, or the ground's own word."""
    closes: int
    """UTC seconds; 0 where the ground has no end of its own."""
    heading: Heading | None
    """How the giver presents the pupil, on rows that are found without knowing him."""
    signer: MemberId
    signature: bytes

    def signed(self, vault: str, giver: Seat, receiver: Seat) -> bytes:
        """What the giver's signature covers: all but itself, in its direction."""
        heading = encode(self.heading) if self.heading else b""
        return ev.aad(
            "given", vault, giver, receiver, self.version, self.digest, self.ground, self.grant, self.closes, heading
        )

    def closed(self, now: datetime) -> bool:
        """Whether its ground has ended."""
        return 0 < self.closes <= now.timestamp()


_own_decoder = msgspec.msgpack.Decoder(OwnRow)
_given_decoder = msgspec.msgpack.Decoder(GivenRow)


@dataclass(frozen=True, slots=True)
class SealedRow:
    """An access row as the table has it."""

    id: bytes
    tag: bytes
    sealed: bytes


class Keyring:
    """One seat's keys towards every other seat, and its author's own. It forgets nothing and stores nothing."""

    def __init__(self, vault: str, seat: SeatKeys, person: Person, entropy: Entropy) -> None:
        self.vault = vault
        self.seat = Seat(seat.seat)
        self._keys = seat
        self._owns = seat.own_keys()
        self._note = person.note_key()
        self._entropy = entropy
        self._pairs: dict[tuple[Seat, Seat, bytes], bytes] = {}

    def own_tag(self, *place: str) -> bytes:
        """Where this seat's own new rows are put."""
        return tag(self._owns[0], *place)

    def own_tags(self, *place: str) -> tuple[bytes, ...]:
        """Where this seat's own rows are found: under the key of every epoch, the newest first."""
        return tuple(tag(key, *place) for key in self._owns)

    def note_tag(self, *place: str) -> bytes:
        """Where the author's own notes are found."""
        return tag(self._note, *place)

    def given_tag(self, giver: Seat, receiver: Seat, other: SeatPublic, *place: str) -> bytes:
        """Where rows from one seat to another are found; either of them can compute it, and no third."""
        return tag(self._pair(giver, receiver, other), *place)

    def given_id(self, receiver: Seat, other: SeatPublic, version: VersionId, grant: str, place: Place) -> bytes:
        """The id of a row that this seat gives: recomputed to take it away."""
        return row_id(self._pair(self.seat, receiver, other), version, grant, *place)

    def seal_own(self, row: OwnRow, place: Place, *, note: bool) -> SealedRow:
        """A row of this seat's own under its newest key, or of its author's alone."""
        key = self._note if note else self._owns[0]
        id_, tag_ = row_id(key, row.version, "own", *place), tag(key, *place)
        plain = _fitted(row, _OWN_PLAIN)
        return SealedRow(id_, tag_, ev.wrap(key, plain, self._context(id_, tag_), self._entropy))

    def open_own(self, row: SealedRow, *, note: bool) -> OwnRow:
        """A row of this seat's own, of any epoch. Raises `Refusal` for anything else."""
        plain = self._unwrapped(row, (self._note,) if note else self._owns)
        return _decoded(_own_decoder, ev.unpad(plain))

    def seal_given(self, row: GivenRow, receiver: Seat, other: SeatPublic, place: Place) -> SealedRow:
        """A row for another seat, sealed to its newest key."""
        id_ = self.given_id(receiver, other, row.version, row.grant, place)
        tag_ = self.given_tag(self.seat, receiver, other, *place)
        plain = _fitted(row, _GIVEN_PLAIN)
        return SealedRow(id_, tag_, ev.seal_to(other.seal[1], plain, self._context(id_, tag_)))

    def open_given(self, row: SealedRow) -> GivenRow:
        """A row given to this seat. Raises `Refusal` for anything else. Its signature is the caller's to check."""
        plain = ev.unpad(self._keys.unseal(row.sealed, self._context(row.id, row.tag)))
        return _decoded(_given_decoder, plain)

    def given_anew(self, row: SealedRow) -> SealedRow:
        """A row given to this seat, at its place and with its giver's signature, sealed to the seat's newest key.

        Raises `Refusal` for anything else.
        """
        context = self._context(row.id, row.tag)
        plain = self._keys.unseal(row.sealed, context)
        return SealedRow(row.id, row.tag, ev.seal_to(self._keys.public.seal[1], plain, context))

    def new_id(self) -> str:
        """128 random bits as hex."""
        return self._entropy(16).hex()

    def new_key(self) -> bytes:
        """A content key, used once."""
        return self._entropy(32)

    def seal_version(self, version: VersionId, key: bytes, plain: bytes) -> bytes:
        """A version's bytes, padded and sealed under its single-use key."""
        return ev.seal(key, ev.pad(plain), ev.aad("version", self.vault, version), self._entropy)

    def open_version(self, version: VersionId, key: bytes, sealed: bytes) -> bytes:
        """A version's plain bytes. Raises `Refusal` where they are not what was sealed."""
        return ev.unpad(ev.unseal(key, sealed, ev.aad("version", self.vault, version)))

    def seal_draft(self, member: MemberId, plain: bytes) -> bytes:
        """An author's draft, padded, under his own key."""
        return ev.wrap(self._note, ev.pad(plain), ev.aad("draft", self.vault, member), self._entropy)

    def open_draft(self, member: MemberId, sealed: bytes) -> bytes:
        """An author's draft. Raises `Refusal` where it is not what was sealed."""
        return ev.unpad(ev.unwrap(self._note, sealed, ev.aad("draft", self.vault, member)))

    def marks_name(self) -> str:
        """Under what name the author's marks lie among the drafts; nobody else can tell whose they are."""
        return self.note_tag("marks", "1").hex()

    def seal_marks(self, bits: bytes) -> bytes:
        """What an author has been shown, all one size, under his own key."""
        return ev.wrap(self._note, bits, ev.aad("marks", self.vault), self._entropy)

    def open_marks(self, sealed: bytes) -> bytes:
        """What an author has been shown. Raises `Refusal` where it is not what was sealed."""
        return ev.unwrap(self._note, sealed, ev.aad("marks", self.vault))

    def _unwrapped(self, row: SealedRow, keys: tuple[bytes, ...]) -> bytes:
        for key in keys:
            try:
                return ev.unwrap(key, row.sealed, self._context(row.id, row.tag))
            except Refusal as refusal:
                if refusal.reason is not Reason.VAULT_DAMAGED:
                    raise
        raise Refusal(Reason.VAULT_DAMAGED, place="access")

    def _context(self, id_: bytes, tag_: bytes) -> bytes:
        return ev.aad("access", self.vault, id_, tag_)

    def _pair(self, giver: Seat, receiver: Seat, other: SeatPublic) -> bytes:
        """The pair's key is costly to make (an exchange), so it is made once for each other seat and direction."""
        name = (giver, receiver, other.address)
        if name not in self._pairs:
            self._pairs[name] = pair_key(self._keys, other, giver=giver, receiver=receiver)
        return self._pairs[name]


def _fitted(row: OwnRow | GivenRow, size: int) -> bytes:
    """A row's bytes, all of one size. Raises `Refusal` for a name so long that no row can carry it."""
    try:
        return ev.pad_to(encode(row), size)
    except ValueError:
        raise Refusal(Reason.BAD_INPUT, place="row") from None


R = TypeVar("R", OwnRow, GivenRow)


def _decoded(decoder: msgspec.msgpack.Decoder[R], plain: bytes) -> R:
    try:
        return decoder.decode(plain)
    except UNREADABLE:
        raise Refusal(Reason.VAULT_DAMAGED, place="access") from None


def digest_of(record: bytes) -> bytes:
    """What a giver's signature says of the content."""
    return hashlib.sha256(record).digest()


def moment(at: datetime) -> int:
    """UTC seconds."""
    return int(at.astimezone(UTC).timestamp())
