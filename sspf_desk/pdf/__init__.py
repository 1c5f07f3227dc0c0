"""The paper: sets one receiver's copy of the agenda in print, and locks it with a password where it is saved."""

from dataclasses import fields, is_dataclass, replace

from msgspec import Struct, structs

from sspf_desk.agenda import Agenda
from sspf_desk.pdf.blocks import Block
from sspf_desk.pdf.finish import finish, lock
from sspf_desk.pdf.paper import draw
from sspf_desk.pdf.story import tell
from sspf_desk.pdf.wording import Wording, wording

__all__ = ["Wording", "lock", "render", "standing", "wording"]


def render(agenda: Agenda, wording: Wording) -> bytes:
    """The copy as a PDF: A4, tagged, its typeface embedded, the title no more than a fixed word.

    Equal arguments give equal bytes. Every text of the agenda is on the paper, letter for letter, but for characters
    the typeface lacks: each of those shows as a box (see `face.printable`).
    """
    return finish(draw(tell(agenda, wording), wording), wording)
