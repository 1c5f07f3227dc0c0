"""The key file's content and its exact bytes: who can open the vault, and with what."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Annotated, Final, NotRequired, Self, TypedDict, Unpack

import msgspec

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.entropy import Entropy
from sspf_desk.vault.kdf import BOUNDS, Bounds, Cost, stretch
from sspf_desk.vault.person import Person, PersonPublic
from sspf_desk.vault.slots import (
    MAJOR,
    Factor,
    FactorType,
    Hex,
    Keys,
    Purpose,
    Slot,
    Typed,
    keys_in,
    opening_key,
    with_bundle,
    with_keys,
)

MAGIC: Final = "sspf-desk keys"
FORMAT: Final = (MAJOR, 1)
"""Major and minor. Of every format to come, the head and the digest stand as here, so that older programs can tell."""
SALT_SIZE: Final = 16
_START: Final = b'{"magic":"sspf-desk keys"'
_HEAD: Final = re.compile(rb'\{"magic":"sspf-desk keys","format":\[(\d{1,6}),(\d{1,6})\],')
_MOST_CHANGES: Final = 2**53
_PURPOSES: Final = {FactorType.BY_NAME: Purpose.MEMBER, FactorType.BY_CODE: Purpose.INVITATION}


class Making(TypedDict):
    """How a slot is made: randomness, and a cost other than the file's within bounds other than the program's."""

    entropy: Entropy
    cost: NotRequired[Cost]
    bounds: NotRequired[Bounds]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """The key file's content, which never changes: each `with_` gives a new one, with a higher counter, to write."""

    magic: str = MAGIC
    format: tuple[int, int] = FORMAT
    vault_id: Hex
    counter: Annotated[int, msgspec.Meta(ge=0, le=_MOST_CHANGES)] = 0
    salt: Annotated[bytes, msgspec.Meta(min_length=SALT_SIZE, max_length=SALT_SIZE)] = field(repr=False)
    cost: Cost
    """What a new slot costs to open, unless its maker says otherwise."""
    slots: tuple[Slot, ...] = ()

    def with_member(
        self, slot_id: str, person: Person, name: str, password: str, keys: Keys, **making: Unpack[Making]
    ) -> Self:
        """A slot more, opened by a name and a password. Raises Refusal(BAD_INPUT) when the slot is there already."""
        return self._with_slot(slot_id, person, Typed.password(name, password), keys, making)

    def with_invitation(self, slot_id: str, person: Person, code: str, keys: Keys, **making: Unpack[Making]) -> Self:
        """A slot more, opened by a code alone. Raises Refusal: BAD_INPUT when it is there, SPENT_CODE for no code."""
        return self._with_slot(slot_id, person, Typed.code(code), keys, making)

    def with_new_password(
        self, slot_id: str, person: Person, name: str, password: str, **making: Unpack[Making]
    ) -> Self:
        """The member's slot under another name or password, at another cost if one is given; his keys stay as they are.

        Raises Refusal: BAD_INPUT when no member has the slot, KEYS_DAMAGED when it is not this person's.
        """
        slot = self._slot(slot_id)
        if slot.purpose is not Purpose.MEMBER:
            raise Refusal(Reason.BAD_INPUT, slot=slot_id)
        keys_in(slot, self.vault_id, person)  # a slot must never lock its keys under another person's bundle
        return self._with_changed(self._locked(slot, person, Typed.password(name, password), making))

    def with_wrap(self, slot_id: str, public: PersonPublic, keys: Keys) -> Self:
        """More keys sealed to the slot's person. Raises Refusal(BAD_INPUT) when there is no such slot."""
        return self._with_changed(with_keys(self._slot(slot_id), self.vault_id, public, keys))

    def without_slot(self, slot_id: str) -> Self:
        """The slot gone, and with it every wrap in it. Raises Refusal(BAD_INPUT) when there is none."""
        gone = self._slot(slot_id)
        return self._with_slots(slot for slot in self.slots if slot is not gone)

    def _with_slot(self, slot_id: str, person: Person, typed: Typed, keys: Keys, making: Making) -> Self:
        if any(slot.id == slot_id for slot in self.slots):
            raise Refusal(Reason.BAD_INPUT, slot=slot_id)
        bare = Slot(slot_id, _PURPOSES[typed.type], (), b"", ())
        slot = self._locked(bare, person, typed, making)
        return self._with_slots((*self.slots, with_keys(slot, self.vault_id, person.public, keys)))

    def _locked(self, slot: Slot, person: Person, typed: Typed, making: Making) -> Slot:
        cost = making.get("cost", self.cost)
        bounds = making.get("bounds", BOUNDS)
        secret = stretch(typed.secret, salt=typed.salt(self.salt), cost=cost, bounds=bounds)
        bare = replace(slot, factors=(Factor(typed.type, cost),))
        return with_bundle(bare, self.vault_id, person, opening_key([secret]), making["entropy"])

    def _slot(self, slot_id: str) -> Slot:
        for slot in self.slots:
            if slot.id == slot_id:
                return slot
        raise Refusal(Reason.BAD_INPUT, slot=slot_id)

    def _with_changed(self, changed: Slot) -> Self:
        return self._with_slots(changed if slot.id == changed.id else slot for slot in self.slots)

    def _with_slots(self, slots: Iterable[Slot]) -> Self:
        return replace(self, slots=tuple(slots), counter=self.counter + 1)


def encode(keyfile: KeyFile) -> bytes:
    """A copy's exact bytes: canonical JSON, with the SHA-256 of all before it as its last member."""
    return _with_digest(msgspec.json.encode(keyfile))


def decode(content: bytes) -> KeyFile:
    """The key file these bytes are a copy of.

    Raises Refusal: FOREIGN_FILE, NEWER_FORMAT, or KEYS_DAMAGED for one byte too many, too few or other than written.
    """
    head = _HEAD.match(content)
    if not head:
        # A power cut leaves a copy cut short or filled with zeros; that is damage to ours, not someone else's file.
        ours = _START.startswith(content[: len(_START)].rstrip(b"\0"))
        raise Refusal(Reason.KEYS_DAMAGED if ours else Reason.FOREIGN_FILE)
    if _with_digest(content[:-_DIGEST_SIZE] + b"}") != content:
        raise Refusal(Reason.KEYS_DAMAGED)
    if int(head[1]) > MAJOR:
        raise Refusal(Reason.NEWER_FORMAT)
    return _parsed(content)


def _with_digest(rest: bytes) -> bytes:
    return rest[:-1] + b',"digest":"%s"}\n' % hashlib.sha256(rest).hexdigest().encode("ascii")


_DIGEST_SIZE: Final = len(_with_digest(b"}"))


def _parsed(content: bytes) -> KeyFile:
    try:
        outline = msgspec.json.decode(content, type=_Outline)
        if any(slot.asks_for_newer() for slot in outline.slots):
            raise Refusal(Reason.NEWER_FORMAT)
        keyfile = msgspec.json.decode(content, type=KeyFile)
    except (ValueError, RecursionError):  # msgspec's own errors are ValueErrors
        raise Refusal(Reason.KEYS_DAMAGED) from None
    whole = all(slot.factors for slot in keyfile.slots) and len({slot.id for slot in keyfile.slots}) == len(
        keyfile.slots
    )
    # A newer minor format may hold more than is understood here; ours must be exactly what we would have written.
    if not whole or (keyfile.format == FORMAT and encode(keyfile) != content):
        raise Refusal(Reason.KEYS_DAMAGED)
    return keyfile


@dataclass(frozen=True, slots=True)
class _FactorOutline:
    type: str


@dataclass(frozen=True, slots=True)
class _SlotOutline:
    factors: list[_FactorOutline]

    def asks_for_newer(self) -> bool:
        return len(self.factors) > 1 or any(factor.type not in _PURPOSES for factor in self.factors)


@dataclass(frozen=True, slots=True)
class _Outline:
    slots: list[_SlotOutline]
