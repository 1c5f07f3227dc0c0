"""What stands beside every page: as wide as its words, and scrolled where the window is low."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class Side(QScrollArea):
    """A column of a width of its own. The bar by which it is scrolled takes no room from its words."""

    def __init__(self, inner: QWidget, least: int) -> None:
        """``least`` is how many pixels it is wide, unless its words are wider."""
        super().__init__()
        self._least = least
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        self.verticalScrollBar().rangeChanged.connect(self._widen)
        self._widen()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters are wider or narrower."""
        super().changeEvent(event)
        self._widen()

    def _widen(self) -> None:
        bar, inner = self.verticalScrollBar(), self.widget()
        if inner:
            words = max(self._least, inner.sizeHint().width())
            self.setFixedWidth(words + (bar.sizeHint().width() if bar.maximum() else 0))
