"""I am invited: a code and a new password; six words to read aloud; or the sheet of a seat that nobody has."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sspf_desk.desk import Opened
from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Seat
from sspf_desk.ui.gate_page import GatePage, Lobby, asked
from sspf_desk.ui.labels import seat_word
from sspf_desk.ui.new_password import NewPassword
from sspf_desk.ui.page import card, label, primary
from sspf_desk.ui.recover import words_field


class Join(GatePage):
    """The code of an invitation, and a password of one's own."""

    def __init__(self, lobby: Lobby) -> None:
        super().__init__(
            lobby,
            self.tr("I am invited"),
            self.tr("You have been given a code by whoever looks after the group's members. It can be used once."),
        )
        self._folder = Path()
        self.code = QLineEdit()
        self.alone = QCheckBox(self.tr("I have the seat's recovery sheet"))
        self.words = words_field()
        self.password = NewPassword(lobby.jobs, lobby.language)
        self.enter_button = primary(self.tr("Come in"))
        asked(self.column, self.tr("The &code"), self.code)
        self.column.addWidget(self.alone)
        about = label(self.tr("Needed where nobody is left at the seat."), "muted")
        self.alone.setAccessibleDescription(about.text())
        self.column.addWidget(about)
        self._sheet = self._seats_sheet()
        self.column.addWidget(self._sheet)
        self.column.addWidget(self.password)
        self.nobody = QPushButton(self.tr("Nobody is left who can invite…"))
        self.nobody.clicked.connect(lambda: self.away.emit("by_two"))
        self.finish(self.enter_button, self.nobody, back="sign_in")
        self.alone.toggled.connect(self._sheet.setVisible)
        self.enter_button.clicked.connect(self.join)

    def _seats_sheet(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        hint = self.tr("It lies with whoever signed for it. All eighteen words, or the text of the square code.")
        asked(column, self.tr("The words on the &seat's sheet"), self.words, hint)
        held.hide()
        return held

    def open(self, folder: Path) -> None:
        """Ready for a code to a vault."""
        self._folder = folder
        self.notice.hide()
        for one in (self.code, self.words, self.password):
            one.clear()
        self.alone.setChecked(False)
        self.code.setFocus()

    def join(self) -> None:
        """Spend the code."""
        if not self.password.same():
            return
        folder, code, password, doors = self._folder, self.code.text(), self.password.text(), self.lobby.doors
        words = self.words.toPlainText() if self.alone.isChecked() else None
        act = partial(doors.join, folder, code, password)
        if words is not None:
            act = partial(doors.reseat, folder, code, words, password)
        self.work(self.tr("Opening the vault"), act, self._came)

    def _came(self, opened: Opened) -> None:
        self.password.clear()
        self.came_in.emit(opened, self._folder)

    def refuse(self, refusal: Refusal) -> None:
        """Say why; one who has to wait gets a page of his own."""
        if refusal.reason is not Reason.WAITING_FOR_ADMISSION:
            super().refuse(refusal)
            return
        self.busy("")
        self.password.clear()
        self.away.emit(waiting_at(refusal))


def waiting_at(refusal: Refusal) -> str:
    """Where the gate goes with one who waits: the seat and his six words, of which nothing is secret."""
    return f"waits {refusal.places['seat']} {refusal.places['place']}"


class Waits(GatePage):
    """Six words, large enough to be read across a table, and what happens with them."""

    def __init__(self, lobby: Lobby) -> None:
        super().__init__(lobby, self.tr("Read these six words aloud"))
        self._who = label("")
        self.column.addWidget(self._who)
        frame, inside = card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(14)
        inside.addLayout(self._grid)
        self._cells = [self._cell(number) for number in range(6)]
        self.column.addWidget(_named(frame, self.tr("Your six words")))
        self.column.addWidget(
            label(self.tr("Your password is saved. Once you are let in, sign in with your name and it."))
        )
        self.column.addWidget(
            label(
                self.tr("Read them face to face, not by e-mail: that is how the other knows that it is you."), "muted"
            )
        )
        self.again = primary(self.tr("To the sign-in"))
        self.again.clicked.connect(lambda: self.away.emit("sign_in"))
        self.finish(self.again, back="sign_in")

    def _cell(self, number: int) -> QLabel:
        cell = label("", "title")
        self._grid.addWidget(label(f"{number + 1}", "muted"), number // 2, 2 * (number % 2))
        self._grid.addWidget(cell, number // 2, 2 * (number % 2) + 1)
        self._grid.setColumnStretch(2 * (number % 2) + 1, 1)
        return cell

    def open(self, seat: str, *words: str) -> None:
        """Show somebody's words, and who at which seat is to hear them."""
        told = self.tr("To somebody who sits at the seat {seat}. He types them, and you are let in.")
        self._who.setText(told.format(seat=seat_word(Seat(seat))))
        for number, (cell, word) in enumerate(zip(self._cells, words, strict=True), 1):
            cell.setText(word)
            cell.setAccessibleName(self.tr("Word {number}: {word}").format(number=number, word=word))
        self.again.setAccessibleDescription(self.tr("Your six words: {words}").format(words=" ".join(words)))
        self.again.setFocus()

    def words(self) -> tuple[str, ...]:
        """The words that are shown."""
        return tuple(cell.text() for cell in self._cells)


def _named(frame: QFrame, name: str) -> QFrame:
    frame.setAccessibleName(name)
    return frame
