import shutil

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from sspf_desk.errors import Reason
from sspf_desk.membership import leaving as module
from sspf_desk.membership import sealing
from sspf_desk.membership.around import Lock
from sspf_desk.records.directory import read_directory
from sspf_desk.store import rekey as storing
from sspf_desk.terms import Act, Mode, Seat
from sspf_desk.vault import generations, keyfile
from tests.builders import CHEAP_BOUNDS, NAMES, PASSWORD, a_commitment, a_consent, a_decision, a_signal, texts
from tests.cutting import killed_at, reason, refused
from tests.reach import Reach, inside

LEAD, COUNSELLOR, NURSE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.NURSE
SOCIAL, LEISURE, POLICE = Seat.SOCIAL_SERVICES, Seat.LEISURE, Seat.POLICE
KLAS = "Klas Kurator"
LATER = "Skrivet efter att Klas har slutat."


def directory(school, seat=LEAD):
    held = inside(school, seat)
    with held.acts.begin(Act.LISTED) as session:
        return read_directory(session, held.door.vault)


def yesterday(school, tmp_path):
    """All that a leaver may have taken home: his keys, and the whole folder as it was."""
    shutil.copytree(school.folder, tmp_path / "yesterday")
    file = keyfile.read(school.folder)
    return keyfile.unlock(file, KLAS, PASSWORD, CHEAP_BOUNDS)


@pytest.fixture
def two(school):
    """A counsellor's seat of two, a pupil with something of hers, and social services beside."""
    school.join(COUNSELLOR, SOCIAL).second(COUNSELLOR, KLAS)
    school.pupil = school.add(COUNSELLOR)
    school[COUNSELLOR].recording.record(school.pupil, a_signal("Skrivet före."))
    return school


class TestEnding:
    def test_whoever_has_left_signs_in_no_more_and_those_who_stay_read_all(self, two):
        two[LEAD].leaving.end(KLAS)
        assert reason(two.doors.sign_in, two.folder, KLAS, PASSWORD) is Reason.WRONG_PASSWORD
        two.all_sign_in()
        two[COUNSELLOR].recording.record(two.pupil, a_signal(LATER))
        for seat in (COUNSELLOR, LEAD):
            assert texts(two[seat].recording.sheet(two.pupil)) == {"Skrivet före.", LATER}
            assert two[seat].watch.verify() == ()
        assert KLAS not in {member.name for member in two[LEAD].membership.members()}

    def test_what_he_wrote_stays_and_is_still_his(self, two):
        with two.doors.sign_in(two.folder, KLAS, PASSWORD) as klas:
            klas.recording.record(two.pupil, a_signal("Skrivet av Klas."))
        two[LEAD].leaving.end(KLAS)
        two.all_sign_in()
        assert "Skrivet av Klas." in texts(two[COUNSELLOR].recording.sheet(two.pupil))

    def test_every_desk_that_was_open_is_told_to_sign_in_anew_and_has_lost_nothing(self, two):
        two[LEAD].leaving.end(KLAS)
        for seat in (COUNSELLOR, SOCIAL):
            assert reason(two[seat].people.list) is Reason.VAULT_REPLACED
            assert reason(two[seat].recording.record, two.pupil, a_signal()) is Reason.VAULT_REPLACED
        two.all_sign_in()
        assert texts(two[COUNSELLOR].recording.sheet(two.pupil)) == {"Skrivet före."}

    def test_his_keys_and_yesterdays_file_open_nothing_of_the_new_file(self, two, tmp_path):
        """Raw: his slot is gone, no key of his opens the file, and given its key by others none opens a new row."""
        klas = yesterday(two, tmp_path)
        two[LEAD].leaving.end(KLAS)
        two.all_sign_in()
        for number in range(10):
            two[COUNSELLOR].recording.record(two.pupil, a_signal(f"{LATER} {number}"))
        assert klas.slot_id not in {slot.id for slot in keyfile.read(two.folder).slots}
        for name in generations.NAMES:
            assert klas.slot_id.encode() not in (two.folder / name).read_bytes()
        for key in klas.keys.vault_keys.values():
            with pytest.raises(sqlcipher.DatabaseError):
                opened_by(two.folder, klas, key)
        now = Reach(two.folder, NAMES[COUNSELLOR])
        later = {led.sealed.id for led in now.led() if any(_later(now, led))}
        assert len(later) >= 10
        his = Reach(two.folder, unlocked=with_vault_keys(klas, now.unlocked))
        assert later.isdisjoint(led.sealed.id for led in his.led())
        assert not any(LATER.encode() in plain for plain, _ in his.records().values())
        assert any(
            b"Skrivet f" in plain for plain, _ in Reach(tmp_path / "yesterday", unlocked=klas).records().values()
        )

    def test_only_a_registrar_ends_another(self, two):
        assert reason(two[COUNSELLOR].leaving.end, KLAS) is Reason.NOT_REGISTRAR
        two[COUNSELLOR].people.list()
        assert KLAS in {member.name for member in two[LEAD].membership.members()}

    def test_nobody_of_that_name_is_told(self, two):
        assert reason(two[LEAD].leaving.end, "Okänd") is Reason.UNKNOWN_MEMBER

    def test_the_last_registrar_gives_the_right_on_first(self, two):
        two.join(NURSE)
        assert reason(two[LEAD].leaving.end, NAMES[LEAD], alone=True) is Reason.LAST_REGISTRAR
        two[LEAD].membership.appoint(NAMES[COUNSELLOR])
        two[LEAD].leaving.end(NAMES[LEAD], alone=True)
        assert two.sign_in(COUNSELLOR).membership.invite("Nya", LEAD, Mode.WRITES, mandate="", agreement="")

    def test_a_seats_only_member_is_asked_about_first_and_then_his_open_commitments(self, two):
        two[COUNSELLOR].recording.record(two.pupil, a_commitment(owner=SOCIAL))
        end = two[LEAD].leaving.end
        told = refused(end, NAMES[SOCIAL])
        assert (told.reason, told.places) == (Reason.ONLY_MEMBER, {"seat": SOCIAL})
        told = refused(end, NAMES[SOCIAL], alone=True)
        assert (told.reason, told.places) == (Reason.COMMITMENTS_OPEN, {"seat": SOCIAL})
        assert NAMES[SOCIAL] in {member.name for member in two[LEAD].membership.members()}, "nothing is done yet"
        end(NAMES[SOCIAL], alone=True, commitments_stand=True)
        assert NAMES[SOCIAL] not in {member.name for member in two.sign_in(LEAD).membership.members()}

    def test_who_sits_at_the_table_goes_without_a_question_or_a_key(self, two):
        two.at_the_table(POLICE)
        keys = generations.read_copies(two.folder)
        two[LEAD].leaving.end(NAMES[POLICE])
        assert generations.read_copies(two.folder) == keys
        assert NAMES[POLICE] not in {member.name for member in two[LEAD].membership.members()}

    def test_one_who_waits_is_turned_away(self, two):
        two.waits(COUNSELLOR, "Mallory")
        two[LEAD].leaving.end("Mallory")
        assert reason(two.doors.sign_in, two.folder, "Mallory", PASSWORD) is Reason.WRONG_PASSWORD
        two.all_sign_in()
        assert two[LEAD].membership.waiting() == ()
        assert texts(two[COUNSELLOR].recording.sheet(two.pupil)) == {"Skrivet före."}

    def test_two_who_end_the_same_person_at_once_end_him_once(self, two, monkeypatch):
        two[LEAD].membership.appoint(NAMES[COUNSELLOR])
        real = module.Leaving._asked_first

        def slow(leaving, *args, **kwargs):
            asked = real(leaving, *args, **kwargs)
            monkeypatch.undo()
            two.sign_in(LEAD).leaving.end(KLAS)
            two.sign_in(COUNSELLOR)
            leaving._in = inside(two, COUNSELLOR)
            return asked

        monkeypatch.setattr(module.Leaving, "_asked_first", slow)
        assert reason(two[COUNSELLOR].leaving.end, KLAS) is Reason.UNKNOWN_MEMBER
        two.all_sign_in()
        assert len(directory(two).endings) == 1

    def test_two_who_end_one_another_at_once_leave_a_registrar(self, two):
        two[LEAD].membership.appoint(NAMES[COUNSELLOR])
        two[LEAD].leaving.end(NAMES[COUNSELLOR])
        assert reason(two[COUNSELLOR].leaving.end, NAMES[LEAD], alone=True) is Reason.VAULT_REPLACED
        assert two.sign_in(LEAD).member.registrar


def opened_by(folder, unlocked, key):
    keys = type(unlocked.keys)({1: key}, unlocked.keys.seats)
    Reach(folder, unlocked=type(unlocked)(unlocked.slot_id, unlocked.person, keys)).access()


def with_vault_keys(unlocked, other):
    keys = type(unlocked.keys)(other.keys.vault_keys, unlocked.keys.seats)
    return type(unlocked)(unlocked.slot_id, unlocked.person, keys)


def _later(reach, led):
    (sealed,) = reach.sql(("SELECT sealed FROM version WHERE id = ?", (bytes.fromhex(led.row.version),)))
    yield LATER.encode() in reach.ring.open_version(led.row.version, led.row.key, sealed[0])


class TestOnesOwn:
    def test_a_member_ends_his_own_and_the_rest_is_done_by_whoever_signs_in_next(self, two):
        before = inside(two, LEAD).door.store.epoch
        klas = two._stack.enter_context(two.doors.sign_in(two.folder, KLAS, PASSWORD))
        klas.leaving.end(KLAS)
        assert reason(two.doors.sign_in, two.folder, KLAS, PASSWORD) is Reason.WRONG_PASSWORD
        assert directory(two).stale(COUNSELLOR)
        two.sign_in(SOCIAL)
        assert inside(two, SOCIAL).door.store.epoch > before, "the vault has its new key already"
        two.all_sign_in()
        assert not directory(two).stale(COUNSELLOR)
        assert texts(two[COUNSELLOR].recording.sheet(two.pupil)) == {"Skrivet före."}

    def test_the_only_member_of_a_seat_is_asked_too(self, two):
        assert reason(two[SOCIAL].leaving.end, NAMES[SOCIAL]) is Reason.ONLY_MEMBER
        two[SOCIAL].leaving.end(NAMES[SOCIAL], alone=True)
        assert reason(two.doors.sign_in, two.folder, NAMES[SOCIAL], PASSWORD) is Reason.WRONG_PASSWORD


class TestAtAnotherSeat:
    def test_the_seat_is_given_nothing_new_until_one_who_stays_there_has_signed_in(self, two):
        """Raw: what is written meanwhile is sealed to no keys that the leaver holds; then all of it comes."""
        pupil = two.add(SOCIAL)
        item = two[SOCIAL].recording.record(pupil, a_signal("Före.")).item
        two[SOCIAL].grounds.decide(pupil, a_decision([item], receiver=COUNSELLOR))
        klas = keyfile.unlock(keyfile.read(two.folder), KLAS, PASSWORD, CHEAP_BOUNDS)
        two[LEAD].leaving.end(KLAS)
        assert two.sign_in(LEAD).upkeep().seats_awaiting_keys == (COUNSELLOR,)
        social = two.sign_in(SOCIAL)
        later = social.recording.record(pupil, a_signal(LATER)).item
        social.grounds.decide(pupil, a_decision([later], receiver=COUNSELLOR))
        his = Reach(two.folder, unlocked=with_vault_keys(klas, Reach(two.folder, NAMES[LEAD]).unlocked))
        assert not any(LATER.encode() in plain for plain, _ in his.records().values())
        counsellor = two.sign_in(COUNSELLOR)
        assert counsellor.upkeep().seats_awaiting_keys == ()
        assert "Före." in texts(counsellor.recording.sheet(pupil))
        assert LATER not in texts(counsellor.recording.sheet(pupil))
        two.sign_in(SOCIAL)
        assert {"Före.", LATER} <= texts(counsellor.recording.sheet(pupil))
        his = Reach(two.folder, unlocked=with_vault_keys(klas, Reach(two.folder, NAMES[LEAD]).unlocked))
        assert not any(LATER.encode() in plain for plain, _ in his.records().values())


class TestChangingSeat:
    def moved(self, school):
        """Klas goes from the counsellor's seat to the youth centre, once the counsellor's rows are sealed anew."""
        old = keyfile.unlock(keyfile.read(school.folder), KLAS, PASSWORD, CHEAP_BOUNDS)
        school[LEAD].leaving.end(KLAS, moves=True)
        lead = school.sign_in(LEAD)
        told = refused(lead.membership.invite, KLAS, LEISURE, Mode.READS, mandate="", agreement="")
        assert (told.reason, told.places) == (Reason.SEAT_AWAITS_NEW_KEYS, {"seat": COUNSELLOR})
        school.sign_in(COUNSELLOR)
        code = lead.membership.invite(KLAS, LEISURE, Mode.READS, mandate="", agreement="")
        school.desks[LEISURE] = school._stack.enter_context(school.doors.join(school.folder, code, PASSWORD))
        return old

    def test_his_old_keys_open_none_of_the_old_seats_own_rows_in_the_new_file(self, two):
        theirs = {led.row.version for led in Reach(two.folder, NAMES[COUNSELLOR]).led() if led.way == "own"}
        old = self.moved(two)
        his = Reach(two.folder, unlocked=with_vault_keys(old, Reach(two.folder, KLAS).unlocked))
        now = {led.row.version for led in Reach(two.folder, NAMES[COUNSELLOR]).led() if led.way == "own"}
        assert theirs <= now
        assert [led for led in his.led() if led.way == "own" and led.row.version in theirs] == []
        assert not any(b"Skrivet f" in plain for plain, _ in his.records().values())

    def test_nor_do_they_open_what_others_gave_to_that_seat(self, two):
        pupil = two.add(SOCIAL)
        item = two[SOCIAL].recording.record(pupil, a_signal("Givet.")).item
        two[SOCIAL].grounds.decide(pupil, a_decision([item], receiver=COUNSELLOR))
        before = {row.id: row.tag for row in Reach(two.folder, NAMES[SOCIAL]).access()}
        old = self.moved(two)
        his = Reach(two.folder, unlocked=with_vault_keys(old, Reach(two.folder, KLAS).unlocked))
        assert not any(b"Givet." in plain for plain, _ in his.records().values())
        assert his.led() == []
        given = [led.sealed for led in Reach(two.folder, NAMES[COUNSELLOR]).led() if led.way == "given"]
        assert given
        assert all(before[row.id] == row.tag for row in given if row.id in before), "its giver finds it as before"
        two.sign_in(SOCIAL).grounds.decide(pupil, a_decision([item], receiver=COUNSELLOR))
        assert "Givet." in texts(two[COUNSELLOR].recording.sheet(pupil))

    def test_those_who_stay_read_all_that_was_there_and_what_others_gave(self, two):
        consent = two[COUNSELLOR].grounds.take(two.pupil, a_consent())
        two[COUNSELLOR].grounds.accept(two.pupil, consent)
        pupil = two.add(SOCIAL)
        item = two[SOCIAL].recording.record(pupil, a_signal("Givet.")).item
        two[SOCIAL].grounds.decide(pupil, a_decision([item], receiver=COUNSELLOR))
        self.moved(two)
        counsellor = two[COUNSELLOR]
        assert "Skrivet före." in texts(counsellor.recording.sheet(two.pupil))
        assert "Givet." in texts(counsellor.recording.sheet(pupil))
        counsellor.recording.record(two.pupil, a_signal(LATER))
        two.sign_in(LEAD)
        assert {"Skrivet före.", LATER} <= texts(two[LEAD].recording.sheet(two.pupil))
        two.sign_in(SOCIAL)
        assert {"Skrivet före.", LATER} <= texts(two[SOCIAL].recording.sheet(two.pupil))
        assert two[LEAD].watch.verify() == ()

    def test_he_sits_in_his_new_seat_and_in_no_other(self, two):
        self.moved(two)
        with two.doors.sign_in(two.folder, KLAS, PASSWORD) as klas:
            assert klas.member.seat is LEISURE
            assert klas.people.list() == ()


PHASES = {
    "before the key file is written": (Lock, "change", False),
    "when the key file is written": (Lock, "change", True),
    "before the rows are exported": (storing, "export", False),
    "when they are exported": (storing, "export", True),
    "before the new file is read back": (storing, "insist_whole", False),
    "before it takes the old one's place": (storing, "put_in_place", False),
    "when it has taken its place": (storing, "put_in_place", True),
}


class TestCutOff:
    @pytest.mark.parametrize("phase", PHASES)
    @pytest.mark.parametrize("next_in", [LEAD, SOCIAL, COUNSELLOR])
    def test_a_new_vault_key_cut_off_anywhere_is_completed_by_whoever_signs_in(self, two, monkeypatch, phase, next_in):
        where, name, after = PHASES[phase]
        with killed_at(monkeypatch, where, name, after=after):
            two[LEAD].leaving.end(KLAS)
        for seat in two.desks:
            inside(two, seat).door.store.close()
        first = two.sign_in(next_in)
        assert first.signed_in.door.store.epoch >= 2
        assert reason(two.doors.sign_in, two.folder, KLAS, PASSWORD) in (Reason.WRONG_PASSWORD, Reason.MEMBER_ENDED)
        two.all_sign_in()
        assert reason(two.doors.sign_in, two.folder, KLAS, PASSWORD) is Reason.WRONG_PASSWORD
        for seat in two.desks:
            assert two[seat].watch.verify() == ()
        assert texts(two[COUNSELLOR].recording.sheet(two.pupil)) == {"Skrivet före."}
        assert sorted(path.name for path in two.folder.iterdir() if path.stat().st_size) == [
            "vault.db",
            "vault.keys",
            "vault.keys.2",
        ]

    @pytest.mark.parametrize("after", [False, True])
    def test_a_seats_new_keys_cut_off_are_made_anew(self, two, monkeypatch, after):
        two[LEAD].leaving.end(KLAS)
        with killed_at(monkeypatch, sealing, "_sealed_to_seat", after=after):
            two.sign_in(COUNSELLOR)
        with killed_at(monkeypatch, sealing, "append", after=after):
            two.sign_in(COUNSELLOR)
        counsellor = two.sign_in(COUNSELLOR)
        assert counsellor.upkeep().seats_awaiting_keys == ()
        assert texts(counsellor.recording.sheet(two.pupil)) == {"Skrivet före."}
        counsellor.recording.record(two.pupil, a_signal(LATER))
        two.sign_in(LEAD)
        assert {"Skrivet före.", LATER} == texts(two[LEAD].recording.sheet(two.pupil))

    def test_cut_off_before_the_ending_is_entered_nothing_has_happened(self, two, monkeypatch):
        with killed_at(monkeypatch, module, "append"):
            two[LEAD].leaving.end(KLAS)
        two.all_sign_in()
        with two.doors.sign_in(two.folder, KLAS, PASSWORD) as klas:
            assert klas.member.seat is COUNSELLOR

    def test_an_ending_that_is_refused_in_the_act_puts_the_key_file_back(self, two, monkeypatch):
        before = {slot.id for slot in keyfile.read(two.folder).slots}

        def full(*_args, **_kwargs):
            raise module.Refusal(Reason.DISK_FULL)

        two[LEAD].membership.appoint(NAMES[COUNSELLOR])
        monkeypatch.setattr(sealing, "append", full)
        assert reason(two[COUNSELLOR].leaving.end, KLAS) is Reason.DISK_FULL
        monkeypatch.undo()
        assert {slot.id for slot in keyfile.read(two.folder).slots} == before
        with two.doors.sign_in(two.folder, KLAS, PASSWORD) as klas:
            assert klas.member.seat is COUNSELLOR
