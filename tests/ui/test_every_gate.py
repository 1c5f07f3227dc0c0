"""Every page before a desk, and every dialog of the group's page: named, reached by Tab, not cut, freed when closed."""

import pytest

from sspf_desk import app, words
from sspf_desk.membership.first_start import STEPS, Step
from sspf_desk.settings import Settings
from sspf_desk.terms import Seat
from sspf_desk.ui.ending import EndMembership
from sspf_desk.ui.fresh_sheet import FreshSheet
from sspf_desk.ui.gate import Gate
from sspf_desk.ui.gate_page import Lobby
from sspf_desk.ui.group_forms import Appoint, AtTheTable, Invite, LetIn
from sspf_desk.ui.help import HelpWindow
from sspf_desk.ui.practice import ChangePractice
from sspf_desk.ui.theme import Scheme, dress
from sspf_desk.ui.two_persons import AppointByTwo
from sspf_desk.ui.upkeep_forms import Control, Drill, NewOwnPassword, SheetDialog, Verify
from sspf_desk.ui.window import MainWindow
from tests.ui.audit import cut, faults, walk
from tests.ui.conftest import InlineJobs

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR
WAITS = "waits COUNSELLOR apa bil cykel dans eld fisk"
PAGES = ("welcome", "open", "sign_in", "recover", "join", "by_two", "restore", "doubt", "invented", WAITS)


class Parts:
    words = staticmethod(words.shipped)
    lawbook = app.NEWEST_LAWBOOK
    demo = staticmethod(print)


@pytest.fixture
def gate(school, qtbot, dressed):
    made = Gate(school.doors, Parts(), InlineJobs(), Settings(vaults=(str(school.folder),)))
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def every_page(gate):
    for page in PAGES:
        gate.go(page)
        yield page
    gate.go("wizard")
    wizard = gate.wizard
    for step in STEPS[: STEPS.index(Step.PASSWORD) + 1]:
        wizard.start = type(wizard.start)(wizard.start.lawbook, step=step)
        wizard._show_step()
        yield step


def test_every_page_before_a_desk_can_be_read_and_reached(gate):
    found = {}
    for page in every_page(gate):
        if broken := faults(gate):
            found[page] = broken
        assert walk(gate), page
    assert found == {}


def test_no_button_before_a_desk_is_cut_with_large_letters(gate, qapp):
    font = qapp.font()
    try:
        for scale in (1.0, 1.5, 2.0):
            larger = qapp.font()
            larger.setPointSizeF(font.pointSizeF() * scale)
            qapp.setFont(larger)
            gate.resize(683, 640)
            for page in every_page(gate):
                qapp.processEvents()
                assert cut(gate) == [], (page, scale)
    finally:
        qapp.setFont(font)


@pytest.fixture
def window(school, work_at, qtbot):
    school.join(COUNSELLOR)
    made = MainWindow(work_at(LEAD), (), {})
    qtbot.addWidget(made)
    made.show()
    return made


def dialogs(window):
    work = window.work
    table = work.desk.table()
    other = next(line for line in table.members if line.seat is COUNSELLOR)
    yield Invite(work, table, window)
    yield AtTheTable(work, table, window)
    yield LetIn(work, "Kim Andersson", window)
    yield Appoint(work, other, window)
    yield AppointByTwo(work, table, window)
    yield ChangePractice(work, table.practice, window)
    yield EndMembership(work, other, window)
    yield SheetDialog(work, window, for_seat=True)
    yield Drill(work, window)
    yield Verify(work, window)
    yield Control(work, window)
    yield NewOwnPassword(work, window)


def test_every_dialog_of_the_group_can_be_read_and_is_freed_when_it_is_closed(window, qtbot):
    for dialog in dialogs(window):
        told = type(dialog).__name__
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        if isinstance(dialog, SheetDialog):
            dialog.maker.begin()
        assert faults(dialog) == [], told
        assert walk(dialog), told
        assert cut(dialog) == [], told
        assert dialog.windowTitle() == "SSPF Desk"
        with qtbot.waitSignal(dialog.destroyed):
            dialog.close()


def test_sheets_on_paper_can_be_reached_by_key(school, qtbot, dressed, tmp_path):
    page = FreshSheet(Lobby(school.doors, InlineJobs(), words.shipped("sv"), "sv", app.NEWEST_LAWBOOK))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    opened = school.doors.sign_in(school.folder, "Lena Rektor", "ett långt lösenord")
    page.open(opened, school.folder)
    page.own.begin()
    assert faults(page) == []
    assert walk(page)
    page.let_go()


def test_the_help_can_be_reached_by_key_in_every_theme(qtbot, qapp):
    for scheme in (Scheme.DARK, Scheme.CONTRAST, Scheme.LIGHT):
        dress(qapp, scheme)
        window = HelpWindow("group", "sv")
        qtbot.addWidget(window)
        window.show()
        assert faults(window) == []
