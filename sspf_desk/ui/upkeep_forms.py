"""What is asked when a sheet is made or tried, the vault is checked, a control sheet printed, a password changed."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from sspf_desk.membership.sheets import Tried
from sspf_desk.membership.watch import Control as Groups
from sspf_desk.ui.form import Form
from sspf_desk.ui.gate_page import asked
from sspf_desk.ui.new_password import NewPassword
from sspf_desk.ui.page import label, text_line
from sspf_desk.ui.paper import Preview, Printing
from sspf_desk.ui.recover import words_field
from sspf_desk.ui.sheet_maker import SheetMaker
from sspf_desk.ui.workspace import Workspace

PAGE_HEIGHT = 460
ACROSS = 116
"""How wide, in letters, a form is that shows a page of paper."""


class SheetDialog(Form):
    """A new recovery sheet: an earlier one opens nothing any more."""

    letters = ACROSS

    def __init__(self, work: Workspace, parent: QWidget | None, *, for_seat: bool) -> None:
        super().__init__(work, parent)
        title = self.tr("A new sheet for the seat") if for_seat else self.tr("A new sheet of my own")
        self.named(title, "")
        self.do.hide()
        told = self.tr("An earlier sheet of the seat opens nothing any more once this one lies with its keeper.")
        if not for_seat:
            told = self.tr("An earlier sheet of yours opens nothing any more as soon as this one is made.")
        self.column.addWidget(label(told))
        self.maker = SheetMaker(work.jobs, work.words, for_seat=for_seat)
        self.column.addWidget(self.maker)
        self.maker.open(work.desk)
        self.maker.done.connect(self._done)
        self.maker.shown.connect(self.fit)

    def _done(self) -> None:
        self.work.changed.emit("upkeep")
        self.work.said.emit(self.tr("The sheet is made."))
        self.accept()


class Drill(Form):
    """A sheet tried: nothing is changed but that it is entered."""

    def __init__(self, work: Workspace, parent: QWidget | None) -> None:
        super().__init__(work, parent)
        self.named(self.tr("Try a sheet"), self.tr("Try"))
        self.words = words_field()
        self.told = label("")
        self.column.addWidget(
            label(self.tr("Your own sheet, or your seat's. Nothing is opened, and the sheet stays as it is."))
        )
        asked(self.column, self.tr("The &words"), self.words, self.tr("All eighteen, or the text of the square code."))
        self.column.addWidget(self.told)

    def act(self) -> None:
        """Try it."""
        words, sheets = self.words.toPlainText(), self.work.desk.sheets
        self.write(lambda: sheets.drill(words), self._tried, "upkeep")

    def _tried(self, tried: Tried) -> None:
        self.words.clear()
        words = self.tr("The seat's sheet is right.") if tried.of_seat else self.tr("Your own sheet is right.")
        self.told.setText(words)
        self.only_close(self.tr("Close"))


class Verify(Form):
    """The whole vault gone through."""

    def __init__(self, work: Workspace, parent: QWidget | None) -> None:
        super().__init__(work, parent)
        self.named(self.tr("Check the vault"), self.tr("Check"))
        self.control = QLineEdit()
        self.told = label("")
        hint = self.tr(
            "The twelve groups of four, if this computer has not seen the vault before. It may be left empty."
        )
        asked(self.column, self.tr("The &control sheet"), self.control, hint)
        self.column.addWidget(self.told)

    def act(self) -> None:
        """Go through it."""
        control, watch = self.control.text(), self.work.desk.watch
        self.write(lambda: len(watch.verify(control)), self._found)

    def _found(self, faults: int) -> None:
        words = self.tr(
            "%n thing(s) found wrong. Stop working, lock, and sign in again: the program then shows a report.",
            "",
            faults,
        )
        self.told.setText(words if faults else self.tr("Nothing is wrong with the vault."))


class Control(Form):
    """A control sheet, to be printed and kept apart from the computer."""

    letters = ACROSS

    def __init__(self, work: Workspace, parent: QWidget | None) -> None:
        super().__init__(work, parent)
        self.named(self.tr("Control sheet"), self.tr("Make the sheet"))
        self._page = b""
        told = self.tr(
            "It shows how far the vault has come. On another computer it tells whether a file is an older one."
        )
        self.column.addWidget(label(told))
        self.preview = Preview(work.jobs, self.tr("Control sheet"))
        self.preview.setFixedHeight(PAGE_HEIGHT)
        self.print = QPushButton(self.tr("Print…"))
        self.column.addWidget(self.preview)
        self.column.addLayout(text_line(self.print))
        self.preview.hide()
        self.print.hide()
        self.print.clicked.connect(self._ask_printer)

    def act(self) -> None:
        """Make it."""
        desk = self.work.desk

        def make() -> tuple[Groups, bytes]:
            control = desk.watch.control()
            return control, desk.papers.control(control)

        self.write(make, self._made)

    def _made(self, made: tuple[Groups, bytes]) -> None:
        self._page = made[1]
        self.preview.show_paper(self._page)
        self.preview.show()
        self.print.show()
        self.only_close(self.tr("Close"))
        self.fit()
        self.print.setFocus()

    def _ask_printer(self) -> None:
        Printing((self._page,), self.work.jobs, self).ask()


class NewOwnPassword(Form):
    """A new password for this member; the old one opens nothing any more."""

    def __init__(self, work: Workspace, parent: QWidget | None) -> None:
        super().__init__(work, parent)
        self.named(self.tr("Change my password"), self.tr("Change"))
        name = work.desk.member.name
        self.password = NewPassword(work.jobs, work.language, lambda: (name,))
        self.column.addWidget(label(self.tr("Your recovery sheet goes on working.")))
        self.column.addWidget(self.password)

    def act(self) -> None:
        """Change it."""
        if not self.password.same():
            return
        password, group = self.password.text(), self.work.desk.membership
        done = self.close_with(self.tr("Your password is changed."))
        self.write(lambda: group.set_password(password), done)

    def done(self, answer: int) -> None:
        """Whatever came of it, nothing that was typed stays."""
        self.password.clear()
        super().done(answer)
