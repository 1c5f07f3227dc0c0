"""The list of pupils: Swedish order and no other, and what has a day beside each."""

from datetime import date

import pytest

from sspf_desk.casework.overview import Due
from sspf_desk.terms import Kind, Party, Seat
from tests.builders import a_commitment, a_consent

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
DUE_ON, SOON = date(2026, 12, 4), date(2026, 12, 20)


@pytest.fixture
def group(school):
    return school.join(COUNSELLOR, SOCIAL)


def due(desk):
    return {str(line.row.name): line.due for line in desk.overview.pupils()}


def test_pupils_stand_by_class_and_name_whatever_has_been_written_of_them(group):
    for name, school_class in (("Örjan Ek", "8A"), ("Åke Ek", "8A"), ("Zoe Ek", "8A"), ("Alva Ek", "9B")):
        pupil = group.add(LEAD, name, school_class)
    group[LEAD].recording.record(pupil, a_commitment(owner=LEAD))
    names = [str(line.row.name) for line in group[LEAD].overview.pupils()]
    assert names == ["Zoe Ek", "Åke Ek", "Örjan Ek", "Alva Ek"]


def test_the_list_is_that_of_the_people(group):
    group.add(LEAD)
    assert tuple(line.row for line in group[LEAD].overview.pupils()) == group[LEAD].people.list()


def test_ones_own_promise_has_its_day_and_is_late_the_day_after(group, around):
    alva = group.add(LEAD)
    group[LEAD].recording.record(alva, a_commitment(owner=LEAD))
    assert due(group[LEAD]) == {"Alva Lindqvist": (Due(Kind.COMMITMENT, LEAD, DUE_ON, late=False),)}
    around.now = around.now.replace(month=12, day=5)
    assert due(group[LEAD])["Alva Lindqvist"][0].late


def test_a_promise_that_was_declined_is_due_no_more(group):
    alva = group.add(LEAD)
    offer = group[LEAD].recording.record(alva, a_commitment(owner=LEAD)).item
    group[LEAD].recording.promise(alva, offer, accepted=False)
    assert due(group[LEAD]) == {"Alva Lindqvist": ()}


def test_what_is_offered_to_a_seat_is_due_there_and_not_where_it_was_offered(group):
    alva = group.add(LEAD)
    group[LEAD].recording.record(alva, a_commitment(owner=SOCIAL))
    assert due(group[LEAD]) == {"Alva Lindqvist": ()}
    assert due(group[SOCIAL]) == {"Alva Lindqvist": (Due(Kind.COMMITMENT, SOCIAL, DUE_ON, late=False),)}


def test_what_one_school_seat_offers_the_other_is_due_there(group):
    alva = group.add(LEAD)
    group[LEAD].recording.record(alva, a_commitment(owner=COUNSELLOR))
    assert due(group[COUNSELLOR]) == {"Alva Lindqvist": (Due(Kind.COMMITMENT, COUNSELLOR, DUE_ON, late=False),)}


def test_an_answer_and_its_offer_are_told_once(group):
    alva = group.add(LEAD)
    offer = group[LEAD].recording.record(alva, a_commitment(owner=SOCIAL)).item
    (line,) = group[SOCIAL].overview.pupils()
    group[SOCIAL].recording.promise(line.row.pupil, offer, accepted=True)
    assert [len(told) for told in due(group[SOCIAL]).values()] == [1]


def test_a_consent_that_ends_soon_is_told_to_whoever_it_names_and_one_far_off_is_not(group):
    alva, ines = group.add(LEAD), group.add(LEAD, "Ines Öberg")
    group[LEAD].grounds.take(alva, a_consent(until_on=SOON))
    group[LEAD].grounds.take(ines, a_consent())
    ends = (Due(Kind.CONSENT, LEAD, SOON, late=False),)
    assert due(group[LEAD]) == {"Alva Lindqvist": ends, "Ines Öberg": ()}
    assert due(group[SOCIAL]) == {"Alva Lindqvist": ends, "Ines Öberg": ()}


def test_a_consent_that_was_taken_back_runs_out_no_more(group):
    alva = group.add(LEAD)
    consent = group[LEAD].grounds.take(alva, a_consent(until_on=SOON))
    group[LEAD].grounds.withdraw(alva, consent, parties=frozenset(), topics=a_consent().topics, who="vårdnadshavare")
    assert due(group[LEAD]) == {"Alva Lindqvist": ()}


def test_the_nearest_day_stands_first(group):
    alva = group.add(LEAD)
    group[LEAD].grounds.take(alva, a_consent(until_on=SOON, told=(Party.SCHOOL,)))
    group[LEAD].recording.record(alva, a_commitment(owner=LEAD))
    assert [one.on for one in due(group[LEAD])["Alva Lindqvist"]] == [DUE_ON, SOON]


def test_name_alias_and_class_are_found_by_any_of_their_words_and_nothing_else_is(group):
    group.add(LEAD)
    (line,) = group[LEAD].overview.pupils()
    assert all(line.matches(words) for words in ("", "alva", "LIND 9b", line.row.alias))
    assert not any(line.matches(words) for words in ("2011", "ömer", "alva 8a"))
