"""The trail: a chain of signed entries, and a reading of it that names what is wrong and counts nothing."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sspf_desk.terms import MemberId
from sspf_desk.vault.envelope import aad
from sspf_desk.vault.person import verify

GENESIS = bytes(32)
"""What the first entry follows."""
SHORTEST_ON_PAPER = 25
"""Bytes of a hash that a head must have to stand for an entry."""
SEALED_SIZE = 1024
"""Bytes of an entry's sealed part, whatever it says."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act by one member, as it stands in the table."""

    sequence: int
    moment: int
    actor: MemberId
    sealed: bytes
    previous: bytes
    signature: bytes
    root: bytes = b""
    """What stands for all rows as the act left them (`Store.root`); empty in an entry of the first format."""

    def signed(self, vault: str) -> bytes:
        """What the actor's signature covers."""
        roots = (self.root,) if self.root else ()
        return aad("trail", vault, self.sequence, self.moment, self.actor, self.sealed, self.previous, *roots)

    def hash(self, vault: str) -> bytes:
        """What the next entry follows."""
        return hashlib.sha256(aad("trail hash", self.signed(vault), self.signature)).digest()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A head of the trail that this user has seen, kept outside the vault: in his profile, or cut short on paper."""

    sequence: int
    hash: bytes

    def stands_for(self, found: bytes) -> bool:
        """Whether the entry with this hash is the one that was seen; on paper there are 200 bits of it, or more."""
        return len(self.hash) >= SHORTEST_ON_PAPER and hmac.compare_digest(self.hash, found[: len(self.hash)])


class Fault(StrEnum):
    """What can be wrong with a trail."""

    ALTERED = "altered"
    """An entry does not bear its actor's signature: somebody changed it, or wrote it without the actor's key."""
    REMOVED = "removed"
    """An entry in the middle is gone."""
    REWRITTEN = "rewritten"
    """Entries before this one were replaced: it follows something else than what stands there."""
    MISSING_TAIL = "missing_tail"
    """The newest entries that this user has seen are gone: an older file was put back, or the end was cut off."""
    FORKED = "forked"
    """The trail went on from an earlier point in another way than this user has seen."""
    ROWS_CHANGED = "rows_changed"
    """Rows were changed, put back or removed outside the program: they are not those of the newest root."""
    KEYS_OLDER = "keys_older"
    """The key file is older than one that this user has seen: passwords and codes that were spent might open again."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, and the moment (UTC seconds) of the entry where it shows; 0 where there is no entry to point at."""

    fault: Fault
    moment: int
    place: str = ""
    """The table whose rows were changed."""


def faults(
    vault: str,
    entries: Iterable[Entry],
    keys: Mapping[MemberId, bytes],
    seen: Sequence[Checkpoint],
    after: Checkpoint | None = None,
) -> tuple[Finding, ...]:
    """Everything wrong with a trail, in its order; empty where it is whole.

    ``keys`` are the members' public signing keys. ``seen`` are the heads this user has seen, oldest first. ``after`` is
    a head that is known to stand there, where the entries are only those that came after it.
    """
    found: list[Finding] = []
    hashes: dict[int, bytes] = {}
    before = after or Checkpoint(0, GENESIS)
    expected, previous, moment, rooted = before.sequence + 1, before.hash, 0, False
    for entry in entries:
        if fault := _fault(vault, entry, keys, expected, previous):
            found.append(Finding(fault, entry.moment))
        elif entry.moment < moment or (rooted and not entry.root):
            found.append(Finding(Fault.ALTERED, entry.moment))
        previous, expected, moment = entry.hash(vault), entry.sequence + 1, entry.moment
        rooted = rooted or bool(entry.root)
        hashes[entry.sequence] = previous
    found.extend(_against(seen, hashes, moment))
    return tuple(found)


def _fault(vault: str, entry: Entry, keys: Mapping[MemberId, bytes], expected: int, previous: bytes) -> Fault | None:
    key = keys.get(entry.actor)
    if key is None or not verify(key, entry.signed(vault), entry.signature):
        return Fault.ALTERED
    if entry.sequence != expected:
        return Fault.REMOVED
    return None if hmac.compare_digest(entry.previous, previous) else Fault.REWRITTEN


def _against(seen: Sequence[Checkpoint], hashes: Mapping[int, bytes], newest: int) -> tuple[Finding, ...]:
    """What the heads seen before say: cut off where the last is gone, forked where an older one still holds."""
    there = [point for point in seen if point.sequence in hashes]
    holds = [point for point in there if point.stands_for(hashes[point.sequence])]
    if len(holds) < len(there):
        return (Finding(Fault.FORKED if holds else Fault.REWRITTEN, newest),)
    return (Finding(Fault.MISSING_TAIL, newest),) if len(there) < len(seen) else ()
