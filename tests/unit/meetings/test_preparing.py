from datetime import UTC, date, datetime

import msgspec
import pytest

from sspf_desk.acts.acts import entries, look
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.papers import Readiness
from sspf_desk.records import places
from sspf_desk.terms import Act, Kind, Mode, Seat
from sspf_desk.vault import envelope
from tests.builders import NAMES, PASSWORD, a_plan
from tests.reach import Reach, inside

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
LEISURE, NURSE, POLICE = Seat.LEISURE, Seat.NURSE, Seat.POLICE
BEGUN, AFTER = datetime(2026, 11, 26, 8, 0, tzinfo=UTC), datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
SUBSTITUTE = "Vera Vikarie"


def refusal(act, *args, **how):
    with pytest.raises(Refusal) as refused:
        act(*args, **how)
    return refused.value.reason


def say(desk, meeting, *, ready=False, raises=False):
    return desk.preparing.say(meeting, ready=ready, raises=raises)


def words(prepared):
    """What each seat has said, of those that have said something."""
    return {one.seat: (one.ready, one.raises) for one in prepared.seats if one.ready or one.raises}


def held(school, seat):
    """What a member's keys bring out of the file, past the program, of what was said before meetings."""
    records = Reach(school.folder, NAMES[seat]).records().values()
    return [one for _, one in records if one.kind is Kind.READINESS]


@pytest.fixture
def group(school):
    """The lead has called everybody but the nurse; the police have no keys."""
    school.join(COUNSELLOR, SOCIAL, NURSE).join(LEISURE, mode=Mode.READS).at_the_table(POLICE)
    school.meeting = school[LEAD].planning.call(a_plan(LEAD, COUNSELLOR, SOCIAL, LEISURE, POLICE))
    return school


class TestSaying:
    @pytest.mark.parametrize("seat", [COUNSELLOR, SOCIAL, LEISURE, LEAD])
    @pytest.mark.parametrize(("ready", "raises"), [(True, False), (False, True), (True, True)])
    def test_the_seat_that_called_is_told_whoever_writes_or_reads(self, group, seat, ready, raises):
        told = say(group[seat], group.meeting, ready=ready, raises=raises)
        assert (told.ready, told.raises) == (ready, raises)
        assert words(group[LEAD].preparing.view(group.meeting)) == {seat: (ready, raises)}
        assert words(group[LEAD].preparing.next().prepared) == {seat: (ready, raises)}

    def test_before_anybody_has_said_anything_everyone_at_the_table_is_told_of_as_not_ready(self, group):
        told = group[LEAD].preparing.view(group.meeting)
        assert [(one.seat, one.signs_in) for one in told.seats] == [
            (LEAD, True),
            (COUNSELLOR, True),
            (SOCIAL, True),
            (LEISURE, True),
            (POLICE, False),
        ]
        assert words(told) == {}

    def test_what_is_said_anew_takes_the_place_of_what_was_said(self, group):
        say(group[SOCIAL], group.meeting, raises=True)
        say(group[SOCIAL], group.meeting, ready=True)
        assert words(group[LEAD].preparing.view(group.meeting)) == {SOCIAL: (True, False)}
        assert len(held(group, LEAD)) == len(held(group, SOCIAL)) == 1, "nothing is left of what was said first"

    def test_what_is_taken_back_is_gone_from_the_file(self, group):
        say(group[SOCIAL], group.meeting, ready=True, raises=True)
        before = {id_ for (id_,) in Reach(group.folder, NAMES[LEAD]).sql("SELECT id FROM version")}
        told = say(group[SOCIAL], group.meeting)
        after = {id_ for (id_,) in Reach(group.folder, NAMES[LEAD]).sql("SELECT id FROM version")}
        assert (told.ready, told.raises, told.may_say) == (False, False, True)
        assert words(group[LEAD].preparing.view(group.meeting)) == {}
        assert (len(before - after), after - before) == (1, set())
        assert held(group, LEAD) == held(group, SOCIAL) == []

    def test_each_meeting_has_its_own(self, group):
        later = group[LEAD].planning.call(a_plan(LEAD, SOCIAL, held_on=date(2026, 12, 10)))
        say(group[SOCIAL], later, ready=True)
        assert words(group[LEAD].preparing.view(group.meeting)) == {}
        assert words(group[LEAD].preparing.view(later)) == {SOCIAL: (True, False)}
        say(group[SOCIAL], later)
        say(group[SOCIAL], group.meeting, ready=True)
        assert words(group[LEAD].preparing.view(later)) == {}

    def test_a_seat_whose_sheet_nobody_keeps_yet_may_say_it_for_it_is_of_no_child(self, school):
        code = school[LEAD].membership.invite(NAMES[NURSE], NURSE, Mode.WRITES, mandate="", agreement="")
        with school.doors.join(school.folder, code, PASSWORD) as nurse:
            meeting = school[LEAD].planning.call(a_plan(LEAD, NURSE))
            assert say(nurse, meeting, ready=True).ready
        assert words(school[LEAD].preparing.view(meeting)) == {NURSE: (True, False)}

    def test_nothing_in_it_says_anything_of_a_child_and_no_pupil_is_named(self, group):
        group.add(LEAD)
        say(group[SOCIAL], group.meeting, ready=True, raises=True)
        (record,) = held(group, LEAD)
        assert record.pupil is None
        assert set(Readiness.__dataclass_fields__) == {"addressed", "meeting", "held_on", "ready", "raises"}


class TestWhoIsTold:
    def test_nobody_but_the_seat_that_called_and_ones_own(self, group):
        say(group[SOCIAL], group.meeting, ready=True, raises=True)
        for seat in (COUNSELLOR, LEISURE):
            told = group[seat].preparing.view(group.meeting)
            assert (told.yours, told.seats, told.ready, told.raises) == (False, (), False, False)
        for seat in (COUNSELLOR, LEISURE, NURSE):
            assert held(group, seat) == []

    def test_the_branch_carries_it_no_further_in_either_direction(self, group):
        say(group[LEAD], group.meeting, ready=True)
        say(group[COUNSELLOR], group.meeting, raises=True)
        assert [one.holder for one in held(group, COUNSELLOR)] == [COUNSELLOR]
        assert {one.holder for one in held(group, LEAD)} == {LEAD, COUNSELLOR}
        assert words(group[LEAD].preparing.view(group.meeting)) == {LEAD: (True, False), COUNSELLOR: (False, True)}

    def test_the_counsellor_is_told_of_a_meeting_that_she_has_called(self, group):
        hers = group[COUNSELLOR].planning.call(a_plan(LEAD, COUNSELLOR, SOCIAL, chair=COUNSELLOR))
        say(group[LEAD], hers, ready=True)
        assert words(group[COUNSELLOR].preparing.view(hers)) == {LEAD: (True, False)}
        assert group[LEAD].preparing.view(hers).seats == ()

    def test_two_of_one_seat_say_it_together(self, group):
        group.second(SOCIAL, SUBSTITUTE)
        with group.doors.sign_in(group.folder, SUBSTITUTE, PASSWORD) as other:
            assert say(other, group.meeting, ready=True).ready
        assert group[SOCIAL].preparing.view(group.meeting).ready
        say(group[SOCIAL], group.meeting)
        assert words(group[LEAD].preparing.view(group.meeting)) == {}

    def test_who_has_left_is_not_ready_any_more_and_neither_is_his_seat(self, group):
        group.second(SOCIAL, SUBSTITUTE)
        with group.doors.sign_in(group.folder, SUBSTITUTE, PASSWORD) as other:
            say(other, group.meeting, ready=True, raises=True)
        group[LEAD].leaving.end(SUBSTITUTE)
        assert words(group.sign_in(LEAD).preparing.view(group.meeting)) == {}, "before his seat has signed in"
        told = group.sign_in(SOCIAL).preparing.view(group.meeting)
        assert (told.ready, told.raises) == (False, False)
        assert held(group, SOCIAL) == []
        say(group[SOCIAL], group.meeting, ready=True)
        assert words(group[LEAD].preparing.view(group.meeting)) == {SOCIAL: (True, False)}

    def test_a_seat_that_everyone_has_left_signs_in_no_more(self, group):
        say(group[LEISURE], group.meeting, ready=True)
        group[LEAD].leaving.end(NAMES[LEISURE], alone=True)
        told = {one.seat: one for one in group.sign_in(LEAD).preparing.view(group.meeting).seats}
        assert (told[LEISURE].signs_in, told[LEISURE].ready) == (False, False)

    def test_what_could_not_be_sealed_to_the_chair_yet_is_told_once_it_can(self, group):
        """Somebody has left the counsellor's seat: nothing new goes there before one who stays has signed in."""
        group.second(COUNSELLOR, SUBSTITUTE)
        with group.doors.sign_in(group.folder, SUBSTITUTE, PASSWORD):
            hers = group[COUNSELLOR].planning.call(a_plan(SOCIAL, chair=COUNSELLOR))
        group[LEAD].leaving.end(SUBSTITUTE)
        say(group.sign_in(SOCIAL), hers, ready=True)
        assert words(group.sign_in(COUNSELLOR).preparing.view(hers)) == {}
        group.sign_in(SOCIAL)
        assert words(group[COUNSELLOR].preparing.view(hers)) == {SOCIAL: (True, False)}

    def test_what_is_said_of_one_meeting_is_not_told_of_another(self, group, monkeypatch):
        """Past the program: a seat that files its word where another meeting's are found is not believed."""
        later = group[LEAD].planning.call(a_plan(LEAD, SOCIAL, held_on=date(2026, 12, 10)))
        monkeypatch.setattr(places, "readiness", lambda _: ("readiness", later))
        say(group[SOCIAL], group.meeting, ready=True)
        assert len(held(group, LEAD)) == 1
        assert words(group[LEAD].preparing.view(later)) == {}


class TestWhen:
    def test_once_the_meeting_has_begun_nothing_more_is_said(self, group, around):
        say(group[SOCIAL], group.meeting, raises=True)
        around.now = BEGUN
        assert not group[SOCIAL].preparing.view(group.meeting).may_say
        assert refusal(say, group[SOCIAL], group.meeting) is Reason.MEETING_BEGUN
        assert refusal(say, group[COUNSELLOR], group.meeting, ready=True) is Reason.MEETING_BEGUN

    def test_in_the_room_the_chair_still_sees_who_wanted_time(self, group, around):
        say(group[SOCIAL], group.meeting, raises=True)
        around.now = BEGUN
        assert words(group[LEAD].preparing.next().prepared) == {SOCIAL: (False, True)}

    def test_when_its_day_is_over_it_is_told_no_more(self, group, around):
        say(group[SOCIAL], group.meeting, ready=True, raises=True)
        around.now = AFTER
        assert words(group[LEAD].preparing.view(group.meeting)) == {}
        assert [one.holder for one in held(group, LEAD)] == [], "the row went as it was read"

    def test_the_next_morning_its_own_seat_takes_it_away(self, group, around):
        later = group[LEAD].planning.call(a_plan(LEAD, SOCIAL, held_on=date(2026, 11, 27)))
        for meeting in (group.meeting, later):
            say(group[SOCIAL], meeting, ready=True)
        around.now = AFTER
        group.sign_in(SOCIAL)
        assert len(held(group, SOCIAL)) == len(held(group, LEAD)) == 1
        assert words(group[LEAD].preparing.view(later)) == {SOCIAL: (True, False)}

    def test_the_next_meeting_is_the_first_of_today_or_later(self, group, around):
        later = group[LEAD].planning.call(a_plan(LEAD, held_on=date(2026, 12, 10)))
        assert group[LEAD].preparing.next().row.meeting == group.meeting
        around.now = BEGUN
        assert group[LEAD].preparing.next().row.meeting == group.meeting
        around.now = AFTER
        assert group[LEAD].preparing.next().row.meeting == later
        assert group[SOCIAL].preparing.next() is None


class TestWhoMaySay:
    def test_a_seat_that_is_not_called_knows_no_such_meeting(self, group):
        for act in (group[NURSE].preparing.view, lambda meeting: say(group[NURSE], meeting, ready=True)):
            assert refusal(act, group.meeting) is Reason.UNKNOWN_MEETING
        assert group[NURSE].preparing.next() is None

    def test_the_school_seat_that_only_sees_the_call_says_nothing(self, group):
        small = group[LEAD].planning.call(a_plan(LEAD, SOCIAL, held_on=date(2026, 11, 25)))
        assert not group[COUNSELLOR].preparing.view(small).may_say
        assert refusal(say, group[COUNSELLOR], small, ready=True) is Reason.NOT_CALLED

    def test_what_is_refused_changes_nothing(self, group):
        say(group[SOCIAL], group.meeting, ready=True)
        assert refusal(say, group[SOCIAL], "0" * 32, raises=True) is Reason.UNKNOWN_MEETING
        assert words(group[LEAD].preparing.view(group.meeting)) == {SOCIAL: (True, False)}


def test_the_seats_own_trail_says_that_it_was_done_and_about_which_meeting(group):
    say(group[SOCIAL], group.meeting, ready=True)
    held = inside(group, SOCIAL)
    key = held.unlocked.keys.seats[0].trail_key()
    with look(held.door.store, group.around.clock) as session:
        entry = [one for one in entries(session) if one.actor == held.member.id][-1]
    context = envelope.aad("trail entry", held.acts.vault, entry.sequence, entry.actor)
    told = msgspec.msgpack.decode(envelope.unpad(envelope.unwrap(key, entry.sealed, context)))
    assert told == [Act.SAID_READY.value, [group.meeting]]
    assert group[LEAD].watch.verify() == ()
