"""Draws a laid-out copy: pages, the mark in its box, labels, lines to write on, and the foot."""

from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from sspf_desk.pdf.blocks import ACCENT, BOTTOM, FOOT, HAIRLINE, INK, MARGIN, SMALL_STRONG, TOP, Run, Style
from sspf_desk.pdf.face import Face, width, widths
from sspf_desk.pdf.layout import BLANK_LEADING, Line, Page, Set, break_lines, fill, height, lay
from sspf_desk.pdf.story import Story
from sspf_desk.pdf.wording import Wording

PAGE_WIDTH, PAGE_HEIGHT = A4
ROOM = PAGE_WIDTH - 2 * MARGIN
BOX = 208.0
"""The width of the secrecy mark's box, in points."""
PAD = 9.0
_UNDER_HEAD = 18.0
_BAR = 9.0
"""From the upright bar to the text."""

rl_config.useA85 = 0  # Text armour for 1990s mail makes the file a quarter larger and is never needed here.


class Node(NamedTuple):
    """A stretch of text for screen readers: what it is, and where it was drawn."""

    tag: str
    page: int
    mark: int
    """Its number among the marked stretches of that page."""
    follows: bool
    """True where it goes on from the stretch before it, on the page before."""


class Drawn(NamedTuple):
    """A drawn copy, and its reading order."""

    pdf: bytes
    nodes: tuple[Node, ...]


def draw(story: Story, wording: Wording) -> Drawn:
    """The copy on A4. Equal stories and words give equal bytes: no clock and no chance goes in."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1, pageCompression=1, lang=wording.language, initialFontName=_ready())
    artist = _Artist(canvas, story, wording)
    artist.draw()
    canvas.setTitle(wording.title)
    canvas.save()
    return Drawn(file.getvalue(), tuple(artist.nodes))


def _ready() -> str:
    """The cut a canvas begins with; without one it would name a typeface that is not embedded."""
    widths(Face.REGULAR)
    return Face.REGULAR.value


class _Artist:
    def __init__(self, canvas: Canvas, story: Story, wording: Wording) -> None:
        self._canvas = canvas
        self._story = story
        self._wording = wording
        self._page = 0
        self._marks = 0
        self._running = break_lines((Run(FOOT, story.running),), ROOM)
        self.nodes: list[Node] = []

    def draw(self) -> None:
        """Every page. The pages are filled before the first is drawn, so that each can say how many there are."""
        beside = ROOM - BOX - PAD if self._story.mark else ROOM
        head = tuple(lay(self._story.head, beside))
        mark = tuple(lay(self._story.mark, BOX - 2 * PAD))
        down = max(height(head), height(mark) + 2 * PAD if mark else 0) + _UNDER_HEAD
        full = PAGE_HEIGHT - TOP - BOTTOM
        later = (len(self._running) + 1) * FOOT.leading + _UNDER_HEAD
        pages = fill(lay(self._story.body, ROOM), full - down, full - later)
        self._head(head, mark)
        for page in pages:
            self._text(page, PAGE_HEIGHT - TOP - (later if self._page else down))
            self._margins(len(pages), page)
            self._canvas.showPage()
            self._page += 1
            self._marks = 0

    def _head(self, head: tuple[Set, ...], mark: tuple[Set, ...]) -> None:
        self._column(head, MARGIN, PAGE_HEIGHT - TOP)
        if mark:
            tall = height(mark) + 2 * PAD
            left = PAGE_WIDTH - MARGIN - BOX
            self._artifact_begins(INK, 0.9)
            self._canvas.rect(left, PAGE_HEIGHT - TOP - tall, BOX, tall)
            self._artifact_ends()
            self._column(mark, left + PAD, PAGE_HEIGHT - TOP - PAD)

    def _column(self, sets: Iterable[Set], left: float, top: float) -> None:
        """Blocks one below the other, outside the flow of the pages."""
        for part in sets:
            top -= part.block.before
            self._block(part, left, top)
            top -= part.height

    def _text(self, page: Page, top: float) -> None:
        for part, down in page:
            self._block(part, MARGIN, top - down)

    def _block(self, part: Set, left: float, top: float) -> None:
        block = part.block
        if block.rule and part.first:
            self._rule(left, left + ROOM, top + 5, HAIRLINE, 0.7)
        if block.bar:
            upright = left + block.indent - _BAR
            self._artifact_begins(ACCENT, 2)
            self._canvas.line(upright, top - 2, upright, top - part.height)
            self._artifact_ends()
        if block.label:
            self._lines(part.label, block.label.style.leading, (left, top), block.label_tag, follows=False)
        self._lines(part.lines, part.leading, (left + block.indent, top), block.tag, follows=not part.first)
        under = top - len(part.lines) * part.leading
        for number in range(block.blanks):
            self._rule(left, left + ROOM, under - (number + 1) * BLANK_LEADING, HAIRLINE, 0.6)

    def _rule(self, left: float, right: float, high: float, colour: tuple[float, float, float], thick: float) -> None:
        self._artifact_begins(colour, thick)
        self._canvas.line(left, high, right, high)
        self._artifact_ends()

    def _lines(
        self, lines: tuple[Line, ...], leading: float, at: tuple[float, float], tag: str, *, follows: bool
    ) -> None:
        """Lines from the upper left corner ``at`` downwards, as one marked stretch."""
        if not lines:
            return
        self.nodes.append(Node(tag, self._page, self._marks, follows))
        self._canvas.addLiteral(f"/{tag} <</MCID {self._marks}>> BDC")
        self._marks += 1
        self._ink(lines, leading, at)
        self._canvas.addLiteral("EMC")

    def _ink(self, lines: Iterable[Line], leading: float, at: tuple[float, float]) -> None:
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

    def _margins(self, pages: int, page: Page) -> None:
        """What stands on every page around the text: to a screen reader all this is decoration."""
        if self._page:
            again = break_lines((Run(SMALL_STRONG, page[0].set.block.of),), ROOM)
            self._artifact_begins(HAIRLINE, 0.6)
            self._ink((*self._running, *again), FOOT.leading, (MARGIN, PAGE_HEIGHT - TOP + 8))
            self._artifact_ends()
        number = self._wording.page.format(page=self._page + 1, pages=pages)
        far = width(number, FOOT.face, FOOT.size)
        foot = break_lines((Run(FOOT, self._story.foot),), ROOM - far - PAD)
        self._rule(MARGIN, PAGE_WIDTH - MARGIN, BOTTOM - 12, HAIRLINE, 0.6)
        self._artifact_begins(HAIRLINE, 0.6)
        self._ink(foot, FOOT.leading, (MARGIN, BOTTOM - 18))
        self._ink(break_lines((Run(FOOT, number),), ROOM), FOOT.leading, (PAGE_WIDTH - MARGIN - far, BOTTOM - 18))
        self._artifact_ends()

    def _artifact_begins(self, colour: tuple[float, float, float], thick: float) -> None:
        self._canvas.addLiteral("/Artifact BMC")
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(thick)

    def _artifact_ends(self) -> None:
        self._canvas.addLiteral("EMC")
