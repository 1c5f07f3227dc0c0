"""Sets a short paper: facts, a panel of numbered cells beside a square code, text, and a strip to sign at the foot."""

from dataclasses import dataclass, field

from sspf_desk.errors import Reason, Refusal
from sspf_desk.pdf.blocks import (
    ACCENT,
    BODY,
    BOTTOM,
    FOOT,
    HAIRLINE,
    INK,
    MARGIN,
    SMALL,
    SMALL_INK,
    SOFT,
    STRONG,
    TOP,
    Block,
    Run,
    Style,
)
from sspf_desk.pdf.face import Face, printable, width
from sspf_desk.pdf.layout import Page, Set, break_lines, fill, height, lay
from sspf_desk.pdf.paper import feet
from sspf_desk.pdf.pen import PAGE_HEIGHT, ROOM, Drawn, Pen
from sspf_desk.pdf.qr import EDGE, Cells

COLUMNS = 3
SQUARE = 120.0
"""The side of the code with its light edge, in points: each cell of a recovery sheet's is above a millimetre."""
_WORD = Style(Face.BOLD, 15, 22, INK)
"""Large enough to be read at arm's length."""
_GROUP = Style(Face.BOLD, 18, 31, INK)
_DEEP = 4
"""As many cells below each other, and no more, have room to be larger still."""
_NUMBERS = 21.0
"""The column of the numbers, in points."""
_WIDE = (ROOM - SQUARE - 24) / COLUMNS
_PAD = 8.0
_AFTER = 10.0
"""Under the head and under the panel."""
_HALF = (ROOM - 24) / 2
"""A line to sign on; two stand side by side."""
_SIGN = 21.0
"""Above such a line, for a hand to write."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Numbered cells in columns, and beside them the code that says the same."""

    cells: tuple[str, ...] = field(repr=False)
    square: Cells = field(repr=False)
    picture: str
    """What the code is to a screen reader; it does not say what the code says."""
    caption: str


@dataclass(frozen=True, slots=True)
class Strip:
    """What is signed at the foot of the last page."""

    title: str
    text: str
    lines: tuple[tuple[str, str], ...]
    """What belongs on each line, two by two, and what is filled in already."""
    cut: bool
    """Whether it is torn off."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A whole paper, ready to be set."""

    language: str
    title: str
    """The one fixed word for what it is."""
    head: tuple[Block, ...]
    panel: Panel | None
    body: tuple[Block, ...]
    strip: Strip | None
    running: str
    """What stands at the head of a later page."""
    foot: str
    page: str
    """How pages are numbered."""


def draw(leaf: Leaf) -> Drawn:
    """The paper on A4; equal leaves give equal bytes. A text too long for its page goes on to the next.

    Refuses with BAD_INPUT and the place "page" where the head and the panel, or the strip, leave no room on a page.
    """
    pen = Pen(leaf.language, leaf.title)
    _Setter(pen, leaf).draw()
    return pen.done()


class _Setter:
    def __init__(self, pen: Pen, leaf: Leaf) -> None:
        self._pen = pen
        self._leaf = leaf
        self._head = tuple(lay(leaf.head, ROOM))
        self._running = break_lines((Run(FOOT, printable(leaf.running)),), ROOM)
        self._panel = _Panel(leaf.panel) if leaf.panel else None
        self._strip = _Strip(leaf.strip) if leaf.strip else None

    def draw(self) -> None:
        """Every page; filled first, so that each can say how many there are."""
        full = PAGE_HEIGHT - TOP - BOTTOM
        down = height(self._head) + _AFTER + (self._panel.tall + _AFTER if self._panel else 0)
        later = len(self._running) * FOOT.leading + _AFTER
        strip = self._strip.tall if self._strip else 0
        if max(down, later + strip) > full:
            raise Refusal(Reason.BAD_INPUT, place="page")
        pages = fill(lay(self._leaf.body, ROOM), full - down, full - later)
        above = down if len(pages) == 1 else later
        if above + max(part.down + part.set.height for part in pages[-1]) > full - strip:
            pages = (*pages, ())
        for page in pages:
            self._page(page, PAGE_HEIGHT - TOP - (later if self._pen.page else down), len(pages))

    def _page(self, page: Page, top: float, pages: int) -> None:
        if not self._pen.page:
            self._first()
        for part, down in page:
            self._pen.block(part, MARGIN, top - down)
        if self._strip and self._pen.page == pages - 1:
            self._strip.draw(self._pen)
        if self._pen.page:
            with self._pen.artifact(HAIRLINE, 0.6):
                self._pen.ink(self._running, FOOT.leading, (MARGIN, PAGE_HEIGHT - TOP + 8))
        feet(self._pen, printable(self._leaf.foot), self._leaf.page.format(page=self._pen.page + 1, pages=pages))
        self._pen.turn()

    def _first(self) -> None:
        self._pen.column(self._head, MARGIN, PAGE_HEIGHT - TOP)
        if self._panel:
            self._panel.draw(self._pen, PAGE_HEIGHT - TOP - height(self._head) - _AFTER)


class _Panel:
    def __init__(self, panel: Panel) -> None:
        self._panel = panel
        self._edge = SQUARE * EDGE / len(panel.square)
        self._caption = tuple(lay((_block(SMALL, panel.caption),), SQUARE - 2 * self._edge))
        deep = -(-len(panel.cells) // COLUMNS)
        style = _fitting(panel.cells, _GROUP if deep <= _DEEP else _WORD)
        cells = [_cell(number, text, style) for number, text in enumerate(panel.cells, start=1)]
        self._columns = [tuple(lay(cells[at : at + deep], _WIDE)) for at in range(0, len(cells), deep)]
        self._cells = max(map(height, self._columns))
        self.tall = max(self._cells, SQUARE + height(self._caption)) + 2 * _PAD

    def draw(self, pen: Pen, top: float) -> None:
        pen.frame((MARGIN, top - self.tall, ROOM, self.tall), ACCENT, 1.2, corner=6)
        for number, column in enumerate(self._columns):
            pen.column(column, MARGIN + _PAD + number * _WIDE, top - (self.tall - self._cells) / 2)
        left = MARGIN + ROOM - SQUARE - 4
        low = top - (self.tall - height(self._caption) - SQUARE) / 2 - SQUARE
        pen.squares(self._panel.square, (left, low, SQUARE, SQUARE), self._panel.picture)
        pen.column(self._caption, left + self._edge, low)


class _Strip:
    def __init__(self, strip: Strip) -> None:
        self._cut = strip.cut
        self._text = tuple(lay((_block(STRONG, strip.title, "H2"), _block(SMALL_INK, strip.text)), ROOM))
        lines = [
            (tuple(lay((_block(SMALL, label),), _HALF)), tuple(lay((_block(BODY, filled),), _HALF)) if filled else ())
            for label, filled in strip.lines
        ]
        self._rows = [lines[at : at + 2] for at in range(0, len(lines), 2)]
        self.tall = 22 + height(self._text) + sum(map(_row_height, self._rows))

    def draw(self, pen: Pen) -> None:
        top = BOTTOM + self.tall
        if self._cut:
            pen.rule(0, MARGIN * 2 + ROOM, top - 4, 0.8, dashed=True)
        top -= 18
        pen.column(self._text, MARGIN, top)
        top -= height(self._text)
        for row in self._rows:
            for number, (label, filled) in enumerate(row):
                left = MARGIN + number * (ROOM - _HALF)
                line = top - _above(row)
                pen.rule(left, left + _HALF, line, 0.8)
                pen.column(label, left, line - 1)
                pen.column(filled, left, line + height(filled) + 1)
            top -= _row_height(row)


_Row = list[tuple[tuple[Set, ...], tuple[Set, ...]]]


def _above(row: _Row) -> float:
    """From the upper edge of a row to the lines in it."""
    return max(_SIGN, *(height(filled) + 5 for _, filled in row)) + 3


def _row_height(row: _Row) -> float:
    return _above(row) + max(height(label) for label, _ in row)


def _block(style: Style, text: str, tag: str = "P") -> Block:
    return Block((Run(style, printable(text)),), tag=tag, indent=0)


def _cell(number: int, text: str, style: Style) -> Block:
    return Block(
        (Run(style, printable(text)),),
        tag="LBody",
        label=Run(style._replace(face=Face.REGULAR, size=9.5, colour=SOFT), f"{number}"),
        label_tag="Lbl",
        indent=_NUMBERS,
    )


def _fitting(cells: tuple[str, ...], style: Style) -> Style:
    """The style, made smaller where the widest has no room: one word stays on one line."""
    room = _WIDE - _NUMBERS - 4
    widest = max(width(printable(text), style.face, style.size) for text in cells)
    return style._replace(size=min(style.size, style.size * room / widest))
