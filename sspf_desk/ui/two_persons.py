"""What two persons do together where nobody looks after the members any more: the second comes, and gives the right."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from sspf_desk.membership.entering import Typed
from sspf_desk.membership.returning import Second
from sspf_desk.membership.table import Table
from sspf_desk.ui.form import Form
from sspf_desk.ui.gate_page import asked
from sspf_desk.ui.labels import seat_word
from sspf_desk.ui.page import label
from sspf_desk.ui.recover import words_field
from sspf_desk.ui.sign_in import PasswordField
from sspf_desk.ui.workspace import Workspace


class SecondPerson(QWidget):
    """The second person at the same keyboard: a member with his password, or the keeper of a school seat's sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.by_password = QRadioButton(self.tr("Another member, by password"))
        self.by_words = QRadioButton(self.tr("Whoever keeps the sheet of the lead or the counsellor"))
        self.name, self.password, self.words = QLineEdit(), PasswordField(self.tr("Password")), words_field()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._typed, typed = _part()
        asked(typed, self.tr("The second person's &name"), self.name)
        asked(typed, self.tr("The second person's &password"), self.password)
        self._said, said = _part()
        hint = self.tr("All eighteen, or the text of the square code. The sheet is not used up by it.")
        asked(said, self.tr("The words on the second person's &sheet"), self.words, hint)
        for one in (self.by_password, self._typed, self.by_words, self._said):
            column.addWidget(one)
        self.by_password.toggled.connect(self._choose)
        self.by_password.setChecked(True)

    def _choose(self) -> None:
        self._typed.setVisible(self.by_password.isChecked())
        self._said.setVisible(not self.by_password.isChecked())

    def second(self) -> Second:
        """Who it is, as it was typed."""
        if self.by_password.isChecked():
            return Second(typed=Typed(self.name.text().strip(), self.password.text()))
        return Second(words=self.words.toPlainText())

    def clear(self) -> None:
        """Nothing that was typed stays."""
        for one in (self.name, self.password, self.words):
            one.clear()


def _part() -> tuple[QWidget, QVBoxLayout]:
    """What belongs to one choice, a little to the right of it."""
    held = QWidget()
    inside = QVBoxLayout(held)
    inside.setContentsMargins(28, 0, 0, 0)
    inside.setSpacing(10)
    return held, inside


class AppointByTwo(Form):
    """The registrar's right given by this member and one more: the group cannot ask whoever has it and is gone."""

    def __init__(self, work: Workspace, table: Table, parent: QWidget | None) -> None:
        super().__init__(work, parent)
        self.named(self.tr("Two together let one more look after the members"), self.tr("Appoint"))
        told = self.tr(
            "{names} can do this alone. If nobody who can is to be had any more, you and one more person give the right"
            " together. The others in the group see that it was done."
        )
        names = ", ".join(line.name for line in table.members if line.registrar)
        self.column.addWidget(label(told.format(names=names)))
        self.who, self.other = QComboBox(), SecondPerson()
        for line in (line for line in table.members if line.appointable):
            self.who.addItem(f"{line.name} · {seat_word(line.seat)}", line.id)
        asked(self.column, self.tr("&Who is to look after the members"), self.who)
        self.column.addWidget(self.other)

    def act(self) -> None:
        """Appoint."""
        member, name, second = self.who.currentData(), self.who.currentText(), self.other.second()
        desk, done = self.work.desk, self.close_with(self.tr("{name} looks after the members too.").format(name=name))
        self.write(lambda: desk.appoint_by_two(member, second), done, "members")

    def done(self, answer: int) -> None:
        """Whatever came of it, nothing that was typed stays."""
        self.other.clear()
        super().done(answer)
