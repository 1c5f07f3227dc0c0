from datetime import date

import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership import group
from sspf_desk.models.practice import OwnYes, Practice
from sspf_desk.terms import Act, Mode, Seat
from sspf_desk.vault import generations, keyfile
from sspf_desk.vault.person import Person
from sspf_desk.vault.sheet_words import six_words
from tests.builders import NAMES, PASSWORD, a_consent, a_signal, texts
from tests.cutting import killed_at
from tests.reach import Reach, inside

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
NURSE, POLICE, LEISURE = Seat.NURSE, Seat.POLICE, Seat.LEISURE
OTHER = "ett annat lösenord"


def refused(act, *args, **kwargs):
    with pytest.raises(Refusal) as found:
        act(*args, **kwargs)
    return found.value


def invite(desk, seat, mode=Mode.WRITES, agreement=""):
    return desk.membership.invite(NAMES[seat], seat, mode, mandate="", agreement=agreement)


class TestInviting:
    def test_only_a_registrar_invites(self, school):
        school.join(COUNSELLOR)
        assert refused(invite, school[COUNSELLOR], NURSE).reason is Reason.NOT_REGISTRAR

    @pytest.mark.parametrize("seat", [SOCIAL, LEISURE, POLICE])
    def test_another_authoritys_seat_writes_only_with_its_agreement(self, school, seat):
        told = refused(invite, school[LEAD], seat)
        assert (told.reason, told.places) == (Reason.NO_AGREEMENT, {"seat": seat})
        assert refused(invite, school[LEAD], seat, agreement="  ").reason is Reason.NO_AGREEMENT
        assert invite(school[LEAD], seat, agreement="avtal 2026-01-15, dnr 4/2026, nämnden")

    @pytest.mark.parametrize("seat", [SOCIAL, LEISURE, POLICE])
    def test_another_authoritys_seat_reads_without_one(self, school, seat):
        assert invite(school[LEAD], seat, Mode.READS)

    def test_the_schools_own_seats_need_none(self, school):
        assert invite(school[LEAD], NURSE)

    def test_one_who_is_invited_is_no_member_yet(self, school):
        invite(school[LEAD], NURSE)
        assert [member.seat for member in school[LEAD].membership.members()] == [LEAD]

    def test_a_refused_invitation_leaves_no_code(self, school):
        school.join(COUNSELLOR)
        before = generations.read_copies(school.folder)
        assert refused(invite, school[LEAD], COUNSELLOR).reason is Reason.BAD_INPUT
        assert generations.read_copies(school.folder) == before


class TestTheTable:
    def test_who_sits_at_the_table_is_open_to_every_member(self, school):
        school.join(SOCIAL).at_the_table(POLICE)
        told = {member.seat: member for member in school[SOCIAL].membership.members()}
        assert set(told) == {LEAD, SOCIAL, POLICE}
        assert (told[POLICE].name, told[POLICE].mode, told[POLICE].public) == (NAMES[POLICE], Mode.AT_THE_TABLE, None)

    def test_only_a_registrar_says_who_sits_there(self, school):
        school.join(COUNSELLOR)
        act = school[COUNSELLOR].membership.seat_at_the_table
        assert refused(act, "Per", POLICE).reason is Reason.NOT_REGISTRAR

    def test_a_seat_with_keys_is_taken(self, school):
        school.join(POLICE)
        assert refused(school[LEAD].membership.seat_at_the_table, "Per", POLICE).reason is Reason.SEAT_TAKEN

    def test_a_seat_at_the_table_may_be_given_keys_later(self, school):
        school.at_the_table(POLICE).join(POLICE)
        assert school[POLICE].member.mode is Mode.WRITES


class TestSettings:
    def test_only_a_registrar_opens_or_shuts_the_branch(self, school):
        school.join(COUNSELLOR)
        act = school[COUNSELLOR].membership.set_same_branch
        assert refused(act, same_branch=False).reason is Reason.NOT_REGISTRAR

    def test_shut_it_shuts_for_both_at_once(self, school):
        school.join(COUNSELLOR)
        school.add(LEAD)
        school[LEAD].membership.set_same_branch(same_branch=False)
        assert school[COUNSELLOR].people.list() == ()


class TestPractice:
    OTHER = Practice(own_from=14, own_yes=OwnYes.GUARDIANS, usual_months=3, longest_months=6)

    def test_it_is_as_the_program_has_it_until_a_registrar_says_otherwise_and_told_to_all(self, school):
        school.join(SOCIAL)
        assert school[SOCIAL].table().practice == Practice()
        school[LEAD].membership.set_practice(self.OTHER)
        assert school[SOCIAL].table().practice == self.OTHER
        school[LEAD].membership.set_practice(Practice())
        assert school[SOCIAL].table().practice == Practice()
        assert school[LEAD].watch.verify() == ()

    def test_only_a_registrar_sets_it(self, school):
        school.join(COUNSELLOR)
        act = school[COUNSELLOR].membership.set_practice
        assert refused(act, self.OTHER).reason is Reason.NOT_REGISTRAR
        assert school[LEAD].table().practice == Practice()

    def test_what_is_out_of_bounds_changes_nothing(self, school):
        act = school[LEAD].membership.set_practice
        assert refused(act, Practice(longest_months=13)).reason is Reason.PRACTICE_OUT_OF_BOUNDS
        assert school[LEAD].table().practice == Practice()

    def test_opening_or_shutting_the_branch_leaves_it_as_it_is(self, school):
        school[LEAD].membership.set_practice(self.OTHER)
        school[LEAD].membership.set_same_branch(same_branch=False)
        assert school[LEAD].table().practice == self.OTHER

    def test_consents_are_judged_by_it_from_then_on_and_those_taken_stand(self, school):
        school.join(COUNSELLOR, SOCIAL)
        pupil = school.add(COUNSELLOR)
        taken = school[COUNSELLOR].grounds.take(pupil, a_consent(until_on=date(2027, 11, 1)))
        school[LEAD].membership.set_practice(self.OTHER)
        told = refused(school[COUNSELLOR].grounds.take, pupil, a_consent(until_on=date(2027, 11, 1)))
        assert (told.reason, told.places) == (Reason.DRAFT_INCOMPLETE, {"problem": "too_long", "limit": 6})
        school[SOCIAL].grounds.accept(school[SOCIAL].today.day().to_accept[0].pupil, taken)
        school[COUNSELLOR].recording.record(pupil, a_signal("Står öppet."))
        school[COUNSELLOR].grounds.accept(pupil, taken)
        assert "Står öppet." in texts(school[SOCIAL].recording.sheet(school[SOCIAL].people.list()[0].pupil))
        assert school[COUNSELLOR].grounds.take(pupil, a_consent(own=None, until_on=date(2027, 5, 1)))


class TestPasswords:
    def test_the_new_one_opens_and_the_old_one_is_dead_in_both_copies(self, school):
        school.join(COUNSELLOR)
        school[COUNSELLOR].membership.set_password(OTHER)
        for gone in ((), generations.NAMES[:1], generations.NAMES[1:]):
            kept = {name: (school.folder / name).read_bytes() for name in gone}
            for name in gone:
                (school.folder / name).unlink()
            act = school.doors.sign_in
            assert refused(act, school.folder, NAMES[COUNSELLOR], PASSWORD).reason is Reason.WRONG_PASSWORD
            with act(school.folder, NAMES[COUNSELLOR], OTHER) as desk:
                assert desk.member.seat is COUNSELLOR
            for name, content in kept.items():
                (school.folder / name).write_bytes(content)

    def test_another_members_is_as_it_was(self, school):
        school.join(COUNSELLOR)
        school[COUNSELLOR].membership.set_password(OTHER)
        school.sign_in(LEAD)

    def test_it_can_be_changed_twice_while_signed_in(self, school):
        for password in (OTHER, "ett tredje lösenord"):
            school[LEAD].membership.set_password(password)
        with school.doors.sign_in(school.folder, NAMES[LEAD], "ett tredje lösenord") as desk:
            assert desk.member.seat is LEAD

    def test_a_weak_one_changes_nothing(self, school):
        told = refused(school[LEAD].membership.set_password, "elva tecken")
        assert (told.reason, told.places) == (Reason.WEAK_PASSWORD, {"shortest": 12})
        school.sign_in(LEAD)


@pytest.mark.parametrize(("name", "mode", "place"), [("Per", Mode.AT_THE_TABLE, "mode"), (" ", Mode.READS, "name")])
def test_who_sits_at_the_table_gets_no_code_and_nobody_is_invited_without_a_name(school, name, mode, place):
    told = refused(school[LEAD].membership.invite, name, POLICE, mode, mandate="", agreement="")
    assert (told.reason, told.places) == (Reason.BAD_INPUT, {"place": place})


def test_two_of_one_name_could_come_to_sit_in_each_others_seat(school):
    told = refused(school[LEAD].membership.invite, "lena rektor", POLICE, Mode.READS, mandate="", agreement="")
    assert (told.reason, told.places) == (Reason.BAD_INPUT, {"place": "name"})


class TestASecondMember:
    def test_he_waits_until_one_who_sits_there_has_compared_six_words_with_him(self, school):
        school.join(COUNSELLOR)
        words = school.waits(COUNSELLOR, "Klas")
        assert len(words.split()) == 6
        told = refused(school.doors.sign_in, school.folder, "Klas", PASSWORD)
        assert (told.reason, told.places) == (Reason.WAITING_FOR_ADMISSION, {"seat": COUNSELLOR, "place": words})
        admit = school[COUNSELLOR].membership.admit
        for wrong in ("", "fel ord", " ".join(reversed(words.split())), words + " till", " ".join(words.split()[:5])):
            assert refused(admit, "Klas", wrong).reason is Reason.WORDS_DIFFER
        assert refused(school.doors.sign_in, school.folder, "Klas", PASSWORD).reason is Reason.WAITING_FOR_ADMISSION
        admit("klas", " ".join(word[:4].upper() for word in words.split()))
        with school.doors.sign_in(school.folder, "Klas", PASSWORD) as klas:
            assert klas.member.seat is COUNSELLOR
            assert klas.watch.verify() == ()

    def test_nobody_of_another_seat_lets_him_in_not_even_the_registrar(self, school):
        school.join(COUNSELLOR)
        words = school.waits(COUNSELLOR, "Klas")
        assert refused(school[LEAD].membership.admit, "Klas", words).reason is Reason.NOT_YOUR_SEAT
        for name in ("Okänd", NAMES[LEAD], NAMES[COUNSELLOR]):
            told = refused(school[COUNSELLOR].membership.admit, name, words)
            assert told.reason is Reason.UNKNOWN_MEMBER

    def test_one_who_waits_has_the_vaults_key_and_no_seats(self, school):
        """Raw: before the words are compared he can open no row of anybody's."""
        school.join(COUNSELLOR)
        pupil = school.add(COUNSELLOR)
        school[COUNSELLOR].recording.record(pupil, a_signal())
        words = school.waits(COUNSELLOR, "Klas")
        assert Reach(school.folder, "Klas").unlocked.keys.seats == ()
        school[COUNSELLOR].membership.admit("Klas", words)
        assert any(b"Borta tre" in plain for plain, _ in Reach(school.folder, "Klas").records().values())

    def test_keys_that_were_exchanged_on_the_way_have_other_words(self, school):
        """Somebody with the vault's key puts himself where Klas stands: the words on Klas's screen are not these."""
        school.join(COUNSELLOR)
        words = school.waits(COUNSELLOR, "Klas")
        with inside(school, LEAD).acts.begin(Act.LISTED) as session:
            (facts,) = inside(school, LEAD).records.directory(session).waiting.values()
        mallory = Person.create(school.around.entropy).public
        assert " ".join(six_words(inside(school, LEAD).door.vault, facts.id, facts.public)) == words
        assert " ".join(six_words(inside(school, LEAD).door.vault, facts.id, mallory)) != words

    def test_an_admission_that_is_refused_gives_no_keys(self, school, monkeypatch):
        school.join(COUNSELLOR)
        words = school.waits(COUNSELLOR, "Klas")
        before = [slot.wraps for slot in keyfile.read(school.folder).slots]

        def full(*_):
            raise Refusal(Reason.DISK_FULL)

        monkeypatch.setattr(group, "append", full)
        assert refused(school[COUNSELLOR].membership.admit, "Klas", words).reason is Reason.DISK_FULL
        assert [slot.wraps for slot in keyfile.read(school.folder).slots] == before

    def test_cut_off_after_the_keys_he_still_waits_and_is_let_in_anew(self, school, monkeypatch):
        school.join(COUNSELLOR)
        words = school.waits(COUNSELLOR, "Klas")
        with killed_at(monkeypatch, group, "append"):
            school[COUNSELLOR].membership.admit("Klas", words)
        assert refused(school.doors.sign_in, school.folder, "Klas", PASSWORD).reason is Reason.WAITING_FOR_ADMISSION
        school[COUNSELLOR].membership.admit("Klas", words)
        with school.doors.sign_in(school.folder, "Klas", PASSWORD) as klas:
            assert klas.member.seat is COUNSELLOR


class TestTheRight:
    def test_it_is_given_on_by_a_registrar_to_a_school_seat(self, school):
        school.join(COUNSELLOR, NURSE)
        assert refused(school[COUNSELLOR].membership.appoint, NAMES[COUNSELLOR]).reason is Reason.NOT_REGISTRAR
        assert refused(school[LEAD].membership.appoint, NAMES[NURSE]).reason is Reason.CHAIR_NOT_SCHOOL
        assert refused(school[LEAD].membership.appoint, "Okänd").reason is Reason.UNKNOWN_MEMBER
        school[LEAD].membership.appoint(NAMES[COUNSELLOR])
        assert invite(school[COUNSELLOR], POLICE, Mode.READS)

    def test_who_sits_at_the_table_without_keys_cannot_have_it(self, school):
        school.at_the_table(COUNSELLOR)
        assert refused(school[LEAD].membership.appoint, NAMES[COUNSELLOR]).reason is Reason.UNKNOWN_MEMBER
        assert refused(school[LEAD].leaving.end, NAMES[LEAD], alone=True).reason is Reason.LAST_REGISTRAR


def test_nobody_without_a_name_sits_at_the_table(school):
    told = refused(school[LEAD].membership.seat_at_the_table, " ", POLICE)
    assert (told.reason, told.places) == (Reason.BAD_INPUT, {"place": "name"})


def test_who_shares_a_seat_shares_what_it_may_do(school):
    school.join(POLICE, mode=Mode.READS)
    told = refused(
        school[LEAD].membership.invite, "Pia Polis", POLICE, Mode.WRITES, mandate="", agreement="avtal 1/2026"
    )
    assert (told.reason, told.places) == (Reason.BAD_INPUT, {"place": "mode"})
