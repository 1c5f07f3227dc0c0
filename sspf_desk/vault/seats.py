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


class _Stored(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    seat: str
    address: bytes
    root: bytes = b""
    """The one root that a seat had in format 0.1: its first epoch's. Read, and no longer written."""
    roots: dict[int, bytes] = {}
    seals: dict[int, bytes]

    def all_roots(self) -> dict[int, bytes]:
        return {min(self.seals): self.root} if self.root and self.seals and not self.roots else self.roots

    def whole(self) -> bool:
        roots = self.all_roots()
        fits = all(len(root) == KEY_SIZE for root in roots.values())
        return bool(roots) and fits and roots.keys() <= self.seals.keys() and not (self.root and self.roots)

    def __repr__(self) -> str:
        return "<nyckel>"


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class SeatKeys:
    """A seat's private keys: the address is for ever, seals and roots come by epoch. Shows and compares none."""

    seat: str
    address: X25519PrivateKey
    roots: Mapping[int, bytes]
    """What the seat's own keys are derived from. An epoch that began before roots came by epoch has none."""
    seals: Mapping[int, X25519PrivateKey]

    @classmethod
    def create(cls, seat: str, entropy: Entropy) -> Self:
        """A new seat in its first epoch."""
        address, root = _drawn(entropy), draw(entropy, KEY_SIZE)
        return cls(seat, address, {FIRST_EPOCH: root}, {FIRST_EPOCH: _drawn(entropy)})

    @classmethod
    def load(cls, private: bytes) -> Self:
        """The seat whose `private_bytes` these are, now or in format 0.1. Raises Refusal(KEYS_DAMAGED) otherwise."""
        try:
            stored = msgspec.json.decode(private, type=_Stored)
            seals = {epoch: X25519PrivateKey.from_private_bytes(seal) for epoch, seal in stored.seals.items()}
            address = X25519PrivateKey.from_private_bytes(stored.address)
        except (ValueError, RecursionError):  # msgspec's own errors are ValueErrors
            raise Refusal(Reason.KEYS_DAMAGED) from None
        if not stored.whole():
            raise Refusal(Reason.KEYS_DAMAGED)
        return cls(stored.seat, address, stored.all_roots(), seals)

    def private_bytes(self) -> bytes:
        """Bytes that make this seat again. To be sealed before they are stored anywhere."""
        seals = {epoch: seal.private_bytes_raw() for epoch, seal in sorted(self.seals.items())}
        roots = dict(sorted(self.roots.items()))
        address = self.address.private_bytes_raw()
        return msgspec.json.encode(_Stored(seat=self.seat, address=address, roots=roots, seals=seals))

    @property
    def public(self) -> SeatPublic:
        """What others may hold."""
        seals = tuple((epoch, _public(seal)) for epoch, seal in sorted(self.seals.items()))
        return SeatPublic(self.seat, _public(self.address), seals)

    def rotated(self, entropy: Entropy) -> Self:
        """The same seat in a new epoch, with one seal and one root more: others' rows, and its own, go under them.

        Old ones stay, to read by; the address is never rotated.
        """
        epoch, root = max(self.seals) + 1, draw(entropy, KEY_SIZE)
        return self._with({**self.roots, epoch: root}, {**self.seals, epoch: _drawn(entropy)})

    def joined(self, other: Self) -> Self:
        """The same seat with the seals and roots of both. Raises Refusal(KEYS_DAMAGED) where they contradict."""
        mine, theirs = self.public, other.public
        seals = {**dict(mine.seals), **dict(theirs.seals)}
        roots = {**self.roots, **other.roots}
        agree = (mine.seat, mine.address) == (theirs.seat, theirs.address)
        agree = agree and all(seals[epoch] == seal for epoch, seal in mine.seals)
        if not agree or any(roots[epoch] != root for epoch, root in self.roots.items()):
            raise Refusal(Reason.KEYS_DAMAGED, seat=self.seat)
        return self._with(roots, {**self.seals, **other.seals})

    def without_roots_before(self, epoch: int) -> Self:
        """The same seat, which can no longer find or open its own rows from before an epoch: they are sealed anew.

        Raises ValueError where it would keep no root.
        """
        kept = {each: root for each, root in self.roots.items() if each >= epoch}
        if not kept:
            raise ValueError("a seat has a root")
        return self._with(kept, self.seals)

    def of_epochs(self, epochs: frozenset[int]) -> Self | None:
        """The same seat with these epochs alone, as far as it has them; None where it has not one of them."""
        roots = {epoch: root for epoch, root in self.roots.items() if epoch in epochs}
        seals = {epoch: seal for epoch, seal in self.seals.items() if epoch in epochs}
        return self._with(roots, seals) if roots else None

    def unseal(self, blob: bytes, context: bytes) -> bytes:
        """What was sealed to this seat in any epoch, the newest tried first. Raises Refusal as `unseal_from` does."""
        for epoch in sorted(self.seals, reverse=True):
            try:
                return unseal_from(self.seals[epoch], blob, context)
            except Refusal as refusal:
                if refusal.reason is not Reason.VAULT_DAMAGED:
                    raise
        raise Refusal(Reason.VAULT_DAMAGED, seat=self.seat)

    def own_key(self, epoch: int | None = None) -> bytes:
        """The key for the seat's own rows, ids and tags, of an epoch or the newest. Raises KeyError for one of none."""
        return derive(self._root if epoch is None else self.roots[epoch], Label.OWN)

    def own_keys(self) -> tuple[bytes, ...]:
        """Every key that the seat's own rows may lie under, the newest first."""
        return tuple(self.own_key(epoch) for epoch in sorted(self.roots, reverse=True))

    def trail_key(self) -> bytes:
        """The newest key for what the trail says of this seat's acts."""
        return derive(self._root, Label.TRAIL)

    def draft_key(self) -> bytes:
        """The newest key for the seat's drafts."""
        return derive(self._root, Label.DRAFT)

    @property
    def _root(self) -> bytes:
        return self.roots[max(self.roots)]

    def _with(self, roots: Mapping[int, bytes], seals: Mapping[int, X25519PrivateKey]) -> Self:
        return type(self)(self.seat, self.address, roots, seals)

    def __repr__(self) -> str:
        return "<nyckel>"


def pair_key(own: SeatKeys, other: SeatPublic, *, giver: str, receiver: str) -> bytes:
    """The key that giver and receiver, and no third, can compute, one per direction; a seat with itself, its newest.

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
