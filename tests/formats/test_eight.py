"""The eight things the format must carry from the first slice on, each judged as its users would see it."""

import hashlib

import pytest

from sspf_desk.casework.recording import Recording
from sspf_desk.disclosure import TOLD_BY_CONSENT
from sspf_desk.errors import Reason, Refusal
from sspf_desk.models.content import Attachment, CommitmentState
from sspf_desk.records.opening import ref_from
from sspf_desk.records.rows import Keyring
from sspf_desk.terms import Act, Ground, Kind, Party, Seat, Topic
from sspf_desk.vault import envelope
from tests.builders import (
    NAMES,
    a_commitment,
    a_consent,
    a_decision,
    a_need,
    a_note,
    a_plan,
    a_signal,
    ready_for_agenda,
    stamp,
)
from tests.reach import Reach, inside, rotate, with_keys

LEAD, COUNSELLOR, NURSE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.NURSE
SOCIAL, LEISURE, POLICE = Seat.SOCIAL_SERVICES, Seat.LEISURE, Seat.POLICE
TO_POLICE = {"tells": (Party.SCHOOL,), "told": (Party.SCHOOL, Party.POLICE)}
KEPT_SHUT = pytest.mark.parametrize("part", ["whole", "party", "topic"])


def lines(desk):
    """Every fact that a desk shows, over all its pupils."""
    every = [line for row in desk.people.list() for line in desk.recording.sheet(row.pupil).lines]
    return [line for line in every if line.kind in TOLD_BY_CONSENT]


def reads(desk):
    return {str(line.text) for line in lines(desk)}


def given_to(school, seat):
    """How many wraps lie in the file for a seat."""
    return [led for led in Reach(school.folder, NAMES[seat]).led() if led.way == "given"]


# 1. Late consent


def test_a_consent_opens_what_an_absent_member_recorded_before_it_and_what_comes_after(school):
    school.join(COUNSELLOR, SOCIAL)
    school.second(COUNSELLOR, "Klas Kurator")
    pupil = school.add(COUNSELLOR)
    school[COUNSELLOR].recording.record(pupil, a_signal("Skrivet före samtycket."))
    consent = school[LEAD].grounds.take(pupil, a_consent())
    assert reads(school[SOCIAL]) == set()
    klas = school.doors.sign_in(school.folder, "Klas Kurator", "ett långt lösenord")
    with klas as desk:
        desk.grounds.accept(pupil, consent)
        assert reads(school[SOCIAL]) == {"Skrivet före samtycket."}
        desk.recording.record(pupil, a_signal("Skrivet av Klas efter."))
    school[COUNSELLOR].recording.record(pupil, a_signal("Skrivet av Karin efter."))
    expected = {"Skrivet före samtycket.", "Skrivet av Klas efter.", "Skrivet av Karin efter."}
    assert reads(school[SOCIAL]) == expected
    assert {line.ground for line in lines(school[SOCIAL])} == {Ground.CONSENT}


def test_one_members_note_stays_shut_to_the_other_member_of_his_seat(school):
    school.join(COUNSELLOR)
    school.second(COUNSELLOR, "Klas Kurator")
    pupil = school.add(COUNSELLOR)
    note = school[COUNSELLOR].recording.record(pupil, a_note("Karins egen tanke."))
    with pytest.raises(Refusal) as refused:
        school[COUNSELLOR].recording.attach(pupil, note.item, Attachment(note.item, "bild", "image/png", b"1"))
    assert refused.value.reason is Reason.UNKNOWN_ITEM
    with school.doors.sign_in(school.folder, "Klas Kurator", "ett långt lösenord") as klas:
        assert "Karins egen tanke." not in {str(line.text) for line in klas.recording.sheet(pupil).lines}
    klas = Reach(school.folder, "Klas Kurator")
    assert not any(b"Karins egen tanke." in plain for plain, _ in klas.records().values())


# 2. Withdrawal with a second ground standing


@KEPT_SHUT
def test_a_withdrawal_leaves_what_another_ground_carries_and_nothing_else(school, part):
    school.join(COUNSELLOR, SOCIAL)
    counsellor, pupil = school[COUNSELLOR], school.add(COUNSELLOR)
    for draft in (a_signal("Skola."), a_need("Fritid.", term="N13")):
        counsellor.recording.record(pupil, draft)
    decided = counsellor.recording.record(pupil, a_need("Beslutat.", term="N14")).item
    wide = counsellor.grounds.take(pupil, a_consent())
    narrow = counsellor.grounds.take(pupil, a_consent(topics=frozenset({Topic.SCHOOL}), purpose="Bara skolan"))
    for consent in (wide, narrow):
        counsellor.grounds.accept(pupil, consent)
    counsellor.grounds.decide(pupil, a_decision([decided]))
    assert reads(school[SOCIAL]) == {"Skola.", "Fritid.", "Beslutat."}
    parties = frozenset({Party.SOCIAL_SERVICES}) if part == "party" else frozenset()
    topics = frozenset(Topic) if part == "topic" else frozenset()
    counsellor.grounds.withdraw(pupil, wide, parties=parties, topics=topics, who="mamma")
    assert reads(school[SOCIAL]) == {"Skola.", "Beslutat."}
    held = Reach(school.folder, NAMES[SOCIAL]).records()
    assert not any(b"Fritid." in plain for plain, _ in held.values())
    counsellor.grounds.withdraw(pupil, narrow, parties=frozenset(), topics=frozenset(), who="mamma")
    assert reads(school[SOCIAL]) == {"Beslutat."}


# 3. A table seat that gets a login


def test_grounds_to_a_table_seat_wait_as_statements_until_it_has_keys_and_givers_sign_in(school):
    school.join(COUNSELLOR).at_the_table(POLICE)
    counsellor, pupil = school[COUNSELLOR], school.add(COUNSELLOR)
    signal = counsellor.recording.record(pupil, a_signal("Till polisen."))
    counsellor.grounds.accept(pupil, counsellor.grounds.take(pupil, a_consent(**TO_POLICE)))
    counsellor.recording.record(pupil, a_commitment("Polisens löfte.", owner=POLICE))
    before = len(Reach(school.folder, NAMES[COUNSELLOR]).access())
    school.join(POLICE)
    assert school[POLICE].people.list() == ()
    assert given_to(school, POLICE) == []
    school.sign_in(COUNSELLOR)
    assert reads(school[POLICE]) == {"Till polisen.", "Polisens löfte."}
    school.sign_in(LEAD)
    assert reads(school[POLICE]) == {"Till polisen.", "Polisens löfte."}
    assert len(Reach(school.folder, NAMES[COUNSELLOR]).access()) > before
    counsellor = school[COUNSELLOR]
    counsellor.recording.correct(pupil, signal.item, a_signal("Rättat till polisen."), signal.stamp)
    assert "Rättat till polisen." in reads(school[POLICE])


# 4. Rotation with a one-person seat


def test_a_seat_rotates_its_seal_without_a_row_rewritten(school):
    school.join(COUNSELLOR, SOCIAL)
    counsellor, pupil = school[COUNSELLOR], school.add(COUNSELLOR)
    counsellor.recording.record(pupil, a_signal("Före bytet."))
    counsellor.grounds.accept(pupil, counsellor.grounds.take(pupil, a_consent()))
    old, new = rotate(school, SOCIAL)
    before = {row.id: row for row in Reach(school.folder, NAMES[SOCIAL]).access()}
    assert reads(school.sign_in(SOCIAL)) == {"Före bytet."}
    school.sign_in(COUNSELLOR).recording.record(pupil, a_signal("Efter bytet."))
    assert reads(school[SOCIAL]) == {"Före bytet.", "Efter bytet."}
    reach = Reach(school.folder, NAMES[SOCIAL])
    assert reach.directory().seats[SOCIAL] == new.public
    now = {row.id: row for row in reach.access()}
    assert {id_: now[id_] for id_ in before} == before
    opened = {
        keys: {led.sealed.id for led in with_keys(reach, keys).led() if led.way == "given"} for keys in (old, new)
    }
    later = opened[new] - opened[old]
    assert opened[old] == opened[new] & before.keys()
    assert later
    assert later.isdisjoint(before)


# 5. Two cards that are one youth


def test_two_cards_are_made_one_and_taken_apart_with_no_id_shared(school):
    school.join(COUNSELLOR, NURSE)
    theirs, mine = school.add(COUNSELLOR), school.add(NURSE, "Alva Lindkvist")
    counsellor, nurse = school[COUNSELLOR], school[NURSE]
    counsellor.recording.record(theirs, a_signal("Kuratorns."))
    nurse.recording.record(mine, a_signal("Sköterskans."))
    consent = counsellor.grounds.take(theirs, a_consent(tells=(Party.SCHOOL,), told=(Party.SCHOOL_HEALTH,)))
    counsellor.grounds.accept(theirs, consent)

    def sheet(pupil):
        return {str(line.text) for line in nurse.recording.sheet(pupil).lines if line.kind in TOLD_BY_CONSENT}

    shown = {row.pupil for row in nurse.people.list()}
    assert (shown, sheet(mine), sheet(theirs)) == ({mine, theirs}, {"Sköterskans."}, {"Kuratorns."})
    nurse.people.link(mine, theirs, apart=False)
    assert [row.pupil for row in nurse.people.list()] == [mine]
    assert sheet(mine) == sheet(theirs) == {"Sköterskans.", "Kuratorns."}
    counsellor = school.sign_in(COUNSELLOR)
    assert {str(row.pupil) for row in counsellor.people.list()} == {theirs}
    nurse.people.link(mine, theirs, apart=True)
    assert {row.pupil for row in nurse.people.list()} == {mine, theirs}
    assert (sheet(mine), sheet(theirs)) == ({"Sköterskans."}, {"Kuratorns."})
    assert _ids_known_to(school, COUNSELLOR).isdisjoint({ref_from(mine)[1]})


def _ids_known_to(school, seat):
    return {record.pupil for _, record in Reach(school.folder, NAMES[seat]).records().values()}


# 6. A correction to a live receiver


def test_a_correction_replaces_the_text_with_every_live_receiver(school):
    school.join(COUNSELLOR, SOCIAL, LEISURE)
    counsellor, pupil = school[COUNSELLOR], school.add(COUNSELLOR)
    wrong = counsellor.recording.record(pupil, a_signal("Fel uppgift.")).item
    counsellor.grounds.accept(pupil, counsellor.grounds.take(pupil, a_consent()))
    counsellor.grounds.decide(pupil, a_decision([wrong], receiver=LEISURE))
    receivers = (SOCIAL, LEISURE, LEAD)
    assert all(reads(school[seat]) == {"Fel uppgift."} for seat in receivers)
    counsellor.recording.correct(pupil, wrong, a_signal("Rätt uppgift."), stamp(counsellor, pupil, wrong))
    for seat in receivers:
        assert reads(school[seat]) == {"Rätt uppgift."}
        held = Reach(school.folder, NAMES[seat]).records().values()
        assert any("Rätt uppgift.".encode() in plain for plain, _ in held)
        assert not any(b"Fel uppgift." in plain for plain, _ in held)


# 7. A commitment of another seat


def test_a_promise_is_read_by_its_owner_on_his_promise_alone_and_becomes_his_item(school):
    school.join(COUNSELLOR, SOCIAL)
    counsellor, social, pupil = school[COUNSELLOR], school[SOCIAL], school.add(COUNSELLOR)
    counsellor.recording.record(pupil, a_signal("Inte för socialtjänsten."))
    offer = counsellor.recording.record(pupil, a_commitment("Ringer hem.", owner=SOCIAL)).item
    (line,) = lines(social)
    assert (str(line.text), line.ground, line.holder) == ("Ringer hem.", Ground.PROMISE, COUNSELLOR)
    theirs = social.people.list()[0].pupil
    accepted = social.recording.promise(theirs, offer, accepted=True)
    own = [one for one in lines(social) if one.holder is SOCIAL]
    assert [(one.item, one.ground, str(one.text)) for one in own] == [(accepted, Ground.OWN, "Ringer hem.")]
    assert social.recording.promise(theirs, offer, accepted=False) == accepted
    assert _states(school, SOCIAL) == [CommitmentState.DECLINED]
    assert [one.item for one in lines(counsellor) if one.kind is Kind.COMMITMENT] == [offer]
    with pytest.raises(Refusal) as refused:
        school[LEAD].recording.promise(pupil, offer, accepted=True)
    assert refused.value.reason is Reason.UNKNOWN_ITEM


def _states(school, seat):
    held, pupil = inside(school, seat), ref_from(school[seat].people.list()[0].pupil)
    with held.acts.begin(Act.VIEWED, reading=True) as session:
        sheet = held.records.sheet(session, pupil)
    return [s.opened.content.state for s in sheet.of(Kind.COMMITMENT) if s.ground is Ground.OWN]


def test_a_promise_of_the_police_at_the_table_stands_on_their_copy(school):
    school.at_the_table(POLICE)
    lead, pupil = school[LEAD], school.add(LEAD)
    ready_for_agenda(lead, pupil)
    lead.recording.record(pupil, a_commitment("Går förbi på fredag.", owner=POLICE))
    meeting = lead.planning.call(a_plan(LEAD, POLICE))
    lead.planning.put_on(meeting, pupil)
    copies = {copy.receiver: copy for copy in lead.copies.compose(meeting)}
    (case,) = copies[POLICE].agenda.cases
    assert [str(line.text) for line in case.lines] == ["Går förbi på fredag."]


# 8. An attachment of 25 MB


def test_a_large_paper_opens_on_its_items_grounds_and_is_not_read_with_the_sheet(school, monkeypatch):
    school.join(COUNSELLOR, SOCIAL, LEISURE)
    counsellor, pupil = school[COUNSELLOR], school.add(COUNSELLOR)
    item = counsellor.recording.record(pupil, a_signal("Med bild.")).item
    octets = hashlib.shake_256(b"25 MB").digest(25 * 1024 * 1024)
    counsellor.recording.attach(pupil, item, Attachment(item, "bild.png", "image/png", octets))
    assert school[SOCIAL].recording.attachments(item) == ()
    opened = _sizes_opened(monkeypatch)
    consent = counsellor.grounds.take(pupil, a_consent(older_facts=False, from_on=a_consent().from_on))
    counsellor.grounds.accept(pupil, consent)
    counsellor.grounds.decide(pupil, a_decision([item], receiver=LEISURE))
    assert reads(school[LEISURE]) == reads(school[LEAD]) == {"Med bild."}
    assert max(opened) < 64 * 1024
    assert reads(school[SOCIAL]) == set(), "the fact is older than the consent includes"
    for seat, told in ((COUNSELLOR, True), (LEAD, True), (LEISURE, True), (SOCIAL, False)):
        papers = school[seat].recording.attachments(item)
        assert [paper.octets == octets for paper in papers] == [True] * told
    sealed = max(size for (size,) in Reach(school.folder, NAMES[LEAD]).sql("SELECT length(sealed) FROM version"))
    assert (sealed - envelope.SEAL_OVERHEAD) % (64 * 1024) == 0
    assert (school.folder / "vault.db").read_bytes().find(octets[:64]) < 0


def _sizes_opened(monkeypatch):
    opened, opening = [0], Keyring.open_version

    def seen(ring, version, key, sealed):
        opened.append(len(sealed))
        return opening(ring, version, key, sealed)

    monkeypatch.setattr(Keyring, "open_version", seen)
    return opened


def test_a_paper_follows_its_item_through_consent_promise_and_withdrawal(school):
    school.join(COUNSELLOR, SOCIAL)
    counsellor, pupil = school[COUNSELLOR], school.add(COUNSELLOR)
    signal = counsellor.recording.record(pupil, a_signal("Dagens.", day=a_consent().from_on)).item
    promise = counsellor.recording.record(pupil, a_commitment(owner=SOCIAL)).item
    for item in (signal, promise):
        counsellor.recording.attach(pupil, item, Attachment(item, "papper", "text/plain", item.encode()))
    recording: Recording = school[SOCIAL].recording
    assert [paper.octets for paper in recording.attachments(promise)] == [promise.encode()]
    assert recording.attachments(signal) == ()
    consent = counsellor.grounds.take(pupil, a_consent(older_facts=False))
    counsellor.grounds.accept(pupil, consent)
    assert [paper.octets for paper in recording.attachments(signal)] == [signal.encode()]
    counsellor.grounds.withdraw(pupil, consent, parties=frozenset(), topics=frozenset(), who="pappa")
    assert recording.attachments(signal) == ()
    assert not any(signal.encode() in p for p, r in _held(school, SOCIAL) if r.kind is Kind.ATTACHMENT)


def _held(school, seat):
    return Reach(school.folder, NAMES[seat]).records().values()
