"""A key file's exact bytes: of this format as it is written, and of the one before it as it is still read."""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Final

import msgspec

from sspf_desk.errors import Reason, Refusal
from sspf_desk.vault.contents import FORMAT, Counter, KeyFile, Salt
from sspf_desk.vault.kdf import Cost
from sspf_desk.vault.slots import Factor, FactorType, Hex, Purpose, Slot, Way

_START: Final = b'{"magic":"sspf-desk keys"'
_HEAD: Final = re.compile(rb'\{"magic":"sspf-desk keys","format":\[(\d{1,6}),(\d{1,6})\],')
_FIRST_FORMAT: Final = (0, 1)
_KNOWN: Final = frozenset(FactorType)
_FIRST_KNOWN: Final = _KNOWN - {FactorType.BY_WORDS}


def encode(keyfile: KeyFile) -> bytes:
    """A copy's exact bytes: canonical JSON, with the SHA-256 of all before it as its last member."""
    return _with_digest(msgspec.json.encode(keyfile))


def decode(content: bytes) -> KeyFile:
    """The key file these bytes are a copy of; one of format 0.1 as it will be written from now on.

    Raises Refusal: FOREIGN_FILE, NEWER_FORMAT, or KEYS_DAMAGED for one byte too many, too few or other than written.
    """
    head = _HEAD.match(content)
    if not head:
        # A power cut leaves a copy cut short or filled with zeros; that is damage to ours, not someone else's file.
        ours = _START.startswith(content[: len(_START)].rstrip(b"\0"))
        raise Refusal(Reason.KEYS_DAMAGED if ours else Reason.FOREIGN_FILE)
    if _with_digest(content[:-_DIGEST_SIZE] + b"}") != content:
        raise Refusal(Reason.KEYS_DAMAGED)
    major = int(head[1])
    if major > FORMAT[0]:
        raise Refusal(Reason.NEWER_FORMAT)
    try:
        keyfile = _parsed(content) if major == FORMAT[0] else _parsed_first(content)
    except (ValueError, RecursionError):  # msgspec's own errors are ValueErrors
        raise Refusal(Reason.KEYS_DAMAGED) from None
    if not keyfile.whole():
        raise Refusal(Reason.KEYS_DAMAGED)
    return keyfile


def _with_digest(rest: bytes) -> bytes:
    return rest[:-1] + b',"digest":"%s"}\n' % hashlib.sha256(rest).hexdigest().encode("ascii")


_DIGEST_SIZE: Final = len(_with_digest(b"}"))


def _parsed(content: bytes) -> KeyFile:
    outline = msgspec.json.decode(content, type=_Outline)
    _refuse_newer([way for slot in outline.slots for way in slot.ways], _KNOWN)
    keyfile = msgspec.json.decode(content, type=KeyFile)
    # A newer minor format may hold more than is understood here; ours must be exactly what we would have written.
    if keyfile.format == FORMAT and encode(keyfile) != content:
        raise Refusal(Reason.KEYS_DAMAGED)
    return keyfile


def _parsed_first(content: bytes) -> KeyFile:
    _refuse_newer(msgspec.json.decode(content, type=_FirstOutline).slots, _FIRST_KNOWN)
    first = msgspec.json.decode(content, type=_FirstKeyFile)
    if first.format != _FIRST_FORMAT or _with_digest(msgspec.json.encode(first)) != content:
        raise Refusal(Reason.KEYS_DAMAGED)
    slots = tuple(slot.today() for slot in first.slots)
    return KeyFile(vault_id=first.vault_id, counter=first.counter, salt=first.salt, cost=first.cost, slots=slots)


@dataclass(frozen=True, slots=True)
class _FactorOutline:
    type: str


@dataclass(frozen=True, slots=True)
class _WayOutline:
    factors: list[_FactorOutline]


@dataclass(frozen=True, slots=True)
class _SlotOutline:
    ways: list[_WayOutline]


@dataclass(frozen=True, slots=True)
class _Outline:
    slots: list[_SlotOutline]


@dataclass(frozen=True, slots=True)
class _FirstOutline:
    """Of format 0.1, where each slot had one way and was it."""

    slots: list[_WayOutline]


@dataclass(frozen=True, slots=True)
class _FirstSlot:
    id: Hex
    purpose: Purpose
    factors: tuple[Factor, ...]
    bundle: bytes = field(repr=False)
    wraps: tuple[bytes, ...] = field(repr=False)

    def today(self) -> Slot:
        return Slot(self.id, self.purpose, (Way(self.factors, self.bundle),), self.wraps)


@dataclass(frozen=True, slots=True)
class _FirstKeyFile:
    magic: str
    format: tuple[int, int]
    vault_id: Hex
    counter: Counter
    salt: Salt = field(repr=False)
    cost: Cost
    slots: tuple[_FirstSlot, ...]


def _refuse_newer(ways: list[_WayOutline], known: frozenset[str]) -> None:
    for way in ways:
        if len(way.factors) > 1 or any(factor.type not in known for factor in way.factors):
            raise Refusal(Reason.NEWER_FORMAT)
