"""A seat's keys: the address others find it by, the seals they write to it under, and what follows from them."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.entropy import Entropy, draw
from sspf_desk.vault.envelope import KEY_SIZE, aad, derive, unseal_from
from sspf_desk.vault.labels import Label

FIRST_EPOCH: Final = 1
_ID_SIZE: Final = 16


@dataclass(frozen=True, slots=True)
class SeatPublic:
    """What others hold of a seat: its address, and every seal's public key by epoch; 32 bytes each."""

    seat: str
    address: bytes
    seals: tuple[tuple[int, bytes], ...]

    @property
    def seal(self) -> tuple[int, bytes]:
        """The newest seal, as epoch and public key: the one to write to."""
        return max(self.seals)


@dataclass(frozen=True, slots=True)
class _Stored:
    seat: str
    address: bytes
    root: bytes
    seals: dict[int, bytes]


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class SeatKeys:
    """A seat's private keys: the address is for ever, seals come by epoch. Shows and compares none of them."""

    seat: str
    address: X25519PrivateKey
    root: bytes
    seals: Mapping[int, X25519PrivateKey]

    @classmethod
    def create(cls, seat: str, entropy: Entropy) -> Self:
        """A new seat with its first seal."""
        address, root = _drawn(entropy), draw(entropy, KEY_SIZE)
        return cls(seat, address, root, {FIRST_EPOCH: _drawn(entropy)})

    @classmethod
    def load(cls, private: bytes) -> Self:
        """The seat whose `private_bytes` these are. Raises Refusal(KEYS_DAMAGED) for anything else."""
        try:
            stored = msgspec.json.decode(private, type=_Stored)
            seals = {epoch: X25519PrivateKey.from_private_bytes(seal) for epoch, seal in stored.seals.items()}
            address = X25519PrivateKey.from_private_bytes(stored.address)
        except (ValueError, RecursionError):  # msgspec's own errors are ValueErrors
            raise Refusal(Reason.KEYS_DAMAGED) from None
        if len(stored.root) != KEY_SIZE or not seals:
            raise Refusal(Reason.KEYS_DAMAGED)
        return cls(stored.seat, address, stored.root, seals)

    def private_bytes(self) -> bytes:
        """Bytes that make this seat again. To be sealed before they are stored anywhere."""
        seals = {epoch: seal.private_bytes_raw() for epoch, seal in sorted(self.seals.items())}
        stored = _Stored(self.seat, self.address.private_bytes_raw(), self.root, seals)
        return msgspec.json.encode(stored)

    @property
    def public(self) -> SeatPublic:
        """What others may hold."""
        seals = tuple((epoch, _public(seal)) for epoch, seal in sorted(self.seals.items()))
        return SeatPublic(self.seat, _public(self.address), seals)

    def rotated(self, entropy: Entropy) -> Self:
        """The same seat with one seal more, a new epoch, to be written to from now on. Old seals stay, to read by."""
        return type(self)(self.seat, self.address, self.root, {**self.seals, max(self.seals) + 1: _drawn(entropy)})

    def joined(self, other: Self) -> Self:
        """The same seat with the seals of both. Raises Refusal(KEYS_DAMAGED) if they contradict each other."""
        mine, theirs = self.public, other.public
        agree = (mine.seat, mine.address, self.root) == (theirs.seat, theirs.address, other.root)
        seals = {**dict(mine.seals), **dict(theirs.seals)}
        if not agree or any(seals[epoch] != seal for epoch, seal in mine.seals):
            raise Refusal(Reason.KEYS_DAMAGED, seat=self.seat)
        return type(self)(self.seat, self.address, self.root, {**self.seals, **other.seals})

    def unseal(self, blob: bytes, context: bytes) -> bytes:
        """What was sealed to this seat in any epoch, the newest tried first. Raises Refusal as `unseal_from` does."""
        for epoch in sorted(self.seals, reverse=True):
            try:
                return unseal_from(self.seals[epoch], blob, context)
            except Refusal as refusal:
                if refusal.reason is not Reason.VAULT_DAMAGED:
                    raise
        raise Refusal(Reason.VAULT_DAMAGED, seat=self.seat)

    def own_key(self) -> bytes:
        """The key for the seat's own rows, ids and tags."""
        return derive(self.root, Label.OWN)

    def trail_key(self) -> bytes:
        """The key for what the trail says of this seat's acts."""
        return derive(self.root, Label.TRAIL)

    def draft_key(self) -> bytes:
        """The key for the seat's drafts."""
        return derive(self.root, Label.DRAFT)

    def __repr__(self) -> str:
        return "<nyckel>"


def pair_key(own: SeatKeys, other: SeatPublic, *, giver: str, receiver: str) -> bytes:
    """The key that giver and receiver, and no third, can compute, one per direction. A seat with itself: `own_key`.

    Raises ValueError unless `own` is giver or receiver and `other` the other of them, Refusal(VAULT_DAMAGED) for an
    unfit address.
    """
    if giver == receiver == own.seat:
        return own.own_key()
    mine = _public(own.address)
    addresses = {own.seat: mine, other.seat: other.address}
    if {giver, receiver} != set(addresses):
        raise ValueError("a pair is the own seat and one other")
    label = aad(Label.PAIR, f"{giver}>{receiver}", addresses[giver], addresses[receiver])
    return derive(_shared(own.address, other.address), label.hex())


def row_id(key: bytes, *parts: str) -> bytes:
    """16 bytes that only a holder of `key` can compute or link: the id of an access row."""
    return hmac.digest(key, aad(Label.ROW, *parts), "sha256")[:_ID_SIZE]


def tag(key: bytes, *parts: str) -> bytes:
    """16 bytes that only a holder of `key` can compute or link: what rows are looked up by."""
    return hmac.digest(key, aad(Label.TAG, *parts), "sha256")[:_ID_SIZE]


def _shared(private: X25519PrivateKey, public: bytes) -> bytes:
    try:
        return private.exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:
        raise Refusal(Reason.VAULT_DAMAGED) from None


def _drawn(entropy: Entropy) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(draw(entropy, KEY_SIZE))


def _public(private: X25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()
