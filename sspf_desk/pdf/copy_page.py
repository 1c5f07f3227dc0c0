"""One receiver's copy of the agenda, the cover before it, and what stands on a copy whatever its cases say."""

from collections.abc import Iterator
from dataclasses import replace

from msgspec import to_builtins

from sspf_desk.agenda import Agenda
from sspf_desk.pdf.blocks import Block
from sspf_desk.pdf.finish import finish
from sspf_desk.pdf.paper import draw
from sspf_desk.pdf.story import tell, tell_cover
from sspf_desk.pdf.wording import Wording


def render(agenda: Agenda, wording: Wording) -> bytes:
    """The copy as a PDF: A4, tagged, its typeface embedded, the title no more than a fixed word.

    Equal arguments give equal bytes. Every text of the agenda is on the paper, letter for letter, but for characters
    the typeface lacks: each of those shows as a box (see `face.printable`).
    """
    return finish(draw(tell(agenda, wording), wording), wording.language, wording.title)


def cover(agenda: Agenda, wording: Wording) -> bytes:
    """The sheet that lies before a copy in a print run, as a PDF: its receiver, the meeting and the code, and no child.

    Equal heads, receivers and codes give equal bytes, whatever the copy's cases say.
    """
    bare = replace(agenda, cases=(), provisions=())
    return finish(draw(tell_cover(bare, wording), wording), wording.language, wording.title)


def standing(agenda: Agenda, wording: Wording) -> tuple[str, ...]:
    """The texts that stand on this copy whatever its cases say: the fixed words, the head, the mark and the foot.

    They are told from the agenda without its cases, so nothing said of a pupil can be among them.
    """
    story = tell(replace(agenda, cases=()), wording)
    blocks = (*story.head, *story.mark, *story.body)
    shown = (text for block in blocks for text in _texts(block))
    return (story.running, story.foot, *shown, *_strings(to_builtins(wording)))


def _texts(block: Block) -> Iterator[str]:
    if block.label:
        yield block.label.text
    yield "".join(run.text for run in block.runs)


def _strings(part: object) -> Iterator[str]:
    """Every word of the wording, however deep it lies."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from _strings(list(part.values()))
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from _strings(inner)
