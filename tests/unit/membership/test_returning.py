import pytest

from sspf_desk.errors import Reason
from sspf_desk.membership import returning as module
from sspf_desk.membership.entering import Typed
from sspf_desk.membership.returning import Newcomer, Second
from sspf_desk.records.directory import read_directory
from sspf_desk.terms import Act, Mode, Seat
from sspf_desk.vault import generations, keyfile
from tests.builders import NAMES, PASSWORD, a_signal, texts
from tests.cutting import killed_at, reason, refused
from tests.reach import inside

LEAD, COUNSELLOR, NURSE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.NURSE
SOCIAL, POLICE = Seat.SOCIAL_SERVICES, Seat.POLICE
NEW = "ett helt nytt lösenord"


def a_sheet(school, seat):
    """The words of a seat's sheet that its keeper has."""
    made = school[seat].sheets.make_for_seat()
    school[seat].sheets.receive(" ".join(made.words()), "Ruth Registrator", "kassaskåpet")
    return " ".join(made.words())


def an_invitation(school, seat, name, mode=Mode.WRITES):
    return school[LEAD].membership.invite(name, seat, mode, mandate="", agreement="avtal 4/2026")


def registrars(desk):
    return {member.name for member in desk.membership.members() if member.registrar}


@pytest.fixture
def group(school):
    school.join(COUNSELLOR, NURSE, SOCIAL)
    school.pupil = school.add(SOCIAL)
    school[SOCIAL].recording.record(school.pupil, a_signal("Sofias."))
    return school


class TestBySheet:
    def test_a_seat_that_has_lost_its_only_member_is_taken_again_with_all_it_held(self, group):
        words = a_sheet(group, SOCIAL)
        group[LEAD].leaving.end(NAMES[SOCIAL], alone=True, commitments_stand=True)
        group.sign_in(LEAD)
        code = an_invitation(group, SOCIAL, "Sixten")
        with group.doors.reseat(group.folder, code, words, NEW) as desk:
            assert (desk.member.name, desk.member.seat, desk.member.registrar) == ("Sixten", SOCIAL, False)
            assert texts(desk.recording.sheet(group.pupil)) == {"Sofias."}
            assert desk.upkeep().seats_awaiting_keys == ()
            assert desk.upkeep().seat_sheet is False, "the sheet is spent: a new one is to be made"
            assert reason(desk.recording.record, group.pupil, a_signal()) is Reason.NO_SEAT_SHEET
            assert desk.watch.verify() == ()
        with group.doors.sign_in(group.folder, "Sixten", NEW) as desk:
            assert desk.member.seat is SOCIAL
        assert group[LEAD].watch.verify() == ()

    def test_sheet_and_code_are_spent_in_both_copies(self, group):
        words = a_sheet(group, SOCIAL)
        group[LEAD].leaving.end(NAMES[SOCIAL], alone=True)
        group.sign_in(LEAD)
        code, more = an_invitation(group, SOCIAL, "Sixten"), an_invitation(group, SOCIAL, "Sara")
        with group.doors.reseat(group.folder, code, words, NEW):
            pass
        for gone in ("", *generations.NAMES):
            kept = (group.folder / gone).read_bytes() if gone else b""
            if gone:
                (group.folder / gone).unlink()
            assert reason(group.doors.reseat, group.folder, code, words, NEW) is Reason.SPENT_CODE
            assert reason(group.doors.reseat, group.folder, more, words, NEW) is Reason.WRONG_WORDS
            if gone:
                (group.folder / gone).write_bytes(kept)

    def test_another_seats_sheet_an_own_sheet_or_one_not_received_takes_no_seat(self, group):
        others, own = a_sheet(group, NURSE), group[SOCIAL].sheets.make_own()
        loose = group[SOCIAL].sheets.make_for_seat()
        code = an_invitation(group, SOCIAL, "Sixten")
        for words in (others, " ".join(own.words()), " ".join(loose.words())):
            before = generations.read_copies(group.folder)
            assert reason(group.doors.reseat, group.folder, code, words, NEW) is Reason.NOT_YOUR_SEAT
            assert generations.read_copies(group.folder) == before
        assert group[LEAD].watch.verify() == ()

    def test_a_weak_password_leaves_sheet_and_code(self, group):
        words, code = a_sheet(group, SOCIAL), an_invitation(group, SOCIAL, "Sixten")
        assert reason(group.doors.reseat, group.folder, code, words, "kort") is Reason.WEAK_PASSWORD
        with group.doors.reseat(group.folder, code, words, NEW) as desk:
            assert desk.member.seat is SOCIAL

    def test_an_invitation_that_was_spent_elsewhere_meanwhile_takes_no_seat(self, group, monkeypatch):
        words, code = a_sheet(group, SOCIAL), an_invitation(group, SOCIAL, "Sixten")
        with killed_at(monkeypatch, module, "let_go_of"):
            group.doors.reseat(group.folder, code, words, NEW)
        again = a_sheet(group, SOCIAL)
        assert reason(group.doors.reseat, group.folder, code, again, "ännu ett nytt lösenord") is Reason.SPENT_CODE
        assert group[LEAD].watch.verify() == ()

    @pytest.mark.parametrize("cut", ["_came", "let_go_of", "enter"])
    def test_cut_off_anywhere_the_seat_is_taken_or_can_be_taken_still(self, group, monkeypatch, cut):
        words, code = a_sheet(group, SOCIAL), an_invitation(group, SOCIAL, "Sixten")
        with killed_at(monkeypatch, module, cut):
            group.doors.reseat(group.folder, code, words, NEW)
        if cut == "_came":
            assert reason(group.doors.sign_in, group.folder, "Sixten", NEW) is Reason.WRONG_PASSWORD
            with group.doors.reseat(group.folder, code, words, NEW) as desk:
                assert texts(desk.recording.sheet(group.pupil)) == {"Sofias."}
        with group.doors.sign_in(group.folder, "Sixten", NEW) as desk:
            assert texts(desk.recording.sheet(group.pupil)) == {"Sofias."}
        assert reason(group.doors.reseat, group.folder, code, words, NEW) is Reason.SPENT_CODE
        code = an_invitation(group, SOCIAL, "Sara")
        assert reason(group.doors.reseat, group.folder, code, words, NEW) is Reason.WRONG_WORDS
        assert group[LEAD].watch.verify() == ()


class TestTwoPersons:
    def test_a_member_and_the_keeper_of_a_school_seats_sheet_appoint_a_registrar(self, group):
        words = a_sheet(group, LEAD)
        group[NURSE].appoint_by_two(NAMES[COUNSELLOR], Second(words=words))
        assert registrars(group[NURSE]) == {NAMES[LEAD], NAMES[COUNSELLOR]}
        group[LEAD].sheets.drill(words)
        assert group[LEAD].watch.verify() == ()

    def test_two_members_do(self, group):
        group[NURSE].appoint_by_two(NAMES[COUNSELLOR], Second(Typed(NAMES[SOCIAL], PASSWORD)))
        assert NAMES[COUNSELLOR] in registrars(group[LEAD])
        group[COUNSELLOR].membership.invite("Per", POLICE, Mode.READS, mandate="", agreement="")

    def test_one_person_is_not_two_however_he_comes(self, group):
        own = " ".join(group[COUNSELLOR].sheets.make_own().words())
        seats = a_sheet(group, COUNSELLOR)
        appoint = group[COUNSELLOR].appoint_by_two
        for second in (Second(Typed(NAMES[COUNSELLOR], PASSWORD)), Second(words=own), Second(words=seats), Second()):
            assert reason(appoint, NAMES[COUNSELLOR], second) is Reason.TWO_PERSONS
        assert registrars(group[LEAD]) == {NAMES[LEAD]}
        assert group[LEAD].watch.verify() == ()

    def test_only_a_school_seats_sheet_speaks_for_a_person(self, group):
        words = {seat: a_sheet(group, seat) for seat in (SOCIAL, NURSE)}
        appoint = group[COUNSELLOR].appoint_by_two
        for told in words.values():
            assert reason(appoint, NAMES[COUNSELLOR], Second(words=told)) is Reason.TWO_PERSONS

    def test_neither_a_wrong_password_nor_a_wrong_word_is_a_person(self, group):
        appoint = group[COUNSELLOR].appoint_by_two
        wrong = Second(Typed(NAMES[NURSE], "ett annat lösenord"))
        assert reason(appoint, NAMES[COUNSELLOR], wrong) is Reason.WRONG_PASSWORD
        assert reason(appoint, NAMES[COUNSELLOR], Second(words="ett två")) is Reason.WRONG_WORDS
        assert (repr(wrong), repr(wrong.typed)) == ("<nyckel>", "<nyckel>")

    def test_one_who_waits_or_has_left_is_no_second_person(self, group, monkeypatch):
        group.waits(NURSE, "Nils")
        appoint = group[COUNSELLOR].appoint_by_two
        assert reason(appoint, NAMES[COUNSELLOR], Second(Typed("Nils", PASSWORD))) is Reason.TWO_PERSONS
        file = keyfile.read(group.folder)
        group[LEAD].leaving.end(NAMES[SOCIAL], alone=True)
        counsellor = group.sign_in(COUNSELLOR)
        monkeypatch.setattr(module.keyfile, "read", lambda _: file)
        left = Second(Typed(NAMES[SOCIAL], PASSWORD))
        assert reason(counsellor.appoint_by_two, NAMES[COUNSELLOR], left) is Reason.TWO_PERSONS

    def test_the_right_is_for_a_member_of_a_school_seat_with_keys(self, group):
        group.at_the_table(POLICE)
        group.waits(COUNSELLOR, "Klas")
        second = Second(Typed(NAMES[SOCIAL], PASSWORD))
        for name, told in (
            (NAMES[SOCIAL], Reason.CHAIR_NOT_SCHOOL),
            (NAMES[NURSE], Reason.CHAIR_NOT_SCHOOL),
            (NAMES[POLICE], Reason.UNKNOWN_MEMBER),
            ("Klas", Reason.UNKNOWN_MEMBER),
            ("Okänd", Reason.UNKNOWN_MEMBER),
        ):
            assert reason(group[NURSE].appoint_by_two, name, second) is told


class TestTakingASchoolSeatByTwo:
    def test_where_the_last_registrar_is_gone_the_sheet_and_a_second_person_bring_a_new_one(self, group):
        words = a_sheet(group, LEAD)
        second = Second(Typed(NAMES[COUNSELLOR], PASSWORD))
        newcomer = Newcomer("Ny Rektor", LEAD, "rektor")
        with group.doors.reseat_by_two(group.folder, newcomer, words, NEW, second) as desk:
            assert (desk.member.seat, desk.member.mandate) == (LEAD, "rektor")
            assert "Ny Rektor" in registrars(desk)
            desk.membership.invite("Per", POLICE, Mode.READS, mandate="", agreement="")
            desk.leaving.end(NAMES[LEAD])
        with group.doors.sign_in(group.folder, "Ny Rektor", NEW) as desk:
            assert registrars(desk) == {"Ny Rektor"}
            assert desk.watch.verify() == ()
        assert reason(group.doors.sign_in, group.folder, NAMES[LEAD], PASSWORD) is Reason.WRONG_PASSWORD

    def test_two_sheets_of_the_schools_seats_do_it_where_nobody_can_sign_in(self, group):
        words = {seat: a_sheet(group, seat) for seat in (LEAD, COUNSELLOR)}
        newcomer, second = Newcomer("Ny Rektor", LEAD, "rektor"), Second(words=words[COUNSELLOR])
        with group.doors.reseat_by_two(group.folder, newcomer, words[LEAD], NEW, second) as desk:
            assert "Ny Rektor" in registrars(desk)
        told = reason(group.doors.reseat_by_two, group.folder, newcomer, words[LEAD], NEW, second)
        assert told is Reason.WRONG_WORDS, "the sheet is spent"
        group[COUNSELLOR].sheets.drill(words[COUNSELLOR])

    def test_seat_and_right_come_in_one_act_so_that_nobody_is_left_half_way(self, group, monkeypatch):
        words = a_sheet(group, LEAD)
        second = Second(Typed(NAMES[COUNSELLOR], PASSWORD))
        with killed_at(monkeypatch, module, "enter"):
            group.doors.reseat_by_two(group.folder, Newcomer("Ny Rektor", LEAD, ""), words, NEW, second)
        with group.doors.sign_in(group.folder, "Ny Rektor", NEW) as desk:
            assert desk.member.registrar

    def test_one_person_is_not_two(self, group):
        words = a_sheet(group, LEAD)
        newcomer = Newcomer("Ny Rektor", LEAD, "rektor")
        before = generations.read_copies(group.folder)
        for second in (Second(words=words), Second(Typed(NAMES[LEAD], PASSWORD)), Second()):
            told = reason(group.doors.reseat_by_two, group.folder, newcomer, words, NEW, second)
            assert told is Reason.TWO_PERSONS
        assert generations.read_copies(group.folder) == before
        assert group[LEAD].watch.verify() == ()

    @pytest.mark.parametrize("seat", [NURSE, SOCIAL, POLICE])
    def test_no_seat_but_the_schools_is_taken_past_a_registrar(self, group, seat):
        words = a_sheet(group, SOCIAL)
        second = Second(Typed(NAMES[COUNSELLOR], PASSWORD))
        told = refused(group.doors.reseat_by_two, group.folder, Newcomer("X", seat, ""), words, NEW, second)
        assert (told.reason, told.places) == (Reason.CHAIR_NOT_SCHOOL, {"seat": seat})

    def test_another_seats_sheet_or_no_name_takes_nothing(self, group):
        words = {seat: a_sheet(group, seat) for seat in (NURSE, COUNSELLOR)}
        second = Second(Typed(NAMES[SOCIAL], PASSWORD))
        reseat = group.doors.reseat_by_two
        assert reason(reseat, group.folder, Newcomer("X", LEAD, ""), words[NURSE], NEW, second) is Reason.TWO_PERSONS
        told = reason(reseat, group.folder, Newcomer("X", LEAD, ""), words[COUNSELLOR], NEW, second)
        assert told is Reason.NOT_YOUR_SEAT
        told = refused(reseat, group.folder, Newcomer(" ", LEAD, ""), words[COUNSELLOR], NEW, second)
        assert (told.reason, told.places) == (Reason.BAD_INPUT, {"place": "name"})

    def test_the_trail_and_the_directory_hold_who_it_was(self, group):
        words = a_sheet(group, LEAD)
        second = Second(Typed(NAMES[COUNSELLOR], PASSWORD))
        with group.doors.reseat_by_two(group.folder, Newcomer("Ny", LEAD, ""), words, NEW, second):
            pass
        held = inside(group, NURSE)
        with held.acts.begin(Act.LISTED) as session:
            directory = read_directory(session, held.door.vault)
        (spent,) = (sheet for sheet in directory.sheets.values() if sheet.spent)
        assert spent.seat is LEAD
        assert directory.sheet_of(LEAD) is None
