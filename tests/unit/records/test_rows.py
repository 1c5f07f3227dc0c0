"""One seat's own rows under the keys of every epoch: old ones found and opened, new ones put under the newest."""

from dataclasses import replace

import pytest

from sspf_desk.disclosure import Item
from sspf_desk.errors import Reason, Refusal
from sspf_desk.records import places
from sspf_desk.records.opening import rows_at
from sspf_desk.records.rows import Keyring, OwnRow
from sspf_desk.terms import Act, ItemId, Kind, PupilId, Seat, Topic, VersionId
from sspf_desk.vault.person import Person
from sspf_desk.vault.seats import SeatKeys, row_id, tag
from tests.builders import Around, a_signal, texts

VAULT, LEAD = "5e" * 16, Seat.SCHOOL_LEAD
PLACE = places.of_pupil(PupilId("aa" * 16))


@pytest.fixture
def entropy():
    around = Around()
    around.seed("rows")
    return around.entropy


@pytest.fixture
def person(entropy):
    return Person.create(entropy)


@pytest.fixture
def first(entropy):
    return SeatKeys.create(LEAD, entropy)


@pytest.fixture
def ring(person, entropy):
    return lambda keys: Keyring(VAULT, keys, person, entropy)


def a_row(version="01"):
    nobody, nothing = frozenset[Seat](), frozenset[Topic]()
    item = Item(LEAD, Kind.SIGNAL, ItemId("02" * 16), None, nothing, frozenset(), None, None, nobody, protected=False)
    return OwnRow(VersionId(version * 16), b"k" * 32, 1, item, b"d" * 32, (), (), None)


def refusal_of(act, *given, **named):
    with pytest.raises(Refusal) as refused:
        act(*given, **named)
    return refused.value.reason


def test_rows_of_every_epoch_open_and_are_found_under_a_tag_of_each(ring, first, entropy):
    epochs = [first, first.rotated(entropy), first.rotated(entropy).rotated(entropy)]
    epochs[2] = epochs[1].rotated(entropy)
    newest = ring(epochs[-1])
    sealed = [ring(keys).seal_own(a_row(), PLACE, note=False) for keys in epochs]
    assert newest.own_tags(*PLACE) == tuple(row.tag for row in reversed(sealed))
    assert newest.own_tag(*PLACE) == sealed[-1].tag
    assert [newest.open_own(row, note=False) for row in sealed] == [a_row()] * 3


def test_new_rows_lie_under_the_newest_key_and_an_older_one_opens_none_of_them(ring, first, entropy):
    rotated = first.rotated(entropy)
    sealed = ring(rotated).seal_own(a_row(), PLACE, note=False)
    assert (sealed.id, sealed.tag) == (
        row_id(rotated.own_key(2), a_row().version, "own", *PLACE),
        tag(rotated.own_key(2), *PLACE),
    )
    assert sealed.tag not in ring(first).own_tags(*PLACE)
    assert refusal_of(ring(first).open_own, sealed, note=False) is Reason.VAULT_DAMAGED


def test_without_the_older_roots_the_older_rows_are_neither_found_nor_opened(ring, first, entropy):
    sealed = ring(first).seal_own(a_row(), PLACE, note=False)
    left = ring(first.rotated(entropy).without_roots_before(2))
    assert sealed.tag not in left.own_tags(*PLACE)
    assert refusal_of(left.open_own, sealed, note=False) is Reason.VAULT_DAMAGED


def test_notes_lie_under_their_authors_key_whatever_the_seats_epoch(ring, first, entropy):
    sealed = ring(first).seal_own(a_row(), PLACE, note=True)
    rotated = ring(first.rotated(entropy))
    assert rotated.open_own(sealed, note=True) == a_row()
    assert rotated.note_tag(*PLACE) == sealed.tag
    assert refusal_of(rotated.open_own, sealed, note=False) is Reason.VAULT_DAMAGED


def test_a_row_moved_or_of_an_unknown_suite_is_refused_under_every_key(ring, first, entropy):
    rotated, sealed = ring(first.rotated(entropy)), ring(first).seal_own(a_row(), PLACE, note=False)
    for moved in (replace(sealed, id=b"x" * 16), replace(sealed, tag=b"x" * 16)):
        assert refusal_of(rotated.open_own, moved, note=False) is Reason.VAULT_DAMAGED
    newer = replace(sealed, sealed=b"\2" + sealed.sealed[1:])
    assert refusal_of(rotated.open_own, newer, note=False) is Reason.NEWER_FORMAT


def test_a_seat_in_a_new_epoch_still_finds_and_corrects_what_it_wrote_before(school):
    alva, desk = school.add(LEAD), school[LEAD]
    records, around = desk.people._records, school.around
    made = desk.recording.record(alva, a_signal("Före."))
    keys, person = desk.membership._in.unlocked.keys.seats[0], desk.membership._in.unlocked.person
    records.keyring = Keyring(records.keyring.vault, keys.rotated(around.entropy), person, around.entropy)
    assert "Före." in texts(desk.recording.sheet(alva))
    desk.recording.record(alva, a_signal("Efter."))
    assert {"Före.", "Efter."} <= texts(desk.recording.sheet(alva))
    desk.recording.correct(alva, made.item, a_signal("Rättat."), made.stamp)
    told = texts(desk.recording.sheet(alva))
    assert {"Rättat.", "Efter."} <= told
    assert "Före." not in told
    with desk.people._acts.begin(Act.LISTED) as session:
        place = places.of_pupil(PupilId(alva.split(":")[1]))
        lying = [len(rows_at(session, [row_tag])) for row_tag in records.keyring.own_tags(*place)]
    assert lying == [2, 2]  # the card and the first signal still lie under the older key
