"""The typeface: which letters it has, how wide they are, and what stands for those it lacks."""

import re
import unicodedata
from enum import StrEnum
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from sspf_desk.settings import resource

BOX = "\N{REPLACEMENT CHARACTER}"
"""Stands, visibly, where the typeface lacks a letter: emoji, control characters, other scripts."""
_LINE = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}]+")


class Face(StrEnum):
    """The two cuts in use, both of Open Sans; the values are the names of the files."""

    REGULAR = "OpenSans-Regular"
    BOLD = "OpenSans-Semibold"


@cache
def widths(face: Face) -> dict[str, float]:
    """The advance of every letter the cut has, in thousandths of its size. Registers the cut at first use."""
    font = TTFont(face.value, resource("fonts", f"{face.value}.ttf"), asciiReadable=True, shapable=False)
    pdfmetrics.registerFont(font)
    return {chr(code): float(width) for code, width in font.face.charWidths.items()}


class _Letters(dict[int, str]):
    """What is printed for a code point; remembers what it has been asked."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = _letter(chr(code))
        return letter


def _letter(char: str) -> str:
    """The letter itself, nothing for what is invisible by nature, and the box for what cannot be shown."""
    if char == "\n":
        return char
    if char in "\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}":
        return "\N{NO-BREAK SPACE}"
    if unicodedata.category(char) == "Cf" or "\N{VARIATION SELECTOR-1}" <= char <= "\N{VARIATION SELECTOR-16}":
        return ""
    shown = unicodedata.category(char) != "Cc" and all(char in widths(face) for face in Face)
    return char if shown else BOX


_LETTERS = _Letters()


def printable(text: str) -> str:
    """The text as it can be printed: composed letters, single spaces, line breaks kept.

    Format characters (soft hyphens, joiners, marks of direction) have no look of their own and are left out; any other
    character without a letter in both cuts shows as `BOX`, one for one, so that nothing is lost unseen.
    """
    lines = _LINE.sub("\n", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", lines).translate(_LETTERS)


def width(text: str, face: Face, size: float) -> float:
    """How far a printable text reaches, in points."""
    return sum(map(widths(face).__getitem__, text)) * size / 1000
