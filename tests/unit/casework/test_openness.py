"""Who can read this: the holder is told of every seat with a ground, now and at a moment to come."""

from datetime import UTC, datetime

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Ground, Party, Seat
from tests.builders import a_commitment, a_consent, a_decision, a_note, a_signal

LEAD, COUNSELLOR, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.POLICE
AFTER_THE_CONSENT = datetime(2027, 3, 1, 23, tzinfo=UTC)


@pytest.fixture
def group(school):
    return school.join(COUNSELLOR, SOCIAL).at_the_table(POLICE)


def told(desk, pupil, item, at=None):
    (found,) = [one for one in desk.openness.who_may(pupil, at) if one.item == item]
    return {one.seat: one.ground for one in found.open_to}


def consented(group, **change):
    pupil = group.add(LEAD)
    item = group[LEAD].recording.record(pupil, a_signal()).item
    consent = group[LEAD].grounds.take(pupil, a_consent(**change))
    return pupil, item, consent


def test_without_a_ground_an_item_is_its_holders_and_the_other_school_seats(group):
    pupil, item, _ = consented(group)
    assert told(group[LEAD], pupil, item) == {LEAD: Ground.OWN, COUNSELLOR: Ground.SAME_BRANCH}


def test_an_accepted_consent_opens_until_it_ends(group):
    pupil, item, consent = consented(group)
    group[LEAD].grounds.accept(pupil, consent)
    assert told(group[LEAD], pupil, item)[SOCIAL] is Ground.CONSENT
    assert SOCIAL not in told(group[LEAD], pupil, item, AFTER_THE_CONSENT)


def test_a_moment_that_has_passed_is_answered_as_now(group):
    pupil, item, consent = consented(group)
    group[LEAD].grounds.accept(pupil, consent)
    assert SOCIAL in told(group[LEAD], pupil, item, datetime(2026, 1, 1, tzinfo=UTC))


def test_a_withdrawal_shuts_at_once(group):
    pupil, item, consent = consented(group)
    group[LEAD].grounds.accept(pupil, consent)
    parties = frozenset({Party.SOCIAL_SERVICES})
    group[LEAD].grounds.withdraw(pupil, consent, parties=parties, topics=frozenset(), who="vårdnadshavare")
    assert SOCIAL not in told(group[LEAD], pupil, item)


def test_who_sits_at_the_table_is_told_of_too(group):
    pupil, item, _ = consented(group)
    group[LEAD].grounds.decide(pupil, a_decision({item}, POLICE))
    assert told(group[LEAD], pupil, item)[POLICE] is Ground.DECISION


def test_a_seat_that_nobody_sits_on_is_not_told_of(group):
    pupil = group.add(LEAD)
    item = group[LEAD].recording.record(pupil, a_commitment(owner=Seat.LEISURE)).item
    assert Seat.LEISURE not in told(group[LEAD], pupil, item)


def test_a_note_to_self_is_open_to_nobody_else(group):
    pupil = group.add(LEAD)
    item = group[LEAD].recording.record(pupil, a_note()).item
    assert told(group[LEAD], pupil, item) == {LEAD: Ground.OWN}


def test_nobody_is_told_of_another_seats_items(group):
    pupil, _, _ = consented(group)
    (theirs,) = group[COUNSELLOR].people.list()
    assert theirs.pupil == pupil
    assert group[COUNSELLOR].openness.who_may(pupil) == ()


def test_an_unknown_pupil_is_refused(group):
    with pytest.raises(Refusal) as refused:
        group[LEAD].openness.who_may("Ingen Alls")
    assert refused.value.reason is Reason.UNKNOWN_PUPIL
