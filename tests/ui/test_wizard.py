"""The first start in its window: an answer at a time, declined at its field, and ended on paper."""

import pytest

from sspf_desk import app, words
from sspf_desk.desk import Doors
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.first_start import Step, words_asked
from sspf_desk.membership.group import Membership
from sspf_desk.models.practice import OwnYes, Practice
from sspf_desk.terms import Mode, Seat
from sspf_desk.ui.fresh_sheet import FreshSheet
from sspf_desk.ui.gate_page import Lobby
from sspf_desk.ui.wizard import Wizard
from tests.ui.conftest import InlineJobs

NEW = "vallmo dragspel tofsmes kompass"


@pytest.fixture
def wizard(qtbot, dressed, around, tmp_path):
    doors = Doors(around.surroundings(), app.said("sv"), tmp_path / "profile")
    made = Wizard(Lobby(doors, InlineJobs(), words.shipped("sv"), "sv", app.NEWEST_LAWBOOK), tmp_path / "valv")
    qtbot.addWidget(made)
    made.came = []
    made.begun.connect(lambda *told: made.came.append(told))
    made.open()
    yield made
    for opened, _, _ in made.came:
        opened.close()


def told(page):
    return "" if page.notice.isHidden() else page.notice._happened.text()


def answer(wizard, to):
    """Answer every step before one."""
    pages = wizard.pages
    pages[Step.SCHOOL].school.setText("Björkdalsskolan")
    pages[Step.SCHOOL].authority.setText("Utbildningsnämnden")
    wizard.forward()
    while wizard.start.step is not to:
        if wizard.start.step is Step.YOU:
            pages[Step.YOU].name.setText("Lena Sandell")
        before = wizard.start.step
        wizard.forward()
        assert wizard.start.step is not before


def test_an_empty_answer_is_told_and_the_step_stays(wizard):
    wizard.next.click()
    assert told(wizard)
    assert wizard.start.step is Step.SCHOOL


def test_each_step_shows_its_own_page_and_what_was_answered(wizard):
    answer(wizard, Step.PASSWORD)
    shown = [step for step, page in wizard.pages.items() if not page.isHidden()]
    assert shown == [Step.PASSWORD]
    for _ in range(6):
        wizard.before.click()
    assert wizard.pages[Step.SCHOOL].school.text() == "Björkdalsskolan"


def test_before_the_first_step_is_the_welcome(wizard, qtbot):
    with qtbot.waitSignal(wizard.away) as away:
        wizard.before.click()
    assert away.args == ["welcome"]


def test_a_folder_in_a_cloud_is_told_as_soon_as_it_is_named(wizard, tmp_path):
    answer(wizard, Step.FOLDER)
    field = wizard.pages[Step.FOLDER].folder
    field.take(str(tmp_path / "Dropbox"))
    assert "molntjänst" in told(wizard)
    field.take(str(tmp_path / "valv"))
    assert not told(wizard)


def test_in_a_folder_that_holds_something_one_of_its_own_is_proposed(wizard, tmp_path):
    (tmp_path / "brev.txt").write_text("hej")
    answer(wizard, Step.FOLDER)
    wizard.pages[Step.FOLDER].folder.take(str(tmp_path))
    assert wizard.pages[Step.FOLDER].folder.path() == tmp_path / "SSPF-valv"


def test_the_mandate_is_asked_of_the_lead_alone(wizard):
    page = wizard.pages[Step.YOU]
    answer(wizard, Step.YOU)
    assert not page._mandate.isHidden()
    page.seat.setCurrentIndex(page.seat.findData(Seat.COUNSELLOR))
    assert page._mandate.isHidden()


def test_an_agreement_is_asked_for_where_another_authority_writes(wizard):
    answer(wizard, Step.SEATS)
    row = wizard.pages[Step.SEATS].rows[Seat.LEISURE]
    assert row.agreement.isHidden()
    row.name.setText("Jamal Lindgren")
    row.mode.setCurrentIndex(row.mode.findData(Mode.WRITES))
    assert not row.agreement.isHidden()
    wizard.forward()
    assert told(wizard)
    row.agreement.setText("2026-08-14, dnr 1")
    wizard.forward()
    assert wizard.start.step is Step.SAME_BRANCH


def test_the_founders_own_seat_is_not_among_the_others(wizard):
    answer(wizard, Step.SEATS)
    rows = wizard.pages[Step.SEATS].rows
    assert {seat for seat, row in rows.items() if row.name.isHidden()} == {Seat.SCHOOL_LEAD}


def choose(box, number):
    box.setCurrentIndex(box.findData(number))


def test_a_usual_length_over_the_longest_is_declined_at_its_field(wizard):
    answer(wizard, Step.CONSENTS)
    fields = wizard.pages[Step.CONSENTS].asked
    assert fields.practice() == Practice()
    choose(fields.longest, 3)
    wizard.show()
    wizard.forward()
    assert wizard.start.step is Step.CONSENTS
    assert told(wizard)
    assert "1 till 3" in wizard.notice._rest.text()
    assert wizard.focusWidget() is fields.usual
    choose(fields.usual, 3)
    wizard.forward()
    assert wizard.start.step is Step.PASSWORD


def test_where_the_pupil_is_asked_when_of_age_nobodys_yes_beside_is_asked_about(wizard):
    answer(wizard, Step.CONSENTS)
    fields = wizard.pages[Step.CONSENTS].asked
    assert fields.of_age.isHidden()
    choose(fields.own_from, 18)
    assert all(one.isHidden() for one in fields.own_yes.values())
    assert not fields.of_age.isHidden()


def found(wizard):
    answer(wizard, Step.SEATS)
    rows = wizard.pages[Step.SEATS].rows
    rows[Seat.COUNSELLOR].name.setText("Karin Ekmark")
    rows[Seat.POLICE].name.setText("Petra Österman")
    wizard.forward()
    wizard.pages[Step.SAME_BRANCH].shut.setChecked(True)
    wizard.forward()
    wizard.pages[Step.CONSENTS].asked.own_yes[OwnYes.GUARDIANS].setChecked(True)
    wizard.forward()
    wizard.password.first.line.setText(NEW)
    wizard.password.again.line.setText(NEW)
    wizard.forward()


def test_the_vault_is_made_as_it_was_answered(wizard, tmp_path):
    found(wizard)
    ((opened, folder, codes),) = wizard.came
    table = opened.desk.table()
    assert folder == tmp_path / "valv"
    assert [(code.name, code.seat) for code in codes] == [("Karin Ekmark", Seat.COUNSELLOR)]
    assert not table.same_branch
    assert table.practice == Practice(own_yes=OwnYes.GUARDIANS)
    assert {line.name for line in table.members} == {"Lena Sandell", "Petra Österman"}
    assert wizard.password.text() == ""
    assert wizard.start.school == ""


def test_passwords_that_are_not_the_same_make_nothing(wizard, tmp_path):
    answer(wizard, Step.PASSWORD)
    wizard.password.first.line.setText(NEW)
    wizard.forward()
    assert not wizard.came
    assert not (tmp_path / "valv").exists()


def test_a_guessable_password_is_told_in_words_and_then_declined(wizard, tmp_path):
    answer(wizard, Step.PASSWORD)
    wizard.password.first.line.setText("lena sandell")
    wizard.password.again.line.setText("lena sandell")
    wizard.password.judge()
    assert "gissas" in wizard.password.verdict.text()
    wizard.forward()
    assert told(wizard)
    assert not wizard.came


def test_the_judgement_of_a_good_password_says_whether_both_are_the_same(wizard):
    answer(wizard, Step.PASSWORD)
    field = wizard.password
    field.first.line.setText(NEW)
    field.judge()
    assert field.verdict.text() == field.tr("A good password.")
    field.again.line.setText("valmo")
    assert field.verdict.text() == field.tr("A good password. The two are not the same yet.")
    field.first.line.setText("kort")
    assert field.verdict.text() == ""
    field.judge()
    assert field.verdict.text()


def test_a_vault_that_is_made_is_kept_although_nobody_could_be_invited(wizard, monkeypatch):
    def full(*_, **__):
        raise Refusal(Reason.DISK_FULL)

    monkeypatch.setattr(Membership, "invite", full)
    found(wizard)
    ((opened, _, codes),) = wizard.came
    assert codes == ()
    assert opened.desk.member.name == "Lena Sandell"


def test_it_ends_with_two_sheets_on_paper_and_the_codes(wizard, qtbot):
    found(wizard)
    opened, folder, codes = wizard.came[0]
    fresh = FreshSheet(wizard.lobby)
    qtbot.addWidget(fresh)
    fresh.open(opened, folder, codes)
    for maker in (fresh.own, fresh.seat):
        maker.begin()
        one, other = words_asked(maker._made)
        said = maker._made.words()
        maker.first.setText("fel")
        maker.end()
        assert maker.told.text()
        assert not maker.isHidden()
        maker.first.setText(said[one - 1])
        maker.second.setText(said[other - 1][:4])
        maker.end()
        if maker is fresh.seat:
            assert opened.desk.upkeep().seat_sheet is False
            maker.keeper.setText("Ruth Registrator")
            maker.kept_at.setText("kassaskåpet")
            maker.end()
    assert fresh.codes.item(0, 2).text() == codes[0].code
    with qtbot.waitSignal(fresh.came_in):
        fresh.on.click()
    upkeep = opened.desk.upkeep()
    assert (upkeep.own_sheet, upkeep.seat_sheet, upkeep.keeper) == (True, True, "Ruth Registrator")
    assert fresh.codes.rowCount() == 0


def test_a_keeper_from_another_authority_is_declined_and_the_sheet_stays(wizard, qtbot):
    found(wizard)
    opened, folder, _ = wizard.came[0]
    fresh = FreshSheet(wizard.lobby)
    qtbot.addWidget(fresh)
    fresh.open(opened, folder)
    fresh.later.click()
    maker = fresh.seat
    maker.begin()
    one, other = words_asked(maker._made)
    said = maker._made.words()
    maker.first.setText(said[one - 1])
    maker.second.setText(said[other - 1])
    maker.keeper.setText("Petra Österman")
    maker.kept_at.setText("stationen")
    maker.end()
    assert not maker.notice.isHidden()
    fresh.later.click()
    assert fresh.held is None
