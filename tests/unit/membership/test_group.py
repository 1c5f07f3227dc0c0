import pytest

from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Mode, Seat
from sspf_desk.vault import generations
from tests.builders import NAMES, PASSWORD

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
