"""A backup put back as a vault in a new folder."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from sspf_desk.membership.backups import Opening, PutBack
from sspf_desk.ui.gate_page import GatePage, Lobby, PathField, asked
from sspf_desk.ui.invented import InventedBand
from sspf_desk.ui.labels import moment_word
from sspf_desk.ui.page import card, heading, label, primary
from sspf_desk.ui.recover import words_field
from sspf_desk.ui.sign_in import PasswordField


class Restoring(GatePage):
    """The backup, a new folder, and what opens it: a password or the words of a sheet."""

    def __init__(self, lobby: Lobby) -> None:
        super().__init__(
            lobby,
            self.tr("Put a backup back"),
            self.tr("It becomes a vault in a new folder. Nothing is written over, and the backup stays as it is."),
        )
        self._folder = Path()
        self.backup = PathField(self.tr("The backup file"), file=self.tr("Backups (*.sspf-backup)"))
        self.target = PathField(self.tr("The new folder"))
        self.by_password = QRadioButton(self.tr("Name and password, as they were then"))
        self.by_words = QRadioButton(self.tr("The words of a recovery sheet"))
        self.name, self.password, self.words = QLineEdit(), PasswordField(self.tr("Password")), words_field()
        self.go = primary(self.tr("Put it back"))
        self.sign_in = primary(self.tr("Sign in to the vault"))
        asked(self.column, self.tr("The &backup file"), self.backup)
        asked(self.column, self.tr("The new &folder"), self.target, self.tr("Empty, and on this computer's own disk."))
        self.column.addWidget(heading(self.tr("What opens it")))
        self.column.addWidget(self.by_password)
        self._typed = self._part((self.tr("&Name"), self.name), (self.tr("&Password"), self.password))
        self.column.addWidget(self.by_words)
        self._said = self._part((self.tr("The &words"), self.words))
        self._done_card, inside = card()
        self.band, self._told = InventedBand(), label("")
        inside.addWidget(self.band)
        inside.addWidget(self._told)
        inside.addWidget(self.sign_in)
        self._done_card.hide()
        self.finish(self.go)
        self.column.insertWidget(self.column.count() - 1, self._done_card)
        self.by_password.toggled.connect(self._choose)
        self.by_password.setChecked(True)
        self.go.clicked.connect(self.restore)
        self.sign_in.clicked.connect(lambda: self.away.emit(f"vault {self._folder}"))

    def _part(self, *questions: tuple[str, QWidget]) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(28, 0, 0, 0)
        for words, field in questions:
            asked(column, words, field)
        self.column.addWidget(held)
        return held

    def _choose(self) -> None:
        self._typed.setVisible(self.by_password.isChecked())
        self._said.setVisible(not self.by_password.isChecked())

    def open(self) -> None:
        """Ready for a backup."""
        self.notice.hide()
        self._done_card.hide()
        for one in (self.password, self.words):
            one.clear()
        self.backup.setFocus()

    def restore(self) -> None:
        """Put it back."""
        backup, folder = self.backup.path(), self.target.path()
        if backup is None or folder is None:
            (self.backup if backup is None else self.target).setFocus()
            return
        opening = Opening(words=self.words.toPlainText())
        if self.by_password.isChecked():
            opening = Opening(self.name.text().strip(), self.password.text())
        self._folder = folder
        doors = self.lobby.doors
        self.work(self.tr("Putting the backup back"), lambda: doors.restore(backup, folder, opening), self._put_back)

    def _put_back(self, done: PutBack) -> None:
        self.password.clear()
        self.words.clear()
        made = moment_word(done.made_at, self.lobby.language)
        told = self.tr(
            "The vault is put back as it was {moment}. Then these belonged to the group: {names}. Whoever has left"
            " since is a member of it again, and is to be ended anew."
        )
        self._told.setText(told.format(moment=made, names=", ".join(done.members)))
        self.band.setVisible(done.invented)
        self._done_card.show()
        self.sign_in.setFocus()
