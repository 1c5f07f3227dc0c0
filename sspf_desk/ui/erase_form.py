"""Taking an own entry away for good: on a disposal decision, and with the certificate of what is gone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sspf_desk.casework.erasure import Erased
from sspf_desk.casework.sheet import SheetLine
from sspf_desk.ui.labels import day_word, kind_word
from sspf_desk.ui.notice import Notice
from sspf_desk.ui.page import heading, label
from sspf_desk.ui.workspace import Workspace


class EraseForm(QDialog):
    """Asks for the decision behind it, and says what came of it."""

    def __init__(self, work: Workspace, pupil: str, line: SheetLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Erase"))
        self.setMinimumWidth(520)
        self._work, self._pupil, self._line = work, pupil, line
        self._notice, self._done = Notice(work.words), label("")
        self._done.hide()
        self.decision = QLineEdit()
        self.decision.setPlaceholderText(self.tr("2026-11-02, no. 2026/114"))
        asked = label(self.tr("The &disposal decision, by day and number"))
        asked.setBuddy(self.decision)
        self._erase, self._close = QPushButton(self.tr("Erase for good")), QPushButton(self.tr("Cancel"))
        self._erase.clicked.connect(self.save)
        self._close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self._erase, self._close):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(heading(self.tr("Erase: {what}").format(what=kind_word(line.kind))))
        column.addWidget(label(line.text))
        words = self.tr(
            "All its versions and the papers that belong to it go, here and at every seat it is open to."
            " It cannot be undone. What is only wrong is better corrected."
        )
        column.addWidget(label(words, "muted"))
        column.addWidget(self._notice)
        column.addWidget(asked)
        column.addWidget(self.decision)
        column.addWidget(self._done)
        column.addLayout(buttons)
        self.decision.setFocus()

    def save(self) -> None:
        """Erase it."""
        pupil, item, decision = self._pupil, self._line.item, self.decision.text()
        erase = self._work.desk.erasure.erase
        self._work.write(
            lambda: erase(pupil, item, decision), self._erased, self, pupil, "pupils", refused=self._notice.refuse
        )

    def _erased(self, erased: Erased) -> None:
        told = [self.tr("Erased. It can be read nowhere in the vault any more.")]
        days = [day_word(at.date(), self._work.language) for at in erased.backups]
        if days:
            told.append(
                self.tr("Backups that still hold it, until they are destroyed: {days}.").format(days=", ".join(days))
            )
        self._done.setText(" ".join(told))
        self._done.show()
        self._notice.hide()
        self._erase.hide()
        self.decision.setEnabled(False)
        self._close.setText(self.tr("Close"))
        self._close.setFocus()
        self._work.said.emit(self.tr("Erased"))
