"""The wheel over a field that has not the keys: what is in it stays, and the form scrolls."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QTimeEdit, QVBoxLayout, QWidget

from sspf_desk.ui.day_edit import DayEdit
from sspf_desk.ui.page import scrolled


@pytest.fixture
def form(qtbot):
    """A choice, a choice that may be written, a day and an hour, in what is longer than its window."""
    inner, form = QWidget(), QWidget()
    column = QVBoxLayout(inner)
    form.fields = QComboBox(), QComboBox(), DayEdit(date(2026, 11, 20)), QTimeEdit(QTime(13, 0))
    for box in form.fields[:2]:
        box.addItems(["a", "b", "c"])
        box.setCurrentIndex(1)
    form.fields[1].setEditable(True)
    for one in form.fields:
        column.addWidget(one)
    form.column = column
    QVBoxLayout(form).addWidget(scrolled(inner))
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def turn_wheel(field, step=-120):
    """Turn it over a field: whether the field has taken it. What it does not take goes on to whatever scrolls."""
    middle = field.rect().center()
    told = (QPointF(middle), QPointF(field.mapToGlobal(middle)), QPoint(), QPoint(0, step))
    phase = Qt.ScrollPhase.NoScrollPhase
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(*told, *none, phase, False)
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def written(field):
    return field.currentText() if isinstance(field, QComboBox) else field.text()


@pytest.mark.parametrize("place", range(4))
def test_a_field_without_the_keys_stays_as_it_is_and_the_form_scrolls(form, place):
    field = form.fields[place]
    form.fields[place - 1].setFocus()
    before = written(field)
    assert not turn_wheel(field)
    assert written(field) == before
    assert field.focusPolicy() is Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize("place", range(4))
def test_the_field_that_has_the_keys_is_turned(form, place):
    field = form.fields[place]
    field.setFocus()
    before = written(field)
    assert turn_wheel(field)
    assert written(field) != before


def test_a_field_that_comes_later_is_no_other(form):
    late = QComboBox()
    late.addItems(["a", "b"])
    form.column.insertWidget(0, late)
    QApplication.processEvents()
    assert not turn_wheel(late)
    assert late.currentText() == "a"
