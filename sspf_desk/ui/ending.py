"""A membership that ends: what has to be answered first is asked when it is declined, and only then."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from sspf_desk.casework.commitments import OpenCommitment
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.table import MemberLine
from sspf_desk.terms import Seat
from sspf_desk.ui.form import Form
from sspf_desk.ui.labels import day_word, seat_word
from sspf_desk.ui.page import heading, label
from sspf_desk.ui.workspace import Workspace


class EndMembership(Form):
    """Ends a membership at once. The vault gets a new key, so this desk is closed by it, and one signs in anew."""

    ended = Signal()

    def __init__(self, work: Workspace, line: MemberLine, parent: QWidget | None) -> None:
        super().__init__(work, parent)
        self.named(self.tr("End {name}'s membership").format(name=line.name), self.tr("End the membership"))
        self._line = line
        told = self.tr(
            "{name} cannot open the vault any more, at once. What {name} has written stays with the seat {seat}."
            " The vault is locked anew, so you sign in again afterwards."
        )
        self.column.addWidget(label(told.format(name=line.name, seat=seat_word(line.seat))))
        self.moves = QCheckBox(self.tr("Goes on in another seat"))
        self.moves.setAccessibleDescription(self.tr("Is invited to the new seat afterwards."))
        self.alone = QCheckBox(self.tr("The seat may be left without members"))
        self.alone.setAccessibleDescription(self.tr("I know where the seat's recovery sheet lies."))
        self.stand = QCheckBox(self.tr("The other commitments may stand"))
        self._open = QWidget()
        self._rows = QVBoxLayout(self._open)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._choices: dict[str, tuple[OpenCommitment, QComboBox]] = {}
        self._about_alone = label(self.alone.accessibleDescription(), "muted")
        about_moves = label(self.moves.accessibleDescription(), "muted")
        for one in (self.moves, about_moves, self.alone, self._about_alone, self._open, self.stand):
            self.column.addWidget(one)
        for one in (self.alone, self._about_alone, self._open, self.stand):
            one.hide()

    def act(self) -> None:
        """Hand over what is to be handed over, and end it."""
        desk, line = self.work.desk, self._line
        given = [(one, Seat(box.currentData())) for one, box in self._choices.values() if box.currentData()]
        moves, alone, stand = self.moves.isChecked(), self.alone.isChecked(), self.stand.isChecked()

        def end() -> None:
            for one, seat in given:
                desk.commitments.hand_over(one.pupil, one.item, seat)
            desk.leaving.end(line.id, moves=moves, alone=alone, commitments_stand=stand)

        self.write(end, self._ended)

    def _ended(self, _: object) -> None:
        self.accept()
        self.ended.emit()

    def refuse(self, refusal: Refusal) -> None:
        """Say why; and ask what has to be answered for."""
        super().refuse(refusal)
        if refusal.reason is Reason.ONLY_MEMBER:
            self.alone.show()
            self._about_alone.show()
            self.fit()
            self.alone.setFocus()
        elif refusal.reason is Reason.COMMITMENTS_OPEN:
            self.work.read(lambda: self.work.desk.commitments.open_of(self._line.seat), self._show_open, self)

    def _show_open(self, open_ones: tuple[OpenCommitment, ...]) -> None:
        self._choices.clear()
        self._rows.addWidget(heading(self.tr("What the seat has still to do")))
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        for row, one in enumerate(open_ones):
            grid.addWidget(label(f"{one.text}\n{day_word(one.due_on, self.work.language)}"), row, 0)
            if one.own:
                box = self._box(str(one.text))
                grid.addWidget(box, row, 1)
                self._choices[one.item] = one, box
            else:
                grid.addWidget(label(self.tr("Another seat's own: offered anew on the pupil's page."), "muted"), row, 1)
        self._rows.addLayout(grid)
        self._open.show()
        self.stand.show()
        self.fit()
        self.stand.setFocus()

    def _box(self, text: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Who takes over: {what}").format(what=text))
        box.addItem(self.tr("stands as it is"), None)
        for seat in (seat for seat in Seat if seat is not self._line.seat):
            box.addItem(seat_word(seat), seat)
        return box
