from datetime import date, time

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Act, Mode, Seat
from tests.builders import NAMES, a_plan, a_question, a_signal, a_strength, a_view, ready_for_agenda, stamp

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
NURSE, POLICE, LEISURE = Seat.NURSE, Seat.POLICE, Seat.LEISURE


def refusal(act, *args, **kwargs):
    with pytest.raises(Refusal) as refused:
        act(*args, **kwargs)
    return refused.value.reason


def pupils_on(desk, meeting):
    with desk.people._acts.begin(Act.LISTED) as session:
        return desk.planning.pupils_on(session, meeting)


@pytest.fixture
def alva(school):
    return school.add(LEAD)


@pytest.fixture
def meeting(school):
    return school[LEAD].planning.call(a_plan(LEAD))


class TestCalling:
    def test_everyone_called_sees_the_meeting_and_nobody_else(self, school):
        school.join(COUNSELLOR, SOCIAL, NURSE)
        meeting = school[LEAD].planning.call(a_plan(LEAD, SOCIAL))
        for seat in (LEAD, SOCIAL):
            (row,) = school[seat].planning.list()
            assert (row.meeting, row.held_on, row.begins, row.place) == (
                meeting,
                date(2026, 11, 26),
                time(9),
                "Konferensrummet",
            )
            assert row.chair == NAMES[LEAD]
        assert school[NURSE].planning.list() == ()

    def test_the_other_school_seat_sees_what_its_branch_has_called(self, school):
        school.join(COUNSELLOR)
        meeting = school[LEAD].planning.call(a_plan(LEAD))
        assert [row.meeting for row in school[COUNSELLOR].planning.list()] == [meeting]

    def test_meetings_stand_by_day_and_hour(self, school):
        for day, hour in ((27, 9), (26, 13), (26, 9)):
            school[LEAD].planning.call(a_plan(LEAD, held_on=date(2026, 11, day), begins=time(hour)))
        told = [(row.held_on.day, row.begins.hour) for row in school[LEAD].planning.list()]
        assert told == [(26, 9), (26, 13), (27, 9)]

    @pytest.mark.parametrize("seat", [SOCIAL, POLICE, LEISURE, NURSE])
    def test_the_chair_is_the_head_or_the_counsellor(self, school, seat):
        school.join(seat)
        assert refusal(school[seat].planning.call, a_plan(seat, chair=seat)) is Reason.CHAIR_NOT_SCHOOL

    def test_nobody_calls_a_meeting_in_anothers_chair(self, school):
        school.join(COUNSELLOR)
        assert refusal(school[COUNSELLOR].planning.call, a_plan(COUNSELLOR, chair=LEAD)) is Reason.NOT_YOUR_SEAT

    def test_a_chair_who_only_reads_calls_none(self, school):
        school.join(COUNSELLOR, mode=Mode.READS)
        act = school[COUNSELLOR].planning.call
        assert refusal(act, a_plan(COUNSELLOR, chair=COUNSELLOR)) is Reason.NOT_ALLOWED_IN_MODE

    def test_the_counsellor_may_chair(self, school):
        school.join(COUNSELLOR)
        school[COUNSELLOR].planning.call(a_plan(chair=COUNSELLOR))
        (row,) = school[COUNSELLOR].planning.list()
        assert row.chair == NAMES[COUNSELLOR]

    def test_a_meeting_has_a_place(self, school):
        assert refusal(school[LEAD].planning.call, a_plan(LEAD, place=" ")) is Reason.DRAFT_INCOMPLETE

    @pytest.mark.parametrize("change", [{"place": "20110314-2384"}, {"present": ((SOCIAL, "Sofia 20110314-2384"),)}])
    def test_no_personal_number_stands_in_a_call(self, school, change):
        assert refusal(school[LEAD].planning.call, a_plan(**change)) is Reason.PERSONAL_NUMBER

    def test_a_name_left_empty_is_the_seats_member(self, school):
        school.at_the_table(POLICE)
        school[LEAD].planning.call(a_plan(present=((POLICE, ""), (LEAD, ""))))

    def test_a_seat_that_nobody_holds_needs_a_name(self, school):
        assert refusal(school[LEAD].planning.call, a_plan(present=((POLICE, ""),))) is Reason.UNKNOWN_SEAT
        school[LEAD].planning.call(a_plan(present=((POLICE, "Vikarie Vera"),)))

    def test_today_is_to_come_and_what_was_stands_last_first(self, school, around):
        days = [date(2026, 11, day) for day in (20, 19, 26, 12)]
        today, yesterday, later, before = (school[LEAD].planning.call(a_plan(LEAD, held_on=day)) for day in days)
        calendar = school[LEAD].planning.calendar()
        assert [row.meeting for row in calendar.coming] == [today, later]
        assert [row.meeting for row in calendar.past] == [yesterday, before]

    def test_the_school_seats_that_write_may_call(self, school):
        school.join(NURSE, SOCIAL).join(COUNSELLOR, mode=Mode.READS)
        assert school[LEAD].planning.may_call()
        assert not any(school[seat].planning.may_call() for seat in (NURSE, SOCIAL, COUNSELLOR))


class TestAProposal:
    def test_the_first_is_a_week_from_now_at_the_usual_hour(self, school):
        proposal = school[LEAD].planning.proposal()
        assert (proposal.held_on, proposal.begins, proposal.place) == (date(2026, 11, 27), time(9), "")
        assert proposal.chair_seat is LEAD

    def test_the_next_is_where_and_at_the_hour_the_last_one_was(self, school):
        plans = [(26, "Rum 1", 10), (27, "Rum 2", 13), (25, "Rum 3", 8)]
        for day, place, hour in plans:
            school[LEAD].planning.call(a_plan(held_on=date(2026, 11, day), place=place, begins=time(hour)))
        proposal = school[LEAD].planning.proposal()
        assert (proposal.begins, proposal.place) == (time(13), "Rum 2")

    def test_it_names_who_belongs_to_each_seat_and_whoever_calls_is_first(self, school):
        school.join(SOCIAL).at_the_table(POLICE).second(LEAD, "Anna Biträdande")
        table = dict(school[LEAD].planning.proposal().table)
        assert list(table) == list(Seat)
        assert (table[SOCIAL], table[POLICE], table[NURSE]) == ((NAMES[SOCIAL],), (NAMES[POLICE],), ())
        assert table[LEAD] == (NAMES[LEAD], "Anna Biträdande")


class TestComingOnTheAgenda:
    def put_on(self, school, meeting, pupil):
        return refusal(school[LEAD].planning.put_on, meeting, pupil)

    def test_nobody_comes_on_without_a_strength(self, school, meeting, alva):
        school[LEAD].recording.record(alva, a_view())
        school[LEAD].recording.record(alva, a_question())
        assert self.put_on(school, meeting, alva) is Reason.NO_STRENGTH

    def test_nobody_comes_on_without_the_childs_own_view(self, school, meeting, alva):
        school[LEAD].recording.record(alva, a_strength())
        school[LEAD].recording.record(alva, a_question())
        assert self.put_on(school, meeting, alva) is Reason.NO_CHILDS_VIEW

    @pytest.mark.parametrize("questions", [(), (a_question(day=None),)])
    def test_nobody_comes_on_who_has_not_been_told(self, school, meeting, alva, questions):
        for draft in (a_strength(), a_view(), *questions):
            school[LEAD].recording.record(alva, draft)
        assert self.put_on(school, meeting, alva) is Reason.PUPIL_NOT_TOLD

    def test_with_all_three_the_pupil_comes_on(self, school, meeting, alva):
        ready_for_agenda(school[LEAD], alva)
        school[LEAD].planning.put_on(meeting, alva)
        assert pupils_on(school[LEAD], meeting) == ((LEAD, alva.split(":")[1]),)

    def test_putting_him_on_twice_puts_him_on_once(self, school, meeting, alva):
        ready_for_agenda(school[LEAD], alva)
        for _ in range(2):
            school[LEAD].planning.put_on(meeting, alva)
        assert len(pupils_on(school[LEAD], meeting)) == 1

    def test_what_the_counsellor_has_recorded_counts(self, school, meeting, alva):
        school.join(COUNSELLOR)
        school.sign_in(LEAD)
        ready_for_agenda(school[COUNSELLOR], alva)
        school[LEAD].planning.put_on(meeting, alva)
        assert len(pupils_on(school[LEAD], meeting)) == 1

    def test_a_pupil_who_is_only_the_counsellors_is_asked_for_as_ones_own_first(self, school, meeting):
        school.join(COUNSELLOR)
        hers = school.add(COUNSELLOR, "Sami Öberg")
        ready_for_agenda(school[COUNSELLOR], hers)
        assert self.put_on(school, meeting, hers) is Reason.UNKNOWN_PUPIL

    def test_a_pupil_of_the_counsellors_comes_on_once_the_lead_has_made_him_his(self, school, meeting):
        school.join(COUNSELLOR)
        hers = school.add(COUNSELLOR, "Sami Öberg")
        ready_for_agenda(school[COUNSELLOR], hers)
        school[LEAD].planning.put_on(meeting, school[LEAD].people.mine(hers))
        assert len(pupils_on(school[LEAD], meeting)) == 1

    @pytest.mark.parametrize("asked", ["", "Alva Lindqvist", "SCHOOL_LEAD:x", "SCHOOL_LEAD:" + "0" * 32])
    def test_who_is_asked_for_by_anything_but_his_handle_is_unknown(self, school, meeting, alva, asked):
        assert self.put_on(school, meeting, asked) in {Reason.UNKNOWN_PUPIL, Reason.NO_STRENGTH}

    def test_a_meeting_that_is_not_there_is_unknown(self, school, alva):
        assert self.put_on(school, "0" * 32, alva) is Reason.UNKNOWN_MEETING

    def test_another_seats_meeting_is_unknown(self, school, alva):
        school.join(COUNSELLOR)
        ready_for_agenda(school[LEAD], alva)
        hers = school[COUNSELLOR].planning.call(a_plan(LEAD, chair=COUNSELLOR))
        assert self.put_on(school, hers, alva) is Reason.UNKNOWN_MEETING


class TestNotKnownYet:
    @pytest.fixture
    def unknown(self, school, alva):
        for draft in (a_strength(), a_question(), a_view("", known=False, day=None)):
            made = school[LEAD].recording.record(alva, draft)
        return made.item

    def meeting_on(self, school, day):
        return school[LEAD].planning.call(a_plan(LEAD, held_on=day))

    def test_it_counts_once(self, school, alva, unknown):
        school[LEAD].planning.put_on(self.meeting_on(school, date(2026, 11, 26)), alva)

    def test_pressing_twice_is_still_once(self, school, alva, unknown):
        meeting = self.meeting_on(school, date(2026, 11, 26))
        for _ in range(2):
            school[LEAD].planning.put_on(meeting, alva)
        assert len(pupils_on(school[LEAD], meeting)) == 1

    def test_the_next_time_a_dated_attempt_is_needed(self, school, alva, unknown):
        school[LEAD].planning.put_on(self.meeting_on(school, date(2026, 11, 26)), alva)
        later = self.meeting_on(school, date(2026, 12, 10))
        assert refusal(school[LEAD].planning.put_on, later, alva) is Reason.CHILDS_VIEW_ATTEMPT_NEEDED

    def test_an_attempt_made_before_the_last_meeting_is_not_enough(self, school, alva, unknown):
        attempt = a_view("", known=False, day=date(2026, 11, 19))
        school[LEAD].recording.correct(alva, unknown, attempt, stamp(school[LEAD], alva, unknown))
        school[LEAD].planning.put_on(self.meeting_on(school, date(2026, 11, 26)), alva)
        later = self.meeting_on(school, date(2026, 12, 10))
        assert refusal(school[LEAD].planning.put_on, later, alva) is Reason.CHILDS_VIEW_ATTEMPT_NEEDED

    def test_an_attempt_since_then_is_enough(self, school, around, alva, unknown):
        school[LEAD].planning.put_on(self.meeting_on(school, date(2026, 11, 26)), alva)
        around.now = around.now.replace(month=12, day=1)
        attempt = a_view("", known=False, day=date(2026, 11, 30))
        school[LEAD].recording.correct(alva, unknown, attempt, stamp(school[LEAD], alva, unknown))
        later = self.meeting_on(school, date(2026, 12, 10))
        school[LEAD].planning.put_on(later, alva)
        assert len(pupils_on(school[LEAD], later)) == 1

    def test_once_the_view_is_known_it_is_known(self, school, alva, unknown):
        school[LEAD].planning.put_on(self.meeting_on(school, date(2026, 11, 26)), alva)
        school[LEAD].recording.record(alva, a_view())
        later = self.meeting_on(school, date(2026, 12, 10))
        school[LEAD].planning.put_on(later, alva)
        assert len(pupils_on(school[LEAD], later)) == 1


def test_a_signal_alone_brings_nobody_on(school, meeting, alva):
    school[LEAD].recording.record(alva, a_signal())
    assert refusal(school[LEAD].planning.put_on, meeting, alva) is Reason.NO_STRENGTH
