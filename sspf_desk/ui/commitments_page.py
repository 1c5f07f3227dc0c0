"""Åtaganden: what my seat has promised or is asked to promise, by day; and what others have, as far as I may know."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from sspf_desk.casework.today import PromiseRow
from sspf_desk.terms import Seat
from sspf_desk.ui.labels import day_word, seat_word
from sspf_desk.ui.offered import Offered, Promised, Shown
from sspf_desk.ui.page import Page, card, heading, label, named_button, text_line
from sspf_desk.ui.workspace import Workspace


class CommitmentsPage(Page):
    """A list of promises, each with what can be done about it."""

    changes = ("pupils",)

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self._seat = QComboBox()
        for seat in Seat:
            self._seat.addItem(seat_word(seat), seat)
        self._seat.setCurrentIndex(list(Seat).index(work.desk.member.seat))
        self._seat.currentIndexChanged.connect(self.refresh)
        asked = label(self.tr("&Whose"))
        asked.setBuddy(self._seat)
        self._seat.setAccessibleName(self.tr("Whose commitments"))
        self.column.addWidget(label(self.tr("Commitments"), "title"))
        row = QHBoxLayout()
        row.addWidget(asked)
        row.addWidget(self._seat)
        row.addStretch(1)
        self.column.addLayout(row)
        self._rows = QVBoxLayout()
        self._shown: list[tuple[QFrame, QPushButton]] = []
        self._rows.setSpacing(12)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)

    def title(self) -> str:
        return self.tr("Commitments")

    def first(self) -> QComboBox:
        return self._seat

    def refresh(self) -> None:
        seat = Seat(self._seat.currentData())
        self.work.read(partial(self.work.desk.today.promises_of, seat), self._show, self)

    def _show(self, promises: tuple[PromiseRow, ...]) -> None:
        held = self._held()
        self.clear(self._rows)
        self._shown = [self._promise(one) for one in promises]
        for frame, _ in self._shown:
            self._rows.addWidget(frame)
        if not promises:
            none = self.tr("You have nothing left to do.") if self._mine() else self.tr("Nothing that you know of.")
            self._rows.addWidget(label(none))
        if held is not None:
            self._go_on_at(held)

    def _held(self) -> int | None:
        """The row that has the keys."""
        at = self.focusWidget()
        return next((row for row, (frame, _) in enumerate(self._shown) if at and frame.isAncestorOf(at)), None)

    def _go_on_at(self, row: int) -> None:
        """Whatever has come in a row's place gets the keys, where one press more answers nothing."""
        if not self._shown:
            self._seat.setFocus()
            return
        frame, opens = self._shown[min(row, len(self._shown) - 1)]
        frame.show()  # What is not shown takes no keys.
        opens.setFocus()

    def _mine(self) -> bool:
        return Seat(self._seat.currentData()) is self.work.desk.member.seat

    def _promise(self, one: PromiseRow) -> tuple[QFrame, QPushButton]:
        """A row, and what leads from it to the pupil."""
        frame, column = card()
        shown = Shown(one.pupil, one.item, str(one.text), one.stamp)
        column.addWidget(heading(shown.text))
        day = day_word(one.due_on, self.work.language)
        due = self.tr("{name}, was due {day}") if one.late else self.tr("{name}, due {day}")
        column.addWidget(label(due.format(name=one.name, day=day), "muted"))
        opens = named_button(self.tr("Open the pupil's sheet"), one.name, partial(self.work.go, "pupil", one.pupil))
        if not one.promised and self._mine():
            column.addWidget(Offered(self.work, shown))
        if one.to_keep:
            column.addWidget(Promised(self.work, shown, opens, kept=False))
        else:
            column.addLayout(text_line(opens))
        return frame, opens
