"""A backup's container: a ZIP file of two stored members, written front to back, and read only as it was written."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from sspf_desk.errors import Reason, Refusal

MAJOR: Final = 1
MANIFEST: Final = b"backup.json"
CONTENT: Final = b"vault.db"
LARGEST_MANIFEST: Final = 32 * 1024 * 1024
LARGEST_CONTENT: Final = 0xF0000000
"""Bytes. ZIP's own fields end at 4 GiB, some 150 times what a group of twenty years fills."""
_HEAD: Final = re.compile(rb'\{"magic":"sspf-desk backup","format":\[(\d{1,6}),(\d{1,6})\],')
_CHUNK: Final = 1024 * 1024
_LOCAL: Final = struct.Struct("<IHHHHHIIIHH")
_CENTRAL: Final = struct.Struct("<IHHHHHHIIIHHHHHII")
_END: Final = struct.Struct("<IHHHHIIH")
_VERSION, _DAY = 20, 0x21
"""ZIP 2.0, and 1 January 1980: when a backup was made stands in its manifest alone."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a member's bytes come to."""

    size: int
    crc: int
    digest: bytes


def measured(path: Path) -> Measured:
    """The size and the sums of a file."""
    with path.open("rb") as file:
        return _measured(_chunks(file, path.stat().st_size))


def _measured(chunks: Iterator[bytes], into: BinaryIO | None = None) -> Measured:
    size, crc, digest = 0, 0, sha256()
    for chunk in chunks:
        size, crc = size + len(chunk), zlib.crc32(chunk, crc)
        digest.update(chunk)
        if into:
            into.write(chunk)
    return Measured(size, crc, digest.digest())


def write(into: BinaryIO, manifest: bytes, content: Path, of: Measured) -> None:
    """Write a container, never going back in it. Raises `Refusal` for content larger than it can hold."""
    if of.size > LARGEST_CONTENT or len(manifest) > LARGEST_MANIFEST:
        raise Refusal(Reason.BAD_INPUT, place="size")
    before, after = _around(manifest, of.size, of.crc)
    into.write(before)
    with content.open("rb") as file:
        _measured(_chunks(file, of.size), into)
    into.write(after)


def read_manifest(file: BinaryIO) -> bytes:
    """The manifest at the head of a container. Raises `Refusal`: BACKUP_DAMAGED, or NEWER_FORMAT."""
    start = file.read(_LOCAL.size + len(MANIFEST))
    if len(start) < _LOCAL.size + len(MANIFEST) or not start.endswith(MANIFEST):
        raise Refusal(Reason.BACKUP_DAMAGED)
    size = int(_LOCAL.unpack(start[: _LOCAL.size])[7])
    manifest = file.read(min(size, LARGEST_MANIFEST + 1))
    head = _HEAD.match(manifest)
    if head is None or len(manifest) != size or size > LARGEST_MANIFEST:
        raise Refusal(Reason.BACKUP_DAMAGED)
    if int(head[1]) > MAJOR:
        raise Refusal(Reason.NEWER_FORMAT)
    return manifest


def extract(file: BinaryIO, manifest: bytes, size: int, digest: bytes, into: BinaryIO) -> None:
    """Copy the content behind a manifest just read. Raises `Refusal` unless each byte of the file is as written."""
    local = file.read(_LOCAL.size)
    if len(local) < _LOCAL.size or not 0 <= size <= LARGEST_CONTENT:
        raise Refusal(Reason.BACKUP_DAMAGED)
    crc = int(_LOCAL.unpack(local)[6])
    before, after = _around(manifest, size, crc)
    # The length and the head are known before a byte is copied, so that no file can fill the disk.
    ends = file.seek(0, 2)
    file.seek(0)
    if file.read(len(before)) != before or ends != len(before) + size + len(after):
        raise Refusal(Reason.BACKUP_DAMAGED)
    if _measured(_chunks(file, size), into) != Measured(size, crc, digest) or file.read() != after:
        raise Refusal(Reason.BACKUP_DAMAGED)


def _chunks(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size and (chunk := file.read(min(size, _CHUNK))):
        size -= len(chunk)
        yield chunk


def _around(manifest: bytes, size: int, crc: int) -> tuple[bytes, bytes]:
    """What stands before and after the content; both follow from the manifest and the content's size and sum."""
    members = ((MANIFEST, len(manifest), zlib.crc32(manifest), 0), (CONTENT, size, crc, _member_size(manifest)))
    first, second = (
        _LOCAL.pack(0x04034B50, _VERSION, 0, 0, 0, _DAY, crc_, size_, size_, len(name), 0) + name
        for name, size_, crc_, _ in members
    )
    directory = b"".join(
        _CENTRAL.pack(
            0x02014B50, _VERSION, _VERSION, 0, 0, 0, _DAY, crc_, size_, size_, len(name), 0, 0, 0, 0, 0, offset
        )
        + name
        for name, size_, crc_, offset in members
    )
    before = first + manifest + second
    return before, directory + _END.pack(0x06054B50, 0, 0, 2, 2, len(directory), len(before) + size, 0)


def _member_size(manifest: bytes) -> int:
    return _LOCAL.size + len(MANIFEST) + len(manifest)
