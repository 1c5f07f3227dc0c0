"""More of the same, made and shown when somebody asks for it."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sspf_desk.ui.page import text_line


class Folded(QWidget):
    """A button in whose place the rest comes."""

    def __init__(self, words: str, rest: Callable[[], QWidget]) -> None:
        """``rest`` makes what is shown; the keys go to the first button in it."""
        super().__init__()
        self._rest = rest
        self._more = QPushButton(words)
        self._more.clicked.connect(self._unfold)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(text_line(self._more))

    def _unfold(self) -> None:
        rest = self._rest()
        self._column.addWidget(rest)
        rest.show()  # or the keys could not go there until the window has laid itself out
        self._more.hide()
        if first := rest.findChild(QPushButton):
            first.setFocus()
