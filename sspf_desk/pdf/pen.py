"""Draws lines of text, rules and figures on a page, and keeps the reading order for screen readers meanwhile."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import groupby
from typing import NamedTuple

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from sspf_desk.pdf.blocks import ACCENT, HAIRLINE, MARGIN, Style
from sspf_desk.pdf.face import Face, widths
from sspf_desk.pdf.layout import BLANK_LEADING, Line, Set

PAGE_WIDTH, PAGE_HEIGHT = A4
ROOM = PAGE_WIDTH - 2 * MARGIN
_BAR = 9.0
"""From the upright bar to the text."""

rl_config.useA85 = 0  # Text armour for 1990s mail makes the file a quarter larger and is never needed here.

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""
Box = tuple[float, float, float, float]
"""Left and low edge, width and height, in points from the page's lower left corner."""


class Figure(NamedTuple):
    """What a picture is to a screen reader: words for it, and the box it stands in."""

    words: str
    box: Box


class Node(NamedTuple):
    """A stretch of text for screen readers: what it is, and where it was drawn."""

    tag: str
    page: int
    mark: int
    """Its number among the marked stretches of that page."""
    follows: bool
    """True where it goes on from the stretch before it, on the page before."""
    figure: Figure | None = None


class Drawn(NamedTuple):
    """A drawn file, and its reading order."""

    pdf: bytes
    nodes: tuple[Node, ...]


class Pen:
    """Draws on A4, page after page. Equal strokes give equal bytes: no clock and no chance goes in."""

    def __init__(self, language: str, title: str) -> None:
        widths(Face.REGULAR)  # Without a cut to begin with, a canvas would name a typeface that is not embedded.
        self._file = BytesIO()
        first = Face.REGULAR.value
        self._canvas = Canvas(
            self._file, pagesize=A4, invariant=1, pageCompression=1, lang=language, initialFontName=first
        )
        self._title = title
        self._nodes: list[Node] = []
        self._marks = 0
        self.page = 0
        """The page being drawn, from 0."""

    def turn(self) -> None:
        """End this page and begin the next."""
        self._canvas.showPage()
        self.page += 1
        self._marks = 0

    def done(self) -> Drawn:
        """The file with all pages that were turned."""
        self._canvas.setTitle(self._title)
        self._canvas.save()
        return Drawn(self._file.getvalue(), tuple(self._nodes))

    def column(self, sets: Iterable[Set], left: float, top: float) -> None:
        """Blocks one below the other, outside the flow of the pages."""
        for part in sets:
            top -= part.block.before
            self.block(part, left, top)
            top -= part.height

    def block(self, part: Set, left: float, top: float) -> None:
        """A block from its upper left corner, with its rule, its bar, its label and its blank lines."""
        block = part.block
        if block.rule and part.first:
            self.rule(left, left + ROOM, top + 5, 0.7)
        if block.bar:
            upright = left + block.indent - _BAR
            with self.artifact(ACCENT, 2):
                self._canvas.line(upright, top - 2, upright, top - part.height)
        if block.label:
            self._lines(part.label, block.label.style.leading, (left, top), block.label_tag, follows=False)
        self._lines(part.lines, part.leading, (left + block.indent, top), block.tag, follows=not part.first)
        under = top - len(part.lines) * part.leading
        for number in range(block.blanks):
            self.rule(left, left + ROOM, under - (number + 1) * BLANK_LEADING, 0.6)

    def rule(self, left: float, right: float, high: float, thick: float, *, dashed: bool = False) -> None:
        """A level hairline; dashed where the page is meant to be cut."""
        with self.artifact(HAIRLINE, thick):
            if dashed:
                self._canvas.setDash(4, 3)
            self._canvas.line(left, high, right, high)
            if dashed:
                self._canvas.setDash()

    def frame(self, box: Box, colour: Colour, thick: float, corner: float = 0.0) -> None:
        """An empty box, its corners rounded where ``corner`` is more than nothing."""
        with self.artifact(colour, thick):
            if corner:
                self._canvas.roundRect(*box, corner)
            else:
                self._canvas.rect(*box)

    def squares(self, rows: Iterable[Iterable[bool]], box: Box, words: str) -> None:
        """A picture of square cells, dark where True, filling the box; to a screen reader it is ``words``."""
        left, low, wide, tall = box
        self._mark(Node("Figure", self.page, self._marks, follows=False, figure=Figure(words, box)))
        self._canvas.setFillColorRGB(0, 0, 0)
        path = self._canvas.beginPath()
        cells = tuple(map(tuple, rows))
        side = wide / len(cells)
        for number, row in enumerate(cells, start=1):
            across = 0
            for dark, same in groupby(row):
                count = len(tuple(same))
                if dark:
                    path.rect(left + across * side, low + tall - number * side, count * side, side)
                across += count
        self._canvas.drawPath(path, stroke=0, fill=1)
        self._canvas.addLiteral("EMC")

    def _lines(
        self, lines: tuple[Line, ...], leading: float, at: tuple[float, float], tag: str, *, follows: bool
    ) -> None:
        """Lines from the upper left corner ``at`` downwards, as one marked stretch."""
        if not lines:
            return
        self._mark(Node(tag, self.page, self._marks, follows))
        self.ink(lines, leading, at)
        self._canvas.addLiteral("EMC")

    def _mark(self, node: Node) -> None:
        self._nodes.append(node)
        self._canvas.addLiteral(f"/{node.tag} <</MCID {node.mark}>> BDC")
        self._marks += 1

    def ink(self, lines: Iterable[Line], leading: float, at: tuple[float, float]) -> None:
        """Lines from the upper left corner ``at`` downwards, marked as nothing: for use within `artifact`."""
        left, top = at
        text = self._canvas.beginText()
        style: Style | None = None
        for number, line in enumerate(lines):
            text.setTextOrigin(left, top - leading * (number + 0.76))
            for piece in line:
                if piece.style is not style:
                    style = piece.style
                    text.setFont(style.face.value, style.size)
                    text.setFillColorRGB(*style.colour)
                text.textOut(piece.text)
        self._canvas.drawText(text)

    @contextmanager
    def artifact(self, colour: Colour, thick: float) -> Iterator[None]:
        """What is drawn within is decoration to a screen reader; lines are of this colour and so many points thick."""
        self._canvas.addLiteral("/Artifact BMC")
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(thick)
        yield
        self._canvas.addLiteral("EMC")
