from datetime import UTC, date, datetime
from itertools import product

import pytest
import sqlalchemy as sa

from sspf_desk.casework.commitments import Commitments
from sspf_desk.models.tables import trail_entry
from sspf_desk.roster import Roster, RosterPupil
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


@pytest.fixture
def listed(school):
    """A pupil by a class list, with a consent, a promise of the lead's, and one that the counsellor has made."""
    school.join(COUNSELLOR, SOCIAL)
    pupil = RosterPupil("e-1", "Alva", "Lindqvist", date(2011, 3, 14), "9B")
    school[LEAD].people.take_in(Roster("Björkdalsskolan", "12345678", (pupil,), 0, frozenset(), 0, 0))
    (row,) = school[LEAD].people.list()
    school[LEAD].grounds.take(row.pupil, a_consent(until_on=NEAR))
    school[LEAD].recording.record(row.pupil, a_commitment(owner=LEAD))
    mine = school[COUNSELLOR].people.mine(row.pupil)
    school[COUNSELLOR].grounds.take(mine, a_consent(until_on=NEAR, purpose="Läxhjälp"))
    school[COUNSELLOR].recording.record(mine, a_commitment(owner=COUNSELLOR))
    return row.pupil


def told(desk):
    day = desk.today.day()
    return [len(day.to_accept), len(day.running_out), len(day.promises)]


def test_a_pupil_whose_data_are_protected_is_in_nobodys_day_whoever_took_the_consent(school, listed):
    assert [told(school[seat]) for seat in (LEAD, COUNSELLOR)] == [[2, 0, 1]] * 2
    school[LEAD].people.take_in(Roster("Björkdalsskolan", "12345678", (), 1, frozenset({"e-1"}), 0, 0))
    for seat in (LEAD, COUNSELLOR):
        assert told(school[seat]) == [0, 0, 0]
        assert [school[seat].today.promises_of(other) for other in (LEAD, COUNSELLOR)] == [(), ()]
    school.all_sign_in()
    assert told(school[SOCIAL]) == [0, 0, 0]


def test_a_pupil_has_the_name_and_handle_that_the_list_has(school, alva):
    """Not those of the day on which the consent was taken, nor those of the seat that took it."""
    consent = school[COUNSELLOR].grounds.take(alva, a_consent(until_on=NEAR))
    mine = school.add(SOCIAL, "Alva Lindqvist-Ek", "9C")
    school[SOCIAL].people.link(mine, alva, apart=False)
    (row,) = school[SOCIAL].today.day().to_accept
    assert (row.pupil, str(row.name), str(row.school_class)) == (mine, "Alva Lindqvist-Ek", "9C")
    school[SOCIAL].grounds.accept(row.pupil, consent)
    (row,) = school[SOCIAL].today.day().running_out
    assert (row.pupil, str(row.name)) == (mine, "Alva Lindqvist-Ek")


def test_a_youth_with_two_handles_is_asked_for_by_the_one_in_the_list_and_each_thing_told_once(school, alva):
    cards = [school.add(SOCIAL, name) for name in ("Alva Lindqvist", "Alva Lindkvist")]
    for card in cards:
        school[SOCIAL].recording.record(card, a_commitment(owner=SOCIAL))
        school[SOCIAL].people.link(card, alva, apart=False)
    consent = school[COUNSELLOR].grounds.take(alva, a_consent(until_on=NEAR))
    (listed,) = school[SOCIAL].people.list()
    day = school[SOCIAL].today.day()
    assert [(row.consent, row.pupil) for row in day.to_accept] == [(consent, listed.pupil)]
    assert [row.pupil for row in day.promises] == [listed.pupil] * 2
    assert len({row.item for row in day.promises}) == 2
    school[SOCIAL].grounds.accept(listed.pupil, consent)
    assert told(school[SOCIAL]) == [0, 1, 2]


def test_what_another_has_accepted_asks_nothing_of_a_seat_that_is_only_told(school, alva):
    consent = school[COUNSELLOR].grounds.take(alva, a_consent(told=(Party.SOCIAL_SERVICES, Party.POLICE)))
    school[COUNSELLOR].grounds.accept(alva, consent)
    assert told(school[POLICE]) == [0, 0, 0]
    assert names(school[POLICE].people.list()) == ["Alva Lindqvist"]


def test_a_consent_by_which_nobody_is_told_any_more_waits_for_nobody(school, alva):
    consent = school[COUNSELLOR].grounds.take(alva, a_consent(tells=(Party.SCHOOL,), told=(Party.POLICE,)))
    assert told(school[LEAD]) == [1, 0, 0]
    part = {"parties": frozenset({Party.POLICE}), "topics": frozenset()}
    school[COUNSELLOR].grounds.withdraw(alva, consent, **part, who="vårdnadshavare")
    assert [told(school[seat]) for seat in (LEAD, COUNSELLOR)] == [[0, 0, 0]] * 2


@pytest.mark.parametrize(
    ("now", "late"),
    [(datetime(2026, 12, 4, 22, 30, tzinfo=UTC), False), (datetime(2026, 12, 4, 23, 30, tzinfo=UTC), True)],
)
def test_a_promise_is_late_once_its_day_has_passed_where_the_school_is(school, alva, around, now, late):
    school[COUNSELLOR].recording.record(alva, a_commitment(owner=COUNSELLOR))
    around.now = now
    assert [row.late for row in school[COUNSELLOR].today.day().promises] == [late]


def test_what_has_one_day_stands_by_name_in_swedish_order(school, alva):
    for name in ("Ärla Ek", "Åke Ek"):
        pupil = school.add(COUNSELLOR, name, "7A")
        school[COUNSELLOR].recording.record(pupil, a_commitment(owner=COUNSELLOR))
        school[COUNSELLOR].grounds.take(pupil, a_consent(until_on=NEAR))
    school[COUNSELLOR].grounds.take(alva, a_consent())
    school[COUNSELLOR].recording.record(alva, a_commitment(owner=COUNSELLOR, day=date(2026, 12, 1)))
    day = school[COUNSELLOR].today.day()
    assert names(day.to_accept) == ["Åke Ek", "Ärla Ek", "Alva Lindqvist"]
    assert names(day.promises) == ["Alva Lindqvist", "Åke Ek", "Ärla Ek"]


def test_a_day_is_one_entry_in_the_trail_and_so_is_a_list_of_promises(school, alva):
    desk = school[COUNSELLOR]
    for ask in (desk.today.day, lambda: desk.today.promises_of(LEAD)):
        before = entries(desk)
        ask()
        assert entries(desk) == before + 1


def entries(desk):
    with desk.recording._acts.quietly() as session:
        return session.connection.execute(sa.select(sa.func.count()).select_from(trail_entry)).scalar()


def test_what_waits_is_all_that_stands_on_any_sheet_though_few_sheets_are_opened(school, alva, monkeypatch):
    """Every seat offers every seat something: some of it is accepted, some declined, and some handed on."""
    seats = (LEAD, COUNSELLOR, SOCIAL)
    consent = school[COUNSELLOR].grounds.take(alva, a_consent())
    here = {LEAD: alva, COUNSELLOR: alva}
    for seat in seats[1:]:
        here[seat] = next(row.pupil for row in school[seat].today.day().to_accept)
        school[seat].grounds.accept(here[seat], consent)
    for seat, owner in product(seats, seats):
        school[seat].recording.record(here[seat], a_commitment(f"{seat} till {owner}", owner=owner))
    for seat in seats:
        first, second, third = school[seat].today.day().promises
        school[seat].recording.promise(first.pupil, first.item, accepted=True)
        school[seat].recording.promise(second.pupil, second.item, accepted=False)
        if third.text.startswith(seat):
            school[seat].commitments.hand_over(third.pupil, third.item, LEAD)
    few = [school[seat].today.day().promises for seat in seats]
    monkeypatch.setattr(Commitments, "_with_any", lambda _self, _session, known: known)
    every = [school[seat].today.day().promises for seat in seats]
    assert few == every
    assert all(every)
