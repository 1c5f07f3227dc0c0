"""Forgotten password, in three steps: the words of one's own sheet, a new password, and a new sheet."""

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from sspf_desk.desk import Opened
from sspf_desk.ui.gate_page import GatePage, Lobby, asked
from sspf_desk.ui.new_password import NewPassword
from sspf_desk.ui.page import heading, label, primary

WORDS_HEIGHT = 96
"""Pixels of a field for eighteen words."""


def words_field() -> QPlainTextEdit:
    """A field for the words of a sheet, typed or scanned."""
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(WORDS_HEIGHT)
    return field


class Recover(GatePage):
    """The words and a new password; the gate then has a new sheet made, for this one is spent."""

    def __init__(self, lobby: Lobby) -> None:
        super().__init__(
            lobby,
            self.tr("Forgotten password"),
            self.tr("Take your own recovery sheet out of its envelope. Nothing that was written is lost."),
        )
        self._folder = Path()
        self.words = words_field()
        self.password = NewPassword(lobby.jobs, lobby.language)
        self.enter_button = primary(self.tr("Come in"))
        self.column.addWidget(heading(self.tr("1. The words on the sheet")))
        hint = self.tr("All eighteen, in their order, or the text of the square code. Four letters of each are enough.")
        asked(self.column, self.tr("The &words"), self.words, hint)
        self.column.addWidget(heading(self.tr("2. A new password")))
        self.column.addWidget(self.password)
        self.column.addWidget(heading(self.tr("3. A new sheet")))
        self.column.addWidget(
            label(self.tr("Once you are in, you print a new sheet: this one opens nothing any more."))
        )
        self.finish(self.enter_button, back="sign_in")
        self.enter_button.clicked.connect(self.recover)

    def open(self, folder: Path) -> None:
        """Ready for the sheet of a vault's member."""
        self._folder = folder
        self.notice.hide()
        self.words.clear()
        self.password.clear()
        self.words.setFocus()

    def recover(self) -> None:
        """Come in by the sheet."""
        if not self.password.same():
            return
        folder, words, password = self._folder, self.words.toPlainText(), self.password.text()
        doors = self.lobby.doors
        self.work(self.tr("Opening the vault"), lambda: doors.recover(folder, words, password), self._came)

    def _came(self, opened: Opened) -> None:
        self.words.clear()
        self.password.clear()
        self.came_in.emit(opened, self._folder)
