"""Breaks blocks into lines and fills pages with them, before anything is drawn."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from sspf_desk.pdf.blocks import LABELS, Block, Run, Style
from sspf_desk.pdf.face import width

BLANK_LEADING = 25.0
"""From ruled line to ruled line, for a hand that writes fast."""
LABEL_LINES = 6
"""A label of more lines stands above its text."""
_GAP = 10.0
"""Between the column of labels and the text."""
_UNIT = re.compile(r"(?:(?:[^ ]*-|\d{1,2}) )*[^ ]+ ?| +")
"""A word with the space after it. A word that ends in a hyphen clings to the next, since readers take a hyphen at the
end of a line for a broken word ("skol- och" must not be read as "skoloch"); and a small number to what it counts."""


class Piece(NamedTuple):
    """A stretch of one line in one style."""

    style: Style
    text: str


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """A block, or a part of one, broken into lines."""

    block: Block
    lines: tuple[Line, ...]
    label: tuple[Line, ...]
    first: bool = True
    """False for the rest of a block that was parted."""
    below: float = 0.0
    """Space under the last block of an item whose label is taller than its text, in points."""

    @property
    def leading(self) -> float:
        """From line to line, in points."""
        return self.block.runs[0].style.leading

    @property
    def height(self) -> float:
        """Without the space above, in points."""
        return len(self.lines) * self.leading + self.block.blanks * BLANK_LEADING + self.below


class Placed(NamedTuple):
    """A block on its page: how far its upper edge is below the upper edge of the text, in points."""

    set: Set
    down: float


Page = tuple[Placed, ...]


def _cut(word: str, style: Style, room: float) -> Iterator[str]:
    """The word in parts that have room: a word longer than a line is broken where the line ends."""
    part = ""
    for letter in word:
        if part and width(part + letter, style.face, style.size) > room:
            yield part
            part = ""
        part += letter
    yield part


def _words(run: Run, room: float) -> Iterator[str]:
    """The run in stretches that may not be parted; a line break that the writer made stands by itself."""
    for number, line in enumerate(run.text.split("\n")):
        if number:
            yield "\n"
        for word in _UNIT.findall(line):
            fits = width(word.rstrip(" "), run.style.face, run.style.size) <= room
            yield from (word,) if fits else _cut(word, run.style, room)


def break_lines(runs: Iterable[Run], room: float) -> tuple[Line, ...]:
    """The runs in lines no wider than ``room`` points. The space at a line's end is kept: it parts the words."""
    lines: list[list[Piece]] = [[]]
    left = room
    for run in runs:
        style = run.style
        for word in _words(run, room):
            if word == "\n":
                lines.append([])
                left = room
                continue
            if lines[-1] and width(word.rstrip(" "), style.face, style.size) > left:
                lines.append([])
                left = room
            _add(lines[-1], Piece(style, word))
            left -= width(word, style.face, style.size)
    return tuple(map(tuple, lines))


def _add(line: list[Piece], piece: Piece) -> None:
    """To the end of the line; into the stretch before it where the style is the same."""
    if line and line[-1].style is piece.style:
        line[-1] = Piece(piece.style, line[-1].text + piece.text)
    else:
        line.append(piece)


def lay(blocks: Iterable[Block], room: float) -> Iterator[Set]:
    """The blocks in lines, where their column and the labels' have ``room`` points together.

    A label too long to stand beside its text stands above it.
    """
    owed = 0.0
    for block in blocks:
        label = break_lines((block.label,), LABELS - _GAP) if block.label else ()
        if block.label and len(label) > LABEL_LINES:
            above = Block((block.label,), block.label_tag, indent=0, before=block.before, keep=True)
            yield Set(above, break_lines(above.runs, room), ())
            label = ()
        owed = block.label.style.leading * len(label) if block.label else owed - block.before
        broken = Set(block, break_lines(block.runs, room - block.indent), label)
        owed = max(owed - broken.height, 0.0)
        yield broken if block.keep else replace(broken, below=owed)
        owed = owed if block.keep else 0.0


def _chains(sets: Iterable[Set]) -> Iterator[list[Set]]:
    """The blocks in groups that want to stand on one page."""
    chain: list[Set] = []
    for placed in sets:
        chain.append(placed)
        if not placed.block.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _tall(chain: list[Set], *, at_top: bool) -> float:
    """The height of a group, without the space above it at the head of a page."""
    return sum(part.height + part.block.before for part in chain) - (chain[0].block.before if at_top else 0)


class _Filler:
    """Fills page after page. The first has less room, for the head."""

    def __init__(self, first_room: float, room: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self._room = room
        self._left = first_room
        self._start = first_room

    def _turn(self) -> None:
        self.pages.append([])
        self._left = self._start = self._room

    def _put(self, part: Set) -> None:
        self._left -= part.block.before if self.pages[-1] else 0
        self.pages[-1].append(Placed(part, self._start - self._left))
        self._left -= part.height

    def add(self, chain: list[Set]) -> None:
        """Place a group: here, else on the next page, else, where it is longer than a page, line by line."""
        if _tall(chain, at_top=not self.pages[-1]) <= self._left:
            pass
        elif _tall(chain, at_top=True) <= self._room:
            self._turn()
        else:
            self._pour(chain)
            return
        for part in chain:
            self._put(part)

    def _pour(self, chain: list[Set]) -> None:
        """A group longer than a page starts a page of its own and flows on to the next."""
        if self.pages[-1]:
            self._turn()
        for part in chain:
            self._pour_block(part)

    def _pour_block(self, part: Set) -> None:
        rest = part
        while rest.height + rest.block.before > self._left:
            least = 0 if self.pages[-1] else 1
            fits = max(int((self._left - rest.block.before) / rest.leading), least)
            if fits > 0:
                self._put(replace(rest, lines=rest.lines[:fits], block=replace(rest.block, blanks=0)))
                rest = replace(rest, lines=rest.lines[fits:], label=(), first=False)
            if not rest.lines:
                return
            self._turn()
        self._put(rest)


def fill(sets: Iterable[Set], first_room: float, room: float) -> tuple[Page, ...]:
    """The blocks on pages with ``room`` points in height each, the first with ``first_room``.

    A heading stays with what follows it; a block is parted only where its group is longer than a page.
    """
    filler = _Filler(first_room, room)
    for chain in _chains(sets):
        filler.add(chain)
    return tuple(map(tuple, filler.pages))


def height(sets: Iterable[Set]) -> float:
    """What the blocks take one below the other, in points."""
    return sum(part.height + part.block.before for part in sets)
