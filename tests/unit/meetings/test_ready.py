"""Before a chair's seat is ready, no child comes on an agenda and no copy is entered; meetings are called and read."""

from dataclasses import replace

import pytest

from sspf_desk import app
from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings.copies import Copies
from sspf_desk.meetings.planning import Planning
from sspf_desk.records import places
from sspf_desk.terms import Act, Mode, Seat
from tests.builders import NAMES, a_plan, ready_for_agenda

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR


def no_sheet(_session):
    raise Refusal(Reason.NO_SEAT_SHEET)


class Chair:
    """The meetings of one seat, of which something is still asked before it may write."""

    def __init__(self, desk):
        work = replace(desk.recording._work, ready=no_sheet)
        self.planning = Planning(work)
        self.copies = Copies(work, self.planning, app.said("sv").wording)


@pytest.fixture
def unready(school):
    """The lead, with one pupil on an agenda from before, and one who could come on it."""
    school.on, school.off = school.add(LEAD), school.add(LEAD, "Bo Ek")
    for pupil in (school.on, school.off):
        ready_for_agenda(school[LEAD], pupil)
    school.meeting = school[LEAD].planning.call(a_plan(LEAD))
    school[LEAD].planning.put_on(school.meeting, school.on)
    return Chair(school[LEAD])


def refused(act, *args):
    with pytest.raises(Refusal) as told:
        act(*args)
    return told.value.reason


def left(desk, meeting):
    """The pupils on an agenda, and the copies entered."""
    with desk.people._acts.begin(Act.LISTED, reading=True) as session:
        copies = desk.people._records.listed(session, places.COPIES, own=True, given=False)
        return desk.planning.pupils_on(session, meeting), copies


def test_no_child_comes_on_an_agenda_and_no_copy_is_entered(school, unready):
    before = left(school[LEAD], school.meeting)
    assert refused(unready.planning.put_on, school.meeting, school.off) is Reason.NO_SEAT_SHEET
    assert refused(unready.copies.compose, school.meeting) is Reason.NO_SEAT_SHEET
    assert left(school[LEAD], school.meeting) == before


def test_that_a_pupil_is_there_already_is_not_asked_first(school, unready):
    assert refused(unready.planning.put_on, school.meeting, school.on) is Reason.NO_SEAT_SHEET


def test_a_meeting_is_called_and_read_and_a_pupil_taken_off(school, unready):
    other = unready.planning.call(a_plan(LEAD))
    assert {row.meeting for row in unready.planning.list()} == {school.meeting, other}
    assert unready.copies.own_sheet(school.meeting).receiver is LEAD
    unready.planning.take_off(school.meeting, school.on)
    assert left(school[LEAD], school.meeting) == ((), [])


def test_a_seat_whose_sheet_nobody_keeps_puts_no_child_on_an_agenda(school):
    agreement = "avtal 2026-01-15, dnr 4/2026, nämnden"
    code = school[LEAD].membership.invite(NAMES[COUNSELLOR], COUNSELLOR, Mode.WRITES, mandate="", agreement=agreement)
    with school.doors.join(school.folder, code, "ett långt lösenord") as desk:
        meeting = desk.planning.call(a_plan(COUNSELLOR, chair=COUNSELLOR))
        assert refused(desk.planning.put_on, meeting, school.add(LEAD)) is Reason.NO_SEAT_SHEET
        assert refused(desk.copies.compose, meeting) is Reason.NO_SEAT_SHEET
