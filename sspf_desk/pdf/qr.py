"""A text as the square of dark and light cells that a code reader knows (ISO/IEC 18004)."""

import re

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from sspf_desk.errors import Reason, Refusal

_READABLE = re.compile(r"[0-9A-Z $%*+\-./:]{1,120}")
"""What the format packs most tightly, and no more than a tired reader makes out on a worn page."""
EDGE = 4
"""Light cells on every side, without which a reader does not find the square (ISO/IEC 18004, 6.3.8)."""
Cells = tuple[tuple[bool, ...], ...]


def cells(text: str) -> Cells:
    """The rows from the top, dark where True, with the light edge a reader needs; 15 % of it may be torn or stained.

    Refuses with BAD_INPUT what is not 1 to 120 capital letters, figures, spaces or ``$%*+-./:``.
    """
    if not _READABLE.fullmatch(text):
        raise Refusal(Reason.BAD_INPUT, place="qr")
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    edge = (False,) * EDGE
    rows = tuple((*edge, *map(bool, row), *edge) for row in code.modules)
    blank = ((False,) * len(rows[0]),) * EDGE
    return (*blank, *rows, *blank)
