"""The scripts that everything is tried on: what each starts from, and what must stand when it has been cut short.

A new act of the program's joins them as one job in `jobs` and one `Script` here; it is then killed at every call,
failed at every call, and its power is cut.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.backups import Opening
from sspf_desk.terms import Seat
from tests.builders import NAMES, PASSWORD, Around, School, a_plan, a_signal, texts
from tests.endurance.jobs import a_school

LEAD, COUNSELLOR, NURSE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.NURSE
HOUR = 3600
BEFORE, AFTER = "before", "after"
NEW_PASSWORD = "ett nytt långt lösenord"  # noqa: S105 - invented
SUBSTITUTE, EARLIER_BACKUP, NEW_BACKUP = "Vera Vikarie", "earlier.sspf-backup", "new.sspf-backup"
FIRST, EARLIER, CORRECTED = "Skrivet först.", "Innan rättelsen.", "Efter rättelsen."


@dataclass(frozen=True)
class Base:
    """A vault to start from: its folder, the moment it was left, and what each script is given."""

    folder: str
    at: int
    given: dict


def lay(place):
    """Found a vault in a folder, with what every script needs."""
    around = Around()
    with School.founded(place, around) as school:
        school.join(COUNSELLOR)
        pupil = school.add(LEAD)
        school[LEAD].recording.record(pupil, a_signal(FIRST))
        corrected = school[LEAD].recording.record(pupil, a_signal(EARLIER, term="S09")).item
        code = school[LEAD].membership.invite(NAMES[NURSE], NURSE, "writes", mandate="", agreement="")
        school.second(COUNSELLOR, SUBSTITUTE)
        school.doors.sign_in(school.folder, SUBSTITUTE, PASSWORD).close()
        meeting = school[LEAD].planning.call(a_plan(COUNSELLOR))
        school[LEAD].preparing.say(meeting, ready=True, raises=False)
        words = " ".join(school[LEAD].sheets.make_own().words())
        (place / "usb").mkdir()
        school[LEAD].backups.make(place / "usb" / EARLIER_BACKUP)
        given = {
            "record": {"name": NAMES[LEAD], "pupil": pupil, "word": "ny", "times": 1},
            "correct": {"name": NAMES[LEAD], "pupil": pupil, "item": corrected, "text": CORRECTED},
            "say_ready": {"name": NAMES[LEAD], "meeting": meeting},
            "join": {"code": code},
            "set_password": {"name": NAMES[LEAD], "password": PASSWORD, "new": NEW_PASSWORD},
            "leave": {"name": NAMES[LEAD], "leaver": SUBSTITUTE},
            "back_up": {"name": NAMES[LEAD], "target": NEW_BACKUP},
            "restore": {"name": NAMES[LEAD], "backup": EARLIER_BACKUP},
            "recover": {"words": words, "new": NEW_PASSWORD},
        }
    return Base(str(place), int(around.now.timestamp()) + HOUR, given)


@dataclass(frozen=True)
class Script:
    """One act: its job's name, and how it stands afterwards, BEFORE it or AFTER it and nothing between."""

    job: str
    stood: Callable


def _recorded(desk, school, given):
    return AFTER if "ny-00000" in texts(desk.recording.sheet(given["record"]["pupil"])) else BEFORE


def _corrected(desk, school, given):
    (shown,) = texts(desk.recording.sheet(given["correct"]["pupil"])) & {EARLIER, CORRECTED}
    return AFTER if shown == CORRECTED else BEFORE


def _said(desk, school, given):
    """What was said before, or what was said in its place; never both, and never neither."""
    told = desk.preparing.view(given["say_ready"]["meeting"])
    assert told.ready is not told.raises
    return AFTER if told.raises else BEFORE


def _joined(desk, school, given):
    """In with the chosen password, or still invited and then let in by the code; a spent code opens nothing."""
    how = AFTER if _refused(lambda: school.doors.sign_in(school.folder, NAMES[NURSE], PASSWORD)) is None else BEFORE
    spent = _refused(lambda: school.doors.join(school.folder, given["join"]["code"], PASSWORD))
    assert spent is (None if how is BEFORE else Reason.SPENT_CODE)
    assert _refused(lambda: school.doors.sign_in(school.folder, NAMES[NURSE], PASSWORD)) is None
    return how


def _password(desk, school, given):
    """One of the two passwords opens, and only one."""
    refusals = [
        _refused(lambda word=word: school.doors.sign_in(school.folder, NAMES[LEAD], word))
        for word in (PASSWORD, NEW_PASSWORD)
    ]
    assert sorted(refusals, key=str) == [None, Reason.WRONG_PASSWORD]
    return BEFORE if refusals[0] is None else AFTER


def _left(desk, school, given):
    """The one who left comes in no more; who stayed at his seat does, with a new key; before it everybody does."""
    assert _refused(lambda: school.doors.sign_in(school.folder, NAMES[COUNSELLOR], PASSWORD)) is None
    told = _refused(lambda: school.doors.sign_in(school.folder, SUBSTITUTE, PASSWORD))
    assert told in {None, Reason.MEMBER_ENDED, Reason.WRONG_PASSWORD}
    return BEFORE if told is None else AFTER


def _backed_up(desk, school, given):
    """A backup that is listed can be put back, whatever its maker was told; one that is not listed is none."""
    if len(desk.backups.list()) == 1:
        return BEFORE
    assert _put_back(school, given["back_up"]["target"], "from the new backup") == FIRST
    return AFTER


def _restored(desk, school, given):
    """A vault that opens, or a folder that does not and is in nobody's way."""
    place = school.folder.parent / "restored"
    if _refused(lambda: school.doors.sign_in(place, NAMES[LEAD], PASSWORD)) is None:
        return AFTER
    assert _put_back(school, given["restore"]["backup"], "restored once more") == FIRST
    return BEFORE


def _put_back(school, backup, folder):
    """What a backup still holds of the first signal, in a vault of its own."""
    place = school.folder.parent / folder
    school.doors.restore(school.folder.parent / "usb" / backup, place, Opening(NAMES[LEAD], PASSWORD))
    with school.doors.sign_in(place, NAMES[LEAD], PASSWORD) as lead:
        (pupil,) = [row.pupil for row in lead.people.list()]
        return next(text for text in texts(lead.recording.sheet(pupil)) if text == FIRST)


def _refused(door):
    try:
        with door():
            return None
    except Refusal as refusal:
        return refusal.reason


SCRIPTS = {
    "record": Script("record", _recorded),
    "correct": Script("correct", _corrected),
    "say_ready": Script("say_ready", _said),
    "join": Script("join", _joined),
    "set_password": Script("set_password", _password),
    "leave": Script("leave", _left),
    "back_up": Script("back_up", _backed_up),
    "restore": Script("restore", _restored),
    "recover": Script("recover", _password),
}


def as_lead(school):
    """The lead's desk, by whichever of the two passwords he has now."""
    try:
        return school.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD)
    except Refusal as refusal:
        if refusal.reason is not Reason.WRONG_PASSWORD:
            raise
        return school.doors.sign_in(school.folder, NAMES[LEAD], NEW_PASSWORD)


def stands(script, folder, at, given, *, acknowledged):
    """That a vault opens with all that was in it and a whole trail; and how the script's act stands in it."""
    school = a_school(folder, at)
    with as_lead(school) as lead:
        assert FIRST in texts(lead.recording.sheet(given["record"]["pupil"]))
        assert lead.watch.verify() == ()
        how = SCRIPTS[script].stood(lead, school, given)
    assert how is AFTER or not acknowledged, f"{script}: acknowledged, and lost"
    return how
