"""What mends a gap that keeps a pupil off an agenda: the right kind, as far as it is filled in, on the day it is."""

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Kind, Seat
from tests.builders import TODAY, a_plan, a_question, a_strength, a_view

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
UNTOLD = a_question("Hur blir skolvägen trygg?", day=None)


@pytest.fixture
def alva(school):
    school.join(COUNSELLOR)
    return school.add(LEAD)


@pytest.fixture
def mending(school, alva):
    return lambda gap, seat=LEAD: school[seat].recording.mending(alva, gap)


def test_a_strength_and_the_pupils_view_begin_empty(mending, alva):
    for gap, kind in ((Reason.NO_STRENGTH, Kind.STRENGTH), (Reason.NO_CHILDS_VIEW, Kind.CHILDS_VIEW)):
        told = mending(gap)
        assert (told.start.pupil, told.start.draft.kind, told.start.draft.text) == (alva, kind, "")
        assert (told.start.corrects, told.by_day) == (None, False)
        assert told.view.sheet.name == "Alva Lindqvist"


def test_an_attempt_to_ask_is_a_view_not_known_that_is_dated(mending):
    told = mending(Reason.CHILDS_VIEW_ATTEMPT_NEEDED)
    assert (told.start.draft.kind, told.start.draft.known, told.start.draft.day) == (Kind.CHILDS_VIEW, False, TODAY)
    assert told.by_day


def test_without_a_question_a_new_one_begins_with_the_day_of_telling(mending):
    told = mending(Reason.PUPIL_NOT_TOLD)
    assert (told.start.draft.kind, told.start.draft.day, told.start.corrects) == (Kind.QUESTION, TODAY, None)
    assert not told.by_day


def test_a_question_that_lacks_only_the_day_is_corrected_by_it(school, alva, mending):
    asked = school[LEAD].recording.record(alva, UNTOLD)
    told = mending(Reason.PUPIL_NOT_TOLD)
    assert (told.start.corrects, told.start.stamp) == (asked.item, asked.stamp)
    assert (told.start.draft.text, told.start.draft.day) == (UNTOLD.text, TODAY)
    assert told.start.draft.topics == UNTOLD.topics
    assert told.by_day
    school[LEAD].recording.correct(alva, asked.item, told.start.draft, told.start.stamp)
    assert mending(Reason.PUPIL_NOT_TOLD).start.corrects is None


def test_of_several_it_is_the_newest(school, alva, mending):
    school[LEAD].recording.record(alva, UNTOLD)
    newest = school[LEAD].recording.record(alva, a_question("Vem kan möta henne?", day=None)).item
    assert mending(Reason.PUPIL_NOT_TOLD).start.corrects == newest


def test_another_seats_question_is_not_this_ones_to_correct(school, alva, mending):
    school[COUNSELLOR].recording.record(alva, UNTOLD)
    told = mending(Reason.PUPIL_NOT_TOLD)
    assert (told.start.corrects, told.start.draft.text) == (None, "")


def test_what_it_begins_lets_the_pupil_on_the_agenda(school, alva, mending):
    recording, planning = school[LEAD].recording, school[LEAD].planning
    for draft in (a_strength(), a_question(), a_view("", known=False, day=None)):
        recording.record(alva, draft)
    planning.put_on(planning.call(a_plan(LEAD)), alva)
    meeting = planning.call(a_plan(LEAD, held_on=TODAY.replace(day=29)))
    school.around.now = school.around.now.replace(day=27)
    assert planning.candidate(meeting, alva).gaps == (Reason.CHILDS_VIEW_ATTEMPT_NEEDED,)
    attempt = mending(Reason.CHILDS_VIEW_ATTEMPT_NEEDED).start.draft
    recording.record(alva, a_view("", known=attempt.known, day=attempt.day))
    assert planning.candidate(meeting, alva).gaps == ()


@pytest.mark.parametrize("gap", [Reason.PUPIL_PROTECTED, Reason.DISK_FULL])
def test_what_nothing_written_mends_is_refused(mending, gap):
    with pytest.raises(Refusal) as refused:
        mending(gap)
    assert refused.value.reason is gap


def test_nobody_unknown_is_mended(school, alva):
    with pytest.raises(Refusal) as refused:
        school[LEAD].recording.mending(f"SCHOOL_LEAD:{'0' * 32}", Reason.NO_STRENGTH)
    assert refused.value.reason is Reason.UNKNOWN_PUPIL
