"""A refusal or a word to the reader, as a band across the top of the page: what happened, what is safe, what to do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sspf_desk.errors import Refusal
from sspf_desk.ui.icons import Sign
from sspf_desk.ui.page import icon_button, label
from sspf_desk.words import RefusalWords


class Notice(QFrame):
    """The band. Empty, it is not there."""

    def __init__(self, words: RefusalWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "notice")
        self._happened, self._rest = label("", "warning"), label("")
        font = self._happened.font()
        font.setBold(True)
        self._happened.setFont(font)
        sign = Sign("circle-alert", 24)
        sign.setAccessibleName(self.tr("Refused"))
        close = icon_button("x", self.tr("Close this notice"), self.hide)
        text = QVBoxLayout()
        text.addWidget(self._happened)
        text.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(14)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was declined, and have it read aloud."""
        happened, safe, do = self._words.told(refusal)
        self._happened.setText(happened)
        self._rest.setText(f"{safe}\n{do}")
        self.show()
        announced = QAccessibleAnnouncementEvent(self, " ".join((happened, safe, do)))
        QAccessible.updateAccessibility(announced)

    def add(self, words: str) -> None:
        """One sentence more, on just what is wrong."""
        self._rest.setText(f"{words}\n{self._rest.text()}")
