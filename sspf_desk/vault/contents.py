"""The key file's content: who can open the vault, and with what. Its exact bytes are made in `encoded`."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Annotated, Final, NotRequired, Self, TypedDict, Unpack

import msgspec

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.entropy import Entropy
from sspf_desk.vault.kdf import BOUNDS, Bounds, Cost, stretch
from sspf_desk.vault.person import Person, PersonPublic
from sspf_desk.vault.slots import (
    Factor,
    FactorType,
    Hex,
    Keys,
    Purpose,
    Slot,
    Typed,
    keys_in,
    opening_key,
    with_keys,
    with_way,
    words_key,
)

MAGIC: Final = "sspf-desk keys"
FORMAT: Final = (1, 0)
"""Major and minor of what is written. In every format to come the head and the digest stand as in this one, so that
older programs can tell."""
SALT_SIZE: Final = 16
_MOST_CHANGES: Final = 2**53
Counter = Annotated[int, msgspec.Meta(ge=0, le=_MOST_CHANGES)]
Salt = Annotated[bytes, msgspec.Meta(min_length=SALT_SIZE, max_length=SALT_SIZE)]
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
    counter: Counter = 0
    salt: Salt = field(repr=False)
    cost: Cost
    """What a new slot costs to open, unless its maker says otherwise."""
    slots: tuple[Slot, ...] = ()

    def with_member(
        self, slot_id: str, person: Person, name: str, password: str, keys: Keys, **making: Unpack[Making]
    ) -> Self:
        """A slot more, opened by a name and a password. Raises Refusal(BAD_INPUT) when the slot is there already."""
        return self._with_typed(slot_id, person, Typed.password(name, password), keys, making)

    def with_invitation(self, slot_id: str, person: Person, code: str, keys: Keys, **making: Unpack[Making]) -> Self:
        """A slot more, opened by a code alone. Raises Refusal: BAD_INPUT when it is there, SPENT_CODE for no code."""
        return self._with_typed(slot_id, person, Typed.code(code), keys, making)

    def with_seat_sheet(self, slot_id: str, person: Person, code: bytes, keys: Keys, entropy: Entropy) -> Self:
        """A slot more, opened by a seat's sheet alone; `person` is the sheet's own.

        Raises Refusal: BAD_INPUT when the slot is there already, WRONG_WORDS for what is no sheet's code.
        """
        bare = self._bare(slot_id, Purpose.SEAT_SHEET)
        return self._with_added(self._on_sheet(bare, person, code, entropy), person.public, keys)

    def with_new_password(
        self, slot_id: str, person: Person, name: str, password: str, **making: Unpack[Making]
    ) -> Self:
        """The member's slot under another name or password, at another cost if one is given; keys and sheet stay.

        Raises Refusal: BAD_INPUT when no member has the slot, KEYS_DAMAGED when it is not this person's.
        """
        slot = self._members(slot_id, person)
        return self._with_changed(self._locked(slot, person, Typed.password(name, password), making))

    def with_sheet(self, slot_id: str, person: Person, code: bytes, entropy: Entropy) -> Self:
        """The member's slot opened also by his sheet, and no longer by an earlier one; name and password stay.

        Raises Refusal: BAD_INPUT when no member has the slot or it is not this person's, WRONG_WORDS for what is no
        sheet's code.
        """
        try:
            slot = self._members(slot_id, person)
        except Refusal:
            raise Refusal(Reason.BAD_INPUT, slot=slot_id) from None
        return self._with_changed(self._on_sheet(slot, person, code, entropy))

    def without_sheet(self, slot_id: str) -> Self:
        """The member's slot opened by his password alone. Raises Refusal(BAD_INPUT) where no member has a sheet."""
        slot = self._slot(slot_id)
        if slot.purpose is not Purpose.MEMBER or not self.has_sheet(slot_id):
            raise Refusal(Reason.BAD_INPUT, slot=slot_id)
        kept = tuple(way for way in slot.ways if way.factor.type is not FactorType.BY_WORDS)
        return self._with_changed(replace(slot, ways=kept))

    def has_sheet(self, slot_id: str) -> bool:
        """Whether words on paper open the slot. Raises Refusal(BAD_INPUT) when there is no such slot."""
        return self._slot(slot_id).way(FactorType.BY_WORDS) is not None

    def costs_less(self, slot_id: str, cost: Cost) -> bool:
        """Whether a guess at the slot's password takes less work than `cost`. False where no password opens it.

        Raises Refusal(BAD_INPUT) when there is no such slot.
        """
        way = self._slot(slot_id).way(FactorType.BY_NAME)
        standing = way.factor.cost if way else None
        return standing is not None and standing.work < cost.work

    def with_only_wrap(self, slot_id: str, public: PersonPublic, keys: Keys) -> Self:
        """These keys sealed to the slot's person, and none that were before. Raises Refusal(BAD_INPUT) as above."""
        emptied = replace(self._slot(slot_id), wraps=())
        return self._with_changed(with_keys(emptied, self.vault_id, public, keys))

    def with_wrap(self, slot_id: str, public: PersonPublic, keys: Keys) -> Self:
        """More keys sealed to the slot's person. Raises Refusal(BAD_INPUT) when there is no such slot."""
        return self._with_changed(with_keys(self._slot(slot_id), self.vault_id, public, keys))

    def without_slot(self, slot_id: str) -> Self:
        """The slot gone, and with it every wrap in it. Raises Refusal(BAD_INPUT) when there is none."""
        gone = self._slot(slot_id)
        return self._with_slots(slot for slot in self.slots if slot is not gone)

    def whole(self) -> bool:
        """Whether every slot is such as its purpose calls for, and no two share an id."""
        return all(slot.whole() for slot in self.slots) and len({slot.id for slot in self.slots}) == len(self.slots)

    def _with_typed(self, slot_id: str, person: Person, typed: Typed, keys: Keys, making: Making) -> Self:
        slot = self._locked(self._bare(slot_id, _PURPOSES[typed.type]), person, typed, making)
        return self._with_added(slot, person.public, keys)

    def _bare(self, slot_id: str, purpose: Purpose) -> Slot:
        if any(slot.id == slot_id for slot in self.slots):
            raise Refusal(Reason.BAD_INPUT, slot=slot_id)
        return Slot(slot_id, purpose, (), ())

    def _with_added(self, slot: Slot, public: PersonPublic, keys: Keys) -> Self:
        return self._with_slots((*self.slots, with_keys(slot, self.vault_id, public, keys)))

    def _locked(self, slot: Slot, person: Person, typed: Typed, making: Making) -> Slot:
        cost = making.get("cost", self.cost)
        bounds = making.get("bounds", BOUNDS)
        secret = stretch(typed.secret, salt=typed.salt(self.salt), cost=cost, bounds=bounds)
        way = Factor(typed.type, cost), opening_key([secret])
        return with_way(slot, self.vault_id, person, way, making["entropy"])

    def _on_sheet(self, slot: Slot, person: Person, code: bytes, entropy: Entropy) -> Slot:
        way = Factor(FactorType.BY_WORDS, None), words_key(code, self.salt, slot.id)
        return with_way(slot, self.vault_id, person, way, entropy)

    def _members(self, slot_id: str, person: Person) -> Slot:
        slot = self._slot(slot_id)
        if slot.purpose is not Purpose.MEMBER:
            raise Refusal(Reason.BAD_INPUT, slot=slot_id)
        keys_in(slot, self.vault_id, person)  # a slot must never lock its keys under another person's bundle
        return slot

    def _slot(self, slot_id: str) -> Slot:
        for slot in self.slots:
            if slot.id == slot_id:
                return slot
        raise Refusal(Reason.BAD_INPUT, slot=slot_id)

    def _with_changed(self, changed: Slot) -> Self:
        return self._with_slots(changed if slot.id == changed.id else slot for slot in self.slots)

    def _with_slots(self, slots: Iterable[Slot]) -> Self:
        return replace(self, slots=tuple(slots), counter=self.counter + 1)
