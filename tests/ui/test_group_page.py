"""Gruppen: what each member is offered there, and what comes of it."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from sspf_desk.membership.first_start import words_asked
from sspf_desk.models.practice import OwnYes, Practice
from sspf_desk.terms import Mode, Seat
from sspf_desk.ui.ending import EndMembership
from sspf_desk.ui.group_forms import Appoint, AtTheTable, Invite, LetIn
from sspf_desk.ui.group_page import UPKEEP, GroupPage
from sspf_desk.ui.practice import ChangePractice
from sspf_desk.ui.two_persons import AppointByTwo
from sspf_desk.ui.upkeep_forms import Control, Drill, NewOwnPassword, SheetDialog, Verify
from tests.builders import NAMES, PASSWORD, a_commitment
from tests.ui.keys import Keys

LEAD, COUNSELLOR, SOCIAL, POLICE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.POLICE
NEW = "vallmo dragspel tofsmes kompass"


@pytest.fixture
def page_at(work_at, qtbot):
    def at(seat, about=""):
        page = GroupPage(work_at(seat))
        qtbot.addWidget(page)
        page.said = []
        page.work.said.connect(page.said.append)
        page.work.changed.connect(lambda change: page.refresh() if page.shows(change) else None)
        page.open(about)
        return page

    return at


def dialog(page, kind):
    """The dialog that is open on a page; it is closed by the test's end with its page."""
    return next(one for one in page.findChildren(kind) if one.isVisible() or not one.isHidden())


def told(asking):
    return "" if asking.notice.isHidden() else asking.notice._happened.text()


def choose(page, name):
    lines = page.members.table.members
    page.members.rows.selectRow(next(n for n, line in enumerate(lines) if line.name == name))


def cells(rows):
    return [[rows.item(row, column).text() for column in range(rows.columnCount())] for row in range(rows.rowCount())]


def test_members_stand_by_seat_with_what_they_do_and_since_when(school, page_at):
    school.at_the_table(POLICE)
    page = page_at(LEAD)
    told_cells = cells(page.members.rows)
    assert [row[0] for row in told_cells] == ["School lead", "Police"]
    assert "looks after the members" in told_cells[0][2]
    assert "2026" in told_cells[0][3]
    assert page.title()
    assert page.first() is page.tabs


def test_whoever_is_no_registrar_is_offered_only_what_he_may_do(school, page_at):
    school.join(SOCIAL)
    part = page_at(SOCIAL).members
    assert part.invite.isHidden()
    assert part.at_table.isHidden()
    assert not part.same_branch.isEnabled()
    part.rows.selectRow(0)
    assert part.end.isHidden()
    assert part.appoint.isHidden()
    part.rows.selectRow(1)
    assert not part.end.isHidden()


def test_an_invitation_gives_a_code_that_lets_one_in(school, page_at):
    page = page_at(LEAD)
    page.members.invite.click()
    asking = dialog(page, Invite)
    asking.name.setText("Karin Kurator")
    asking.seat.setCurrentIndex(asking.seat.findData(COUNSELLOR))
    asking.do.click()
    with school.doors.join(school.folder, asking.code.text(), NEW) as desk:
        assert desk.member.name == "Karin Kurator"
    assert not asking.name.isEnabled()


def test_an_invitation_asks_for_what_the_seat_needs(school, page_at):
    school.join(COUNSELLOR)
    page = page_at(LEAD)
    page.members.invite.click()
    asking = dialog(page, Invite)
    asking.seat.setCurrentIndex(asking.seat.findData(COUNSELLOR))
    assert not asking.mode.isEnabled()
    assert asking._mandate.isHidden()
    asking.seat.setCurrentIndex(asking.seat.findData(LEAD))
    assert not asking._mandate.isHidden()
    asking.seat.setCurrentIndex(asking.seat.findData(SOCIAL))
    assert asking.mode.currentData() == Mode.READS
    assert asking._agreement.isHidden()
    asking.mode.setCurrentIndex(asking.mode.findData(Mode.WRITES))
    assert not asking._agreement.isHidden()
    asking.name.setText("Sofia Fältare")
    asking.do.click()
    assert told(asking)
    assert asking.do.isEnabled()


def test_one_who_waits_is_let_in_by_his_six_words(school, page_at):
    words = school.waits(LEAD, "Birger Biträdande")
    page = page_at(LEAD)
    (button,) = page.members._waiting.findChildren(QPushButton)
    button.click()
    asking = dialog(page, LetIn)
    asking.words.setText("apa bil cykel dans eld fisk")
    asking.do.click()
    assert told(asking)
    asking.words.setText(words)
    asking.do.click()
    assert page.members._waiting.isHidden()
    assert "Birger Biträdande" in {line.name for line in page.members.table.members}


def test_one_who_waits_for_another_seat_is_told_but_not_offered(school, page_at):
    school.join(COUNSELLOR)
    school.waits(COUNSELLOR, "Kim Andersson")
    page = page_at(LEAD)
    assert not page.members._waiting.isHidden()
    assert not page.members._waiting.findChildren(QPushButton)


def test_somebody_is_said_to_sit_at_the_table(school, page_at):
    page = page_at(LEAD)
    page.members.at_table.click()
    asking = dialog(page, AtTheTable)
    assert asking.seat.findData(LEAD) < 0
    asking.seat.setCurrentIndex(asking.seat.findData(POLICE))
    asking.do.click()
    assert told(asking)
    asking.name.setText("Per Polis")
    asking.do.click()
    assert "Per Polis" in {line.name for line in page.members.table.members}


def test_the_registrars_right_is_given_to_one_more(school, page_at):
    school.join(COUNSELLOR)
    page = page_at(LEAD)
    choose(page, NAMES[COUNSELLOR])
    page.members.appoint.click()
    dialog(page, Appoint).do.click()
    assert {line.seat for line in page.members.table.members if line.registrar} == {LEAD, COUNSELLOR}


def by_keyboard(page, qtbot):
    """Hands at a page that stands in front."""
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    return Keys(page)


def test_where_nobody_registers_any_more_a_member_and_one_beside_him_give_the_right(school, page_at, qtbot):
    school.join(COUNSELLOR, SOCIAL).at_the_table(POLICE)
    page = page_at(SOCIAL)
    keys = by_keyboard(page, qtbot).push("Nobody looks after the members")
    assert any(words.startswith(NAMES[LEAD]) for words in keys.reads())
    keys.choose("Who is to look after the members", NAMES[COUNSELLOR])
    keys.write("The second person's name", NAMES[COUNSELLOR]).write("The second person's password", "fel lösenord")
    keys.push("Appoint")
    assert told(dialog(page, AppointByTwo))
    keys.write("The second person's password", PASSWORD).push("Appoint")
    assert {line.seat for line in page.members.table.members if line.registrar} == {LEAD, COUNSELLOR}
    assert page.said
    assert page.members.by_two.isHidden(), "there is nobody else at the school to give it to"


def test_the_keeper_of_a_school_seats_sheet_may_be_the_second(school, page_at, qtbot):
    school.join(COUNSELLOR, SOCIAL)
    made = school[COUNSELLOR].sheets.make_for_seat()
    words = " ".join(made.words())
    school[COUNSELLOR].sheets.receive(words, "Ruth Registrator", "kassaskåpet")
    page = page_at(SOCIAL)
    page.members.by_two.click()
    asking = dialog(page, AppointByTwo)
    assert asking.who.count() == 1
    asking.other.by_words.setChecked(True)
    assert not asking.other.name.isVisibleTo(asking)
    asking.do.click()
    assert "två personer" in told(asking)
    asking.other.words.setPlainText(words)
    asking.do.click()
    assert {line.seat for line in page.members.table.members if line.registrar} == {LEAD, COUNSELLOR}
    assert asking.other.words.toPlainText() == ""


def test_a_registrar_gives_the_right_alone_and_is_not_offered_the_way_of_two(school, page_at):
    school.join(COUNSELLOR)
    assert page_at(LEAD).members.by_two.isHidden()
    part = page_at(COUNSELLOR).members
    part.rows.selectRow(1)
    assert part.appoint.isHidden()


def test_a_membership_is_ended_once_what_is_asked_first_is_answered(school, page_at, qtbot):
    school.join(SOCIAL, COUNSELLOR)
    pupil = school.add(LEAD)
    school[LEAD].recording.record(pupil, a_commitment(owner=SOCIAL, day=date(2027, 1, 15)))
    page = page_at(LEAD)
    choose(page, NAMES[SOCIAL])
    page.members.end.click()
    asking = dialog(page, EndMembership)
    asking.do.click()
    assert told(asking)
    asking.alone.setChecked(True)
    asking.do.click()
    ((one, box),) = asking._choices.values()
    assert one.own
    box.setCurrentIndex(box.findData(COUNSELLOR))
    with qtbot.waitSignal(page.work.closed):
        asking.do.click()
    lead = school.sign_in(LEAD)
    assert NAMES[SOCIAL] not in {line.name for line in lead.table().members}
    assert [one.text for one in lead.commitments.open_of(COUNSELLOR)] == ["Ringer hem varje fredag."]


def test_commitments_may_stand_as_they_are(school, page_at, qtbot):
    school.join(COUNSELLOR)
    pupil = school.add(LEAD)
    school[LEAD].recording.record(pupil, a_commitment(owner=COUNSELLOR, day=date(2027, 1, 15)))
    page = page_at(LEAD)
    choose(page, NAMES[COUNSELLOR])
    page.members.end.click()
    asking = dialog(page, EndMembership)
    asking.alone.setChecked(True)
    asking.do.click()
    asking.stand.setChecked(True)
    with qtbot.waitSignal(page.work.closed):
        asking.do.click()


def test_another_seats_own_commitment_is_told_but_not_handed_over_here(school, page_at):
    school.join(COUNSELLOR)
    pupil = school.add(LEAD)
    school[COUNSELLOR].recording.record(
        school[COUNSELLOR].people.list()[0].pupil, a_commitment(owner=COUNSELLOR, day=date(2027, 1, 15))
    )
    assert pupil
    page = page_at(LEAD)
    choose(page, NAMES[COUNSELLOR])
    page.members.end.click()
    asking = dialog(page, EndMembership)
    asking.alone.setChecked(True)
    asking.do.click()
    assert not asking._choices
    assert not asking.stand.isHidden()


def test_same_branch_is_set_by_the_registrar(school, page_at):
    page = page_at(LEAD)
    assert page.members.same_branch.isChecked()
    page.members.same_branch.click()
    assert not school[LEAD].table().same_branch
    assert page.said


def test_how_consents_are_asked_for_is_shown_to_all_and_changed_by_the_registrar(school, page_at):
    school.join(COUNSELLOR)
    other = page_at(COUNSELLOR).members.practice
    assert other.change.isHidden()
    assert "age of 15" in other.told.text()
    page = page_at(LEAD)
    page.members.practice.change.click()
    asking = dialog(page, ChangePractice)
    fields = asking.fields
    fields.own_from.setCurrentIndex(fields.own_from.findData(13))
    fields.own_yes[OwnYes.ALONE].setChecked(True)
    fields.usual.setCurrentIndex(fields.usual.findData(9))
    fields.longest.setCurrentIndex(fields.longest.findData(8))
    asking.do.click()
    assert told(asking)
    fields.usual.setCurrentIndex(fields.usual.findData(4))
    asking.do.click()
    assert school[COUNSELLOR].table().practice == Practice(13, OwnYes.ALONE, 4, 8)
    assert page.said
    assert "age of 13" in page.members.practice.told.text()


def test_a_seat_that_was_left_is_told_until_one_who_sits_there_comes(school, page_at):
    school.join(COUNSELLOR)
    school.second(COUNSELLOR, "Kim Andersson")
    school[LEAD].leaving.end("Kim Andersson")
    school.sign_in(LEAD)
    page = page_at(LEAD)
    assert not page.members.owed.isHidden()
    assert "counsellor" in page.members.owed.text()


def test_the_page_opens_on_its_second_leaf(school, page_at):
    page = page_at(LEAD, UPKEEP)
    assert page.members.isHidden()
    assert not page.upkeep.isHidden()
    page.tabs.setCurrentIndex(0)
    assert not page.members.isHidden()


def test_sheets_are_offered_to_those_who_may_make_them(school, page_at):
    school.join(SOCIAL, mode=Mode.READS)
    reads = page_at(SOCIAL, UPKEEP).upkeep
    assert reads.make_seat.isHidden()
    assert reads.seat.isHidden()
    assert reads.control.isHidden()
    assert not page_at(LEAD, UPKEEP).upkeep.control.isHidden()


def test_a_new_sheet_of_ones_own_is_made_and_then_tried(school, page_at):
    page = page_at(LEAD, UPKEEP)
    before = page.upkeep.own.text()
    page.upkeep.make_own.click()
    asking = dialog(page, SheetDialog)
    asking.maker.begin()
    made = asking.maker._made
    one, other = words_asked(made)
    asking.maker.first.setText(made.words()[one - 1])
    asking.maker.second.setText(made.words()[other - 1])
    asking.maker.end()
    assert page.upkeep.own.text() != before
    page.upkeep.drill.click()
    drill = dialog(page, Drill)
    drill.words.setPlainText("fel ord")
    drill.do.click()
    assert told(drill)
    drill.words.setPlainText(" ".join(made.words()))
    drill.do.click()
    assert drill.told.text() == "Your own sheet is right."
    assert drill.words.toPlainText() == ""
    assert "tried" in page.upkeep.own.text()


def test_a_new_seats_sheet_gets_a_keeper_and_is_tried(school, page_at):
    page = page_at(LEAD, UPKEEP)
    page.upkeep.make_seat.click()
    maker = dialog(page, SheetDialog).maker
    maker.begin()
    made = maker._made
    one, other = words_asked(made)
    maker.first.setText(made.words()[one - 1])
    maker.second.setText(made.words()[other - 1])
    maker.keeper.setText("Rut Arkivsson")
    maker.kept_at.setText("kassaskåpet")
    maker.end()
    assert "Rut Arkivsson" in page.upkeep.seat.text()
    school[LEAD].sheets.drill(" ".join(made.words()))
    page.refresh()
    assert "tried" in page.upkeep.seat.text()


def test_a_backup_is_made_listed_and_said_to_be_destroyed(school, page_at, tmp_path):
    page = page_at(LEAD, UPKEEP)
    part = page.upkeep
    assert part.list.isHidden()
    part.backup.click()
    page.findChild(QFileDialog).fileSelected.emit(str(tmp_path / "a.sspf-backup"))
    assert (tmp_path / "a.sspf-backup").is_file()
    assert "a.sspf-backup" in page.said[-1]
    assert cells(part.list)[0][1:] == [NAMES[LEAD], "kept"]
    school.around.now += timedelta(days=40)
    page.refresh()
    assert "destroy" in cells(part.list)[0][2]
    assert "time for another" in part.newest.text()
    assert part.gone.isHidden()
    part.list.selectRow(0)
    part.gone.click()
    assert cells(part.list)[0][2].startswith("destroyed")
    part.list.selectRow(0)
    assert part.gone.isHidden()


def test_a_sheet_that_was_not_tried_for_a_year_is_asked_for(school, page_at):
    school.around.now += timedelta(days=400)
    assert not page_at(LEAD, UPKEEP).upkeep.tried.isHidden()


def test_the_vault_is_checked_also_against_a_control_sheet(school, page_at):
    page = page_at(LEAD, UPKEEP)
    groups = school[LEAD].watch.control().groups
    page.upkeep.verify.click()
    asking = dialog(page, Verify)
    asking.control.setText("fel")
    asking.do.click()
    assert told(asking)
    asking.control.setText(" ".join(groups))
    asking.do.click()
    assert asking.told.text() == "Nothing is wrong with the vault."
    asking._found(2)
    assert "2" in asking.told.text()


def test_a_control_sheet_is_shown_before_it_is_printed(school, page_at):
    page = page_at(LEAD, UPKEEP)
    page.upkeep.control.click()
    asking = dialog(page, Control)
    asking.do.click()
    assert "Kontrollblad" in asking.preview.text()
    assert not asking.print.isHidden()


def test_a_password_is_changed_and_nothing_of_it_stays_in_the_dialog(school, page_at):
    page = page_at(LEAD, UPKEEP)
    page.upkeep.password.click()
    asking = dialog(page, NewOwnPassword)
    asking.password.first.line.setText(NEW)
    asking.do.click()
    assert not page.said
    asking.password.again.line.setText(NEW)
    asking.password.judge()
    asking.do.click()
    assert page.said
    assert asking.password.text() == ""
    with school.doors.sign_in(school.folder, NAMES[LEAD], NEW) as desk:
        assert desk.member.seat is LEAD
