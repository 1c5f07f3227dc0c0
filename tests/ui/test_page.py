"""What every page is made of."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from sspf_desk.ui.page import label
from sspf_desk.ui.theme import Scheme, dress

LONG = "Kom för sent två dagar och såg trött ut. Säger själv att det är stökigt hemma om kvällarna. " * 3


def plain(words, role=""):
    """Qt's own label of the same words."""
    made = QLabel(words)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role or None)
    return made


CHANGES = {
    "words": lambda one: one.setText("Kort."),
    "margins": lambda one: one.setContentsMargins(0, 40, 0, 0),
    "letters": lambda one: one.setFont(_large()),
    "theme": lambda one: dress(QApplication.instance(), Scheme.DARK),
}


def _large():
    font = QApplication.font()
    font.setPointSize(30)
    return font


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("role", ["", "title"])
def test_a_label_is_as_tall_as_its_words_whatever_has_changed(qtbot, dressed, change, role):
    ours, theirs = label(LONG, role), plain(LONG, role)
    for one in (ours, theirs):
        qtbot.addWidget(one)
        one.show()
    for width in (200, 400, 200):
        assert ours.heightForWidth(width) == theirs.heightForWidth(width)
    for one in (ours, theirs):
        change(one)
    for width in (200, 400):
        assert ours.heightForWidth(width) == theirs.heightForWidth(width)
