"""Nobody is left who can invite: a school seat is taken by its sheet, with a second person beside."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from sspf_desk.desk import Opened
from sspf_desk.membership.returning import Newcomer
from sspf_desk.terms import CHAIR_SEATS, Seat
from sspf_desk.ui.gate_page import GatePage, Lobby, asked
from sspf_desk.ui.labels import seat_word
from sspf_desk.ui.new_password import NewPassword
from sspf_desk.ui.page import heading, primary
from sspf_desk.ui.recover import words_field
from sspf_desk.ui.two_persons import SecondPerson


class ByTwo(GatePage):
    """Who comes, to which seat, by which sheet, with whom, and a password of his own."""

    def __init__(self, lobby: Lobby) -> None:
        super().__init__(
            lobby,
            self.tr("Nobody is left who can invite"),
            self.tr(
                "With the recovery sheet of the lead or the counsellor, and a second person, you take that seat. From"
                " then on you look after the group's members. The others in the group see that it was done."
            ),
        )
        self._folder = Path()
        self.name, self.mandate, self.seat, self.words = QLineEdit(), QLineEdit(), QComboBox(), words_field()
        self.other = SecondPerson()
        self.password = NewPassword(lobby.jobs, lobby.language, lambda: (self.name.text(),))
        self.take = primary(self.tr("Take the seat"))
        self.column.addWidget(heading(self.tr("1. You")))
        self._who()
        self.column.addWidget(heading(self.tr("2. The seat's recovery sheet")))
        hint = self.tr("It lies with whoever signed for it. All eighteen words, or the text of the square code.")
        asked(self.column, self.tr("The w&ords on the seat's sheet"), self.words, hint)
        self.column.addWidget(heading(self.tr("3. The second person")))
        self.column.addWidget(self.other)
        self.column.addWidget(heading(self.tr("4. Your password")))
        self.column.addWidget(self.password)
        self.finish(self.take, back="join")
        self.seat.currentIndexChanged.connect(self._seat_chosen)
        self.take.clicked.connect(self.take_seat)
        self._seat_chosen()

    def _who(self) -> None:
        for seat in (seat for seat in Seat if seat in CHAIR_SEATS):
            self.seat.addItem(seat_word(seat), seat)
        asked(self.column, self.tr("Your na&me"), self.name, self.tr("You sign in with it."))
        asked(self.column, self.tr("&The seat"), self.seat)
        self._mandate = QWidget()
        inside = QVBoxLayout(self._mandate)
        inside.setContentsMargins(0, 0, 0, 0)
        hint = self.tr("Head of the school, or a delegation with its day. Some decisions only such a person may take.")
        asked(inside, self.tr("Your man&date"), self.mandate, hint)
        self.column.addWidget(self._mandate)

    def _seat_chosen(self) -> None:
        self._mandate.setVisible(self.seat.currentData() == Seat.SCHOOL_LEAD)

    def open(self, folder: Path) -> None:
        """Ready for two persons at a vault."""
        self._folder = folder
        self.notice.hide()
        for one in (self.name, self.mandate):
            one.clear()
        self._forget()
        self.name.setFocus()

    def _forget(self) -> None:
        for one in (self.words, self.other, self.password):
            one.clear()

    def take_seat(self) -> None:
        """Take it, where both are who they say."""
        if not self.password.same():
            return
        seat = Seat(self.seat.currentData())
        mandate = self.mandate.text().strip() if seat is Seat.SCHOOL_LEAD else ""
        newcomer = Newcomer(self.name.text().strip(), seat, mandate)
        folder, words, password = self._folder, self.words.toPlainText(), self.password.text()
        doors, second = self.lobby.doors, self.other.second()
        self.work(
            self.tr("Opening the vault"),
            lambda: doors.reseat_by_two(folder, newcomer, words, password, second),
            self._came,
        )

    def _came(self, opened: Opened) -> None:
        self._forget()
        self.came_in.emit(opened, self._folder)
