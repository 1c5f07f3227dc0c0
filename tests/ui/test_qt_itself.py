"""PySide6 6.12.0 loses a reference to None at every call on Python 3.11 and older, and ends the process."""

import sys
from importlib.metadata import version

from PySide6.QtWidgets import QLabel

CALLS = 10_000


def test_a_call_that_returns_nothing_costs_no_reference_to_none(qapp, qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("a")
    assert sys.getrefcount(None) - before > -CALLS / 2


def test_an_old_python_has_an_old_enough_qt():
    number = tuple(int(part) for part in version("PySide6-Essentials").split(".")[:2])
    assert sys.version_info >= (3, 12) or number < (6, 12)
