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

    def signed(self, vault: str) -> bytes:
        """What the actor's signature covers."""
        return aad("trail", vault, self.sequence, self.moment, self.actor, self.sealed, self.previous)

    def hash(self, vault: str) -> bytes:
        """What the next entry follows."""
        return hashlib.sha256(aad("trail hash", self.signed(vault), self.signature)).digest()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A head of the trail that this user has seen, kept outside the vault."""

    sequence: int
    hash: bytes


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


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, and the moment (UTC seconds) of the entry where it shows; 0 where there is no entry to point at."""

    fault: Fault
    moment: int


def faults(
    vault: str, entries: Iterable[Entry], keys: Mapping[MemberId, bytes], seen: Sequence[Checkpoint]
) -> tuple[Finding, ...]:
    """Everything wrong with a trail, in its order; empty where it is whole.

    ``keys`` are the members' public signing keys. ``seen`` are the heads this user has seen, oldest first.
    """
    found: list[Finding] = []
    hashes: dict[int, bytes] = {}
    expected, previous, moment = 1, GENESIS, 0
    for entry in entries:
        if fault := _fault(vault, entry, keys, expected, previous):
            found.append(Finding(fault, entry.moment))
        elif entry.moment < moment:
            found.append(Finding(Fault.ALTERED, entry.moment))
        previous, expected, moment = entry.hash(vault), entry.sequence + 1, entry.moment
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
    differs = [point for point in seen if hashes.get(point.sequence) not in (None, point.hash)]
    if differs:
        holds = any(hashes.get(point.sequence) == point.hash for point in seen)
        return (Finding(Fault.FORKED if holds else Fault.REWRITTEN, newest),)
    gone = any(point.sequence not in hashes for point in seen)
    return (Finding(Fault.MISSING_TAIL, newest),) if gone else ()
