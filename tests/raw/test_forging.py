"""A member with SQL in his hands: what he replaces, moves or forges is refused or passed over, and never shown."""

import os
from dataclasses import replace

import msgspec
import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.record import encode
from sspf_desk.records import places
from sspf_desk.records import statements as st
from sspf_desk.records.opening import ref_from, sign_record
from sspf_desk.records.rows import GivenRow, Keyring
from sspf_desk.terms import Ground, MemberId, Mode, Party, Seat
from sspf_desk.vault.person import Person
from sspf_desk.vault.seats import SeatKeys
from tests.builders import NAMES, PASSWORD, a_consent, a_signal, texts
from tests.reach import Reach, inside

LEAD, COUNSELLOR, NURSE, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.NURSE, Seat.SOCIAL_SERVICES
SECRET, GIVEN = "Bara för kuratorn.", "Given till socialtjänsten."


@pytest.fixture
def pupil(school):
    """Of the counsellor's: one item is given to social services by a decision of topic, one is hers alone."""
    school.join(COUNSELLOR, SOCIAL, NURSE)
    counsellor, pupil = school[COUNSELLOR], school.add(COUNSELLOR)
    counsellor.recording.record(pupil, a_signal(GIVEN))
    counsellor.recording.record(pupil, a_signal(SECRET, term="S09"))
    consent = counsellor.grounds.take(pupil, a_consent(told=(Party.SOCIAL_SERVICES,)))
    counsellor.grounds.accept(pupil, consent)
    return pupil


def refused_at(reason, act):
    with pytest.raises(Refusal) as refused:
        act()
    assert refused.value.reason is reason


def rows_of(reach):
    return {MemberId(id_): st.unpack(told) for id_, told in reach.sql("SELECT * FROM member")}


def set_statements(reach, id_, *statements):
    reach.sql(("UPDATE member SET statements = ? WHERE id = ?", (st.pack(*statements), id_)))


# Membership


def with_other_signing_key(reach, told):
    """The victim's joining with the forger's keys in it, signed by the forger."""
    forger = reach.unlocked.person
    joined = replace(st.read(st.Joining, told[1]), signing=forger.public.signing, exchange=forger.public.exchange)
    return told[0], st.sign(joined, reach.vault, forger, forger), *told[2:]


def with_keys_left_unsigned(reach, told):
    joined = replace(st.read(st.Joining, told[1]), exchange=Person.create(os.urandom).public.exchange)
    return told[0], st.Signed(told[1].kind, encode(joined), told[1].signatures), *told[2:]


def with_other_seat_keys(reach, told):
    """The seat's address and seal replaced by ones whose private halves the forger has; signed by the forger."""
    keys = SeatKeys.create("NURSE", os.urandom).public
    seating = replace(st.read(st.Seating, told[2]), address=keys.address, seal=keys.seal[1])
    return told[0], told[1], st.sign(seating, reach.vault, reach.unlocked.person)


def with_a_second_seal(reach, told):
    """A newer epoch for another's seat, so that what is given to it would be sealed to the forger."""
    seating = st.read(st.Seating, told[2])
    newer = replace(seating, epoch=2, seal=SeatKeys.create("NURSE", os.urandom).public.seal[1])
    return *told, st.sign(newer, reach.vault, reach.unlocked.person)


def with_a_mode_or_mandate(reach, told):
    invited = replace(st.read(st.Invitation, told[0]), mandate="rektor")
    return st.sign(invited, reach.vault, reach.unlocked.person), *told[1:]


MEMBERSHIPS = [
    with_other_signing_key,
    with_keys_left_unsigned,
    with_other_seat_keys,
    with_a_second_seal,
    with_a_mode_or_mandate,
]


@pytest.mark.parametrize("forge", MEMBERSHIPS)
@pytest.mark.parametrize("looker", [LEAD, COUNSELLOR, NURSE])
def test_another_members_replaced_statements_are_refused_by_everyone(school, pupil, forge, looker):
    reach, victim = Reach(school.folder, NAMES[SOCIAL]), school[NURSE].member.id
    set_statements(reach, victim, *forge(reach, rows_of(reach)[victim]))
    refused_at(Reason.MEMBERSHIP_NOT_SIGNED, school[looker].people.list)
    refused_at(Reason.MEMBERSHIP_NOT_SIGNED, lambda: school.doors.sign_in(school.folder, NAMES[looker], PASSWORD))


def test_a_member_put_in_by_a_member_who_is_no_registrar_is_refused(school, pupil):
    reach = Reach(school.folder, NAMES[SOCIAL])
    guest, new, by = Person.create(os.urandom), Person.create(os.urandom), reach.unlocked.slot_id
    since = st.read(st.Invitation, rows_of(reach)[MemberId(by)][0]).since
    invited = st.Invitation("ab" * 16, "Ny", Seat.POLICE, Mode.WRITES, "", "", guest.public.signing, by, since)
    joined = st.Joining("cd" * 16, "ab" * 16, new.public.exchange, new.public.signing, since)
    packed = st.pack(st.sign(invited, reach.vault, reach.unlocked.person), st.sign(joined, reach.vault, guest, new))
    reach.sql(("INSERT INTO member VALUES (?, ?)", ("cd" * 16, packed)))
    refused_at(Reason.MEMBERSHIP_NOT_SIGNED, school[LEAD].people.list)


def test_a_founder_of_ones_own_making_and_changed_settings_are_refused(school, pupil):
    reach, founder = Reach(school.folder, NAMES[SOCIAL]), school[LEAD].member.id
    person, told = reach.unlocked.person, rows_of(Reach(school.folder, NAMES[SOCIAL]))[founder]
    (group,) = st.unpack(reach.sql("SELECT statement FROM setting WHERE name = 'group'")[0][0])
    open_to_all = replace(st.read(st.Group, group), same_branch=True, by=MemberId(reach.unlocked.slot_id))
    forged = st.pack(st.sign(open_to_all, reach.vault, person))
    reach.sql(("UPDATE setting SET statement = ? WHERE name = 'group'", (forged,)))
    refused_at(Reason.MEMBERSHIP_NOT_SIGNED, school[COUNSELLOR].people.list)
    reach.sql(("UPDATE setting SET statement = ? WHERE name = 'group'", (st.pack(group),)))
    first = replace(st.read(st.Founding, told[0]), signing=person.public.signing, exchange=person.public.exchange)
    set_statements(reach, founder, st.sign(first, reach.vault, person), *told[1:])
    refused_at(Reason.MEMBERSHIP_NOT_SIGNED, school[COUNSELLOR].people.list)


def test_a_member_taken_out_of_the_table_is_missed_as_soon_as_what_he_signed_is_read(school, pupil):
    reach, gone = Reach(school.folder, NAMES[NURSE]), school[COUNSELLOR].member.id
    reach.sql(("DELETE FROM member WHERE id = ?", (gone,)))
    assert str(GIVEN) not in {str(row.name) for row in school[SOCIAL].people.list()}
    assert school[SOCIAL].people.list() == (), "her seat has no keys in the directory now: nothing of hers is shown"
    refused_at(Reason.VAULT_IN_DOUBT, lambda: school.doors.sign_in(school.folder, NAMES[COUNSELLOR], PASSWORD))
    assert len(school[LEAD].watch.verify()) > 0, "and the trail tells of acts by nobody"


# Rows and versions


def given_rows(reach):
    return [led for led in reach.led() if led.way == "given"]


def test_a_row_moved_to_another_tag_or_id_is_refused_and_shows_nothing(school, pupil):
    reach = Reach(school.folder, NAMES[SOCIAL])
    rows = given_rows(reach)
    on_sheet = reach.ring.given_tag(COUNSELLOR, SOCIAL, reach.directory().seats[COUNSELLOR], *_of(pupil))
    (first, *_), elsewhere = (
        [led.sealed for led in rows if led.sealed.tag == on_sheet],
        [led.sealed for led in rows if led.sealed.tag != on_sheet],
    )
    reach.sql(("UPDATE access SET tag = ? WHERE id = ?", (on_sheet, elsewhere[0].id)))
    refused_at(Reason.VAULT_DAMAGED, lambda: school[SOCIAL].recording.sheet(pupil))
    reach.sql(("UPDATE access SET tag = ? WHERE id = ?", (elsewhere[0].tag, elsewhere[0].id)))
    assert GIVEN in texts(school[SOCIAL].recording.sheet(pupil))
    reach.sql(("UPDATE access SET id = ? WHERE id = ?", (os.urandom(16), first.id)))
    refused_at(Reason.VAULT_DAMAGED, lambda: school[SOCIAL].recording.sheet(pupil))


def _of(pupil):
    return places.of_pupil(ref_from(pupil)[1])


def versions_by_text(school):
    held = Reach(school.folder, NAMES[COUNSELLOR]).records().items()
    return {text: id_ for id_, (plain, _) in held for text in (SECRET, GIVEN) if text.encode() in plain}


@pytest.mark.parametrize("seat", [SOCIAL, COUNSELLOR, LEAD])
def test_swapped_versions_are_refused_and_neither_is_shown(school, pupil, seat):
    reach, ids = Reach(school.folder, NAMES[NURSE]), versions_by_text(school)
    one, other = (bytes.fromhex(ids[text]) for text in (SECRET, GIVEN))
    sealed = dict(reach.sql(("SELECT id, sealed FROM version WHERE id IN (?, ?)", (one, other))))
    for id_, blob in ((one, sealed[other]), (other, sealed[one])):
        reach.sql(("UPDATE version SET sealed = ? WHERE id = ?", (blob, id_)))
    refused_at(Reason.VAULT_DAMAGED, lambda: school[seat].recording.sheet(pupil))


def test_a_version_taken_away_is_damage_and_not_a_shorter_sheet(school, pupil):
    reach = Reach(school.folder, NAMES[NURSE])
    reach.sql(("DELETE FROM version WHERE id = ?", (bytes.fromhex(versions_by_text(school)[GIVEN]),)))
    refused_at(Reason.VAULT_DAMAGED, lambda: school[SOCIAL].recording.sheet(pupil))


# Statements by a member of another seat


def forged_row(reach, led, receiver, *, ground=Ground.CONSENT, version=None):
    """What the forger was given, given on under his own name; his keys can sign it and seal it to anyone."""
    unsigned = GivenRow(
        version=version or led.row.version,
        key=led.row.key,
        digest=led.row.digest,
        ground=ground,
        grant=led.row.grant,
        closes=0,
        heading=None,
        signer=MemberId(reach.unlocked.slot_id),
        signature=b"",
    )
    return unsigned, lambda giver: msgspec.structs.replace(
        unsigned, signature=reach.unlocked.person.sign(unsigned.signed(reach.vault, giver, receiver))
    )


def lay(reach, row, receiver, place):
    sealed = reach.ring.seal_given(row, receiver, reach.directory().seats[receiver], place)
    reach.sql(("INSERT INTO access VALUES (?, ?, ?)", (sealed.id, sealed.tag, sealed.sealed)))


@pytest.mark.parametrize("said_giver", [SOCIAL, COUNSELLOR])
def test_what_was_given_on_is_never_shown(school, pupil, said_giver):
    reach = Reach(school.folder, NAMES[SOCIAL])
    led = next(one for one in given_rows(reach) if GIVEN.encode() in reach.records()[one.row.version][0])
    own = school.add(NURSE, "Alva Lind")
    nurse_sees = {row.pupil for row in school[NURSE].people.list()}
    _, signed = forged_row(reach, led, NURSE)
    for place in (("given",), ("cards",), ("promised",), ("consents",), _of(pupil), _of(own)):
        lay(reach, signed(said_giver), NURSE, place)
    for ask in (school[NURSE].people.list, lambda: school[NURSE].recording.sheet(f"SOCIAL_SERVICES:{_of(pupil)[1]}")):
        refused_at(Reason.VAULT_DAMAGED, ask)
    assert nurse_sees == {own}


def test_an_item_of_ones_own_cannot_be_passed_off_as_another_seats(school, pupil):
    """A record that says the counsellor holds it, signed by social services, laid where social services gives."""
    reach = Reach(school.folder, NAMES[SOCIAL])
    _, record = next(iter(reach.records().values()))
    forged = encode(replace(record, holder=COUNSELLOR, author=MemberId(reach.unlocked.slot_id)))
    version, key = reach.ring.new_id(), os.urandom(32)
    sealed = reach.ring.seal_version(
        version, key, encode(sign_record(reach.vault, version, forged, reach.unlocked.person))
    )
    reach.sql(("INSERT INTO version VALUES (?, ?)", (bytes.fromhex(version), sealed)))
    led = next(one for one in given_rows(reach))
    row = msgspec.structs.replace(led.row, version=version, key=key, signer=MemberId(reach.unlocked.slot_id), closes=0)
    row = msgspec.structs.replace(
        row, signature=reach.unlocked.person.sign(row.signed(reach.vault, SOCIAL, COUNSELLOR))
    )
    lay(reach, row, COUNSELLOR, _of(pupil))
    shown = {str(line.text) for line in school[COUNSELLOR].recording.sheet(pupil).lines}
    lay(reach, row, COUNSELLOR, ("given",))
    refused_at(Reason.VAULT_DAMAGED, school[COUNSELLOR].people.list)
    assert GIVEN in shown


def test_a_forger_cannot_reach_the_tags_between_two_other_seats(school, pupil):
    reach, nurse = Reach(school.folder, NAMES[SOCIAL]), Reach(school.folder, NAMES[NURSE])
    seats = reach.directory().seats
    real = nurse.ring.given_tag(COUNSELLOR, NURSE, seats[COUNSELLOR], *_of(pupil))
    with pytest.raises(ValueError, match="own seat and one other"):
        reach.ring.given_tag(COUNSELLOR, NURSE, seats[NURSE], *_of(pupil))
    posing = replace(reach.keys, seat="COUNSELLOR")
    ring = Keyring(reach.vault, posing, reach.unlocked.person, os.urandom)
    assert ring.given_tag(COUNSELLOR, NURSE, seats[NURSE], *_of(pupil)) != real


def test_a_grant_of_another_seats_opens_nothing_of_mine(school, pupil):
    """Social services accepts a consent; the counsellor's shut item stays shut whatever social services has said."""
    desk = school[SOCIAL]
    consents = [line.item for line in desk.recording.sheet(pupil).lines if line.kind.value == "consent"]
    desk.grounds.accept(pupil, consents[0])
    school.sign_in(COUNSELLOR)
    assert SECRET not in texts(school.sign_in(SOCIAL).recording.sheet(pupil))
    held = Reach(school.folder, NAMES[SOCIAL]).records().values()
    assert not any(SECRET.encode() in plain for plain, _ in held)
    assert inside(school, COUNSELLOR).member.seat is COUNSELLOR
