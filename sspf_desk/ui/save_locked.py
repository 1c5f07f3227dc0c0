"""Copies saved behind a password, in a folder that a person chooses."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings.copies import PrintedCopy
from sspf_desk.membership import passwords
from sspf_desk.ui.form import Form
from sspf_desk.ui.gate_page import PathField, asked
from sspf_desk.ui.new_password import NewPassword
from sspf_desk.ui.page import label
from sspf_desk.ui.workspace import Workspace


class SaveLocked(Form):
    """A folder and a password. What is saved lies there for this user of the computer alone."""

    outdated = Signal()
    """They may not be saved any more: nothing was."""

    def __init__(
        self,
        work: Workspace,
        copies: Sequence[PrintedCopy],
        may: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """``may`` is asked in the worker before they are saved, and raises `Refusal` where they may not be."""
        super().__init__(work, parent)
        title = self.tr("Save locked")
        self.named(title, self.tr("Save"), window=title)
        self._copies = tuple(copies)
        self._may = may
        self.folder = PathField(self.tr("Folder"))
        self.password = NewPassword(work.jobs, work.language)
        told = self.tr(
            "Each copy becomes a file of its own that only the password opens. Give the password another way."
        )
        self.column.addWidget(label(told, "muted"))
        asked(self.column, self.tr("&Folder"), self.folder)
        self.column.addWidget(self.password)

    def act(self) -> None:
        """Save every copy, or say why not."""
        folder, password, copies = self.folder.path(), self.password.text(), self.work.desk.copies
        if folder is None:
            self.folder.setFocus()
        elif self.password.same():

            def saved() -> tuple[str, ...]:
                passwords.admit(password)
                self._may()
                return copies.save(self._copies, folder, password)

            self.write(saved, self._saved)

    def refuse(self, refusal: Refusal) -> None:
        super().refuse(refusal)
        if refusal.reason is Reason.COPIES_OUTDATED:
            self.password.clear()
            self.only_close(self.tr("Close"))
            self.outdated.emit()

    def _saved(self, files: tuple[str, ...]) -> None:
        self.password.clear()
        self.work.said.emit(self.tr("%n copy(ies) saved locked.", "", len(files)))
        self.accept()
