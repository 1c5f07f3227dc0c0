"""Buttons in as many lines as a narrow window asks for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from sspf_desk.ui.folding import GAP, Folding
from tests.ui.audit import press


@pytest.fixture
def folding(qtbot, dressed):
    """Four buttons in the column of a page."""
    page = QWidget()
    page.buttons = [QPushButton(f"Knapp nummer {number}") for number in range(4)]
    page.folding = Folding(*page.buttons)
    column = QVBoxLayout(page)
    column.addWidget(page.folding)
    column.addStretch(1)
    qtbot.addWidget(page)
    page.show()
    wide(page, 900)
    return page


def wide(page, width):
    page.resize(width, 400)
    QApplication.processEvents()


def lines(page):
    """The lines from above, each with its buttons from the left."""
    shown = [one for one in page.buttons if not one.isHidden()]
    return [[one for one in shown if one.y() == y] for y in sorted({one.y() for one in shown})]


def test_where_all_have_room_they_stand_in_one_line(folding):
    assert lines(folding) == [folding.buttons]
    first, second = folding.buttons[:2]
    assert second.x() == first.width() + GAP


def test_a_narrow_window_folds_them_and_all_of_them_are_seen(folding):
    across = folding.buttons[0].width()
    wide(folding, 2 * across + 3 * GAP + 18)
    assert [len(line) for line in lines(folding)] == [2, 2]
    wide(folding, across + 20)
    assert [len(line) for line in lines(folding)] == [1, 1, 1, 1]
    assert all(folding.folding.rect().contains(one.geometry()) for one in folding.buttons)


def test_it_asks_for_no_more_than_its_widest_button(folding):
    assert folding.folding.minimumSizeHint().width() == max(one.sizeHint().width() for one in folding.buttons)


def test_one_that_goes_leaves_no_gap_and_comes_again(folding):
    folding.buttons[0].hide()
    QApplication.processEvents()
    assert folding.buttons[1].x() == 0
    folding.buttons[0].show()
    QApplication.processEvents()
    assert folding.buttons[1].x() > 0


def test_words_that_grow_are_given_room(folding):
    before = folding.buttons[0].width()
    folding.buttons[0].setText("Knapp nummer noll med många fler ord")
    QApplication.processEvents()
    assert folding.buttons[0].width() > before
    assert folding.buttons[1].x() == folding.buttons[0].width() + GAP


def test_tab_goes_as_one_reads_also_when_they_are_folded(folding):
    wide(folding, folding.buttons[0].width() + 20)
    folding.activateWindow()
    folding.buttons[0].setFocus()
    for one in folding.buttons[1:]:
        press(folding, Qt.Key.Key_Tab)
        assert folding.focusWidget() is one


def test_nothing_takes_no_room(qtbot, dressed):
    empty = Folding()
    qtbot.addWidget(empty)
    assert (empty.sizeHint().height(), empty.minimumSizeHint().width()) == (0, 0)
