"""The key file: read from the better of two copies, always written to both, and opened by what a person types."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.codes import new_code
from sspf_desk.vault.contents import FORMAT, SALT_SIZE, KeyFile, Making
from sspf_desk.vault.encoded import decode, encode
from sspf_desk.vault.entropy import Entropy, draw
from sspf_desk.vault.generations import read_copies, write_copies
from sspf_desk.vault.kdf import BOUNDS, Bounds, Cost, stretch
from sspf_desk.vault.person import Person
from sspf_desk.vault.slots import (
    FactorType,
    Keys,
    Purpose,
    Slot,
    Typed,
    Unlocked,
    keys_in,
    opened,
    opening_key,
    words_key,
)

__all__ = [
    "KeyFile",
    "Keys",
    "Making",
    "Purpose",
    "Unlocked",
    "create",
    "decode",
    "encode",
    "new_code",
    "opened_by_words",
    "read",
    "unlock",
    "unlock_code",
    "unlock_words",
    "write",
]

_WORST_FIRST: Final = (
    Reason.NEWER_FORMAT,
    Reason.KEYS_DAMAGED,
    Reason.DISK_ERROR,
    Reason.FOREIGN_FILE,
    Reason.VAULT_MISSING,
)


def create(folder: Path, *, entropy: Entropy, cost: Cost, vault_id: str) -> KeyFile:
    """A key file without slots, written to `folder`. Raises Refusal: VAULT_EXISTS if one is there, or as `write`."""
    if any(copy is not Reason.VAULT_MISSING for copy in read_copies(folder)):
        raise Refusal(Reason.VAULT_EXISTS)
    keyfile = KeyFile(vault_id=vault_id, salt=draw(entropy, SALT_SIZE), cost=cost)
    write(folder, keyfile)
    return keyfile


def read(folder: Path) -> KeyFile:
    """The valid copy with the highest counter. Changes nothing on the disk.

    Raises Refusal when there is none: NEWER_FORMAT, KEYS_DAMAGED, DISK_ERROR, FOREIGN_FILE, VAULT_MISSING, the first of
    these that is true of either copy.
    """
    copies = _copies(folder)
    newest = _newest(copies)
    if newest is None:
        raise Refusal(next(reason for reason in _WORST_FIRST if reason in copies))
    return newest


def write(folder: Path, keyfile: KeyFile) -> None:
    """Writes both copies whole, so that what was taken away is gone from both.

    Raises Refusal, having written nothing: KEYS_DAMAGED for what could not be read back or when no copy there is valid,
    NEWER_FORMAT if it or a copy there is of a newer format, VAULT_EXISTS if another vault lies there, VAULT_BUSY if a
    copy there is newer or changed by another; and as `write_copies` does: DISK_FULL, READ_ONLY_FOLDER, DISK_ERROR.
    """
    content = encode(keyfile)
    if keyfile.format != FORMAT:
        raise Refusal(Reason.NEWER_FORMAT)
    decode(content)
    _admit_over(_copies(folder), keyfile)
    write_copies(folder, content)


def unlock(keyfile: KeyFile, name: str, password: str, bounds: Bounds = BOUNDS) -> Unlocked:
    """Opens the member slot of that name and password. An unknown name costs as much time as a wrong password.

    Raises Refusal: WRONG_PASSWORD for either; KEYS_DAMAGED, before anything is derived, for a cost out of bounds.
    """
    return _unlocked_typed(keyfile, Typed.password(name, password), bounds, Reason.WRONG_PASSWORD)


def unlock_code(keyfile: KeyFile, code: str, bounds: Bounds = BOUNDS) -> Unlocked:
    """Opens the invitation of that code. Raises Refusal: SPENT_CODE for a wrong or spent one; KEYS_DAMAGED as above."""
    return _unlocked_typed(keyfile, Typed.code(code), bounds, Reason.SPENT_CODE)


def unlock_words(keyfile: KeyFile, code: bytes) -> Unlocked:
    """Opens the member's or the seat's slot that this sheet is for. Raises Refusal as below, or KEYS_DAMAGED."""
    return _unlocked(keyfile, *opened_by_words(keyfile, code))


def opened_by_words(keyfile: KeyFile, code: bytes) -> tuple[Slot, Person]:
    """The slot that this sheet is for, and its person: none of the keys sealed to him is opened, as in a drill.

    Raises Refusal: WRONG_WORDS for another vault's sheet, a replaced one, or what is no sheet's code.
    """
    for slot in keyfile.slots:
        way = slot.way(FactorType.BY_WORDS)
        person = opened(slot, way, keyfile.vault_id, words_key(code, keyfile.salt, slot.id)) if way else None
        if person:
            return slot, person
    raise Refusal(Reason.WRONG_WORDS)


def _copies(folder: Path) -> list[KeyFile | Reason]:
    return [copy if isinstance(copy, Reason) else _judged(copy) for copy in read_copies(folder)]


def _judged(content: bytes) -> KeyFile | Reason:
    try:
        return decode(content)
    except Refusal as refusal:
        return refusal.reason


def _newest(copies: Iterable[KeyFile | Reason]) -> KeyFile | None:
    valid = (copy for copy in copies if isinstance(copy, KeyFile))
    return max(valid, key=lambda keyfile: keyfile.counter, default=None)


def _admit_over(copies: list[KeyFile | Reason], keyfile: KeyFile) -> None:
    standing = _newest(copies)
    if Reason.NEWER_FORMAT in copies:
        raise Refusal(Reason.NEWER_FORMAT)
    if standing is None:
        _admit_over_nothing(copies)
    elif standing.vault_id != keyfile.vault_id:
        raise Refusal(Reason.VAULT_EXISTS)
    elif standing.counter >= keyfile.counter and standing != keyfile:
        raise Refusal(Reason.VAULT_BUSY)


def _admit_over_nothing(copies: list[KeyFile | Reason]) -> None:
    worst = next(reason for reason in _WORST_FIRST if reason in copies)
    if worst is not Reason.VAULT_MISSING:
        raise Refusal(worst)


def _unlocked_typed(keyfile: KeyFile, typed: Typed, bounds: Bounds, wrong: Reason) -> Unlocked:
    ways = [(slot, way) for slot in keyfile.slots if (way := slot.way(typed.type))]
    costs = {cost for _, way in ways if (cost := way.factor.cost)}
    for cost in costs:
        bounds.admit(cost)
    salt = typed.salt(keyfile.salt)
    # Every cost is tried before any slot is: a name that is not there takes as long as one that is.
    keys: dict[Cost | None, bytes] = {
        cost: opening_key([stretch(typed.secret, salt=salt, cost=cost, bounds=bounds)]) for cost in costs
    }
    for slot, way in ways:
        person = opened(slot, way, keyfile.vault_id, keys[way.factor.cost])
        if person:
            return _unlocked(keyfile, slot, person)
    raise Refusal(wrong)


def _unlocked(keyfile: KeyFile, slot: Slot, person: Person) -> Unlocked:
    return Unlocked(slot.id, person, keys_in(slot, keyfile.vault_id, person), slot.purpose)
