import pytest
import sqlalchemy as sa

from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership import entrance
from sspf_desk.membership.around import Doorstep
from sspf_desk.membership.entrance import Founder, sign_in
from sspf_desk.models.tables import access
from sspf_desk.records.rows import Keyring
from sspf_desk.terms import Act, Mode, Party, Seat
from sspf_desk.vault import keyfile
from sspf_desk.vault.slots import Purpose
from tests.builders import NAMES, PASSWORD, School, a_consent, a_decision, a_plan, a_signal, texts
from tests.cutting import killed_at

LEAD, COUNSELLOR, SOCIAL = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES
NURSE, POLICE, LEISURE = Seat.NURSE, Seat.POLICE, Seat.LEISURE
OTHER = "ett annat lösenord"


def refusal(act, *args, **kwargs):
    with pytest.raises(Refusal) as refused:
        act(*args, **kwargs)
    return refused.value.reason


def a_founder(seat=LEAD):
    return Founder("Lena", seat, "rektor", "Skolan", "Nämnden", same_branch=True, lawbook="2026-04-27")


def invited(school, seat, mode=Mode.WRITES, **change):
    asked = {"mandate": "", "agreement": "avtal 4/2026"} | change
    return school[LEAD].membership.invite(NAMES[seat], seat, mode, **asked)


def rows(desk):
    """The access rows as they lie in the file."""
    with desk.people._acts.begin(Act.LISTED) as session:
        return {row.id: (row.tag, row.sealed) for row in session.connection.execute(sa.select(access))}


class TestFounding:
    @pytest.mark.parametrize("seat", [NURSE, SOCIAL, LEISURE, POLICE])
    def test_only_the_head_or_the_counsellor_founds_a_group(self, tmp_path, school, seat):
        assert refusal(school.doors.found, tmp_path / "new", a_founder(seat), PASSWORD) is Reason.CHAIR_NOT_SCHOOL
        assert not (tmp_path / "new").exists()

    def test_the_counsellor_may_found(self, tmp_path, around):
        with School.founded(tmp_path, around, seat=COUNSELLOR) as school:
            (member,) = school[COUNSELLOR].membership.members()
            assert (member.seat, member.registrar, member.mandate) == (COUNSELLOR, True, "rektor")

    def test_a_weak_password_founds_nothing(self, tmp_path, school):
        assert refusal(school.doors.found, tmp_path / "new", a_founder(), "kort") is Reason.WEAK_PASSWORD
        assert not (tmp_path / "new").exists()

    def test_where_a_vault_lies_no_other_is_founded(self, school):
        assert refusal(school.doors.found, school.folder, a_founder(), PASSWORD) is Reason.VAULT_EXISTS
        school.sign_in(LEAD)

    def test_a_cloud_folder_is_refused(self, tmp_path, school):
        act = school.doors.found
        assert refusal(act, tmp_path / "OneDrive - Kommunen" / "v", a_founder(), PASSWORD) is Reason.CLOUD_FOLDER


class TestJoining:
    def test_a_member_joins_by_a_code_and_signs_in_with_his_password(self, school):
        school.join(COUNSELLOR)
        desk = school.sign_in(COUNSELLOR)
        assert (desk.member.name, desk.member.seat, desk.member.registrar) == (NAMES[COUNSELLOR], COUNSELLOR, False)

    def test_a_code_is_spent_once(self, school):
        code = invited(school, SOCIAL)
        with school.doors.join(school.folder, code, PASSWORD):
            pass
        assert refusal(school.doors.join, school.folder, code, PASSWORD) is Reason.SPENT_CODE

    @pytest.mark.parametrize("code", ["", "AAAA", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA"])
    def test_a_code_that_was_never_given_is_as_a_spent_one(self, school, code):
        assert refusal(school.doors.join, school.folder, code, PASSWORD) is Reason.SPENT_CODE

    def test_a_weak_password_joins_nobody_and_leaves_the_code(self, school):
        code = invited(school, SOCIAL)
        assert refusal(school.doors.join, school.folder, code, "elva tecken") is Reason.WEAK_PASSWORD
        with school.doors.join(school.folder, code, PASSWORD) as desk:
            assert desk.member.seat is SOCIAL

    def test_of_two_codes_for_one_seat_the_first_to_come_takes_it_and_the_second_is_let_in_by_him(self, school):
        first = invited(school, SOCIAL)
        asked = {"mandate": "", "agreement": "avtal 4/2026"}
        second = school[LEAD].membership.invite("Sixten", SOCIAL, Mode.WRITES, **asked)
        with school.doors.join(school.folder, second, PASSWORD):
            pass
        assert refusal(school.doors.join, school.folder, first, OTHER) is Reason.WAITING_FOR_ADMISSION
        assert [one.name for one in school[LEAD].membership.members()] == [NAMES[LEAD], "Sixten"]
        assert [one.name for one in school[LEAD].membership.waiting()] == [NAMES[SOCIAL]]
        assert school[LEAD].watch.verify() == ()

    def test_of_two_codes_for_one_person_the_second_is_spent_once_he_has_come(self, school):
        """A code that was lost and found by somebody else: two of one name could not be told apart."""
        lost, found = invited(school, SOCIAL), invited(school, SOCIAL)
        with school.doors.join(school.folder, found, PASSWORD):
            pass
        assert refusal(school.doors.join, school.folder, lost, OTHER) is Reason.SPENT_CODE
        assert school[LEAD].membership.waiting() == ()
        assert school[LEAD].watch.verify() == ()

    def test_a_joining_cut_off_after_the_key_file_is_mended_by_the_same_code(self, school, monkeypatch):
        """The member's slot is written, his row is not: the power went. The code still holds, and he comes in."""
        code = invited(school, SOCIAL)

        def cut(*_):
            raise Refusal(Reason.DISK_FULL)

        monkeypatch.setattr(entrance, "_enter_joined", cut)
        assert refusal(school.doors.join, school.folder, code, PASSWORD) is Reason.DISK_FULL
        assert refusal(school.doors.sign_in, school.folder, NAMES[SOCIAL], PASSWORD) is Reason.WRONG_PASSWORD
        monkeypatch.undo()
        with school.doors.join(school.folder, code, PASSWORD):
            pass
        with school.doors.sign_in(school.folder, NAMES[SOCIAL], PASSWORD) as desk:
            assert desk.member.seat is SOCIAL
        assert school[LEAD].watch.verify() == ()

    def test_the_mode_and_the_mandate_are_those_of_the_invitation(self, school):
        code = invited(school, COUNSELLOR, Mode.READS, mandate="delegation 12/2026")
        with school.doors.join(school.folder, code, PASSWORD) as desk:
            assert (desk.member.mode, desk.member.mandate) == (Mode.READS, "delegation 12/2026")


class TestSigningIn:
    @pytest.mark.parametrize(("name", "password"), [("Lena Rektor", OTHER), ("Okänd", PASSWORD), ("", "")])
    def test_a_wrong_name_and_a_wrong_password_are_told_alike(self, school, name, password):
        assert refusal(school.doors.sign_in, school.folder, name, password) is Reason.WRONG_PASSWORD

    def test_a_spent_code_that_was_left_in_the_key_file_is_swept(self, school, monkeypatch):
        code = invited(school, SOCIAL)
        with killed_at(monkeypatch, entrance, "let_go_of"):
            school.doors.join(school.folder, code, PASSWORD)
        assert refusal(school.doors.join, school.folder, code, PASSWORD) is Reason.SPENT_CODE
        assert Purpose.INVITATION in {slot.purpose for slot in keyfile.read(school.folder).slots}
        school.sign_in(LEAD)
        assert Purpose.INVITATION not in {slot.purpose for slot in keyfile.read(school.folder).slots}
        with school.doors.sign_in(school.folder, NAMES[SOCIAL], PASSWORD) as desk:
            assert desk.member.seat is SOCIAL

    def test_a_code_that_waits_is_not_swept(self, school):
        code = invited(school, SOCIAL)
        school.sign_in(LEAD)
        with school.doors.join(school.folder, code, PASSWORD) as desk:
            assert desk.member.seat is SOCIAL

    def test_no_vault_there_is_told(self, tmp_path, school):
        assert refusal(school.doors.sign_in, tmp_path, "Lena", PASSWORD) is Reason.VAULT_MISSING

    def test_a_member_whose_keys_are_not_those_the_group_knows_is_refused(self, school, around, monkeypatch):
        """A key file of a copy in which the seat's keys were exchanged opens nothing."""
        school.join(COUNSELLOR)
        lead = keyfile.unlock(keyfile.read(school.folder), NAMES[LEAD], PASSWORD, school.doors._around.bounds)

        def mixed(file, name, password, bounds):
            hers = keyfile_unlock(file, name, password, bounds)
            return type(hers)(hers.slot_id, lead.person, hers.keys)

        keyfile_unlock = keyfile.unlock
        monkeypatch.setattr(keyfile, "unlock", mixed)
        act = school.doors.sign_in
        assert refusal(act, school.folder, NAMES[COUNSELLOR], PASSWORD) is Reason.MEMBERSHIP_NOT_SIGNED


class TestSettling:
    def test_what_was_given_before_a_seat_had_keys_reaches_it_when_its_giver_signs_in(self, school):
        alva = school.add(LEAD)
        item = school[LEAD].recording.record(alva, a_signal()).item
        school[LEAD].grounds.decide(alva, a_decision({item}, receiver=POLICE))
        school.at_the_table(POLICE).join(POLICE)
        assert school[POLICE].people.list() == ()
        school.sign_in(LEAD)
        (row,) = school[POLICE].people.list()
        assert texts(school[POLICE].recording.sheet(row.pupil)) == {"Borta tre eftermiddagar."}

    def test_signing_in_again_changes_no_row(self, school):
        school.join(COUNSELLOR, SOCIAL)
        alva = school.add(LEAD)
        item = school[LEAD].recording.record(alva, a_signal()).item
        school[LEAD].grounds.accept(alva, school[LEAD].grounds.take(alva, a_consent()))
        school[LEAD].grounds.decide(alva, a_decision({item}, receiver=SOCIAL))
        school[COUNSELLOR].recording.record(alva, a_signal("Kuratorns."))
        for seat in (LEAD, COUNSELLOR, SOCIAL):
            school.sign_in(seat)
        before = rows(school[LEAD])
        for seat in (LEAD, COUNSELLOR, SOCIAL, LEAD):
            school.sign_in(seat)
        assert rows(school[LEAD]) == before

    def test_a_ground_that_has_ended_leaves_no_row_after_its_givers_next_sign_in(self, school, around):
        school.join(SOCIAL)
        alva = school.add(LEAD)
        item = school[LEAD].recording.record(alva, a_signal()).item
        before = rows(school[LEAD])
        done = school[LEAD].grounds.decide(alva, a_decision({item}, until_on=school.around.now.date()))
        assert done.item
        given = self.given(school, rows(school[LEAD]).keys() - before.keys())
        around.now = around.now.replace(day=22)
        school.sign_in(LEAD)
        left = self.given(school, rows(school[LEAD]).keys() - before.keys())
        assert (given, left) == (2, 0)

    def given(self, school, ids):
        """How many rows of a pupil's sheet the lead has given to social services."""
        records, acts = school[LEAD].people._records, school[LEAD].people._acts
        assert isinstance(records.keyring, Keyring)
        with acts.begin(Act.LISTED) as session:
            reading = records.reading(session)
            other = reading.directory.seats[SOCIAL]
            (card,) = records.listed(session, ("cards",), own=True, given=False)
            tag = records.keyring.given_tag(LEAD, SOCIAL, other, "pupil", card.item.pupil)
            found = session.connection.execute(sa.select(access.c.id).where(access.c.tag == tag)).scalars()
            return len(set(found))

    def test_lead_and_counsellor_shut_to_each_other_and_opened_again_have_all_back(self, school):
        school.join(COUNSELLOR)
        alva = school.add(LEAD)
        school[COUNSELLOR].recording.record(alva, a_signal("Kuratorns."))
        school[LEAD].membership.set_same_branch(same_branch=False)
        assert texts(school[LEAD].recording.sheet(alva)) == set()
        for seat in (COUNSELLOR, LEAD):
            school.sign_in(seat)
        assert school[COUNSELLOR].people.list()[0].known_by == (COUNSELLOR,)
        school[LEAD].membership.set_same_branch(same_branch=True)
        for seat in (COUNSELLOR, LEAD):
            school.sign_in(seat)
        assert texts(school[LEAD].recording.sheet(alva)) == {"Kuratorns."}
        assert school[COUNSELLOR].people.list()[0].known_by == (LEAD, COUNSELLOR)

    def test_the_counsellor_who_founded_opens_the_branch_and_both_have_all_back(self, tmp_path, around):
        with School.founded(tmp_path, around, seat=COUNSELLOR) as school:
            school.join(LEAD)
            alva = school.add(LEAD)
            school[COUNSELLOR].recording.record(alva, a_signal("Kuratorns."))
            school[COUNSELLOR].membership.set_same_branch(same_branch=False)
            for seat in (LEAD, COUNSELLOR):
                school.sign_in(seat)
            school[COUNSELLOR].membership.set_same_branch(same_branch=True)
            for seat in (LEAD, COUNSELLOR):
                school.sign_in(seat)
            assert texts(school[LEAD].recording.sheet(alva)) == {"Kuratorns."}
            assert school[COUNSELLOR].people.list()[0].known_by == (LEAD, COUNSELLOR)

    def test_an_accepted_consent_that_begins_later_opens_at_the_givers_sign_in(self, school, around):
        school.join(SOCIAL)
        alva = school.add(LEAD)
        school[LEAD].recording.record(alva, a_signal())
        draft = a_consent(from_on=around.now.date().replace(day=25), told=(Party.SOCIAL_SERVICES,))
        school[LEAD].grounds.accept(alva, school[LEAD].grounds.take(alva, draft))
        assert "Borta tre eftermiddagar." not in texts(school[SOCIAL].recording.sheet(alva))
        around.now = around.now.replace(day=25)
        school.sign_in(LEAD)
        assert "Borta tre eftermiddagar." in texts(school[SOCIAL].recording.sheet(alva))


def test_the_store_is_let_go_of_when_the_desk_is_closed(school):
    with school.doors.sign_in(school.folder, NAMES[LEAD], PASSWORD) as desk:
        desk.people.list()
    signed_in = sign_in(Doorstep(school.folder, school.doors._around, school.doors._heads), NAMES[LEAD], PASSWORD)
    signed_in.close()


def test_a_seat_that_joins_after_a_call_reads_its_call_and_its_copy(school):
    school.at_the_table(POLICE)
    meeting = school[LEAD].planning.call(a_plan(LEAD, POLICE))
    school[LEAD].copies.compose(meeting)
    school.join(POLICE, mode=Mode.READS)
    assert school[POLICE].planning.list() == ()
    school.sign_in(LEAD)
    assert [row.meeting for row in school[POLICE].planning.list()] == [meeting]
    assert school[POLICE].copies.own_sheet(meeting).agenda.cases == ()
