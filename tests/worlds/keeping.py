"""What keeps a group and its vault alive: members, passwords, sheets, backups, the trail; and what a draft waits in.

Asked last of all, for a sheet made here is a sheet. None of it shows at another seat: what would, the backup made and
the member invited, is asked for as it is refused.
"""

from dataclasses import replace

from sspf_desk.casework.kept import KeptDraft
from sspf_desk.membership.entering import Typed
from sspf_desk.membership.returning import Second
from sspf_desk.models.practice import Practice
from sspf_desk.store.sqlcipher import DATABASE
from sspf_desk.terms import Mode, Seat
from tests.builders import NAMES, PASSWORD, a_signal
from tests.worlds.world import SEATS_WITH_KEYS

NOBODY = "0" * 32
GROUPS = ("ABCD",) * 12
"""What a control sheet says, where the trail itself is not to be told."""


def keep_alive(look, desk):
    """Ask for all of it as a signed-in reader does."""
    _drafts(look, desk)
    _group(look, desk)
    _backups(look, desk)
    _sheets(look, desk)
    look.see("verify", desk.watch.verify)
    look.see("remember", desk.watch.remember)
    look.see("status", desk.upkeep)


def _drafts(look, desk):
    kept, pupil = desk.recording.kept, next(iter(look.listed), f"SOCIAL_SERVICES:{NOBODY}")
    look.see("kept draft", kept.draft)
    look.see("keep a draft", kept.keep, KeptDraft(pupil, a_signal()))
    look.see("the draft kept", kept.draft)
    look.see("throw the draft away", kept.clear)


def _group(look, desk):
    membership, nobody = desk.membership, Second(typed=Typed("Ingen Alls", PASSWORD))
    look.see("members", membership.members)
    look.see("table", desk.table)
    look.see("invented", lambda: desk.invented)
    look.see("waiting", membership.waiting)
    for seat in SEATS_WITH_KEYS:
        look.see(f"what is asked before {seat} is left", _asked_first, desk, NAMES[seat])
        look.see(f"end {seat}", desk.leaving.end, NAMES[seat])
    how = {"mandate": "", "agreement": "avtal 2026-01-15, dnr 4/2026, nämnden"}
    look.see("invite one of a taken name", membership.invite, NAMES[Seat.NURSE], Seat.LEISURE, Mode.READS, **how)
    look.see("seat one at a taken seat", membership.seat_at_the_table, "Ingen Alls", Seat.NURSE)
    look.see("admit nobody", membership.admit, "Ingen Alls", "inga ord")
    look.see("appoint outside the school", membership.appoint, NAMES[Seat.SOCIAL_SERVICES])
    look.see("appoint with nobody", desk.appoint_by_two, NAMES[Seat.COUNSELLOR], nobody)
    look.see("a practice out of bounds", membership.set_practice, Practice(longest_months=13))
    look.see("the practice as it is", membership.set_practice, Practice())
    look.see("set a weak password", membership.set_password, "kort")


def _asked_first(desk, name):
    """What is asked before a membership ends, and nobody is ended: whether commitments are open, as known here."""
    return desk.leaving._asked_first(name, alone=True, commitments_stand=False)


def _backups(look, desk):
    look.see("backups", desk.backups.list)
    look.see("back up over the vault itself", desk.backups.make, desk.signed_in.folder / DATABASE)
    look.see("say that no backup is gone", desk.backups.destroyed, NOBODY)


def _sheets(look, desk):
    for name, make in (("own", desk.sheets.make_own), ("the seat's", desk.sheets.make_for_seat)):
        made = look.see(f"make {name} sheet", make)
        words = " ".join(made.words()) if made else ""
        if made:
            look.see(f"page of {name} sheet", desk.papers.recovery, made)
        look.see(f"receipt for {name} sheet", desk.sheets.receive, words, "Ruth Registrator", "skåpet")
        look.see(f"drill of {name} sheet", desk.sheets.drill, words)
    page = look.see("control sheet", _control, desk)
    look.see("control sheet locked", lambda: bool(desk.papers.locked(page, PASSWORD)) if page else page)


def _control(desk):
    """The page of a control sheet without what is read off the trail itself: its length and its newest hash.

    Every member has the trail in his file, and may count its entries; the groups are as random as the raw bytes.
    """
    return desk.papers.control(replace(desk.watch.control(), sequence=0, groups=GROUPS))
