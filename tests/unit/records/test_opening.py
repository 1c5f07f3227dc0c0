"""What one with the file and the vault's key, but without a seat's or a member's keys, might put there."""

from dataclasses import replace

import msgspec
import pytest
import sqlalchemy as sa

from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.papers import Meeting
from sspf_desk.models.record import encode
from sspf_desk.models.tables import access, version
from sspf_desk.records import places
from sspf_desk.records.opening import SignedRecord, content_as, handle, newest, pupil_in, ref_from
from sspf_desk.records.rows import Keyring, digest_of
from sspf_desk.terms import Act, Kind, PupilId, Seat
from sspf_desk.vault.person import Person
from tests.builders import Around, a_consent, a_signal, texts

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES


def a_stranger():
    around = Around()
    around.seed("stranger")
    return Person.create(around.entropy)


@pytest.fixture
def alva(school):
    """A pupil whose signal the lead has let social services read."""
    school.join(COUNSELLOR, SOCIAL)
    alva = school.add(LEAD)
    school.item = school[LEAD].recording.record(alva, a_signal()).item
    school[LEAD].grounds.accept(alva, school[LEAD].grounds.take(alva, a_consent()))
    assert "Borta tre eftermiddagar." in texts(school[SOCIAL].recording.sheet(alva))
    return alva


def refused(act, *args):
    with pytest.raises(Refusal) as found:
        act(*args)
    return found.value


def in_session(desk, work):
    with desk.people._acts.begin(Act.LISTED) as session:
        return work(session, desk.people._records)


def the_signal(school, alva, seat=LEAD):
    """The signal as a seat has it open, and the key that led there."""

    def work(session, records):
        known = records.reading(session).known(ref_from(alva))
        opened = next(one for one in known.opened if one.record.kind is Kind.SIGNAL)
        return opened, next(key for key in known.keys if key.row.version == opened.version)

    return in_session(school[seat], work)


def put(school, opened, sealed):
    """Other bytes in the place of a version."""
    change = version.update().where(version.c.id == bytes.fromhex(opened.version)).values(sealed=sealed)
    in_session(school[LEAD], lambda session, _: session.connection.execute(change))


def seal(school, opened, key, plain):
    return in_session(school[LEAD], lambda _, records: records.keyring.seal_version(opened.version, key.row.key, plain))


def test_a_version_that_is_gone_is_damage_and_shows_nothing(school, alva):
    opened, _ = the_signal(school, alva)
    gone = version.delete().where(version.c.id == bytes.fromhex(opened.version))
    in_session(school[LEAD], lambda session, _: session.connection.execute(gone))
    for seat in (LEAD, SOCIAL):
        told = refused(school[seat].recording.sheet, alva)
        assert (told.reason, told.places) == (Reason.VAULT_DAMAGED, {"place": "version"})


def test_a_version_with_other_bytes_shows_nothing(school, alva):
    opened, _ = the_signal(school, alva)
    put(school, opened, b"x" * 500)
    assert refused(school[LEAD].recording.sheet, alva).reason in {Reason.VAULT_DAMAGED, Reason.NEWER_FORMAT}


def test_a_version_sealed_anew_with_no_record_in_it_shows_nothing(school, alva):
    opened, key = the_signal(school, alva)
    put(school, opened, seal(school, opened, key, b"\xc1"))
    assert refused(school[LEAD].recording.sheet, alva).places == {"place": "version"}


@pytest.mark.parametrize("reader", [LEAD, COUNSELLOR, SOCIAL])
def test_a_version_rewritten_by_a_receiver_who_has_its_key_shows_nothing(school, alva, reader):
    """A wrap's key opens and could seal: so the giver has signed the digest of what it leads to."""
    opened, key = the_signal(school, alva)
    record = encode(replace(opened.record, number=7))
    forged = SignedRecord(record, a_stranger().sign(record))
    put(school, opened, seal(school, opened, key, encode(forged)))
    assert refused(school[reader].recording.sheet, alva).places == {"place": "holder"}


def test_ones_own_version_without_its_authors_signature_shows_nothing(school, alva):
    opened, key = the_signal(school, alva)

    def bare(session, records):
        sealed = session.connection.execute(
            sa.select(version.c.sealed).where(version.c.id == bytes.fromhex(opened.version))
        ).scalar_one()
        plain = records.keyring.open_version(opened.version, key.row.key, sealed)
        return msgspec.msgpack.decode(plain, type=SignedRecord)

    held = in_session(school[LEAD], bare)
    assert digest_of(held.record) == opened.digest
    put(school, opened, seal(school, opened, key, encode(SignedRecord(held.record, bytes(64)))))
    assert refused(school[LEAD].recording.sheet, alva).places == {"place": "author"}


def given_row(school, alva, change):
    """Put a row that social services would take for one of the lead's, changed and signed by ``change``."""
    _, key = the_signal(school, alva, SOCIAL)
    signer = change.pop("_by", None)
    pupil = PupilId(alva.split(":")[1])

    def work(session, records):
        directory = records.directory(session)
        row = msgspec.structs.replace(key.row, grant="f" * 32, **change)
        if signer:
            signature = signer.sign(row.signed(records.keyring.vault, LEAD, SOCIAL))
            row = msgspec.structs.replace(row, signature=signature)
        place = places.of_pupil(pupil)
        sealed = records.keyring.seal_given(row, SOCIAL, directory.seats[SOCIAL], place)
        session.connection.execute(access.insert().values(id=sealed.id, tag=sealed.tag, sealed=sealed.sealed))

    in_session(school[LEAD], work)


def test_a_row_whose_statement_was_changed_is_refused(school, alva):
    given_row(school, alva, {"closes": 0})
    assert refused(school[SOCIAL].recording.sheet, alva).places == {"place": "given"}


def test_a_row_signed_by_one_who_is_no_member_is_refused(school, alva):
    given_row(school, alva, {"_by": a_stranger()})
    assert refused(school[SOCIAL].recording.sheet, alva).places == {"place": "given"}


@pytest.mark.parametrize("seat", [COUNSELLOR, SOCIAL])
def test_a_row_signed_by_a_member_of_another_seat_is_refused(school, alva, seat):
    given_row(school, alva, {"signer": school[seat].member.id})
    told = refused(school[SOCIAL].recording.sheet, alva)
    assert (told.reason, told.places) == (Reason.MEMBERSHIP_NOT_SIGNED, {"place": "signer"})


def test_a_row_moved_to_another_place_does_not_open(school, alva):
    def move(session, records):
        tag = records.keyring.own_tag(*places.of_pupil(PupilId(alva.split(":")[1])))
        other = records.keyring.own_tag(*places.MEETINGS)
        session.connection.execute(access.update().where(access.c.tag == tag).values(tag=other))

    in_session(school[LEAD], move)
    assert refused(school[LEAD].planning.list).reason is Reason.VAULT_DAMAGED


def test_a_row_that_holds_something_else_does_not_open(school, alva, monkeypatch):
    def spoil(session, records):
        monkeypatch.setattr("sspf_desk.records.rows.encode", lambda _: b"\xc1")
        opened, key = the_signal_row
        row = records.keyring.seal_own(key.row, places.MEETINGS, note=False)
        monkeypatch.undo()
        session.connection.execute(access.insert().values(id=row.id, tag=row.tag, sealed=row.sealed))
        return opened

    the_signal_row = the_signal(school, alva)
    in_session(school[LEAD], spoil)
    assert refused(school[LEAD].planning.list).places == {"place": "access"}


class TestSmallThings:
    def test_content_of_another_kind_is_damage(self, school, alva):
        opened, _ = the_signal(school, alva)
        assert refused(content_as, opened, Meeting).places == {"place": "Meeting"}

    def test_an_item_about_no_child_has_no_pupil(self, school, alva):
        opened, _ = the_signal(school, alva)
        nameless = replace(opened, item=replace(opened.item, pupil=None))
        assert refused(pupil_in, nameless).places == {"place": "pupil"}
        assert handle((LEAD, pupil_in(opened))) == alva

    def test_the_newest_version_is_the_same_everywhere_whatever_the_order(self, school, alva):
        opened, _ = the_signal(school, alva)
        second = replace(opened, version="0" * 32, record=replace(opened.record, number=2))
        rival = replace(second, version="1" * 32)
        for order in ((opened, second, rival), (rival, second, opened), (second, opened, rival)):
            assert newest(order) == [rival]

    @pytest.mark.parametrize("asked", ["", ":", "SCHOOL_LEAD", "SCHOOL_LEAD:zz", "LEAD:" + "0" * 32])
    def test_what_is_no_handle_is_none(self, asked):
        assert ref_from(asked) is None

    def test_every_row_is_one_size(self, school, alva):
        sizes = in_session(
            school[LEAD],
            lambda session, _: {len(x) for x in session.connection.execute(sa.select(access.c.sealed)).scalars()},
        )
        assert len(sizes) == 1
        assert isinstance(school[LEAD].people._records.keyring, Keyring)
