import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit

from sspf_desk import app as program
from sspf_desk import words
from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Seat
from sspf_desk.ui.autolock import NOTICE_SECONDS, AutoLock
from sspf_desk.ui.blank import Blank
from sspf_desk.ui.invented import InventedBand
from sspf_desk.ui.places import others, places
from sspf_desk.ui.quick import Quick
from sspf_desk.ui.sign_in import FREE_TRIES, LONGEST_WAIT, SignIn, wait_after
from sspf_desk.ui.window import MainWindow
from sspf_desk.ui.workspace import Workspace
from tests.builders import NAMES, PASSWORD, School
from tests.ui.conftest import InlineJobs

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR


@pytest.fixture
def window(school, work_at, qtbot):
    window = MainWindow(work_at(LEAD), places(school[LEAD]), others())
    qtbot.addWidget(window)
    window.show()
    window.go("today")
    return window


def test_back_and_forward_go_where_one_has_been(window):
    window.go("pupils")
    window.go("commitments")
    window.back()
    assert window._here == ("pupils", "")
    window.back()
    assert window._here == ("today", "")
    window.back()
    assert window._here == ("today", "")
    window.forward()
    assert window._here == ("pupils", "")
    window.go("today")
    window.forward()
    assert window._here == ("today", "")


def test_every_command_has_words_and_no_two_share_a_key(window):
    commands = [one for one in window.commands() if not one.data()]
    keys = [one.shortcut().toString() for one in commands if not one.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    assert all(one.text() for one in commands)
    assert {"Ctrl+K", "F1", "F5", "F9", "Ctrl+L", "Alt+Left", "Alt+Right"} <= set(keys)


def test_a_refusal_says_its_three_parts_and_goes_away_with_the_page(window):
    window.work.refused.emit(Refusal(Reason.UNKNOWN_PUPIL))
    assert window._notice.isVisible()
    assert all(part for part in (window._notice._happened.text(), *window._notice._rest.text().split("\n")))
    window.go("commitments")
    assert not window._notice.isVisible()


def test_f9_hides_everything_and_shows_it_again_where_it_was(window, qtbot):
    Blank(window).show()
    blank = window.findChild(Blank)
    assert blank.geometry() == window.rect()
    qtbot.keyClick(blank, Qt.Key.Key_A)
    assert window.findChild(Blank) is not None
    with qtbot.waitSignal(blank.destroyed):
        qtbot.keyClick(blank, Qt.Key.Key_F9)


def test_quick_finds_a_pupil_by_name_alias_or_class_and_nothing_that_is_written(school, window, qtbot):
    school.add(LEAD)
    went = []
    window.work.went.connect(lambda *place: went.append(place))
    quick = Quick(window.work, window.commands(), window)
    quick.open()
    quick.findChild(QLineEdit).setText("9b lind")
    assert quick._found.count() == 1
    quick._take()
    assert went == [("pupil", school[LEAD].people.list()[0].pupil)]


def test_quick_finds_commands(window):
    quick = Quick(window.work, window.commands(), window)
    quick.findChild(QLineEdit).setText("lock")
    assert [quick._found.item(row).text().split("  ")[0] for row in range(quick._found.count())] == ["Lock"]
    quick.close()


class TestLocking:
    @pytest.fixture
    def clock(self):
        return [0.0]

    @pytest.fixture
    def lock(self, clock, qapp, window):
        lock = AutoLock(600, lambda: clock[0])
        lock.told = []
        lock.due.connect(lambda: lock.told.append("due"))
        lock.soon.connect(lock.told.append)
        lock.watch()
        return lock

    def test_it_warns_a_minute_before_and_then_locks(self, lock, clock):
        clock[0] = 600 - NOTICE_SECONDS - 1
        lock.look()
        assert lock.told == []
        clock[0] += 2
        lock.look()
        assert lock.told == [NOTICE_SECONDS - 1]
        clock[0] = 601
        lock.look()
        assert lock.told[-1] == "due"

    def test_a_computer_that_slept_the_night_is_locked_when_it_wakes(self, lock, clock):
        clock[0] = 12 * 3600
        lock.look()
        assert lock.told == ["due"]

    def test_a_key_keeps_it_open_and_takes_the_warning_away(self, lock, clock, window, qtbot):
        clock[0] = 590
        lock.look()
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
        assert lock.told == [10, 0]
        clock[0] = 1100
        lock.look()
        assert lock.told == [10, 0]

    def test_a_key_in_a_dialog_that_was_opened_since_keeps_it_open_too(self, lock, clock, window, qtbot):
        dialog = QDialog(window)
        dialog.open()
        clock[0] = 590
        lock.look()
        qtbot.keyClick(dialog.windowHandle(), Qt.Key.Key_Shift)
        assert lock.told == [10, 0]

    def test_a_command_by_its_key_is_a_sign_of_somebody_too(self, lock, clock, window, qtbot):
        clock[0] = 500
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F5)
        clock[0] = 1030
        lock.look()
        assert lock.told == []

    def test_whoever_comes_too_late_finds_it_locked(self, lock, clock, window, qtbot):
        clock[0] = 12 * 3600
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
        assert lock.told[0] == "due"

    def test_the_computers_own_lock_locks_it(self, lock):
        lock.lock_now()
        assert lock.told == ["due"]


class TestSigningIn:
    @pytest.fixture
    def page(self, school, qtbot, dressed, work_at):
        waits = []
        page = SignIn(school.doors, InlineJobs(), work_at(LEAD).words, waits.append)
        page.waits = waits
        qtbot.addWidget(page)
        page.open(school.folder)
        page.show()
        return page

    def try_(self, page, password):
        page._name.setText(NAMES[LEAD])
        page._password.line.setText(password)
        page.sign_in()

    def test_the_right_password_opens_the_desk(self, page, qtbot):
        with qtbot.waitSignal(page.opened) as opened:
            self.try_(page, PASSWORD)
        with opened.args[0] as desk:
            assert desk.member.name == NAMES[LEAD]
        assert page._password.text() == ""

    def test_after_five_wrong_ones_each_costs_a_longer_wait_and_never_a_lock_out(self, page):
        for _ in range(FREE_TRIES + 3):
            self.try_(page, "fel lösenord här")
        assert page.waits == [1, 2, 4]
        assert wait_after(50) == LONGEST_WAIT
        assert page._notice.isVisible()

    def test_the_password_can_be_shown_and_is_hidden_again_when_it_is_cleared(self, page):
        page._password._show.setChecked(True)
        assert page._password.line.echoMode() is QLineEdit.EchoMode.Normal
        page._password.clear()
        assert page._password.line.echoMode() is QLineEdit.EchoMode.Password

    def test_a_wait_says_how_long_and_ends(self, page, qtbot):
        page._wait(0)
        assert "0 second" in page._rest.text()
        qtbot.waitUntil(page._enter.isEnabled)
        assert [one for one in page.findChildren(QLabel) if one is page._rest and not one.text()]


def test_a_real_groups_window_has_no_mark(window):
    assert window.findChild(InventedBand) is None


def test_an_invented_groups_window_is_marked_wherever_its_vault_lies(qtbot, dressed, tmp_path, around):
    with School.founded(tmp_path, around, invented=True) as school:
        desk = school[LEAD]
        work = Workspace(desk, InlineJobs(), words.shipped("sv"), program.said("sv").catalogue, "sv")
        window = MainWindow(work, places(desk), others())
        qtbot.addWidget(window)
        window.show()
        window.go("today")
        assert window.findChild(InventedBand).isVisible()
        window.close()
