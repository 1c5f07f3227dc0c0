"""What is asked when somebody comes: an invitation, six words, a seat at the table, the registrar's right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from sspf_desk.membership.first_start import DEFAULT_MODES, Chair
from sspf_desk.membership.table import MemberLine, Table
from sspf_desk.terms import Mode, Seat
from sspf_desk.ui.form import Form
from sspf_desk.ui.gate_page import asked
from sspf_desk.ui.labels import mode_word, seat_word
from sspf_desk.ui.page import label
from sspf_desk.ui.workspace import Workspace


class Invite(Form):
    """Who, to which seat, to do what. The code is shown once."""

    def __init__(self, work: Workspace, table: Table, parent: QWidget | None, name: str = "") -> None:
        super().__init__(work, parent)
        self.named(self.tr("Invite to the group"), self.tr("Make a code"))
        self._modes = {line.seat: line.mode for line in table.members if line.mode is not Mode.AT_THE_TABLE}
        self.name, self.seat, self.mode = QLineEdit(name), QComboBox(), QComboBox()
        self.mandate, self.agreement = QLineEdit(), QLineEdit()
        for seat in Seat:
            self.seat.addItem(seat_word(seat), seat)
        for mode in (Mode.WRITES, Mode.READS):
            self.mode.addItem(mode_word(mode), mode)
        asked(self.column, self.tr("&Name"), self.name, self.tr("As it will be used to sign in."))
        asked(self.column, self.tr("&Seat"), self.seat)
        asked(self.column, self.tr("What the seat &does"), self.mode)
        self._mandate = self._part(self.tr("Man&date"), self.mandate, self.tr("Head of the school, or a delegation."))
        hint = self.tr(
            "Day, number and who is the controller. Another authority's seat writes only under an agreement."
        )
        self._agreement = self._part(self.tr("A&greement"), self.agreement, hint)
        self.code = label("", "title")
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.told = label("")
        for one in (self.code, self.told):
            self.column.addWidget(one)
            one.hide()
        self.seat.currentIndexChanged.connect(self._seat_chosen)
        self.mode.currentIndexChanged.connect(self._mode_chosen)
        self._seat_chosen()

    def _part(self, words: str, field: QLineEdit, hint: str) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        asked(column, words, field, hint)
        self.column.addWidget(held)
        return held

    def _seat_chosen(self) -> None:
        seat = Seat(self.seat.currentData())
        usual = DEFAULT_MODES[seat] if DEFAULT_MODES[seat] is not Mode.AT_THE_TABLE else Mode.READS
        self.mode.setCurrentIndex(self.mode.findData(self._modes.get(seat, usual)))
        self.mode.setEnabled(seat not in self._modes)
        self._mandate.setVisible(seat is Seat.SCHOOL_LEAD)
        self._mode_chosen()

    def _mode_chosen(self) -> None:
        self._agreement.setVisible(self._chair().needs_agreement())

    def _chair(self) -> Chair:
        return Chair(Seat(self.seat.currentData()), Mode(self.mode.currentData()), self.name.text().strip())

    def act(self) -> None:
        """Make the code."""
        group, chair = self.work.desk.membership, self._chair()
        mandate, agreement = self.mandate.text().strip(), self.agreement.text().strip()
        self.write(
            lambda: group.invite(chair.name, chair.seat, chair.mode, mandate=mandate, agreement=agreement),
            self._made,
            "members",
        )

    def _made(self, code: str) -> None:
        self.code.setText(code)
        self.code.setAccessibleName(self.tr("Code: {code}").format(code=code))
        told = self.tr("Give it to {name} face to face. It can be used once, and is not shown again.")
        self.told.setText(told.format(name=self.name.text().strip()))
        for field in (self.name, self.seat, self.mode, self.mandate, self.agreement):
            field.setEnabled(False)
        self.code.show()
        self.told.show()
        self.only_close(self.tr("Close"))


class LetIn(Form):
    """Six words that the new member reads aloud, and this member types."""

    def __init__(self, work: Workspace, name: str, parent: QWidget | None) -> None:
        super().__init__(work, parent)
        self.named(self.tr("Let {name} in").format(name=name), self.tr("Let in"))
        self._name = name
        self.words = QLineEdit()
        told = self.tr(
            "{name} reads six words from the screen, face to face. If they are the same, it is {name} who comes."
        )
        self.column.addWidget(label(told.format(name=name)))
        asked(self.column, self.tr("The six &words"), self.words, self.tr("Four letters of each are enough."))

    def act(self) -> None:
        """Let him in."""
        words, name, group = self.words.text(), self._name, self.work.desk.membership
        done = self.close_with(self.tr("{name} is let in.").format(name=name))
        self.write(lambda: group.admit(name, words), done, "members")


class AtTheTable(Form):
    """Who sits at the table for a seat without keys."""

    def __init__(self, work: Workspace, table: Table, parent: QWidget | None) -> None:
        super().__init__(work, parent)
        self.named(self.tr("Who sits at the table"), self.tr("Save"))
        self.name, self.seat = QLineEdit(), QComboBox()
        for seat in (seat for seat in Seat if seat not in table.seats_with_keys):
            self.seat.addItem(seat_word(seat), seat)
        self.column.addWidget(
            label(self.tr("For a seat without a desk. The chair composes its copy for each meeting."))
        )
        asked(self.column, self.tr("&Seat"), self.seat)
        asked(self.column, self.tr("&Name"), self.name)

    def act(self) -> None:
        """Enter it."""
        name, seat, group = self.name.text(), Seat(self.seat.currentData()), self.work.desk.membership
        done = self.close_with(self.tr("{name} is entered.").format(name=name.strip()))
        self.write(lambda: group.seat_at_the_table(name, seat), done, "members")


class Appoint(Form):
    """The registrar's right for one more."""

    def __init__(self, work: Workspace, line: MemberLine, parent: QWidget | None) -> None:
        super().__init__(work, parent)
        self.named(self.tr("Let {name} look after the members").format(name=line.name), self.tr("Appoint"))
        self._line = line
        self.column.addWidget(
            label(self.tr("Whoever looks after the members invites, ends memberships and sets what is set."))
        )

    def act(self) -> None:
        """Appoint."""
        name, group = self._line.id, self.work.desk.membership
        done = self.close_with(self.tr("{name} looks after the members too.").format(name=self._line.name))
        self.write(lambda: group.appoint(name), done, "members")
