"""The language of PDF files as an outsider reads it: strings, names, comments, and how letters may be written."""

import html
import re
from collections.abc import Iterator
from enum import StrEnum
from urllib.parse import unquote

import pikepdf.codec  # noqa: F401 - makes "pdfdoc" known as an encoding


class Sort(StrEnum):
    """What a token is."""

    COMMENT = "comment"
    LITERAL = "literal"
    HEX = "hex"
    NAME = "name"
    OPEN = "open"
    CLOSE = "close"
    WORD = "word"


Token = tuple[Sort, bytes]
"""A token, its escapes undone."""


def _literal(depth: int) -> bytes:
    """A string in parentheses, with others balanced inside it, ``depth`` deep."""
    inner = rb"|" + _literal(depth - 1) if depth else b""
    return rb"\((?:[^()\\]++|\\[\s\S]" + inner + rb")*+\)"


_COMMENT = rb"%[^\r\n]*"
_HEX = rb"<[0-9A-Fa-f\s\x00]*>"
_NAME = rb"/[^\s\x00()<>\[\]{}/%]*"
_STRING = _literal(4)
_NUMBER = rb"[-+]?\d{0,4}(?:\.\d*)?(?=[\s\[\]<(/])"
"""A number that tells nothing by itself; they are most of what a page is made of, and passed over."""
_TOKEN = re.compile(
    _NUMBER + rb"|(" + _COMMENT + rb")|(" + _STRING + rb")|(<<)|(>>)|(" + _HEX + rb")|(" + _NAME + rb")"
    rb"|([^\s\x00()<>\[\]{}/%]+)"
)
_SORTS = (None, Sort.COMMENT, Sort.LITERAL, Sort.OPEN, Sort.CLOSE, Sort.HEX, Sort.NAME, Sort.WORD)
_SAYING = re.compile(b"|".join((_COMMENT, _STRING, b"<<", _HEX, _NAME)))
_BY_FIRST = {b"%": Sort.COMMENT, b"(": Sort.LITERAL, b"<": Sort.HEX, b"/": Sort.NAME}
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\s\S]))")
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_SHARP = re.compile(rb"#([0-9A-Fa-f]{2})")
_SCRIPT = re.compile(r"\\u\{?([0-9A-Fa-f]{1,6})\}?|\\x([0-9A-Fa-f]{2})")
_PRIVATE_TO_CODE_PAGES = re.compile(rb"[\x18-\x1f\x80-\xa0]")


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a content stream, in order, without its smaller numbers."""
    for found in _TOKEN.finditer(data):
        sort = _SORTS[found.lastindex or 0]
        if sort:
            yield sort, _undo(sort, found.group())


def sayings(data: bytes) -> set[Token]:
    """The comments, strings and names of a piece of PDF, each once."""
    raw = set(_SAYING.findall(data)) - {b"<<"}
    return {(sort, _undo(sort, one)) for one in raw if (sort := _BY_FIRST[one[:1]])}


def _undo(sort: Sort, raw: bytes) -> bytes:
    if sort is Sort.LITERAL:
        return _ESCAPE.sub(_unescaped, raw[1:-1]) if b"\\" in raw else raw[1:-1]
    if sort is Sort.HEX:
        digits = re.sub(rb"[\s\x00]", b"", raw[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return _SHARP.sub(lambda found: bytes([int(found[1], 16)]), raw) if sort is Sort.NAME else raw


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) & 0xFF])
    return _PLAIN.get(found[2], found[2])


def decodings(data: bytes) -> Iterator[str]:
    """Everything that bytes may mean as text: Latin-1, UTF-8, the PDF's own encoding, UTF-16 of both kinds."""
    yield data.decode("latin-1")
    if data.isascii() and b"\0" not in data:
        return
    yield data.decode("utf-8", "replace")
    if _PRIVATE_TO_CODE_PAGES.search(data):
        yield data.decode("pdfdoc", "replace")
        yield data.decode("cp1252", "replace")
    if b"\0" in data or data.startswith((b"\xfe\xff", b"\xff\xfe")):
        for start in (0, 1):
            yield data[start:].decode("utf-16-be", "replace")
            yield data[start:].decode("utf-16-le", "replace")


def readings(text: str) -> Iterator[str]:
    """The text, and the text with the escapes of other languages undone: XML, addresses, scripts."""
    yield text
    if "&" in text:
        yield html.unescape(text)
    if "%" in text:
        yield unquote(text)
    if "\\" in text:
        yield _SCRIPT.sub(lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)), text)


def texts(data: bytes) -> Iterator[str]:
    """Everything that bytes may be read as."""
    for decoded in decodings(data):
        yield from readings(decoded)


_PLAIN_RUN = re.compile(rb"[\w \xc0-\xff,.'-]{5,}")
_UTF8_RUN = re.compile(rb"(?:[\w ,.'-]|[\xc3-\xca\xcc][\x80-\xbf]|\xe2\x80[\x80-\xbf]){5,}")
_UTF16_RUNS = {"utf-16-be": rb"(?:[\x00-\x03][\x20-\xff]){5,}", "utf-16-le": rb"(?:[\x20-\xff][\x00-\x03]){5,}"}


def legible(data: bytes) -> Iterator[str]:
    """The stretches of a binary stream, of five letters and more, that may be read as text."""
    yield from (run.decode("latin-1") for run in _PLAIN_RUN.findall(data))
    yield from (run.decode("utf-8", "replace") for run in _UTF8_RUN.findall(data) if not run.isascii())
    for encoding, run in _UTF16_RUNS.items():
        yield from (found.decode(encoding, "replace") for found in re.findall(run, data))
