"""What a page is made of: styles, and blocks of text that know how they want to stand."""

from dataclasses import dataclass
from typing import NamedTuple

from sspf_desk.pdf.face import Face

INK = (0.07, 0.07, 0.07)
SOFT = (0.29, 0.29, 0.29)
"""Subdued, yet 8.9:1 on white, so that it survives a tired printer (`promises.md` 4.4 asks for 7:1)."""
ACCENT = (0.09, 0.29, 0.36)
"""The one accent colour; dark enough (9.6:1) to be plain black in a black-and-white print."""
HAIRLINE = (0.62, 0.66, 0.68)

MARGIN = 62.0
"""Left and right, in points: room for the holes of a binder."""
LABELS = 112.0
"""The column that the labels stand in."""
TOP = 56.0
BOTTOM = 66.0


class Style(NamedTuple):
    """How letters look: cut, size and line height in points, colour as red, green and blue from 0 to 1."""

    face: Face
    size: float
    leading: float
    colour: tuple[float, float, float]


TITLE = Style(Face.BOLD, 25, 31, INK)
POINT = Style(Face.BOLD, 13.5, 18, ACCENT)
PUPIL = Style(Face.BOLD, 12.5, 17, INK)
BODY = Style(Face.REGULAR, 11, 15.5, INK)
STRONG = Style(Face.BOLD, 11, 15.5, INK)
LABEL = Style(Face.BOLD, 9.5, 15.5, SOFT)
SMALL = Style(Face.REGULAR, 9, 12.5, SOFT)
SMALL_INK = Style(Face.REGULAR, 9, 12.5, INK)
SMALL_STRONG = Style(Face.BOLD, 9, 12.5, INK)
FOOT = Style(Face.REGULAR, 8.5, 11, SOFT)


class Run(NamedTuple):
    """Printable text in one style."""

    style: Style
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. It is never parted, unless it and what it is kept with are longer than a page."""

    runs: tuple[Run, ...]
    tag: str = "P"
    """What it is to a screen reader: H1 to H4, or P."""
    label: Run | None = None
    """Stands in the column of labels, level with the first line."""
    label_tag: str = "P"
    indent: float = LABELS
    before: float = 0.0
    """Space above, in points; none at the head of a page."""
    keep: bool = False
    """Stands on the same page as the block after it."""
    rule: bool = False
    """A thin line above, from margin to margin."""
    bar: bool = False
    """An upright line in the accent colour before the text."""
    of: str = ""
    """Whose case it is a part of: said again at the head of a page that begins within it."""
    blanks: int = 0
    """Ruled lines below, for writing by hand."""
