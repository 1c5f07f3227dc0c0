"""Draws a laid-out copy: pages, the mark in its box, labels, lines to write on, and the foot."""

from sspf_desk.pdf.blocks import BOTTOM, FOOT, HAIRLINE, INK, MARGIN, SMALL_STRONG, TOP, Run
from sspf_desk.pdf.face import width
from sspf_desk.pdf.layout import Page, Set, break_lines, fill, height, lay
from sspf_desk.pdf.pen import PAGE_HEIGHT, PAGE_WIDTH, ROOM, Drawn, Pen
from sspf_desk.pdf.story import Story
from sspf_desk.pdf.wording import Wording

BOX = 208.0
"""The width of the secrecy mark's box, in points."""
PAD = 9.0
_UNDER_HEAD = 18.0


def draw(story: Story, wording: Wording) -> Drawn:
    """The copy on A4. Equal stories and words give equal bytes."""
    pen = Pen(wording.language, wording.title)
    _Artist(pen, story, wording).draw()
    return pen.done()


class _Artist:
    def __init__(self, pen: Pen, story: Story, wording: Wording) -> None:
        self._pen = pen
        self._story = story
        self._wording = wording
        self._running = break_lines((Run(FOOT, story.running),), ROOM)

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
            self._text(page, PAGE_HEIGHT - TOP - (later if self._pen.page else down))
            self._margins(len(pages), page)
            self._pen.turn()

    def _head(self, head: tuple[Set, ...], mark: tuple[Set, ...]) -> None:
        self._pen.column(head, MARGIN, PAGE_HEIGHT - TOP)
        if mark:
            tall = height(mark) + 2 * PAD
            left = PAGE_WIDTH - MARGIN - BOX
            self._pen.frame((left, PAGE_HEIGHT - TOP - tall, BOX, tall), INK, 0.9)
            self._pen.column(mark, left + PAD, PAGE_HEIGHT - TOP - PAD)

    def _text(self, page: Page, top: float) -> None:
        for part, down in page:
            self._pen.block(part, MARGIN, top - down)

    def _margins(self, pages: int, page: Page) -> None:
        """What stands on every page around the text: to a screen reader all this is decoration."""
        if self._pen.page:
            again = break_lines((Run(SMALL_STRONG, page[0].set.block.of),), ROOM)
            with self._pen.artifact(HAIRLINE, 0.6):
                self._pen.ink((*self._running, *again), FOOT.leading, (MARGIN, PAGE_HEIGHT - TOP + 8))
        number = self._wording.page.format(page=self._pen.page + 1, pages=pages)
        feet(self._pen, self._story.foot, number)


def feet(pen: Pen, foot: str, number: str) -> None:
    """The foot of a page, with its number to the right: decoration to a screen reader."""
    far = width(number, FOOT.face, FOOT.size)
    lines = break_lines((Run(FOOT, foot),), ROOM - far - PAD)
    pen.rule(MARGIN, PAGE_WIDTH - MARGIN, BOTTOM - 12, 0.6)
    with pen.artifact(HAIRLINE, 0.6):
        pen.ink(lines, FOOT.leading, (MARGIN, BOTTOM - 18))
        pen.ink(break_lines((Run(FOOT, number),), ROOM), FOOT.leading, (PAGE_WIDTH - MARGIN - far, BOTTOM - 18))
