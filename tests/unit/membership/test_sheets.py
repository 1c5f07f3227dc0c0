import pytest

from sspf_desk.errors import Reason
from sspf_desk.membership import sheets as module
from sspf_desk.records.directory import read_directory
from sspf_desk.terms import Mode, Seat
from sspf_desk.vault import generations, keyfile
from sspf_desk.vault.sheet_words import qr_text, read_code
from tests.builders import (
    NAMES,
    PASSWORD,
    a_consent,
    a_decision,
    a_need,
    a_signal,
    texts,
)
from tests.cutting import every_byte, killed_at, reason, refused
from tests.reach import Reach, inside

LEAD, COUNSELLOR, NURSE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.NURSE
SOCIAL, LEISURE, POLICE = Seat.SOCIAL_SERVICES, Seat.LEISURE, Seat.POLICE
NEW = "ett helt nytt lösenord"
KEEPER = ("Ruth Registrator", "nämndens kassaskåp")


def words(made):
    return " ".join(made.words())


def recover(school, made, password=NEW):
    return school.doors.recover(school.folder, words(made), password)


def joined(school, seat, mode=Mode.WRITES):
    """A desk whose seat has no sheet yet."""
    code = school[LEAD].membership.invite(NAMES[seat], seat, mode, mandate="", agreement="avtal 4/2026")
    school.desks[seat] = school._stack.enter_context(school.doors.join(school.folder, code, PASSWORD))
    return school.desks[seat]


def in_each_copy(school):
    """With both copies of the key file, and with either of them alone."""
    yield
    for name in generations.NAMES:
        kept = (school.folder / name).read_bytes()
        (school.folder / name).unlink()
        yield
        (school.folder / name).write_bytes(kept)


class TestAMembersOwn:
    def test_a_lost_password_is_three_steps_with_the_sheet_and_all_is_there_as_before(self, school):
        school.join(COUNSELLOR)
        alva = school.add(COUNSELLOR)
        school[COUNSELLOR].recording.record(alva, a_signal())
        made = school[COUNSELLOR].sheets.make_own()
        with recover(school, made) as desk:
            assert texts(desk.recording.sheet(alva)) == {"Borta tre eftermiddagar."}
        with school.doors.sign_in(school.folder, NAMES[COUNSELLOR], NEW) as desk:
            assert (desk.member.seat, desk.upkeep().own_sheet) == (COUNSELLOR, False)
        assert school[LEAD].watch.verify() == ()

    def test_the_spent_sheet_and_the_old_password_open_nothing_in_either_copy(self, school):
        school.join(COUNSELLOR)
        made = school[COUNSELLOR].sheets.make_own()
        with recover(school, made):
            pass
        for _ in in_each_copy(school):
            assert reason(recover, school, made, "ännu ett nytt lösenord") is Reason.WRONG_WORDS
            assert reason(school.doors.sign_in, school.folder, NAMES[COUNSELLOR], PASSWORD) is Reason.WRONG_PASSWORD

    def test_a_new_sheet_ends_the_one_before_and_leaves_the_password(self, school):
        first = school[LEAD].sheets.make_own()
        second = school[LEAD].sheets.make_own()
        for _ in in_each_copy(school):
            assert reason(school[LEAD].sheets.drill, words(first)) is Reason.WRONG_WORDS
        assert not school[LEAD].sheets.drill(words(second)).of_seat
        school.sign_in(LEAD)

    @pytest.mark.parametrize("password", ["kort", "lenarektor2026", "x" * 2000])
    def test_a_weak_new_password_changes_nothing_and_leaves_the_sheet(self, school, password):
        made = school[LEAD].sheets.make_own()
        before = every_byte(school.folder)
        assert reason(recover, school, made, password) in (Reason.WEAK_PASSWORD, Reason.GUESSABLE_PASSWORD)
        assert every_byte(school.folder) == before
        with recover(school, made):
            pass

    def test_a_seats_sheet_is_no_way_to_a_new_password(self, school):
        made = school[LEAD].sheets.make_for_seat()
        assert reason(recover, school, made) is Reason.NOT_YOUR_SEAT

    def test_the_qr_text_and_the_first_four_letters_open_as_well(self, school):
        made = school[LEAD].sheets.make_own()
        assert read_code(qr_text(made.code)) == made.code
        school[LEAD].sheets.drill(qr_text(made.code).lower())
        school[LEAD].sheets.drill(" ".join(word[:4] for word in made.words()))

    def test_words_typed_back_show_that_somebody_has_the_page(self, school):
        made = school[LEAD].sheets.make_own()
        assert made.confirms({1: made.words()[0], 18: made.words()[17].upper()})
        assert not made.confirms({1: made.words()[1] if made.words()[1] != made.words()[0] else "x"})
        assert repr(made) == "<nyckel>"

    def test_a_recovery_that_is_refused_after_signing_in_leaves_sheet_and_password(self, school, monkeypatch):
        made = school[LEAD].sheets.make_own()

        def full(*_):
            raise module.Refusal(Reason.DISK_FULL)

        monkeypatch.setattr(keyfile.KeyFile, "without_sheet", full)
        assert reason(recover, school, made) is Reason.DISK_FULL
        monkeypatch.undo()
        school.sign_in(LEAD)
        with recover(school, made):
            pass

    def test_a_member_whose_row_was_taken_away_is_told_that_nothing_speaks_for_him(self, school):
        school.join(COUNSELLOR)
        made = school[COUNSELLOR].sheets.make_own()
        Reach(school.folder, NAMES[LEAD]).sql(("DELETE FROM member WHERE id = ?", (school[COUNSELLOR].member.id,)))
        assert reason(recover, school, made) in (Reason.MEMBERSHIP_NOT_SIGNED, Reason.VAULT_IN_DOUBT)

    def test_one_who_has_left_does_not_come_back_by_his_sheet(self, school):
        school.join(COUNSELLOR, NURSE)
        made = school[COUNSELLOR].sheets.make_own()
        school[LEAD].leaving.end(NAMES[COUNSELLOR], alone=True)
        assert reason(recover, school, made) is Reason.WRONG_WORDS


class TestASeats:
    def test_a_seat_that_writes_writes_nothing_of_a_child_before_its_sheet_is_with_its_keeper(self, school):
        school.join(COUNSELLOR)
        alva = school.add(COUNSELLOR)
        consent = school[COUNSELLOR].grounds.take(alva, a_consent())
        desk = joined(school, SOCIAL)
        school[COUNSELLOR].grounds.accept(alva, consent)
        given = school[COUNSELLOR].recording.record(alva, a_signal())
        writing = (
            lambda: school.add(SOCIAL),
            lambda: desk.recording.record(alva, a_signal()),
            lambda: desk.grounds.take(alva, a_consent()),
            lambda: desk.grounds.accept(alva, consent),
            lambda: desk.grounds.decide(alva, a_decision([given.item], receiver=POLICE)),
        )
        made = desk.sheets.make_for_seat()
        for act in writing:
            told = refused(act)
            assert (told.reason, told.places) == (Reason.NO_SEAT_SHEET, {"seat": SOCIAL}), "made is not received"
        assert desk.upkeep().seat_sheet is False
        assert texts(desk.recording.sheet(alva)) >= {"Borta tre eftermiddagar."}, "reading is never stopped"
        desk.sheets.receive(words(made), *KEEPER)
        assert desk.recording.record(alva, a_need()).item
        assert (desk.upkeep().seat_sheet, desk.upkeep().keeper) == (True, KEEPER[0])

    def test_a_seat_that_reads_needs_none_and_can_make_none(self, school):
        school.join(POLICE, mode=Mode.READS)
        assert reason(school[POLICE].sheets.make_for_seat) is Reason.NOT_ALLOWED_IN_MODE
        assert school[POLICE].upkeep().seat_sheet is None

    @pytest.mark.parametrize(
        ("seat", "keeper", "allowed"),
        [
            (SOCIAL, LEAD, False),
            (SOCIAL, NURSE, False),
            (SOCIAL, POLICE, False),
            (SOCIAL, SOCIAL, True),
            (NURSE, LEAD, False),
            (LEAD, NURSE, False),
            (LEAD, SOCIAL, False),
            (LEAD, COUNSELLOR, True),
            (COUNSELLOR, LEAD, True),
        ],
    )
    def test_no_sheet_is_kept_by_a_member_across_a_secrecy_border(self, school, seat, keeper, allowed):
        school.join(*({COUNSELLOR, NURSE, SOCIAL, POLICE}))
        made = school[seat].sheets.make_for_seat()
        act, name = school[seat].sheets.receive, f"  {NAMES[keeper].upper()} "
        if allowed:
            act(words(made), name, "kassaskåpet")
            assert school[seat].upkeep().keeper == name.strip()
        else:
            told = refused(act, words(made), name, "kassaskåpet")
            assert (told.reason, told.places) == (Reason.KEEPER_NOT_OWN, {"seat": seat})
            assert school[seat].upkeep().keeper == KEEPER[0], "the sheet before it still counts"

    @pytest.mark.parametrize(("keeper", "kept_at", "place"), [(" ", "skåpet", "keeper"), ("Ruth", "", "kept_at")])
    def test_a_receipt_says_who_and_where(self, school, keeper, kept_at, place):
        made = school[LEAD].sheets.make_for_seat()
        told = refused(school[LEAD].sheets.receive, words(made), keeper, kept_at)
        assert (told.reason, told.places) == (Reason.BAD_INPUT, {"place": place})

    def test_another_seats_sheet_is_not_received_and_not_tried(self, school):
        school.join(COUNSELLOR)
        made = school[COUNSELLOR].sheets.make_for_seat()
        own = school[COUNSELLOR].sheets.make_own()
        for sheet in (made, own):
            assert reason(school[LEAD].sheets.receive, words(sheet), *KEEPER) is Reason.NOT_YOUR_SEAT
            assert reason(school[LEAD].sheets.drill, words(sheet)) is Reason.NOT_YOUR_SEAT
        assert reason(school[COUNSELLOR].sheets.receive, words(own), *KEEPER) is Reason.NOT_YOUR_SEAT

    def test_the_sheet_that_is_received_ends_those_before_it(self, school):
        first = school[LEAD].sheets.make_for_seat()
        second = school[LEAD].sheets.make_for_seat()
        school[LEAD].sheets.receive(words(second), *KEEPER)
        for _ in in_each_copy(school):
            assert reason(school[LEAD].sheets.drill, words(first)) is Reason.WRONG_WORDS
            assert school[LEAD].sheets.drill(words(second)).of_seat
        with inside(school, LEAD).acts.begin(module.Act.LISTED) as session:
            assert read_directory(session, inside(school, LEAD).door.vault).sheet_of(LEAD).id == second.id

    def test_a_refused_receipt_leaves_every_sheet(self, school):
        first = school[LEAD].sheets.make_for_seat()
        second = school[LEAD].sheets.make_for_seat()
        school.join(NURSE)
        before = generations.read_copies(school.folder)
        assert reason(school[LEAD].sheets.receive, words(second), NAMES[NURSE], "x") is Reason.KEEPER_NOT_OWN
        assert generations.read_copies(school.folder) == before
        school[LEAD].sheets.drill(words(first))

    @pytest.mark.parametrize("after", [False, True])
    def test_a_receipt_cut_off_leaves_one_sheet_that_opens_and_speaks_for_the_seat(self, school, monkeypatch, after):
        first = words(school[LEAD].sheets.make_for_seat())
        school[LEAD].sheets.receive(first, *KEEPER)
        second = words(school[LEAD].sheets.make_for_seat())
        cut = ("_without_earlier", False) if after else ("append", True)
        with killed_at(monkeypatch, module, cut[0], after=cut[1]):
            school[LEAD].sheets.receive(second, *KEEPER)
        desk = school.sign_in(LEAD)
        standing, other = (second, first) if after else (first, second)
        desk.sheets.drill(standing)
        if after:
            assert reason(desk.sheets.drill, other) is Reason.WRONG_WORDS
        else:
            desk.sheets.receive(other, *KEEPER)
            assert reason(desk.sheets.drill, standing) is Reason.WRONG_WORDS

    def test_one_made_as_the_power_goes_counts_for_nothing_and_is_swept_by_the_next(self, school, monkeypatch):
        with killed_at(monkeypatch, module, "append"):
            school[LEAD].sheets.make_for_seat()
        sheets = [slot for slot in keyfile.read(school.folder).slots if slot.purpose is module.Purpose.SEAT_SHEET]
        assert len(sheets) == 2, "a slot that no statement speaks of"
        assert school[LEAD].upkeep().seat_sheet is True
        assert school[LEAD].watch.verify() == ()


class TestDrill:
    def test_it_changes_no_key_and_no_row_but_what_it_enters(self, school):
        own, seat = school[LEAD].sheets.make_own(), school[LEAD].sheets.make_for_seat()
        keys = generations.read_copies(school.folder)
        before = rows(school)
        assert school[LEAD].sheets.drill(words(own)) == module.Tried(NAMES[LEAD], LEAD, of_seat=False)
        assert school[LEAD].sheets.drill(words(seat)) == module.Tried("", LEAD, of_seat=True)
        assert generations.read_copies(school.folder) == keys
        after = rows(school)
        changed = {name for name in after if after[name] != before.get(name)}
        assert changed == {("setting", f"Drill:{own.id}"), ("setting", f"Drill:{seat.id}"), ("setting", "state")}

    @pytest.mark.parametrize("typed", ["", "ett två tre", "SSPF1-AAAA", "x" * 500])
    def test_what_is_no_sheet_is_wrong_and_entered_as_refused(self, school, typed):
        assert reason(school[LEAD].sheets.drill, typed) is Reason.WRONG_WORDS
        assert school[LEAD].watch.verify() == ()

    def test_another_vaults_sheet_opens_nothing_here(self, school, tmp_path):
        foreign = module.words_of(bytes(range(20)))
        assert reason(school[LEAD].sheets.drill, " ".join(foreign)) is Reason.WRONG_WORDS


def rows(school):
    reach = Reach(school.folder, NAMES[LEAD])
    told = {}
    for table, key in (("member", "id"), ("setting", "name"), ("version", "id"), ("access", "id"), ("draft", "member")):
        for row in reach.sql(f"SELECT * FROM {table} ORDER BY {key}"):  # noqa: S608 - a closed list
            told[table, row[0]] = row
    return told


class TestTheSchoolNeverOpensAnothers:
    def test_a_leads_keys_and_every_sheet_of_the_school_open_no_row_of_another_authority(self, school):
        """Raw: whatever of the school's there is in the key file, against every row that social services holds."""
        school.join(COUNSELLOR, NURSE, SOCIAL)
        pupil = school.add(SOCIAL)
        school[SOCIAL].recording.record(pupil, a_signal("Bara socialtjänstens."))
        theirs = {led.sealed.id for led in Reach(school.folder, NAMES[SOCIAL]).led()}
        code = {seat: school[seat].sheets.make_for_seat() for seat in (LEAD, COUNSELLOR, NURSE)}
        own = {seat: school[seat].sheets.make_own() for seat in (LEAD, COUNSELLOR, NURSE)}
        file = keyfile.read(school.folder)
        for seat in (LEAD, COUNSELLOR, NURSE):
            for opened in (
                Reach(school.folder, NAMES[seat]),
                *(Reach(school.folder, unlocked=keyfile.unlock_words(file, made[seat].code)) for made in (code, own)),
            ):
                assert {keys.seat for keys in opened.unlocked.keys.seats} == {seat}
                assert theirs.isdisjoint(led.sealed.id for led in opened.led())
                assert not any(b"Bara socialtj" in plain for plain, _ in opened.records().values())

    def test_a_seats_sheet_holds_that_seats_keys_and_the_vaults_and_no_member(self, school):
        school.join(SOCIAL)
        made = school[SOCIAL].sheets.make_for_seat()
        unlocked = keyfile.unlock_words(keyfile.read(school.folder), made.code)
        assert [keys.seat for keys in unlocked.keys.seats] == [SOCIAL]
        assert unlocked.person.public != inside(school, SOCIAL).unlocked.person.public
        assert set(unlocked.keys.vault_keys) == {1}
