"""Copies saved behind a password, in a folder that a person chooses."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from sspf_desk.errors import Refusal
from sspf_desk.meetings.copies import PrintedCopy
from sspf_desk.membership import passwords
from sspf_desk.ui.gate_page import PathField, asked
from sspf_desk.ui.new_password import NewPassword
from sspf_desk.ui.notice import Notice
from sspf_desk.ui.page import label
from sspf_desk.ui.workspace import Workspace


class SaveLocked(QDialog):
    """A folder and a password. What is saved lies there for this user of the computer alone."""

    def __init__(self, work: Workspace, copies: Sequence[PrintedCopy], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save locked"))
        self.setMinimumSize(580, 500)
        self._work = work
        self._copies = tuple(copies)
        self._notice = Notice(work.words)
        self.folder = PathField(self.tr("Folder"))
        self.password = NewPassword(work.jobs, work.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Save locked"), "title"))
        column.addWidget(self._notice)
        told = self.tr(
            "Each copy becomes a file of its own that only the password opens. Give the password another way."
        )
        column.addWidget(label(told, "muted"))
        asked(column, self.tr("&Folder"), self.folder)
        column.addWidget(self.password)
        column.addStretch(1)
        column.addWidget(self._buttons())
        self.folder.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setProperty("role", "primary")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        return buttons

    def save(self) -> None:
        """Save every copy, or say why not."""
        folder, password, copies = self.folder.path(), self.password.text(), self._work.desk.copies
        self._notice.hide()
        if folder is None:
            self.folder.setFocus()
        elif self.password.same():
            self.go.setEnabled(False)

            def saved() -> tuple[str, ...]:
                passwords.admit(password)
                return copies.save(self._copies, folder, password)

            self._work.jobs.run(saved, self._saved, self._refuse, self)

    def _saved(self, files: tuple[str, ...]) -> None:
        self.password.clear()
        self._work.said.emit(self.tr("%n copy(ies) saved locked.", "", len(files)))
        self.accept()

    def _refuse(self, refusal: Refusal) -> None:
        self.go.setEnabled(True)
        self._notice.refuse(refusal)
