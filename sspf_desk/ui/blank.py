"""F9: what is shown is covered at once, and one key brings it back where it was."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_desk.ui.page import label


class Blank(QWidget):
    """A cover over the whole window. F9 or Esc takes it away; it is no lock, and says so."""

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The two keys that bring the page back; no other reaches it."""
        if event.key() in {Qt.Key.Key_F9, Qt.Key.Key_Escape}:
            self.close()
            if self._was:
                self._was.setFocus()
