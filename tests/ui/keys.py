"""A pair of hands on the keyboard: every key goes to whatever has the keys, as from the computer's own."""

from functools import partial

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QWidget,
)

from tests.ui.audit import name_of

NONE = Qt.KeyboardModifier.NoModifier
MOST = 120
"""Tabs to go before something is said to be out of reach."""


class Keys:
    """Types into the window in front. It looks where the keys are, as its user does; it never reaches past them."""

    def __init__(self, home, busy=lambda: False):
        """``busy`` tells whether the worker has something under way: a hand waits for what it brings."""
        self.home = home
        self._busy = busy

    def settle(self):
        """Until what was asked has been answered and shown, and what was let go of is gone."""
        QApplication.processEvents()
        while self._busy():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def window(self):
        """The window in front: the dialog that was opened last, or the window itself."""
        self.settle()
        front = QApplication.activeModalWidget() or self.home
        if not front.isActiveWindow():
            front.activateWindow()
            self.settle()
        return front

    @property
    def here(self):
        """What has the keys."""
        window = self.window
        return window.focusWidget() or window

    def press(self, keys):
        """A key or a chord, such as "Ctrl+K": down and up."""
        chord = QKeySequence(keys)[0]
        target = QApplication.activePopupWidget() or self.here
        self.strike(lambda: QTest.keyClick(target, chord.key(), chord.keyboardModifiers()))
        self.settle()
        return self

    def strike(self, key):
        """One key is struck."""
        key()

    def type(self, words):
        """Words, letter by letter, in whatever alphabet."""
        here = self.here
        for letter in words:
            self.strike(partial(_letter, here, letter))
        self.settle()
        return self

    def to(self, name, among=QWidget):
        """Tab until something of this name has the keys."""
        passed = []
        for _ in range(MOST):
            here = self.here
            if isinstance(here, among) and told(here).startswith(name):
                return self
            passed.append(told(here))
            self.press("Tab")
        raise AssertionError(name, "is out of reach of", list(dict.fromkeys(passed)))

    def push(self, name):
        """Come to a button by Tab, and press it by the space bar."""
        return self.to(name, QAbstractButton).press("Space")

    def write(self, name, words):
        """Come to a field by Tab, and write in it over what stood there."""
        self.to(name).press("Ctrl+A").type(words)
        return self

    def choose(self, name, words):
        """Come to a choice by Tab, and go up and down in it until it says so."""
        self.to(name, QComboBox)
        box = self.here
        for key, count in (("Up", box.count()), ("Down", box.count())):
            for _ in range(count):
                if box.currentText().startswith(words):
                    return self
                self.press(key)
        assert box.currentText().startswith(words), words
        return self

    def box(self):
        """Come to the next box of text by Tab."""
        for _ in range(MOST):
            if isinstance(self.here, QPlainTextEdit):
                return self
            self.press("Tab")
        raise AssertionError("no box of text is within reach")

    def reads(self):
        """What stands in the window in front."""
        return [one.text() for one in self.window.findChildren(QLabel) if one.isVisible()]

    def pick(self, entry):
        """In a menu that is open: down to an entry, and Enter."""
        menu = QApplication.activePopupWidget()
        assert menu is not None, "no menu is open"
        for _ in range(len(menu.actions()) + 1):
            at = menu.activeAction()
            if at and at.text().replace("&", "").startswith(entry):
                return self.press("Return")
            self.press("Down")
        raise AssertionError(entry)


def _letter(here, letter):
    """One letter: down and up."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(here, QKeyEvent(kind, 0, NONE, letter))


def told(widget):
    """What a user calls a widget: its name, its label, or what stands on it.

    A choice is named by its label: of its own name Qt tells on Linux what is chosen.
    """
    if isinstance(widget.parentWidget(), QComboBox):
        return told(widget.parentWidget())
    if isinstance(widget, QComboBox):
        return widget.accessibleName() or _label(widget)
    return name_of(widget) or _label(widget)


def _label(widget):
    labels = (one for one in widget.window().findChildren(QLabel) if one.buddy() is widget)
    return next((one.text().replace("&", "") for one in labels), "")
