from datetime import timedelta

from sspf_desk.membership.backups import Opening
from sspf_desk.membership.upkeep import BACKUP_DAYS, BACKUP_LIFE_DAYS, DRILL_DAYS
from sspf_desk.terms import Mode, Seat
from tests.builders import NAMES, PASSWORD, with_sheet

LEAD, COUNSELLOR, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.POLICE


def test_a_new_group_is_asked_for_a_backup_and_an_own_sheet(school):
    due = school[LEAD].upkeep()
    assert (due.own_sheet, due.own_sheet_tried_on) == (False, None)
    assert (due.backup_made_at, due.backup_due, due.backups_to_destroy) == (None, True, ())
    assert (due.seat_sheet, due.keeper, due.seat_sheet_tried_on) == (True, "Ruth Registrator", None)
    assert (due.waiting, due.seats_awaiting_keys, due.restored, due.restored_to) == ((), (), "", None)


def test_a_backup_is_asked_for_again_when_the_newest_is_old(school, tmp_path):
    made = school[LEAD].backups.make(tmp_path / "b")
    school.around.now = made.made_at + timedelta(days=BACKUP_DAYS) - timedelta(seconds=9)
    assert not school[LEAD].upkeep().backup_due
    school.around.now = made.made_at + timedelta(days=BACKUP_DAYS)
    assert school[LEAD].upkeep().backup_due


def test_an_old_backup_is_asked_to_be_destroyed_until_it_is(school, tmp_path):
    made = school[LEAD].backups.make(tmp_path / "b")
    school.around.now = made.made_at + timedelta(days=BACKUP_LIFE_DAYS) - timedelta(seconds=9)
    assert school[LEAD].upkeep().backups_to_destroy == ()
    school.around.now = made.made_at + timedelta(days=BACKUP_LIFE_DAYS)
    assert school[LEAD].upkeep().backups_to_destroy == (made.backup,)
    school[LEAD].backups.destroyed(made.backup)
    assert school[LEAD].upkeep().backups_to_destroy == ()


def test_sheets_are_to_be_tried_once_a_year(school):
    own = school[LEAD].sheets.make_own()
    assert school[LEAD].upkeep().drill_due, "an own sheet just made has never been tried"
    school[LEAD].sheets.drill(" ".join(own.words()))
    due, today = school[LEAD].upkeep(), school.around.now.date()
    assert (due.drill_due, due.own_sheet, due.own_sheet_tried_on) == (False, True, today)
    school.around.now += timedelta(days=DRILL_DAYS)
    assert not school[LEAD].upkeep().drill_due
    school.around.now += timedelta(days=1)
    assert school[LEAD].upkeep().drill_due


def test_who_waits_is_told_to_those_who_may_let_him_in_and_to_no_others(school):
    school.join(COUNSELLOR)
    school.waits(COUNSELLOR, "Klas")
    assert school[COUNSELLOR].upkeep().waiting == ("Klas",)
    assert school[LEAD].upkeep().waiting == ()
    assert [(one.name, one.seat, one.by_you) for one in school[LEAD].membership.waiting()] == [
        ("Klas", COUNSELLOR, False)
    ]
    assert school[COUNSELLOR].membership.waiting()[0].by_you


def test_another_members_sheets_are_his_own_matter(school):
    school.join(COUNSELLOR)
    own = school[COUNSELLOR].sheets.make_own()
    school[COUNSELLOR].sheets.drill(" ".join(own.words()))
    due = school[LEAD].upkeep()
    assert (due.own_sheet, due.own_sheet_tried_on) == (False, None)


def test_a_seat_that_reads_is_asked_for_no_seats_sheet(school):
    school.join(POLICE, mode=Mode.READS)
    due = school[POLICE].upkeep()
    assert (due.seat_sheet, due.keeper, due.seat_sheet_tried_on) == (None, "", None)


def test_who_put_the_vault_back_is_told_to_everybody_until_he_has_closed_his_desk(school, tmp_path):
    school.join(COUNSELLOR)
    made = school[LEAD].backups.make(tmp_path / "b")
    school[COUNSELLOR].people.list()
    school._stack.close()
    school.doors.restore(tmp_path / "b", tmp_path / "r", Opening(NAMES[LEAD], PASSWORD))
    with school.doors.sign_in(tmp_path / "r", NAMES[COUNSELLOR], PASSWORD) as desk:
        for _ in range(2):
            due = desk.upkeep()
            assert (due.restored, due.restored_to) == (NAMES[LEAD], made.made_at)
    with school.doors.sign_in(tmp_path / "r", NAMES[COUNSELLOR], PASSWORD) as desk:
        assert desk.upkeep().restored == ""


def test_a_sheet_that_a_leaver_may_have_read_is_asked_for_anew(school):
    school.join(COUNSELLOR)
    school.second(COUNSELLOR, "Klas Kurator")
    assert not school[COUNSELLOR].upkeep().seat_sheet_old
    school[LEAD].leaving.end("Klas Kurator")
    school.all_sign_in()
    assert school[COUNSELLOR].upkeep().seat_sheet_old
    assert not school[LEAD].upkeep().seat_sheet_old
    with_sheet(school[COUNSELLOR])
    assert not school[COUNSELLOR].upkeep().seat_sheet_old
