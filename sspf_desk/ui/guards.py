"""The commands that hold wherever the keys are: a form that is open over the window takes them as the window does."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from sspf_desk.ui.blank import over


class Guards(QObject):
    """Hands a window's commands on to every form and question over it, once the keys have come there."""

    def __init__(self, window: QWidget, *commands: QAction) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        front = now.window() if now else None
        if isinstance(front, QDialog) and self._commands[0] not in front.actions() and front in over(self._window):
            front.addActions(self._commands)
