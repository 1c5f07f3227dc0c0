from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Kind, Seat
from tests.builders import NAMES, a_consent, a_decision, a_need, a_plan, a_signal, ready_for_agenda, stamp

LEAD, COUNSELLOR, SOCIAL, POLICE, NURSE = (
    Seat.SCHOOL_LEAD,
    Seat.COUNSELLOR,
    Seat.SOCIAL_SERVICES,
    Seat.POLICE,
    Seat.NURSE,
)
ALL = frozenset()


@pytest.fixture
def group(school):
    """Two pupils on the agenda; one of them also the social services know, and have consented to tell of."""
    school.join(COUNSELLOR, SOCIAL, POLICE)
    school.alva, school.sami = school.add(LEAD), school.add(LEAD, "Sami Öberg", "8A")
    for pupil, text in ((school.alva, "Alvas signal är hennes."), (school.sami, "Samis signal är hans.")):
        ready_for_agenda(school[LEAD], pupil)
        school.signal = school[LEAD].recording.record(pupil, a_signal(text)).item
    school.consent = school[LEAD].grounds.take(school.alva, a_consent())
    for seat in (LEAD, SOCIAL):
        school[seat].grounds.accept(school.alva, school.consent)
    school[SOCIAL].recording.record(school.alva, a_signal("Fältarens egen signal."))
    school.meeting = school[LEAD].planning.call(a_plan(LEAD, SOCIAL, POLICE))
    for pupil in (school.alva, school.sami):
        school[LEAD].planning.put_on(school.meeting, pupil)
    return school


def rows(group, seat):
    return group[seat].copies.register(group.meeting)


def said(row):
    return {str(line.text) for one in row.pupils for line in one.lines if line.kind is not Kind.CONSENT}


def names(row):
    return [str(one.pupil.name) for one in row.pupils]


def test_the_chair_sees_who_got_what_under_which_code_and_when(group):
    copies = group[LEAD].copies.compose(group.meeting)
    told = rows(group, LEAD)
    assert [(row.receiver, row.receiver_name, row.code) for row in told] == [
        (copy.receiver, copy.receiver_name, copy.code) for copy in copies
    ]
    assert all(row.whole for row in told)
    lead, social, police = told
    assert names(lead) == ["Sami Öberg", "Alva Lindqvist"]
    assert names(social) == ["Alva Lindqvist"]
    assert {"Alvas signal är hennes.", "Fältarens egen signal."} <= said(social)
    assert police.pupils == ()
    assert lead.composed_at.tzinfo == ZoneInfo("Europe/Stockholm")
    assert lead.composed_at.date() == date(2026, 11, 20)


def test_lines_stand_as_they_stood_on_the_copy(group):
    group[LEAD].recording.record(group.sami, a_need())
    group[LEAD].copies.compose(group.meeting)
    (sami, _) = rows(group, LEAD)[0].pupils
    kinds = [line.kind for line in sami.lines]
    assert kinds == [Kind.QUESTION, Kind.STRENGTH, Kind.CHILDS_VIEW, Kind.NEED, Kind.SIGNAL]


def test_a_receiver_is_told_of_his_copy_and_of_his_own_on_others(group):
    group[LEAD].copies.compose(group.meeting)
    lead, social = rows(group, SOCIAL)
    assert (lead.receiver, lead.whole, said(lead)) == (LEAD, False, {"Fältarens egen signal."})
    assert (social.receiver, social.whole, social.receiver_name) == (SOCIAL, True, NAMES[SOCIAL])
    assert "Alvas signal är hennes." in said(social)


def test_one_who_heard_nothing_is_told_of_an_empty_copy(group):
    group[LEAD].copies.compose(group.meeting)
    (row,) = rows(group, POLICE)
    assert (row.receiver, row.pupils) == (POLICE, ())


def test_the_other_school_seat_is_told_of_no_copy_but_those_addressed_to_it(group):
    group[LEAD].copies.compose(group.meeting)
    assert rows(group, COUNSELLOR) == ()


def test_the_newest_run_stands_first(group, around):
    first = {copy.code for copy in group[LEAD].copies.compose(group.meeting)}
    around.now = datetime(2026, 11, 21, 9, tzinfo=UTC)
    second = {copy.code for copy in group[LEAD].copies.compose(group.meeting)}
    codes = [row.code for row in rows(group, LEAD)]
    assert (set(codes[:3]), set(codes[3:])) == (second, first)


def test_copies_of_another_meeting_are_not_in_it(group):
    other = group[LEAD].planning.call(a_plan(LEAD, held_on=date(2026, 12, 10)))
    group[LEAD].copies.compose(other)
    assert rows(group, LEAD) == ()


def test_what_has_been_shut_since_is_not_told(group):
    group[LEAD].copies.compose(group.meeting)
    group[LEAD].grounds.withdraw(group.alva, group.consent, parties=ALL, topics=ALL, who="mamma")
    social = next(row for row in rows(group, SOCIAL) if row.whole)
    assert said(social) == {"Fältarens egen signal."}


def test_what_has_been_corrected_since_is_told_in_the_words_it_has_now(group):
    group[LEAD].copies.compose(group.meeting)
    seen = stamp(group[LEAD], group.sami, group.signal)
    group[LEAD].recording.correct(group.sami, group.signal, a_signal("Rättad."), seen)
    assert "Rättad." in said(rows(group, LEAD)[0])


def test_a_pupil_known_only_from_a_decision_stands_there_by_name(group):
    group[LEAD].grounds.decide(group.sami, a_decision({group.signal}, receiver=POLICE))
    group[LEAD].copies.compose(group.meeting)
    (row,) = rows(group, POLICE)
    assert (names(row), said(row)) == (["Sami Öberg"], {"Samis signal är hans."})


def test_a_youth_whom_two_refs_speak_of_stands_there_once(group):
    """The social services have a card of their own, linked to the school's."""
    own = group[SOCIAL].people.mine(group.alva)
    group[SOCIAL].recording.record(own, a_signal("En till."))
    group[LEAD].copies.compose(group.meeting)
    social = next(row for row in rows(group, SOCIAL) if row.whole)
    assert names(social) == ["Alva Lindqvist"]


def test_a_seat_that_was_not_called_is_refused(group):
    group.join(NURSE)
    with pytest.raises(Refusal) as refused:
        rows(group, NURSE)
    assert refused.value.reason is Reason.UNKNOWN_MEETING
