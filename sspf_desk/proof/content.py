"""Reads a content stream for its text, drawn or not: each font's own alphabet undone, broken words mended."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sspf_desk.proof.syntax import Sort, texts, tokens

Alphabet = Mapping[bytes, str]
"""What the codes of a font mean; all codes of one font are of one length."""
_ARRAY = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[([^\]]*)\])")
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_WIDEST = 0x10000
_LAST = 0x10FFFF
_TEXT_OBJECT = {b"BT": True, b"ET": False}


def _bytes(digits: bytes) -> bytes:
    clean = b"".join(digits.split())
    return bytes.fromhex((clean + b"0" * (len(clean) % 2)).decode())


def _utf16(digits: bytes) -> str:
    return _bytes(digits).decode("utf-16-be", "replace")


def alphabet(cmap: bytes) -> Alphabet:
    """The alphabet that a ToUnicode stream describes."""
    letters: dict[bytes, str] = {}
    for sort, block in _BLOCK.findall(cmap):
        if sort == b"char":
            letters.update({_bytes(code): _utf16(text) for code, text in _PAIR.findall(block)})
        else:
            for first, last, start, listed in _ARRAY.findall(block):
                letters.update(_range(_bytes(first), _bytes(last), start, listed))
    return letters


def _range(first: bytes, last: bytes, start: bytes, listed: bytes) -> Iterator[tuple[bytes, str]]:
    low, high = int.from_bytes(first), int.from_bytes(last)
    codes = [code.to_bytes(len(first)) for code in range(low, min(high, low + _WIDEST) + 1)]
    if start:
        begin = _utf16(start)
        return ((code, begin[:-1] + chr(min(ord(begin[-1]) + step, _LAST))) for step, code in enumerate(codes))
    return zip(codes, map(_utf16, re.findall(rb"<([0-9A-Fa-f\s]*)>", listed)), strict=False)


def decode(data: bytes, letters: Alphabet) -> str:
    """The bytes as letters of this alphabet; a code it lacks is a gap."""
    step = len(next(iter(letters)))
    return "".join(letters.get(data[at : at + step], "\N{REPLACEMENT CHARACTER}") for at in range(0, len(data), step))


@dataclass(slots=True)
class _Reading:
    """What has been read of a stream so far."""

    alphabets: Mapping[bytes, Alphabet]
    shown: list[str] = field(default_factory=list)
    """The text shown, string by string; a line break where a text object ends."""
    other: list[str] = field(default_factory=list)
    """Strings beside the text, and comments."""
    names: set[bytes] = field(default_factory=set)
    bare: list[bytes] = field(default_factory=list)
    font: bytes = b""
    last_name: bytes = b""
    depth: int = 0
    showing: bool = False
    """Between the beginning and the end of a text object."""

    def take(self, sort: Sort, data: bytes) -> None:
        match sort:
            case Sort.LITERAL | Sort.HEX:
                self._string(data)
            case Sort.NAME:
                self.last_name = data[1:]
                self.names.add(data)
            case Sort.COMMENT:
                self.other.extend(texts(data))
            case Sort.WORD:
                self._word(data)
            case _:
                self.depth += 1 if sort is Sort.OPEN else -1

    def _string(self, data: bytes) -> None:
        letters = self.alphabets.get(self.font)
        if self.depth > 0 or not self.showing:
            self.other.extend(texts(data))
        elif letters:
            self.shown.append(decode(data, letters))
        else:
            self.shown.append(data.decode("cp1252", "replace"))
            self.other.extend(texts(data))

    def _word(self, word: bytes) -> None:
        if word == b"Tf":
            self.font = self.last_name
        if word in _TEXT_OBJECT:
            self.showing = _TEXT_OBJECT[word]
            self.shown.append("\n")
        self.bare.append(word)


def _mended(shown: Sequence[str]) -> Iterator[str]:
    """The strings parted, but for single letters in a row: those are one word, drawn letter by letter."""
    single = False
    for string in shown:
        letter = len(string) == 1
        if string == "\n":
            continue
        yield string if letter and single else f" {string}"
        single = letter


class Spoken(NamedTuple):
    """The texts of a content stream."""

    whole: str
    """What it shows, string after string."""
    mended: str
    """The same with the strings parted, but for words drawn letter by letter."""
    other: list[str]
    """What else stands in it: comments, names, bare words, strings beside the text or in an unknown alphabet."""


def spoken(stream: bytes, alphabets: Mapping[bytes, Alphabet]) -> Spoken:
    """The texts of a content stream, drawn or not."""
    reading = _Reading(alphabets)
    for sort, data in tokens(stream):
        reading.take(sort, data)
    rest = (*reading.names, b" ".join(reading.bare))
    other = [*reading.other, *(text for said in rest for text in texts(said))]
    return Spoken("".join(reading.shown), "".join(_mended(reading.shown)), other)
