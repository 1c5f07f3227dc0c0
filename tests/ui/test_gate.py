"""The window before a desk: every way in, and what it says where one is shut."""

from dataclasses import dataclass

import pytest
from msgspec import json
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton, QToolButton

from sspf_desk import app, words
from sspf_desk.demo import invented
from sspf_desk.demo.folder import MARK
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.first_start import words_asked
from sspf_desk.settings import Settings
from sspf_desk.terms import Mode, Seat
from sspf_desk.ui.gate import Gate
from sspf_desk.ui.gate_page import PathField
from sspf_desk.ui.invented import usual_place
from sspf_desk.vault.sheet_words import qr_text
from tests.builders import NAMES, PASSWORD, School
from tests.ui.conftest import InlineJobs
from tests.ui.keys import Keys

NEW = "vallmo dragspel tofsmes kompass"
LEAD, COUNSELLOR, LEISURE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.LEISURE


@dataclass
class Parts:
    words = staticmethod(words.shipped)
    lawbook = app.NEWEST_LAWBOOK
    demo: object = print


@pytest.fixture
def gate_of(school, qtbot, dressed):
    """A gate at a school's vault; what it opens is kept, and closed at the end."""
    opened = []

    def made(*vaults, demo=print, doors=None, language="sv"):
        settings = Settings(language=language, vaults=tuple(map(str, vaults)))
        gate = Gate(doors or school.doors, Parts(demo), InlineJobs(), settings)
        qtbot.addWidget(gate)
        gate.came = []
        gate.opened.connect(lambda desk, folder: gate.came.append((desk, folder)))
        gate.opened.connect(lambda desk, _: opened.append(desk))
        return gate

    yield made
    for one in opened:
        one.close()


@pytest.fixture
def gate(gate_of, school):
    made = gate_of(school.folder)
    made.open()
    return made


def shown(gate):
    return gate._stack.currentWidget()


def told(page):
    """The words of a refusal on a page."""
    return "" if page.notice.isHidden() else page.notice._happened.text()


def type_twice(field, password):
    field.first.line.setText(password)
    field.again.line.setText(password)


def finish_sheet(maker, **kept):
    maker.begin()
    one, other = words_asked(maker._made)
    said = maker._made.words()
    maker.first.setText(said[one - 1])
    maker.second.setText(said[other - 1])
    maker.keeper.setText(kept.get("keeper", ""))
    maker.kept_at.setText(kept.get("kept_at", ""))
    maker.end()


def test_a_vault_that_was_opened_before_is_where_one_signs_in(gate, school):
    assert shown(gate) is gate._seat
    gate.sign_in._name.setText(NAMES[LEAD])
    gate.sign_in._password.line.setText(PASSWORD)
    gate.sign_in.sign_in()
    ((opened, folder),) = gate.came
    assert opened.desk.member.seat is LEAD
    assert folder == school.folder


def test_where_nothing_was_opened_yet_there_is_a_choice(gate_of, tmp_path):
    for vaults in ((), (tmp_path / "away",)):
        gate = gate_of(*vaults)
        gate.open()
        assert shown(gate) is gate.welcome


def test_each_choice_leads_to_its_page(gate_of):
    gate = gate_of()
    pages = {"wizard": gate.wizard, "open": gate.chooser, "invented": gate.invented, "restore": gate.restoring}
    for name, page in pages.items():
        gate.go("welcome")
        gate.welcome.choices[name].click()
        assert shown(gate) is page


def test_every_page_leads_back(gate):
    for name in ("open", "restore", "invented", "recover", "join", "doubt"):
        gate.go(name)
        back = [one for one in shown(gate).findChildren(QPushButton) if one.text() == shown(gate).tr("Back")]
        back[-1].click()
        assert shown(gate) in {gate.welcome, gate._seat}


def test_a_vault_opened_before_can_be_chosen_from_the_first_page(gate_of, school):
    gate = gate_of(school.folder)
    gate.go("welcome")
    buttons = {one.text(): one for one in gate.welcome.findChildren(QToolButton)}
    buttons[str(school.folder)].click()
    assert shown(gate) is gate._seat


def test_another_language_is_told_to_whoever_shows_the_gate(gate, qtbot):
    box = gate.findChild(QComboBox)
    with qtbot.waitSignal(gate.language_chosen) as chosen:
        box.setCurrentIndex(box.findData("en"))
        box.activated.emit(box.currentIndex())
    assert chosen.args == ["en"]


def test_a_folder_is_named_before_one_goes_on(gate_of, school, tmp_path):
    gate = gate_of()
    gate.go("open")
    gate.chooser.take()
    assert shown(gate) is gate.chooser
    gate.chooser.folder.line.setText(str(tmp_path / "away"))
    gate.chooser.take()
    assert told(gate.chooser)
    gate.chooser.folder.line.setText(str(school.folder))
    gate.chooser.take()
    assert shown(gate) is gate._seat


def test_a_forgotten_password_is_replaced_by_the_words_of_ones_sheet(gate, school):
    made = school[LEAD].sheets.make_own()
    gate.go("recover")
    gate.recover.words.setPlainText(" ".join(made.words()))
    type_twice(gate.recover.password, NEW)
    gate.recover.recover()
    assert shown(gate) is gate.fresh
    finish_sheet(gate.fresh.own)
    ((opened, _),) = gate.came
    assert opened.desk.upkeep().own_sheet
    with school.doors.sign_in(school.folder, NAMES[LEAD], NEW) as desk:
        assert desk.member.seat is LEAD


def test_a_scanned_code_does_as_well_as_the_words(gate, school):
    made = school[LEAD].sheets.make_own()
    gate.go("recover")
    gate.recover.words.setPlainText(qr_text(made.code))
    type_twice(gate.recover.password, NEW)
    gate.recover.enter_button.click()
    assert shown(gate) is gate.fresh
    gate.fresh.later.click()
    assert len(gate.came) == 1


def test_wrong_words_and_unlike_passwords_are_told_and_change_nothing(gate):
    gate.go("recover")
    gate.recover.words.setPlainText("apa bil")
    gate.recover.password.first.line.setText(NEW)
    gate.recover.recover()
    assert not told(gate.recover)
    assert gate.recover.password.verdict.text() == gate.recover.password.tr("The two passwords are not the same.")
    gate.recover.password.again.line.setText(NEW)
    gate.recover.recover()
    assert told(gate.recover)
    assert not gate.came


def test_an_invitation_is_spent_by_its_code(gate, school):
    code = school[LEAD].membership.invite("Karin Kurator", COUNSELLOR, Mode.WRITES, mandate="", agreement="")
    gate.go("join")
    gate.join.code.setText(code)
    type_twice(gate.join.password, NEW)
    gate.join.join()
    assert shown(gate) is gate.fresh
    finish_sheet(gate.fresh.own)
    assert not gate.fresh.seat.isHidden()
    finish_sheet(gate.fresh.seat, keeper="Ruth Registrator", kept_at="kassaskåpet")
    ((opened, _),) = gate.came
    assert opened.desk.upkeep().seat_sheet


def test_one_who_is_to_be_let_in_reads_six_words(gate, school):
    school.join(COUNSELLOR)
    code = school[LEAD].membership.invite("Kim Andersson", COUNSELLOR, Mode.WRITES, mandate="", agreement="")
    gate.go("join")
    gate.join.code.setText(code)
    type_twice(gate.join.password, NEW)
    gate.join.join()
    assert shown(gate) is gate.waits
    school[COUNSELLOR].membership.admit("Kim Andersson", " ".join(gate.waits.words()))
    gate.waits.again.click()
    assert shown(gate) is gate._seat


def test_one_who_still_waits_is_shown_his_words_when_he_signs_in(gate, school):
    school.join(COUNSELLOR)
    words_read = school.waits(COUNSELLOR, "Kim Andersson")
    gate.sign_in._name.setText("Kim Andersson")
    gate.sign_in._password.line.setText(PASSWORD)
    gate.sign_in.sign_in()
    assert shown(gate) is gate.waits
    assert " ".join(gate.waits.words()) == words_read


def test_a_seat_that_nobody_has_is_taken_by_a_code_and_its_sheet(gate, school):
    school.join(COUNSELLOR)
    made = school[COUNSELLOR].sheets.make_for_seat()
    school[COUNSELLOR].sheets.receive(" ".join(made.words()), "Ruth Registrator", "kassaskåpet")
    lead = school.sign_in(LEAD)
    lead.leaving.end(NAMES[COUNSELLOR], alone=True, commitments_stand=True)
    lead = school.sign_in(LEAD)
    code = lead.membership.invite("Kim Andersson", COUNSELLOR, Mode.WRITES, mandate="", agreement="")
    gate.go("join")
    gate.join.code.setText(code)
    gate.join.alone.setChecked(True)
    gate.join.words.setPlainText(" ".join(made.words()))
    type_twice(gate.join.password, NEW)
    gate.join.join()
    assert shown(gate) is gate.fresh
    assert gate.fresh.held.desk.member.seat is COUNSELLOR


def test_a_spent_code_is_told(gate):
    gate.go("join")
    gate.join.code.setText("11111-11111-11111-11111")
    type_twice(gate.join.password, NEW)
    gate.join.join()
    assert told(gate.join)
    assert shown(gate) is gate.join


def test_a_desk_that_is_not_handed_on_is_closed_with_the_gate(gate, school):
    made = school[LEAD].sheets.make_own()
    gate.go("recover")
    gate.recover.words.setPlainText(" ".join(made.words()))
    type_twice(gate.recover.password, NEW)
    gate.recover.recover()
    gate.close()
    assert gate.fresh.held is None
    assert not gate.came


def test_from_where_nobody_can_invite_the_way_leads_back_to_the_invited(gate):
    gate.go("by_two")
    back = [one for one in gate.by_two.findChildren(QPushButton) if one.text() == gate.by_two.tr("Back")]
    back[-1].click()
    assert shown(gate) is gate.join


def a_seats_sheet(desk):
    words = " ".join(desk.sheets.make_for_seat().words())
    desk.sheets.receive(words, "Ruth Registrator", "kassaskåpet")
    return words


def test_where_nobody_can_invite_a_school_seat_is_taken_by_its_sheet_and_a_second_person(gate, school, qtbot):
    school.join(COUNSELLOR)
    words = a_seats_sheet(school[LEAD])
    qtbot.waitUntil(gate.isActiveWindow)
    keys = Keys(gate)
    keys.push("I am invited").push("Nobody is left who can invite")
    keys.write("Your name", "Ny Rektor").choose("The seat", "School lead").write("Your mandate", "rektor")
    keys.write("The words on the seat's sheet", words)
    keys.write("The second person's name", NAMES[COUNSELLOR]).write("The second person's password", "fel lösenord")
    keys.write("New password", NEW).write("The same password once more", NEW).push("Take the seat")
    assert told(gate.by_two)
    assert gate.by_two.name.text() == "Ny Rektor"
    keys.write("The second person's password", PASSWORD).push("Take the seat")
    assert shown(gate) is gate.fresh
    desk = gate.fresh.held.desk
    assert (desk.member.name, desk.member.seat, desk.member.mandate) == ("Ny Rektor", LEAD, "rektor")
    assert desk.table().registrar
    page = gate.by_two
    assert (page.words.toPlainText(), page.other.password.text(), page.password.text()) == ("", "", "")
    gate.close()


def test_two_sheets_of_the_school_take_a_seat_where_nobody_can_sign_in(gate, school):
    school.join(COUNSELLOR)
    words = {seat: a_seats_sheet(school[seat]) for seat in (LEAD, COUNSELLOR)}
    gate.go("by_two")
    page = gate.by_two
    page.name.setText("Ny Kurator")
    page.seat.setCurrentIndex(page.seat.findData(COUNSELLOR))
    assert page._mandate.isHidden()
    page.words.setPlainText(words[COUNSELLOR])
    page.other.by_words.setChecked(True)
    page.other.words.setPlainText(words[COUNSELLOR])
    page.password.first.line.setText(NEW)
    page.take_seat()
    assert not told(page), "the password is not the same twice"
    type_twice(page.password, NEW)
    page.take_seat()
    assert "två personer" in told(page)
    page.other.words.setPlainText(words[LEAD])
    page.take_seat()
    assert gate.fresh.held.desk.member.name == "Ny Kurator"
    gate.close()


def test_what_two_persons_typed_is_gone_when_the_page_is_opened_anew(gate):
    gate.go("by_two")
    page = gate.by_two
    for field in (page.name, page.other.name, page.other.password.line, page.password.first.line):
        field.setText("något")
    page.words.setPlainText("ord")
    gate.go("join")
    gate.go("by_two")
    typed = (page.name, page.other.name, page.other.password, page.password)
    assert [one.text() for one in typed] == [""] * len(typed)
    assert page.words.toPlainText() == ""


def test_a_backup_is_put_back_and_signed_in_to(gate, school, tmp_path):
    backup, target = tmp_path / "a.sspf-backup", tmp_path / "ny"
    school[LEAD].backups.make(backup)
    gate.go("restore")
    page = gate.restoring
    page.restore()
    page.backup.line.setText(str(backup))
    page.restore()
    assert not target.exists()
    page.target.line.setText(str(target))
    page.name.setText(NAMES[LEAD])
    page.password.line.setText(PASSWORD)
    page.restore()
    assert NAMES[LEAD] in page._told.text()
    assert page.band.isHidden()
    page.sign_in.click()
    assert shown(gate) is gate._seat
    assert gate._folder == target


def test_a_backup_is_opened_by_the_words_of_a_sheet_too(gate, school, tmp_path):
    made = school[LEAD].sheets.make_own()
    school[LEAD].backups.make(tmp_path / "a.sspf-backup")
    gate.go("restore")
    page = gate.restoring
    page.by_words.setChecked(True)
    page.backup.line.setText(str(tmp_path / "a.sspf-backup"))
    page.target.line.setText(str(tmp_path / "ny"))
    page.words.setPlainText(" ".join(made.words()))
    page.go.click()
    assert (tmp_path / "ny" / "vault.db").is_file()
    page.target.line.setText(str(tmp_path / "en till"))
    page.words.setPlainText("fel ord")
    page.go.click()
    assert told(page)


@pytest.fixture
def in_doubt(gate_of, school, tmp_path):
    """A vault in the place of which an older one lies."""
    school[LEAD].backups.make(tmp_path / "a.sspf-backup")
    older = {path.name: path.read_bytes() for path in school.folder.iterdir()}
    school[LEAD].sheets.make_own()
    school[LEAD].watch.remember()
    for path in school.folder.iterdir():
        path.unlink()
    for name, plain in older.items():
        (school.folder / name).write_bytes(plain)
    gate = gate_of(school.folder)
    gate.open()
    gate.sign_in._name.setText(NAMES[LEAD])
    gate.sign_in._password.line.setText(PASSWORD)
    gate.sign_in.sign_in()
    return gate


def test_a_vault_in_doubt_is_looked_at_reported_and_copied(in_doubt, tmp_path):
    page = in_doubt.doubt
    assert shown(in_doubt) is page
    assert page.name.text() == NAMES[LEAD]
    page.password.line.setText(PASSWORD)
    page.inspect()
    assert not page.preview.isHidden()
    assert page.preview.text()
    page.save.click()
    in_doubt.findChild(QFileDialog).fileSelected.emit(str(tmp_path / "rapport.pdf"))
    assert (tmp_path / "rapport.pdf").read_bytes().startswith(b"%PDF")
    page.copy.click()
    page.target.line.setText(str(tmp_path / "kopia"))
    page.copy.click()
    assert (tmp_path / "kopia" / "vault.keys").is_file()
    page.restore.click()
    assert shown(in_doubt) is in_doubt.restoring


def test_a_vault_that_is_whole_is_said_to_be_so(gate):
    gate.go("doubt")
    page = gate.doubt
    page.name.setText(NAMES[LEAD])
    page.password.line.setText(PASSWORD)
    page.inspect()
    assert page.told.text() == page.tr("Nothing is wrong with the vault.")
    assert page.preview.isHidden()


def an_invented_school(place):
    vault = invented.vault_in(place)
    vault.mkdir(parents=True)
    member = {"name": NAMES[LEAD], "seat": LEAD, "mode": "writes", "password": PASSWORD}
    (place / "facts.json").write_bytes(json.encode({"mark": MARK, "members": [member]}))
    return vault


@pytest.fixture
def an_invention(tmp_path, around):
    """A vault that bears the mark of an invented group."""
    with School.founded(tmp_path / "påhittat", around, invented=True) as school:
        yield school


def entered_after_one_press(gate_of, school, place):
    """The gate, once the school is made and somebody is sat down as."""

    def build(place):
        an_invented_school(place).rmdir()
        school.folder.rename(invented.vault_in(place))

    gate = gate_of(demo=build, doors=school.doors)
    gate.go("invented")
    gate.invented.place.line.setText(str(place))
    gate.invented.make.click()
    (button,) = [one for one in gate.invented._shown if isinstance(one, QPushButton)]
    button.click()
    return gate


def test_an_invented_school_is_made_at_one_press_and_entered_as_anybody(gate_of, tmp_path, an_invention):
    gate = entered_after_one_press(gate_of, an_invention, tmp_path / "skola")
    ((opened, folder),) = gate.came
    assert opened.desk.member.name == NAMES[LEAD]
    assert folder == invented.vault_in(tmp_path / "skola")


def test_a_vault_without_the_mark_is_not_entered_as_an_invented_one(gate_of, tmp_path, school):
    gate = entered_after_one_press(gate_of, school, tmp_path / "skola")
    assert not gate.came
    assert "påhittad skola" in told(gate.invented)


def test_a_place_that_is_taken_is_told_and_nothing_is_made(gate_of, tmp_path):
    def declined(_):
        raise Refusal(Reason.BAD_INPUT, place="out")

    gate = gate_of(demo=declined)
    gate.go("invented")
    gate.invented.make.click()
    assert told(gate.invented)
    assert gate.invented.wait.isHidden()


def test_the_invented_school_lies_in_the_users_own_folder():
    assert usual_place().is_absolute()


def test_what_is_put_back_of_an_invented_school_is_said_to_be_invented(gate_of, an_invention, tmp_path):
    an_invention[LEAD].backups.make(tmp_path / "a.sspf-backup")
    gate = gate_of(doors=an_invention.doors)
    gate.go("restore")
    page = gate.restoring
    page.backup.line.setText(str(tmp_path / "a.sspf-backup"))
    page.target.line.setText(str(tmp_path / "ny"))
    page.name.setText(NAMES[LEAD])
    page.password.line.setText(PASSWORD)
    page.restore()
    assert not page.band.isHidden()


def test_a_path_is_chosen_in_the_systems_own_dialog(qtbot, dressed, tmp_path):
    for field in (PathField("Mapp"), PathField("Fil", file="*.x"), PathField("Ny", file="*.x", new=True)):
        qtbot.addWidget(field)
        field.choose()
        with qtbot.waitSignals([field.picked, field.chosen]):
            field.findChild(QFileDialog).fileSelected.emit(str(tmp_path))
        assert field.path() == tmp_path
    assert PathField("Tom").path() is None


def test_help_is_asked_for_by_its_key(gate, qtbot):
    with qtbot.waitSignal(gate.help_asked) as asked:
        gate.findChild(QShortcut).activated.emit()
    assert asked.args == ["gate"]
