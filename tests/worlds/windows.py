"""What the windows show of pupils: a day, promises by seat, the list with what has a day, a page with its readers."""

from collections import Counter
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
    pages = {line.row.pupil: _page(look, desk, line.row.pupil) for line in lines}
    if day:
        look.told_of |= {row.pupil for row in day.news}
        look.unlike |= news_unlike(reader, day, pages)
        again = seen("today, when all has been seen", desk.today.day)
        look.unlike |= {f"new again: {row.pupil}" for row in again.news} if again else set()
        seen("all marked as seen", desk.today.news.seen, day.news)
    for pupil in dict.fromkeys((*whole.handles, f"{reader}:{NOBODY}")):
        if pupil not in pages:
            _page(look, desk, pupil)
    for item in (*whole.items_of_others(reader), NOBODY):
        for pupil in (*look.listed[:1], f"{reader}:{NOBODY}"):
            seen(f"written {item} {pupil}", desk.recording.written, pupil, item, Kind.SIGNAL)


def _page(look, desk, pupil):
    """The page; and who would read what is written there, which its own rules answer."""
    if page := look.see(f"page {pupil}", lambda: replace(desk.recording.open(pupil), audience=None)):
        look.see(f"readers {pupil}", _readers, desk, pupil)
        look.see(f"seen {pupil}", desk.recording.seen, page)
    look.see(f"mending {pupil}", _mending, desk, pupil)
    return page


def _mending(desk, pupil):
    """The form for what keeps a pupil off an agenda: whether there is a question to go on with."""
    told = desk.recording.mending(pupil, Reason.PUPIL_NOT_TOLD)
    return replace(told, view=replace(told.view, audience=None))


def news_unlike(reader, day, pages):
    """Where a day's news are not what its reader's pages call new, and that is all that he was given and nothing else.

    He has seen nothing before. What waits for his answer is told of where it waits.
    """
    waiting = {row.consent for row in day.to_accept} | {row.item for row in day.promises if not row.promised}
    counted = {row.pupil: dict(row.given) for row in day.news}
    new = {}
    for pupil, page in pages.items():
        lines = [line for line in page.sheet.lines if line.new] if page else []
        told = Counter(line.holder for line in lines if line.item not in waiting)
        new |= {pupil: dict(told)} if told else {}
    unlike = {f"news of {pupil}" for pupil in {*counted, *new} if counted.get(pupil) != new.get(pupil)}
    lines = (line for page in pages.values() if page for line in page.sheet.lines)
    return unlike | {f"called new: {line.item}" for line in lines if line.new is (line.holder is reader)}


def _readers(desk, pupil):
    audience, catalogue = desk.recording.open(pupil).audience, desk.recording._catalogue
    told = {label: audience.to_draft(draft, catalogue) for label, draft in DRAFTS.items()}
    return [audience.secrecy, audience.today, *told.items()]
