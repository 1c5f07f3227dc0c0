"""Looks for words that must stand nowhere in the clear, in eight encodings, in whatever a program has written."""

import base64
import re
import zlib

UTF = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
STREAM = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
"""How a zlib stream begins (RFC 1950), at the usual levels."""


def encoded(word):
    """A word in every encoding that can be searched for; what is compressed is searched after it was opened."""
    plain = word if isinstance(word, bytes) else word.encode()
    yield from {plain} if isinstance(word, bytes) else {word.encode(name) for name in UTF}
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    for before in range(3):
        # Three letters of base64 hold what lies around the word; the rest is the same wherever it stands.
        told = base64.b64encode(bytes(before) + plain)
        yield told[-(-before * 4 // 3) : len(told) - 4].rstrip(b"=")


def streams(content):
    """What every zlib stream in some bytes holds, as far as it can be opened."""
    for found in STREAM.finditer(content):
        opening = zlib.decompressobj()
        try:
            told = opening.decompress(content[found.start() :], 1 << 20)
        except zlib.error:
            continue
        if told:
            yield told


def found(words, content):
    """Every word that stands in some bytes."""
    lying = (content, *streams(content))
    return {word for word in words if any(one in where for one in encoded(word) for where in lying)}
