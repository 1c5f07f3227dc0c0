"""Slots of the key file: a person's keys under what he knows, and beside them what was sealed to that person."""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from typing import Annotated, Final, Self

import msgspec

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.codes import normalised
from sspf_desk.vault.entropy import Entropy
from sspf_desk.vault.envelope import KEY_SIZE, aad, derive, pad, seal_to, unpad, unseal_from, unwrap, wrap
from sspf_desk.vault.kdf import Cost
from sspf_desk.vault.labels import Label
from sspf_desk.vault.person import Person, PersonPublic
from sspf_desk.vault.seats import SeatKeys

MAJOR: Final = 0
"""The key file's major format. It binds every slot, so that no slot can be carried into another format."""
_ARGON_SALT_SIZE: Final = 16

Hex = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]
"""128 bits in hex."""


class Purpose(StrEnum):
    """Whose slot it is: a member's, or a guest's who has been sent a code."""

    MEMBER = "member"
    INVITATION = "invitation"


class FactorType(StrEnum):
    """What opens a slot. Others are to come: a machine's secret, a smart card, a security key."""

    BY_NAME = "password"
    BY_CODE = "code"


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing needed to open a slot, with what it costs to try it."""

    type: FactorType
    cost: Cost


@dataclass(frozen=True, slots=True)
class Slot:
    """A person's wrapped keys, and the seats' and vault's keys sealed to that person. Holds nothing in the clear."""

    id: Hex
    purpose: Purpose
    factors: tuple[Factor, ...]
    bundle: bytes
    wraps: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Keys:
    """What a slot gives: the vault's keys by epoch, and the keys of the seats the person sits in."""

    vault_keys: Mapping[int, bytes]
    seats: tuple[SeatKeys, ...]

    def joined(self, other: "Keys") -> "Keys":
        """The keys of both. Raises Refusal(KEYS_DAMAGED) if they contradict each other."""
        vault_keys = {**self.vault_keys, **other.vault_keys}
        if any(vault_keys[epoch] != key for epoch, key in self.vault_keys.items()):
            raise Refusal(Reason.KEYS_DAMAGED)
        seats = {keys.seat: keys for keys in self.seats}
        for keys in other.seats:
            seats[keys.seat] = seats[keys.seat].joined(keys) if keys.seat in seats else keys
        return Keys(vault_keys, tuple(seats.values()))

    def __repr__(self) -> str:
        return "<nyckel>"


@dataclass(frozen=True, slots=True)
class _StoredKeys:
    vault_keys: dict[int, bytes]
    seats: list[bytes]


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Unlocked:
    """An opened slot: whose it is, and every key sealed to him."""

    slot_id: str
    person: Person
    keys: Keys

    def __repr__(self) -> str:
        return "<nyckel>"


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Typed:
    """What a person typed to open a slot, ready to be stretched; a guest has a code and no name."""

    type: FactorType
    name: str
    secret: bytes

    @classmethod
    def password(cls, name: str, typed: str) -> Self:
        """A sign-in name and a password, as NFKC: two keyboards may spell one letter differently."""
        # A lone surrogate, which some input methods leave behind, is a wrong password and no crash.
        secret = unicodedata.normalize("NFKC", typed).encode("utf-8", "surrogatepass")
        return cls(FactorType.BY_NAME, name, secret)

    @classmethod
    def code(cls, typed: str) -> Self:
        """An invitation's code. Raises Refusal(SPENT_CODE) for what no code looks like."""
        return cls(FactorType.BY_CODE, "", normalised(typed))

    def salt(self, file_salt: bytes) -> bytes:
        """The salt: the file's, mixed with the name, which thereby stands nowhere and yet must be right."""
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", self.name).casefold())
        return hashlib.sha256(file_salt + folded.encode("utf-8", "surrogatepass")).digest()[:_ARGON_SALT_SIZE]

    def __repr__(self) -> str:
        return "<nyckel>"


def opening_key(secrets: Sequence[bytes]) -> bytes:
    """The key of a slot's bundle, from every factor's 32 bytes in order."""
    return derive(b"".join(secrets), Label.SIGN_IN)


def with_bundle(slot: Slot, vault_id: str, person: Person, key: bytes, entropy: Entropy) -> Slot:
    """`slot` with the person's private keys wrapped under `key`, bound to all that the slot says of itself."""
    return replace(slot, bundle=wrap(key, person.private_bytes(), _bundle_context(slot, vault_id), entropy))


def with_keys(slot: Slot, vault_id: str, public: PersonPublic, keys: Keys) -> Slot:
    """`slot` with `keys` sealed to the person, beside what was sealed before."""
    stored = _StoredKeys(dict(sorted(keys.vault_keys.items())), [seat.private_bytes() for seat in keys.seats])
    plain = pad(msgspec.json.encode(stored))
    sealed = seal_to(public.exchange, plain, _keys_context(slot, vault_id))
    return replace(slot, wraps=(*slot.wraps, sealed))


def opened(slot: Slot, vault_id: str, key: bytes) -> Person | None:
    """The slot's person, or None when `key` is not the slot's. Raises Refusal(NEWER_FORMAT) for an unknown suite."""
    try:
        return Person.load(unwrap(key, slot.bundle, _bundle_context(slot, vault_id)))
    except Refusal as refusal:
        if refusal.reason is Reason.NEWER_FORMAT:
            raise
        return None


def keys_in(slot: Slot, vault_id: str, person: Person) -> Keys:
    """All keys sealed to the slot's person, joined. Raises Refusal: KEYS_DAMAGED; NEWER_FORMAT for an unknown suite."""
    context = _keys_context(slot, vault_id)
    return reduce(Keys.joined, (_keys(person, sealed, context) for sealed in slot.wraps), Keys({}, ()))


def _keys(person: Person, sealed: bytes, context: bytes) -> Keys:
    try:
        stored = msgspec.json.decode(unpad(unseal_from(person.exchange, sealed, context)), type=_StoredKeys)
        keys = Keys(stored.vault_keys, tuple(map(SeatKeys.load, stored.seats)))
    except (ValueError, RecursionError):  # msgspec's own errors are ValueErrors
        raise Refusal(Reason.KEYS_DAMAGED) from None
    except Refusal as refusal:
        newer = refusal.reason is Reason.NEWER_FORMAT
        raise Refusal(Reason.NEWER_FORMAT if newer else Reason.KEYS_DAMAGED) from None
    if any(len(key) != KEY_SIZE for key in keys.vault_keys.values()):
        raise Refusal(Reason.KEYS_DAMAGED)
    return keys


def _bundle_context(slot: Slot, vault_id: str) -> bytes:
    factors = [
        part
        for factor in slot.factors
        for part in (factor.type, factor.cost.memory_kib, factor.cost.iterations, factor.cost.lanes)
    ]
    return aad(Label.SLOT_BUNDLE, MAJOR, vault_id, slot.id, slot.purpose, *factors)


def _keys_context(slot: Slot, vault_id: str) -> bytes:
    return aad(Label.SLOT_KEYS, MAJOR, vault_id, slot.id)
