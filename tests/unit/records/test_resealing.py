"""A seat's own rows sealed anew: the same rows at the same places for those who stay, and none for older keys."""

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.records.resealing import reseal
from sspf_desk.records.rows import Keyring
from sspf_desk.terms import Act, Seat
from tests.builders import NAMES, a_commitment, a_consent, a_decision, a_note, a_plan, a_signal
from tests.cutting import reason
from tests.reach import Reach, inside

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES


@pytest.fixture
def sealed(school):
    """A lead with rows of every sort, a seat that gives to her and takes of her; and her keys, old and new."""
    school.join(COUNSELLOR, SOCIAL)
    alva, lead = school.add(LEAD), school[LEAD]
    item = lead.recording.record(alva, a_signal()).item
    lead.recording.record(alva, a_commitment(owner=SOCIAL))
    lead.recording.record(alva, a_note())
    lead.grounds.accept(alva, lead.grounds.take(alva, a_consent()))
    lead.grounds.decide(alva, a_decision([item]))
    lead.planning.call(a_plan(LEAD, SOCIAL))
    school[SOCIAL].recording.record(school.add(SOCIAL, "Ali Ek"), a_signal("Andras."))
    school[COUNSELLOR].recording.record(school.add(COUNSELLOR, "Bo Alm"), a_signal("Kuratorns."))
    held = inside(school, LEAD)
    school.old = held.records.keyring
    rotated = held.seat.rotated(school.around.entropy)
    keys = rotated.without_roots_before(rotated.public.seal[0])
    school.new = Keyring(held.door.vault, keys, held.unlocked.person, school.around.entropy)
    return school


def opened(ring, rows, *, note=False):
    """What a ring opens of the file's rows, by its place."""
    found = {}
    for row in rows:
        try:
            found[row.id] = row.tag, ring.open_own(row, note=note)
        except Refusal:
            continue
    return found


def resealed(school, old=None, new=None):
    held = inside(school, LEAD)
    with held.acts.begin(Act.SEALED_ANEW) as session:
        reseal(session, held.records.directory(session), old or school.old, new or school.new)


def test_every_own_row_opens_under_the_new_keys_alone_and_says_the_same(sealed):
    rows = Reach(sealed.folder, NAMES[LEAD]).access()
    before = opened(sealed.old, rows)
    resealed(sealed)
    rows = Reach(sealed.folder, NAMES[LEAD]).access()
    after = opened(sealed.new, rows)
    assert opened(sealed.old, rows) == {}
    assert sorted(repr(row) for _, row in after.values()) == sorted(repr(row) for _, row in before.values())
    assert {tag for tag, _ in after.values()}.isdisjoint(tag for tag, _ in before.values())
    assert after.keys().isdisjoint(before)


def given_to(ring, rows):
    found = {}
    for row in rows:
        try:
            found[row.id] = row.tag, ring.open_given(row)
        except Refusal:
            continue
    return found


def test_what_others_gave_says_the_same_at_the_same_place_and_opens_under_the_new_seal_alone(sealed):
    before = given_to(sealed.old, Reach(sealed.folder, NAMES[LEAD]).access())
    assert before
    resealed(sealed)
    rows = Reach(sealed.folder, NAMES[LEAD]).access()
    assert given_to(sealed.old, rows) == {}
    assert given_to(sealed.new, rows) == before


def test_what_others_hold_and_her_own_notes_are_not_touched(sealed):
    every = Reach(sealed.folder, NAMES[LEAD]).access()
    hers = opened(sealed.old, every).keys() | given_to(sealed.old, every).keys()
    rest = {row for row in every if row.id not in hers}
    assert opened(sealed.old, rest, note=True)
    resealed(sealed)
    assert rest <= set(Reach(sealed.folder, NAMES[LEAD]).access())
    assert sealed[LEAD].watch.verify() == ()


def test_done_twice_the_own_rows_are_left_and_what_was_given_still_says_the_same(sealed):
    resealed(sealed)
    first = Reach(sealed.folder, NAMES[LEAD]).access()
    resealed(sealed)
    second = Reach(sealed.folder, NAMES[LEAD]).access()
    given = given_to(sealed.new, first)
    assert given_to(sealed.new, second) == given
    assert {row for row in second if row.id not in given} == {row for row in first if row.id not in given}


def test_a_row_of_a_newer_suite_stops_it_before_anything_is_changed(sealed, monkeypatch):
    before = set(Reach(sealed.folder, NAMES[LEAD]).access())

    def newer(*_args, **_kwargs):
        raise Refusal(Reason.NEWER_FORMAT)

    monkeypatch.setattr(Keyring, "open_own", newer)
    assert reason(resealed, sealed) is Reason.NEWER_FORMAT
    monkeypatch.undo()
    assert set(Reach(sealed.folder, NAMES[LEAD]).access()) == before
