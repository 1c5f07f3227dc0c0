"""F9: what is shown is covered at once, with every form that is open, and one key brings it back where it was."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from sspf_desk.ui.page import label


class Blank(QWidget):
    """A cover over the whole of a window or a form. F9 or Esc takes it away; it is no lock, and says so."""

    lifted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Hidden"))
        column = QVBoxLayout(self)
        words = label(self.tr("Hidden. F9 or Esc shows the page again. Leaving? Press Ctrl+L to lock."), "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)
        self._was = window.focusWidget()
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.raise_()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Take every key for itself before the menus do, but for the one that locks."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            locks = event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            event.setAccepted(not locks)
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, ARG002, FBT001 - as Qt calls it
        """Tab leads nowhere: what lies beneath is not typed into unseen."""
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The two keys that bring the page back; no other reaches it."""
        if event.key() in {Qt.Key.Key_F9, Qt.Key.Key_Escape}:
            self.lifted.emit()
            self.lift()

    def lift(self) -> None:
        """Give back what lies beneath, with the keys where they were."""
        self.close()
        if self._was and shiboken6.isValid(self._was):
            self._was.setFocus()


def over(window: QWidget) -> list[QDialog]:
    """The forms and questions that are open over a window, those opened last at the end."""
    open_ones = (one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())
    found = [(depth, one) for one in open_ones if (depth := _depth(one, window))]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _depth(dialog: QDialog, window: QWidget) -> int:
    """How many windows up from a dialog its window lies; 0 where it belongs to another."""
    above, depth = dialog.parentWidget(), 1
    while above and above.window() is not window:
        above, depth = above.window().parentWidget(), depth + 1
    return depth if above else 0


def blank(window: QWidget) -> None:
    """Cover a window and all that is open over it; the key that lifts one cover lifts them all."""
    covers = [Blank(one) for one in (window, *over(window))]
    for one in covers:
        for other in covers:
            if other is not one:
                one.lifted.connect(other.lift)
        one.show()
    covers[-1].setFocus()
