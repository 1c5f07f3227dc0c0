"""Two small forms by which pupils come in: a card made by hand, and a class list out of the school's register."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from sspf_desk.casework.people import Imported
from sspf_desk.ui.day_edit import DayEdit
from sspf_desk.ui.form import Form
from sspf_desk.ui.page import label, text_line
from sspf_desk.ui.workspace import Workspace

USUAL_AGE = 15
"""Of a pupil that the group asks about: from where the day of birth is sought."""


class CardForm(Form):
    """A card made by hand."""

    def __init__(self, work: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        title = self.tr("New card")
        self.named(title, self.tr("Make the card"), window=title)
        self.given, self.family, self.school_class = QLineEdit(), QLineEdit(), QLineEdit()
        self.born = DayEdit(date(work.desk.day().year - USUAL_AGE, 1, 1), self.tr("Born"))
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("&Given name"), self.given)
        form.addRow(self.tr("&Family name"), self.family)
        form.addRow(self.tr("&Born"), self.born)
        form.addRow(self.tr("&Class"), self.school_class)
        never = self.tr("Never the last four digits of an identity number: they are stored nowhere.")
        self.column.addWidget(label(never, "muted"))
        self.column.addLayout(form)

    def act(self) -> None:
        """Make the card, and go to its pupil."""
        names = self.given.text(), self.family.text()
        born = self.born.day
        school_class, make = self.school_class.text(), self.work.desk.class_lists.by_hand
        self.write(lambda: make(*names, born, school_class), self._made, "pupils")

    def _made(self, pupil: str) -> None:
        self.work.said.emit(self.tr("Card made"))
        self.accept()
        self.work.go("pupil", pupil)


class ListForm(Form):
    """A class list out of the school's register."""

    def __init__(self, work: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        title = self.tr("Take in a class list")
        self.named(title, self.tr("Take in"), window=title)
        self._files: list[Path] = []
        self._chosen, self._done = label(self.tr("No files chosen"), "muted"), label("")
        self._done.hide()
        self._choose = QPushButton(self.tr("Choose &files …"))
        self._choose.clicked.connect(self._ask)
        words = self.tr(
            "Choose the files that the school's register has written (SS 12000, JSON). Those you have are brought up to"
            " date, and nobody is made twice. Pupils with protected personal data are left out, and a card that one of"
            " them has here is shut at once."
        )
        self.column.addWidget(label(words))
        self.column.addLayout(text_line(self._choose, self._chosen, stretch=False))
        self.column.addWidget(self._done)
        self.do.setEnabled(False)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose files"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter("JSON (*.json)")
        dialog.filesSelected.connect(self.choose)
        QDialog.open(dialog)

    def choose(self, files: list[str]) -> None:
        """These files."""
        self._files = [Path(file) for file in files]
        self._chosen.setText(self.tr("%n file(s) chosen", "", len(files)))
        self.do.setEnabled(bool(files))
        self.do.setFocus()

    def act(self) -> None:
        """Take them in."""
        files, take_in = tuple(self._files), self.work.desk.class_lists.take_in
        self.write(lambda: take_in(files), self._taken, "pupils")

    def _taken(self, imported: Imported) -> None:
        told = [self.tr("%n new.", "", imported.new), self.tr("%n changed.", "", imported.updated)]
        told.append(self.tr("%n as they were.", "", imported.unchanged))
        if imported.shut:
            told.append(self.tr("%n card(s) shut: protected personal data.", "", imported.shut))
        if imported.left_out:
            told.append(self.tr("%n left out: no class or birth date in the register.", "", imported.left_out))
        self._done.setText(" ".join(told))
        self._done.show()
        self.do.setEnabled(False)
        self.out.setText(self.tr("Close"))
        self.out.setFocus()
        self.fit()
        self.work.said.emit(self.tr("Class list taken in"))
