"""The key file: read from the better of two copies, always written to both, and opened by what a person types."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.codes import new_code
from sspf_desk.vault.contents import FORMAT, SALT_SIZE, KeyFile, Making, decode, encode
from sspf_desk.vault.entropy import Entropy, draw
from sspf_desk.vault.generations import read_copies, write_copies
from sspf_desk.vault.kdf import BOUNDS, Bounds, Cost, stretch
from sspf_desk.vault.slots import Keys, Typed, Unlocked, keys_in, opened, opening_key

__all__ = [
    "KeyFile",
    "Keys",
    "Making",
    "Unlocked",
    "create",
    "decode",
    "encode",
    "new_code",
    "read",
    "unlock",
    "unlock_code",
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
    return _unlocked(keyfile, Typed.password(name, password), bounds, Reason.WRONG_PASSWORD)


def unlock_code(keyfile: KeyFile, code: str, bounds: Bounds = BOUNDS) -> Unlocked:
    """Opens the invitation of that code. Raises Refusal: SPENT_CODE for a wrong or spent one; KEYS_DAMAGED as above."""
    return _unlocked(keyfile, Typed.code(code), bounds, Reason.SPENT_CODE)


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


def _unlocked(keyfile: KeyFile, typed: Typed, bounds: Bounds, wrong: Reason) -> Unlocked:
    slots = [slot for slot in keyfile.slots if slot.factors[0].type is typed.type]
    costs = {slot.factors[0].cost for slot in slots}
    for cost in costs:
        bounds.admit(cost)
    salt = typed.salt(keyfile.salt)
    keys = {cost: opening_key([stretch(typed.secret, salt=salt, cost=cost, bounds=bounds)]) for cost in costs}
    for slot in slots:
        person = opened(slot, keyfile.vault_id, keys[slot.factors[0].cost])
        if person:
            return Unlocked(slot.id, person, keys_in(slot, keyfile.vault_id, person))
    raise Refusal(wrong)
