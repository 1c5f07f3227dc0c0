from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings.pupils import pupil_on
from sspf_desk.records.opening import ref_from
from sspf_desk.terms import Act, Kind, Seat
from tests.builders import NAMES, a_consent, a_plan, a_question, a_strength, a_view, ready_for_agenda

LEAD, COUNSELLOR, SOCIAL, POLICE, NURSE = (
    Seat.SCHOOL_LEAD,
    Seat.COUNSELLOR,
    Seat.SOCIAL_SERVICES,
    Seat.POLICE,
    Seat.NURSE,
)
BEGUN = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)


def refusal(act, *args):
    with pytest.raises(Refusal) as refused:
        act(*args)
    return refused.value.reason


def names(view):
    return [(str(one.name), str(one.school_class)) for one in view.pupils]


@pytest.fixture
def group(school):
    """Two pupils on the agenda; the family of one has said yes to the social services."""
    school.join(SOCIAL, NURSE).at_the_table(POLICE)
    school.alva, school.sami = school.add(LEAD), school.add(LEAD, "Sami Öberg", "8A")
    for pupil in (school.alva, school.sami):
        ready_for_agenda(school[LEAD], pupil)
    consent = school[LEAD].grounds.take(school.alva, a_consent())
    school[LEAD].grounds.accept(school.alva, consent)
    school.meeting = school[LEAD].planning.call(a_plan(LEAD, SOCIAL, POLICE))
    for pupil in (school.alva, school.sami):
        school[LEAD].planning.put_on(school.meeting, pupil)
    return school


class TestTheView:
    def test_the_chair_sees_when_where_who_and_the_pupils_by_class(self, group):
        view = group[LEAD].planning.view(group.meeting)
        assert (view.row.meeting, view.row.held_on, view.row.place) == (
            group.meeting,
            date(2026, 11, 26),
            "Konferensrummet",
        )
        assert view.present == tuple((seat, NAMES[seat]) for seat in (LEAD, SOCIAL, POLICE))
        assert (view.chair_seat, view.yours, view.begun) == (LEAD, True, False)
        assert names(view) == [("Sami Öberg", "8A"), ("Alva Lindqvist", "9B")]
        assert [one.pupil for one in view.pupils] == [group.sami, group.alva]

    def test_whoever_is_called_sees_no_pupil_before_there_is_a_copy_for_him(self, group):
        view = group[SOCIAL].planning.view(group.meeting)
        assert (view.yours, names(view)) == (False, [])

    def test_whoever_is_called_sees_the_pupils_on_his_copy(self, group):
        group[LEAD].copies.compose(group.meeting)
        assert names(group[SOCIAL].planning.view(group.meeting)) == [("Alva Lindqvist", "9B")]

    def test_a_seat_that_was_not_called_is_told_of_no_such_meeting(self, group):
        assert refusal(group[NURSE].planning.view, group.meeting) is Reason.UNKNOWN_MEETING

    def test_a_meeting_has_begun_at_its_hour(self, group, around):
        around.now = BEGUN
        assert group[LEAD].planning.view(group.meeting).begun

    def test_one_youth_on_two_cards_stands_there_once(self, school):
        school.join(COUNSELLOR)
        leads = school.add(LEAD)
        cards = [school.add(COUNSELLOR) for _ in range(2)]
        for card in cards:
            ready_for_agenda(school[COUNSELLOR], card)
        meeting = school[COUNSELLOR].planning.call(a_plan(chair=COUNSELLOR))
        for card in cards:
            school[COUNSELLOR].planning.put_on(meeting, card)
        for card in cards:
            school[COUNSELLOR].people.link(card, leads, apart=False)
        assert len(school[COUNSELLOR].planning.view(meeting).pupils) == 1


class TestACandidate:
    def test_everything_that_is_missing_is_told_at_once(self, group):
        pupil = group.add(LEAD, "Nils Alm", "7C")
        candidate = group[LEAD].planning.candidate(group.meeting, pupil)
        assert (candidate.pupil.name, candidate.pupil.pupil) == ("Nils Alm", pupil)
        assert candidate.gaps == (Reason.NO_STRENGTH, Reason.NO_CHILDS_VIEW, Reason.PUPIL_NOT_TOLD)

    def test_of_one_who_may_come_nothing_is_missing(self, group):
        assert group[LEAD].planning.candidate(group.meeting, group.alva).gaps == ()

    def test_a_view_not_known_for_the_second_time_needs_an_attempt(self, group):
        pupil = group.add(LEAD, "Nils Alm", "7C")
        for draft in (a_strength(), a_question(), a_view("", known=False, day=None)):
            group[LEAD].recording.record(pupil, draft)
        group[LEAD].planning.put_on(group.meeting, pupil)
        later = group[LEAD].planning.call(a_plan(LEAD, held_on=date(2026, 12, 10)))
        assert group[LEAD].planning.candidate(later, pupil).gaps == (Reason.CHILDS_VIEW_ATTEMPT_NEEDED,)

    @pytest.mark.parametrize("asked", ["", "Alva Lindqvist", "SCHOOL_LEAD:" + "0" * 32])
    def test_one_who_is_not_known_is_no_candidate(self, group, asked):
        assert refusal(group[LEAD].planning.candidate, group.meeting, asked) is Reason.UNKNOWN_PUPIL

    def test_one_whose_data_are_protected_is_refused_without_a_name(self, group, protected):
        assert refusal(group[LEAD].planning.candidate, group.meeting, protected) is Reason.PUPIL_PROTECTED
        assert protected not in [one.pupil for one in group[LEAD].planning.view(group.meeting).pupils]
        with group[LEAD].people._acts.begin(Act.LISTED) as session:
            records = group[LEAD].people._records
            sheet = records.sheet(session, ref_from(protected))
            assert pupil_on(records, session, protected, sheet) is None
            assert pupil_on(records, session, protected, replace(sheet, shut=False, shown=())) is None

    def test_one_whose_data_are_protected_comes_on_no_agenda_and_on_no_copy(self, group, protected):
        later = group[LEAD].planning.call(a_plan(LEAD, held_on=date(2026, 12, 10)))
        assert refusal(group[LEAD].planning.put_on, later, protected) is Reason.PUPIL_PROTECTED
        copies = group[LEAD].copies.compose(group.meeting)
        assert {str(case.name) for copy in copies for case in copy.agenda.cases} == {"Alva Lindqvist"}

    def test_only_the_chairs_seat_asks(self, group):
        assert refusal(group[SOCIAL].planning.candidate, group.meeting, group.alva) is Reason.UNKNOWN_MEETING


@pytest.fixture
def protected(group):
    """A pupil whose data have become protected since he was put on."""
    people = group[LEAD].people
    with people._acts.begin(Act.IMPORTED) as session:
        found = people._records.sheet(session, ref_from(group.sami))
        card = next(one.opened for one in found.of(Kind.PUPIL_CARD))
        people._shut(session, card)
    return group.sami


class TestTakingOff:
    def test_a_pupil_put_on_by_mistake_is_taken_off(self, group):
        group[LEAD].planning.take_off(group.meeting, group.sami)
        assert names(group[LEAD].planning.view(group.meeting)) == [("Alva Lindqvist", "9B")]
        assert Kind.LISTING not in {line.kind for line in group[LEAD].recording.sheet(group.sami).lines}

    def test_he_may_be_put_on_again(self, group):
        group[LEAD].planning.take_off(group.meeting, group.sami)
        group[LEAD].planning.put_on(group.meeting, group.sami)
        assert len(group[LEAD].planning.view(group.meeting).pupils) == 2

    def test_he_stays_on_other_meetings(self, group):
        other = group[LEAD].planning.call(a_plan(LEAD, held_on=date(2026, 12, 10)))
        group[LEAD].planning.put_on(other, group.sami)
        group[LEAD].planning.take_off(other, group.sami)
        assert len(group[LEAD].planning.view(group.meeting).pupils) == 2

    def test_once_the_meeting_has_begun_nobody_is_taken_off(self, group, around):
        around.now = BEGUN
        assert refusal(group[LEAD].planning.take_off, group.meeting, group.sami) is Reason.MEETING_BEGUN
        assert len(group[LEAD].planning.view(group.meeting).pupils) == 2

    @pytest.mark.parametrize("asked", ["", "SCHOOL_LEAD:" + "0" * 32])
    def test_who_is_not_on_it_cannot_be_taken_off(self, group, asked):
        assert refusal(group[LEAD].planning.take_off, group.meeting, asked) is Reason.UNKNOWN_PUPIL

    def test_only_the_chairs_seat_takes_off(self, group):
        assert refusal(group[SOCIAL].planning.take_off, group.meeting, group.alva) is Reason.UNKNOWN_MEETING
