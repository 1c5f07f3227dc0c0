"""What the windows show of pupils: a day, promises by seat, the list with what has a day, a page with its readers."""

from dataclasses import replace

from sspf_desk.errors import Reason
from sspf_desk.terms import Kind, Seat
from tests.builders import a_commitment, a_need, a_note, a_signal

NOBODY = "0" * 32
DRAFTS = {
    "signal": a_signal(),
    "signal of health": a_signal(term="S09"),
    "need": a_need(),
    "offer": a_commitment(owner=Seat.POLICE),
    "note": a_note(),
}
"""What a reader is about to write: before he does, the page tells him who may read it."""


def look_through(look, desk, reader, whole):
    """Ask for all of it as a signed-in reader does, and guess as he may."""
    seen, kept = look.see, look.keep
    seen("what day it is", desk.day)
    day = seen("today", desk.today.day)
    if day:
        kept((row.consent, "", row.pupil) for row in (*day.to_accept, *day.running_out))
        kept((row.item, str(row.text), row.pupil) for row in day.promises)
    for seat in Seat:
        rows = seen(f"promises of {seat}", desk.today.promises_of, seat)
        kept((row.item, str(row.text), row.pupil) for row in rows or ())
    lines = seen("overview", desk.overview.pupils) or ()
    look.told_of |= {line.row.pupil for line in lines}
    for pupil in dict.fromkeys((*(line.row.pupil for line in lines), *whole.handles, f"{reader}:{NOBODY}")):
        _page(look, desk, pupil)
    for item in (*whole.items_of_others(reader), NOBODY):
        for pupil in (*look.listed[:1], f"{reader}:{NOBODY}"):
            seen(f"written {item} {pupil}", desk.recording.written, pupil, item, Kind.SIGNAL)


def _page(look, desk, pupil):
    """The page; and who would read what is written there, which its own rules answer."""
    if look.see(f"page {pupil}", lambda: replace(desk.recording.open(pupil), audience=None)):
        look.see(f"readers {pupil}", _readers, desk, pupil)
    look.see(f"mending {pupil}", _mending, desk, pupil)


def _mending(desk, pupil):
    """The form for what keeps a pupil off an agenda: whether there is a question to go on with."""
    told = desk.recording.mending(pupil, Reason.PUPIL_NOT_TOLD)
    return replace(told, view=replace(told.view, audience=None))


def _readers(desk, pupil):
    audience, catalogue = desk.recording.open(pupil).audience, desk.recording._catalogue
    told = {label: audience.to_draft(draft, catalogue) for label, draft in DRAFTS.items()}
    return [audience.secrecy, audience.today, *told.items()]
