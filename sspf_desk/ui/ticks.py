"""A tick, or one of several answers, whose words are broken into lines: those of a box of Qt's own never are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from sspf_desk.ui.page import label


class Ticked(QWidget):
    """A box or a round button with its words beside it; a click on the words is one on the button."""

    def __init__(self, button: QAbstractButton, words: str) -> None:
        super().__init__()
        self._button = button
        button.setAccessibleName(words)
        told = label(words)
        told.setEnabled(button.isEnabled())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(told, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words let the mouse through to here."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._button.setFocus(Qt.FocusReason.MouseFocusReason)
            self._button.click()
