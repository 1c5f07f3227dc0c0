"""What a pupil's page asks of this seat: consents to accept or to take back, commitments to promise or decline."""

import pytest

from sspf_desk.terms import Party, Seat
from tests.builders import a_commitment, a_consent

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES


@pytest.fixture
def alva(school):
    school.join(COUNSELLOR, SOCIAL)
    return school.add(COUNSELLOR)


def page(school, seat):
    (row,) = school[seat].people.list()
    return school[seat].recording.open(row.pupil)


def withdrawable(view):
    return {one.item for one in view.own if one.left}


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


@pytest.mark.parametrize("accepted", [True, False])
def test_an_offer_waits_for_the_seat_it_is_made_to_and_no_other_until_it_is_answered(school, alva, accepted):
    offer = school[COUNSELLOR].recording.record(alva, a_commitment(owner=SOCIAL)).item
    assert page(school, SOCIAL).promises.offered == {offer}
    assert page(school, COUNSELLOR).promises.offered == page(school, LEAD).promises.offered == set()
    school[SOCIAL].recording.promise(alva, offer, accepted=accepted)
    assert page(school, SOCIAL).promises.offered == set()


def test_what_a_seat_offers_itself_waits_for_its_own_yes(school, alva):
    offer = school[COUNSELLOR].recording.record(alva, a_commitment(owner=COUNSELLOR)).item
    assert page(school, COUNSELLOR).promises.offered == {offer}
    school[COUNSELLOR].recording.promise(alva, offer, accepted=True)
    assert page(school, COUNSELLOR).promises.offered == set()


def test_what_waits_is_what_the_list_of_commitments_asks_too(school, alva):
    school[COUNSELLOR].recording.record(alva, a_commitment("Ringer hem.", owner=LEAD))
    school[COUNSELLOR].recording.record(alva, a_commitment("Bokar ett möte.", owner=LEAD))
    asked = {one.item for one in school[LEAD].today.promises_of(LEAD) if not one.promised}
    assert page(school, LEAD).promises.offered == asked
    assert len(asked) == 2


def test_a_promise_is_to_be_kept_by_its_owner_until_it_is_and_can_be_taken_back(school, alva):
    offer = school[COUNSELLOR].recording.record(alva, a_commitment(owner=SOCIAL)).item
    assert page(school, COUNSELLOR).promises.to_keep == page(school, SOCIAL).promises.to_keep == set()
    promise = school[SOCIAL].recording.promise(alva, offer, accepted=True)
    assert (page(school, SOCIAL).promises.to_keep, page(school, SOCIAL).promises.kept) == ({promise}, set())
    school[SOCIAL].commitments.fulfil(alva, promise)
    assert (page(school, SOCIAL).promises.to_keep, page(school, SOCIAL).promises.kept) == (set(), {promise})
    assert page(school, COUNSELLOR).promises.kept == page(school, LEAD).promises.kept == set()


def test_what_a_seat_without_a_desk_is_to_do_is_kept_by_whoever_wrote_it_down(school, alva):
    school.at_the_table(Seat.POLICE)
    offer = school[COUNSELLOR].recording.record(alva, a_commitment(owner=Seat.POLICE)).item
    assert page(school, COUNSELLOR).promises.to_keep == {offer}
    assert page(school, LEAD).promises.to_keep == set()
    (row,) = school[COUNSELLOR].today.promises_of(Seat.POLICE)
    (seen,) = school[LEAD].today.promises_of(Seat.POLICE)
    assert (row.to_keep, seen.to_keep) == (True, False)


def test_an_old_answer_is_not_to_be_kept_while_the_offer_made_anew_waits(school, alva):
    offer = school[COUNSELLOR].recording.record(alva, a_commitment(owner=SOCIAL)).item
    school[SOCIAL].recording.promise(alva, offer, accepted=True)
    for owner in (LEAD, SOCIAL):
        school[COUNSELLOR].commitments.hand_over(alva, offer, owner)
    view = page(school, SOCIAL)
    assert (view.promises.offered, view.promises.to_keep) == ({offer}, set())


def test_what_was_declined_can_be_promised_after_all_while_it_is_asked_still(school, alva):
    offer = school[COUNSELLOR].recording.record(alva, a_commitment(owner=SOCIAL)).item
    assert page(school, SOCIAL).promises.declined == set()
    answer = school[SOCIAL].recording.promise(alva, offer, accepted=False)
    assert page(school, SOCIAL).promises.declined == {answer}
    assert page(school, COUNSELLOR).promises.declined == set()
    school[COUNSELLOR].commitments.hand_over(alva, offer, LEAD)
    assert page(school, SOCIAL).promises.declined == set()


def test_ones_own_offer_declined_can_be_promised_after_all(school, alva):
    offer = school[COUNSELLOR].recording.record(alva, a_commitment(owner=COUNSELLOR)).item
    school[COUNSELLOR].recording.promise(alva, offer, accepted=False)
    assert page(school, COUNSELLOR).promises.declined == {offer}
    school[COUNSELLOR].recording.promise(alva, offer, accepted=True, seen="Ringer hem varje fredag.", after_all=True)
    assert page(school, COUNSELLOR).promises.declined == set()
    assert page(school, COUNSELLOR).promises.to_keep == {offer}
