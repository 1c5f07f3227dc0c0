"""Slots of the key file: a person's keys under what he knows, and beside them what was sealed to that person."""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from sspf_desk.vault.sheet_words import CODE_SIZE

_BOUND: Final = 0
"""The generation of these contexts. Format 1.0 kept format 0.1's, so that every slot made before it still opens."""
_ARGON_SALT_SIZE: Final = 16

Hex = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]
"""128 bits in hex."""


class Purpose(StrEnum):
    """Whose slot it is: a member's, a guest's who has been sent a code, or a seat's, opened by its sheet alone."""

    MEMBER = "member"
    INVITATION = "invitation"
    SEAT_SHEET = "seat_sheet"


class FactorType(StrEnum):
    """What opens a way. Others are to come: a machine's secret, a smart card, a security key."""

    BY_NAME = "password"
    BY_CODE = "code"
    BY_WORDS = "words"


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing needed to open a way, with what it costs to try it; words cost nothing, and nobody can guess them."""

    type: FactorType
    cost: Cost | None

    def whole(self) -> bool:
        """Whether it says what it costs just where it costs something."""
        return (self.cost is None) is (self.type is FactorType.BY_WORDS)


@dataclass(frozen=True, slots=True)
class Way:
    """One way into a slot: the factors it takes, and the person's keys wrapped under them."""

    factors: tuple[Factor, ...]
    bundle: bytes = field(repr=False)

    @property
    def factor(self) -> Factor:
        """Its one factor; a way that takes several is of a newer format."""
        return self.factors[0]


_ORDER: Final = tuple(FactorType)
_TYPES: Final[Mapping[Purpose, set[tuple[FactorType, ...]]]] = {
    Purpose.MEMBER: {(FactorType.BY_NAME,), (FactorType.BY_NAME, FactorType.BY_WORDS)},
    Purpose.INVITATION: {(FactorType.BY_CODE,)},
    Purpose.SEAT_SHEET: {(FactorType.BY_WORDS,)},
}
"""The ways that a slot of each purpose may have, in this order."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A person's wrapped keys, and the seats' and vault's keys sealed to that person. Holds nothing in the clear."""

    id: Hex
    purpose: Purpose
    ways: tuple[Way, ...]
    wraps: tuple[bytes, ...] = field(repr=False)

    def way(self, kind: FactorType) -> Way | None:
        """The way in by this kind of factor, if there is one."""
        return next((way for way in self.ways if way.factor.type is kind), None)

    def whole(self) -> bool:
        """Whether its ways are such as its purpose calls for."""
        factors = [way.factors for way in self.ways]
        if not all(len(taken) == 1 and taken[0].whole() for taken in factors):
            return False
        return tuple(taken[0].type for taken in factors) in _TYPES[self.purpose]


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


@dataclass(frozen=True, slots=True, repr=False)
class _StoredKeys:
    vault_keys: dict[int, bytes]
    seats: list[bytes]

    def __repr__(self) -> str:
        return "<nyckel>"


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Unlocked:
    """An opened slot: whose it is, and every key sealed to him."""

    slot_id: str
    person: Person
    keys: Keys
    purpose: Purpose = Purpose.MEMBER

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
    """The key of a way's bundle, from every factor's 32 bytes in order."""
    return derive(b"".join(secrets), Label.SIGN_IN)


def words_key(code: bytes, file_salt: bytes, slot_id: str) -> bytes:
    """The key of a words way's bundle: 160 random bits need no stretching, only binding to one file and one slot.

    Raises Refusal(WRONG_WORDS) for what is no sheet's code.
    """
    if len(code) != CODE_SIZE:
        raise Refusal(Reason.WRONG_WORDS)
    return opening_key([derive(code, aad(Label.SHEET, file_salt, slot_id).hex())])


def with_way(slot: Slot, vault_id: str, person: Person, way: tuple[Factor, bytes], entropy: Entropy) -> Slot:
    """`slot` with a way in by this factor and its key, in the place of the one of its type if there is one.

    The person's private keys are wrapped under the key, bound to all that slot and way say of themselves.
    """
    factor, key = way
    made = Way((factor,), b"")
    bundle = wrap(key, person.private_bytes(), _bundle_context(slot, made, vault_id), entropy)
    kept = [other for other in slot.ways if other.factor.type is not factor.type]
    ways = sorted([*kept, replace(made, bundle=bundle)], key=lambda each: _ORDER.index(each.factor.type))
    return replace(slot, ways=tuple(ways))


def with_keys(slot: Slot, vault_id: str, public: PersonPublic, keys: Keys) -> Slot:
    """`slot` with `keys` sealed to the person, beside what was sealed before."""
    stored = _StoredKeys(dict(sorted(keys.vault_keys.items())), [seat.private_bytes() for seat in keys.seats])
    plain = pad(msgspec.json.encode(stored))
    sealed = seal_to(public.exchange, plain, _keys_context(slot, vault_id))
    return replace(slot, wraps=(*slot.wraps, sealed))


def opened(slot: Slot, way: Way, vault_id: str, key: bytes) -> Person | None:
    """The slot's person, or None when `key` is not the way's. Raises Refusal(NEWER_FORMAT) for an unknown suite."""
    try:
        return Person.load(unwrap(key, way.bundle, _bundle_context(slot, way, vault_id)))
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


def _bundle_context(slot: Slot, way: Way, vault_id: str) -> bytes:
    factors = [part for factor in way.factors for part in _parts(factor)]
    return aad(Label.SLOT_BUNDLE, _BOUND, vault_id, slot.id, slot.purpose, *factors)


def _parts(factor: Factor) -> tuple[str | int, ...]:
    cost = factor.cost
    return (factor.type, cost.memory_kib, cost.iterations, cost.lanes) if cost else (factor.type,)


def _keys_context(slot: Slot, vault_id: str) -> bytes:
    return aad(Label.SLOT_KEYS, _BOUND, vault_id, slot.id)
