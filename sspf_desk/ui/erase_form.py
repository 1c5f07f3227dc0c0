"""Taking an own entry away for good: on a disposal decision, and with the certificate of what is gone."""

from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_desk.casework.erasure import Erased
from sspf_desk.casework.sheet import SheetLine
from sspf_desk.ui.form import Form
from sspf_desk.ui.gate_page import asked
from sspf_desk.ui.labels import day_word, kind_word
from sspf_desk.ui.page import label
from sspf_desk.ui.workspace import Workspace


class EraseForm(Form):
    """Asks for the decision behind it, and says what came of it."""

    enters = False

    def __init__(self, work: Workspace, pupil: str, whom: str, line: SheetLine, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        title = self.tr("Erase: {what}").format(what=kind_word(line.kind))
        self.named(title, self.tr("Erase for good"), window=self.tr("Erase"))
        self.about(whom)
        self._pupil, self._line = pupil, line
        self._done = label("")
        self._done.hide()
        self.decision = QLineEdit()
        self.decision.setPlaceholderText(self.tr("2026-11-02, no. 2026/114"))
        words = self.tr(
            "All its versions and the papers that belong to it go, here and at every seat it is open to."
            " It cannot be undone. What is only wrong is better corrected."
        )
        self.column.addWidget(label(line.text))
        self.column.addWidget(label(words, "muted"))
        asked(self.column, self.tr("The &disposal decision, by day and number"), self.decision)
        self.column.addWidget(self._done)

    def act(self) -> None:
        """Erase it."""
        pupil, item, decision = self._pupil, self._line.item, self.decision.text()
        erase = self.work.desk.erasure.erase
        self.write(lambda: erase(pupil, item, decision), self._erased, pupil, "pupils")

    def _erased(self, erased: Erased) -> None:
        told = [self.tr("Erased. It can be read nowhere in the vault any more.")]
        days = [day_word(at.date(), self.work.language) for at in erased.backups]
        if days:
            told.append(
                self.tr("Backups that still hold it, until they are destroyed: {days}.").format(days=", ".join(days))
            )
        self._done.setText(" ".join(told))
        self._done.show()
        self.decision.setEnabled(False)
        self.only_close(self.tr("Close"))
        self.fit()
        self.work.said.emit(self.tr("Erased"))
