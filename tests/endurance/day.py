"""One day's work with words of their own in every place that a text can go."""

import contextlib
import sys
from datetime import date
from pathlib import Path

from sspf_desk.errors import Refusal
from sspf_desk.membership.entrance import Founder
from sspf_desk.roster import HandRow
from sspf_desk.terms import Seat
from tests.builders import TODAY, a_consent, a_need, a_note, a_plan, a_signal, a_view, ready_for_agenda, stamp
from tests.endurance.jobs import a_school
from tests.endurance.telling import say
from tests.reach import Reach


def canary_day(folder, at, *, words, **_):
    """A job: found, invite, join, write, correct, keep a draft, consent, meet, print, change a password, be refused."""
    sys.dont_write_bytecode = True
    school, word = a_school(folder, at), iter(words).__next__
    vault, lead_name, other_name, password, second, third = school.folder, *(word() for _ in range(5))
    founder = Founder(lead_name, Seat.SCHOOL_LEAD, word(), word(), word(), True, "2026-04-27")
    with school.doors.found(vault, founder, password) as lead:
        sheets = [_sheets(lead, word)]
        code = lead.membership.invite(other_name, Seat.COUNSELLOR, "writes", mandate=word(), agreement=word())
        with school.doors.join(vault, code, second) as counsellor:
            sheets.append(_sheets(counsellor, word))
            _write(counsellor, word)
        lead.membership.set_password(third)
        usb = vault.parent / "usb"
        usb.mkdir()
        lead.backups.make(usb / "vault.sspf-backup")
        lead.watch.control()
        _meet(lead, word)
    for wrong in (password, word()):
        with contextlib.suppress(Refusal):
            school.doors.sign_in(vault, lead_name, wrong)
    with school.doors.sign_in(vault, lead_name, third) as lead:
        lead.people.list()
        lead.watch.verify()
    say(sheets=sheets)
    say(done=[code, *_keys(vault, lead_name, third), *_keys(vault, other_name, second)])


def _sheets(desk, word):
    """The words of a seat's sheet and of one's own; all of them, and half of them, must stand nowhere."""
    seats, own = (" ".join(made.words()) for made in (desk.sheets.make_for_seat(), desk.sheets.make_own()))
    desk.sheets.receive(seats, word(), word())
    return [seats, own]


def _write(desk, word):
    pupil = desk.people.add(HandRow(word(), word(), date(2011, 3, 14), "9B"), TODAY)
    item = desk.recording.record(pupil, a_signal(word(), remark=word(), seen_by=word())).item
    desk.recording.correct(pupil, item, a_signal(word()), stamp(desk, pupil, item))
    for draft in (a_need(word()), a_view(word()), a_note(word())):
        desk.recording.record(pupil, draft)
    with contextlib.suppress(Refusal):
        desk.recording.record(pupil, a_signal(word(), term=""))  # kept as a draft
    consent = desk.grounds.take(pupil, a_consent(purpose=word(), original=word()))
    desk.grounds.accept(pupil, consent)


def _meet(desk, word):
    pupil = desk.people.add(HandRow(word(), word(), date(2011, 3, 14), "9B"), TODAY)
    ready_for_agenda(desk, pupil)
    meeting = desk.planning.call(a_plan(Seat.SCHOOL_LEAD, Seat.COUNSELLOR, place=word()))
    for copy in desk.copies.compose(meeting):
        desk.copies.locked(copy, word())
    desk.copies.own_sheet(meeting)


def _keys(vault, name, password):
    """Every secret key of a member's, in hex: the vault's, his own, and his seat's."""
    unlocked = Reach(Path(vault), name, password).unlocked
    seats = [seat.private_bytes() for seat in unlocked.keys.seats]
    return [key.hex() for key in (*unlocked.keys.vault_keys.values(), unlocked.person.private_bytes(), *seats)]
