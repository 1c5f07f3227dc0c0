"""Every page and dialog: a name on all that the keys come to, no trap, nothing too small, no name in any title."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollArea, QWidget

from sspf_desk.terms import Seat
from sspf_desk.ui import window as windows
from sspf_desk.ui.fault import FaultWindow
from sspf_desk.ui.page import ROUND_IT
from sspf_desk.ui.places import others, places
from sspf_desk.ui.quick import Quick
from sspf_desk.ui.theme import Scheme, dress
from sspf_desk.ui.window import MainWindow
from tests.builders import NAMES, a_commitment, a_consent, a_plan, a_signal, ready_for_agenda
from tests.ui.audit import cut, faults, walk

LEAD, COUNSELLOR, SOCIAL, LEISURE = Seat.SCHOOL_LEAD, Seat.COUNSELLOR, Seat.SOCIAL_SERVICES, Seat.LEISURE
SEATS = (LEAD, COUNSELLOR, SOCIAL)
SMALL = (1366, 768)


@pytest.fixture
def busy(school):
    """A school with something on every page."""
    school.join(COUNSELLOR, SOCIAL)
    pupil = school.add(COUNSELLOR)
    ready_for_agenda(school[COUNSELLOR], pupil)
    school[COUNSELLOR].recording.record(pupil, a_signal())
    school[COUNSELLOR].recording.record(pupil, a_commitment(owner=LEAD))
    school[COUNSELLOR].grounds.take(pupil, a_consent())
    meeting = school[COUNSELLOR].planning.call(a_plan(LEAD, COUNSELLOR, SOCIAL, chair_seat=COUNSELLOR))
    school[COUNSELLOR].planning.put_on(meeting, pupil)
    return school


@pytest.fixture
def window_at(busy, work_at, qtbot):
    def at(seat):
        work = work_at(seat)
        window = MainWindow(work, places(busy[seat]), others())
        qtbot.addWidget(window)
        window.resize(*SMALL)
        window.show()
        return window

    return at


def pages(window):
    """Every page with what it is opened on; those about nobody where this seat knows of nobody."""
    desk = window.work.desk
    pupil = next((row.pupil for row in desk.people.list()), "")
    meeting = next((row.meeting for row in desk.planning.list()), "")
    about = {"pupil": pupil, "meeting": meeting, "copies": meeting}
    for page in (*(place.page for place in places(desk)), *others()):
        if about.get(page, " "):
            yield page, about.get(page, "")


@pytest.mark.parametrize("seat", SEATS)
def test_every_page_can_be_read_and_reached(window_at, seat):
    window = window_at(seat)
    found = {}
    for page, about in pages(window):
        window.go(page, about)
        if broken := faults(window):
            found[page] = broken
    assert found == {}


@pytest.mark.parametrize("seat", SEATS)
def test_tab_leads_through_every_page_and_back(window_at, seat):
    window = window_at(seat)
    for page, about in pages(window):
        window.go(page, about)
        assert walk(window), page


@pytest.mark.parametrize("seat", SEATS)
def test_no_button_is_cut_on_a_small_screen_nor_with_large_letters(window_at, seat, qapp):
    window, font = window_at(seat), qapp.font()
    try:
        for scale in (1.0, 1.5, 2.0):
            larger = QFont(font)
            larger.setPointSizeF(font.pointSizeF() * scale)
            qapp.setFont(larger)
            dress(qapp, Scheme.LIGHT)
            for page, about in pages(window):
                window.go(page, about)
                qapp.processEvents()
                assert cut(window) == [], (page, scale)
    finally:
        qapp.setFont(font)
        dress(qapp, Scheme.LIGHT)


@pytest.mark.parametrize("scale", [1.5, 2.0])
@pytest.mark.parametrize("seat", SEATS)
def test_every_page_fits_the_width_of_a_small_screen_that_shows_things_large(window_at, monkeypatch, seat, scale):
    """As at 150 and 200 %: the window is no larger than the screen, and no page is to be scrolled sideways."""
    room = QSize(int(SMALL[0] / scale), int(SMALL[1] / scale)) - ROUND_IT
    monkeypatch.setattr(windows, "free", lambda _: room)
    window = window_at(seat)
    window.resize(room)
    for page, about in pages(window):
        window.go(page, about)
        QApplication.processEvents()
        assert window.size() == room, page
        aside = [
            one.horizontalScrollBar().maximum() for one in window.page.findChildren(QScrollArea) if one.isVisible()
        ]
        assert not any(aside), page


@pytest.mark.parametrize("seat", SEATS)
def test_no_title_names_anybody(window_at, seat):
    window = window_at(seat)
    names = {part for name in (*NAMES.values(), "Alva Lindqvist") for part in name.split()}
    for page, about in pages(window):
        window.go(page, about)
        titles = {one.windowTitle() for one in window.findChildren(QWidget)} | {
            window.windowTitle(),
            window.page.title(),
        }
        assert not [title for title in titles for name in names if name in title], page


def dialogs(window, pupil):
    work = window.work
    yield Quick(work, window.commands(), window)
    yield FaultWindow(ValueError("x"), window)


def test_every_dialog_can_be_read_and_is_freed_when_it_is_closed(window_at, qtbot):
    window = window_at(COUNSELLOR)
    pupil = window.work.desk.people.list()[0].pupil
    for dialog in dialogs(window, pupil):
        assert isinstance(dialog, QDialog)
        dialog.open()
        told = type(dialog).__name__
        assert faults(dialog) == [], told
        assert walk(dialog), told
        with qtbot.waitSignal(dialog.destroyed):
            dialog.close()


def test_every_theme_dresses_every_page_without_a_word_gone(window_at, qapp):
    window = window_at(COUNSELLOR)
    for scheme in (Scheme.DARK, Scheme.CONTRAST, Scheme.LIGHT):
        dress(qapp, scheme)
        for page, about in pages(window):
            window.go(page, about)
            assert [one for one in window.findChildren(QLabel) if one.isVisible() and one.text()], (scheme, page)
