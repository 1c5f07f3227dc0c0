from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sspf_desk.ui.day_edit import DayEdit
from tests.ui.audit import name_of, press

TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


@pytest.fixture
def form(qtbot, dressed):
    """A day between two lines, with the keys come to it by Tab."""
    form = QWidget()
    form.before, form.day, form.after = QLineEdit(), DayEdit(date(2026, 11, 27), "Dag"), QLineEdit()
    column = QVBoxLayout(form)
    for one in (form.before, form.day, form.after):
        column.addWidget(one)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    form.before.setFocus()
    press(form, TAB)
    return form


def test_a_day_goes_in_and_out(form):
    assert form.day.day == date(2026, 11, 27)
    form.day.put(date(2027, 2, 1))
    assert (form.day.day, form.day.text()) == (date(2027, 2, 1), "2027-02-01")


def test_it_has_its_name_and_a_calendar(form):
    assert name_of(form.day) == "Dag"
    assert form.day.calendarPopup()


def test_tab_leads_through_it_in_one_step_both_ways(form):
    assert form.focusWidget() is form.day
    press(form, TAB)
    assert form.focusWidget() is form.after
    press(form, BACKTAB)
    assert form.focusWidget() is form.day
    press(form, BACKTAB)
    assert form.focusWidget() is form.before


@pytest.mark.parametrize("typed", ["20110304", "2011-03-04", "2011-3-4", "2011.3.4", "2011/03/04", "2011 03 04"])
def test_a_day_can_be_typed_as_it_is_written(form, typed):
    QTest.keyClicks(form.day, typed)
    assert form.day.day == date(2011, 3, 4)


def test_what_is_typed_over_all_of_it_begins_with_the_year(form):
    press(form, Qt.Key.Key_Right)
    QTest.keyClick(form.day, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(form.day, "2012-01-02")
    assert form.day.day == date(2012, 1, 2)


def test_from_either_side_the_keys_begin_with_the_year(form):
    assert form.day.lineEdit().selectedText() == "2026"
    press(form, TAB)
    press(form, BACKTAB)
    assert form.day.lineEdit().selectedText() == "2026"


def test_a_dash_after_the_last_part_stays_there(form):
    QTest.keyClicks(form.day, "2011-3-")
    QTest.keyClicks(form.day, "-9")
    assert form.day.day == date(2011, 3, 9)


def test_the_arrows_change_the_part_they_stand_in(form):
    press(form, Qt.Key.Key_Up)
    assert form.day.day == date(2027, 11, 27)


def test_a_chord_with_tab_is_no_way_out_of_a_day(form):
    QTest.keyClick(form.day, TAB, Qt.KeyboardModifier.ControlModifier)
    assert form.focusWidget() is form.day
