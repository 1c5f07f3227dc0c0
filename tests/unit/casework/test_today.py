from datetime import date

import pytest

from sspf_desk.terms import Party, Seat
from tests.builders import a_commitment, a_consent, ready_for_agenda

LEAD, COUNSELLOR, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.POLICE
NEAR = date(2026, 12, 10)


@pytest.fixture
def alva(school):
    school.join(COUNSELLOR, SOCIAL, POLICE)
    return school.add(COUNSELLOR)


def names(rows):
    return [str(row.name) for row in rows]


def test_a_day_on_which_nothing_waits_is_empty(school):
    day = school[LEAD].today.day()
    assert (day.on, day.to_accept, day.running_out, day.promises) == (date(2026, 11, 20), (), (), ())


def test_a_consent_waits_at_every_seat_that_it_asks_to_tell_until_that_seat_accepts(school, alva):
    consent = school[COUNSELLOR].grounds.take(alva, a_consent())
    for seat in (COUNSELLOR, SOCIAL):
        (row,) = school[seat].today.day().to_accept
        assert (row.consent, str(row.name), row.taken_by) == (consent, "Alva Lindqvist", COUNSELLOR)
    school[SOCIAL].grounds.accept(school[SOCIAL].today.day().to_accept[0].pupil, consent)
    assert school[SOCIAL].today.day().to_accept == ()
    assert names(school[COUNSELLOR].today.day().to_accept) == ["Alva Lindqvist"]


def test_a_seat_that_a_consent_does_not_name_is_told_nothing_of_it(school, alva):
    school[COUNSELLOR].grounds.take(alva, a_consent(no=(Party.POLICE,)))
    day = school[POLICE].today.day()
    assert (day.to_accept, day.running_out) == ((), ())


def test_a_seat_that_is_only_told_has_nothing_to_accept(school, alva):
    school[COUNSELLOR].grounds.take(alva, a_consent(tells=(Party.SCHOOL,), until_on=NEAR))
    day = school[SOCIAL].today.day()
    assert (day.to_accept, names(day.running_out)) == ((), ["Alva Lindqvist"])


def test_a_consent_is_told_to_run_out_a_month_before_and_no_sooner(school, alva):
    consent = school[COUNSELLOR].grounds.take(alva, a_consent(until_on=NEAR))
    school[COUNSELLOR].grounds.take(alva, a_consent(until_on=date(2027, 3, 1), purpose="Läxhjälp"))
    for one in (row.consent for row in school[COUNSELLOR].today.day().to_accept):
        school[COUNSELLOR].grounds.accept(alva, one)
    assert [row.consent for row in school[COUNSELLOR].today.day().running_out] == [consent]


def test_a_withdrawn_consent_waits_for_nobody(school, alva):
    consent = school[COUNSELLOR].grounds.take(alva, a_consent(until_on=NEAR))
    nothing = frozenset()
    school[COUNSELLOR].grounds.withdraw(alva, consent, parties=nothing, topics=nothing, who="vårdnadshavare")
    day = school[COUNSELLOR].today.day()
    assert (day.to_accept, day.running_out) == ((), ())


def test_what_is_offered_and_what_is_promised_are_told_apart(school, alva):
    ready_for_agenda(school[COUNSELLOR], alva)
    offer = school[COUNSELLOR].recording.record(alva, a_commitment(owner=LEAD)).item
    (row,) = school[LEAD].today.day().promises
    assert (str(row.name), row.promised, row.late) == ("Alva Lindqvist", False, False)
    school[LEAD].recording.promise(row.pupil, offer, accepted=True)
    (row,) = school[LEAD].today.day().promises
    assert row.promised


def test_a_promise_whose_day_has_passed_is_late(school, alva, around):
    ready_for_agenda(school[COUNSELLOR], alva)
    school[COUNSELLOR].recording.record(alva, a_commitment(owner=COUNSELLOR))
    around.now = around.now.replace(month=12, day=8)
    assert [row.late for row in school[COUNSELLOR].today.day().promises] == [True]


def test_another_seats_promises_are_told_as_far_as_one_may_know_them(school, alva):
    ready_for_agenda(school[COUNSELLOR], alva)
    school[COUNSELLOR].recording.record(alva, a_commitment(owner=LEAD))
    assert names(school[COUNSELLOR].today.promises_of(LEAD)) == ["Alva Lindqvist"]
    assert school[POLICE].today.promises_of(LEAD) == ()
