"""A vault in doubt: looked at without a byte written, a report to save, a copy to keep, a backup to put back."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton

from sspf_desk.membership.inspection import Inspected
from sspf_desk.ui.gate_page import GatePage, Lobby, PathField, asked
from sspf_desk.ui.page import heading, label, primary, text_line
from sspf_desk.ui.paper import Preview
from sspf_desk.ui.save import Saving
from sspf_desk.ui.sign_in import PasswordField

REPORT_HEIGHT = 420
"""Pixels of the report: the rest is scrolled."""


class Doubt(GatePage):
    """What a member can do with a vault that is not as this computer last saw it."""

    def __init__(self, lobby: Lobby) -> None:
        super().__init__(
            lobby,
            self.tr("The vault is not as it should be"),
            self.tr("Here it can be looked at, copied and put back. Nothing is written in it, and no pupil is shown."),
        )
        self._folder, self._report = Path(), b""
        self.name, self.password, self.control = QLineEdit(), PasswordField(self.tr("Password")), QLineEdit()
        self.look = primary(self.tr("Look at the vault"))
        self.told = label("")
        self.preview = Preview(lobby.jobs, self.tr("Report on the vault"))
        self.preview.setFixedHeight(REPORT_HEIGHT)
        self.save = QPushButton(self.tr("Save the report…"))
        self.target = PathField(self.tr("A new folder for the copy"))
        self.copy = QPushButton(self.tr("Copy the vault's files there"))
        self.copied = label("", "muted")
        self.restore = QPushButton(self.tr("Put a backup back…"))
        self._lay_out()
        self.look.clicked.connect(self.inspect)
        self.save.clicked.connect(self._save)
        self.copy.clicked.connect(self._copy)
        self.restore.clicked.connect(lambda: self.away.emit("restore"))

    def _lay_out(self) -> None:
        self.column.addWidget(heading(self.tr("1. What is wrong")))
        asked(self.column, self.tr("&Name"), self.name)
        asked(self.column, self.tr("&Password"), self.password)
        hint = self.tr("The twelve groups of four, if there is a sheet. It may be left empty.")
        asked(self.column, self.tr("The &control sheet"), self.control, hint)
        self.column.addLayout(text_line(self.look))
        self.column.addWidget(self.told)
        self.column.addWidget(self.preview)
        self.column.addLayout(text_line(self.save))
        self.column.addWidget(heading(self.tr("2. Keep it as it is")))
        asked(self.column, self.tr("A new &folder for the copy"), self.target)
        self.column.addLayout(text_line(self.copy))
        self.column.addWidget(self.copied)
        self.column.addWidget(heading(self.tr("3. Go on from the newest backup")))
        self.column.addWidget(label(self.tr("In a new, empty folder, once whoever leads the group has said yes.")))
        self.column.addLayout(text_line(self.restore))
        self.finish(back="sign_in")

    def open(self, folder: Path, name: str = "") -> None:
        """Ready to look at a vault."""
        self._folder, self._report = folder, b""
        self.notice.hide()
        self.name.setText(name)
        self.password.clear()
        self._show_report(shown=False)
        self.told.clear()
        (self.password if name else self.name).setFocus()

    def _show_report(self, *, shown: bool) -> None:
        self.preview.setVisible(shown)
        self.save.setVisible(shown)

    def inspect(self) -> None:
        """Look, and set the report on what was found."""
        doors, folder, control = self.lobby.doors, self._folder, self.control.text()
        name, password = self.name.text().strip(), self.password.text()

        def look() -> tuple[Inspected, bytes]:
            found = doors.inspect(folder, name, password, control)
            return found, doors.report(found) if found.findings else b""

        self.work(self.tr("Looking at the vault"), look, self._found)

    def _found(self, seen: tuple[Inspected, bytes]) -> None:
        self.password.clear()
        found, self._report = seen
        words = self.tr("%n thing(s) found wrong. The report says which.", "", len(found.findings))
        self.told.setText(words if found.findings else self.tr("Nothing is wrong with the vault."))
        self._show_report(shown=bool(self._report))
        self.preview.show_paper(self._report)

    def _save(self) -> None:
        Saving(self, self.lobby.jobs, self._saved, self.refuse).pdf(self.tr("Save the report"), self._report)

    def _saved(self, path: Path) -> None:
        self.told.setText(self.tr("The report is saved as {file}.").format(file=path.name))

    def _copy(self) -> None:
        folder, target, doors = self._folder, self.target.path(), self.lobby.doors
        if target is None:
            self.target.setFocus()
            return
        self.work(self.tr("Copying the files"), lambda: doors.copy(folder, target), self._copied)

    def _copied(self, files: tuple[str, ...]) -> None:
        self.copied.setText(self.tr("%n file(s) copied as they lie.", "", len(files)))
