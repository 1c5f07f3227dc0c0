"""What a pupil's page says of its consents: which wait for this seat, and which may be taken back."""

import pytest

from sspf_desk.terms import Party, Seat
from tests.builders import a_consent

COUNSELLOR, SOCIAL = Seat.COUNSELLOR, Seat.SOCIAL_SERVICES


@pytest.fixture
def alva(school):
    school.join(COUNSELLOR, SOCIAL)
    return school.add(COUNSELLOR)


def page(school, seat):
    (row,) = school[seat].people.list()
    return school[seat].recording.open(row.pupil)


def withdrawable(view):
    return {one.item for one in view.own if one.withdrawable}


def test_a_consent_waits_for_each_seat_that_it_asks_to_tell_until_it_is_accepted(school, alva):
    consent = school[COUNSELLOR].grounds.take(alva, a_consent())
    assert page(school, COUNSELLOR).to_accept == page(school, SOCIAL).to_accept == {consent}
    school[COUNSELLOR].grounds.accept(alva, consent)
    assert page(school, COUNSELLOR).to_accept == set()
    assert page(school, SOCIAL).to_accept == {consent}


def test_one_that_lets_a_seat_be_told_alone_does_not_wait_for_it(school, alva):
    school[COUNSELLOR].grounds.take(alva, a_consent(tells=(Party.SCHOOL,)))
    assert page(school, SOCIAL).to_accept == set()


def test_whoever_took_it_may_take_it_back_until_nothing_of_it_is_left(school, alva):
    consent = school[COUNSELLOR].grounds.take(alva, a_consent())
    assert withdrawable(page(school, COUNSELLOR)) == {consent}
    assert withdrawable(page(school, SOCIAL)) == set()
    school[COUNSELLOR].grounds.withdraw(alva, consent, parties=frozenset(), topics=frozenset(), who="mamma")
    view = page(school, COUNSELLOR)
    assert (withdrawable(view), view.to_accept) == (set(), set())
