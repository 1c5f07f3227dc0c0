"""Åtaganden: what my seat has promised or is asked to promise, by day; and what others have, as far as I may know."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout

from sspf_desk.casework.today import PromiseRow
from sspf_desk.terms import Seat
from sspf_desk.ui.labels import day_word, seat_word
from sspf_desk.ui.offered import Offered, Promised
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
        self.clear(self._rows)
        for one in promises:
            self._rows.addWidget(self._promise(one))
        if not promises:
            mine = Seat(self._seat.currentData()) is self.work.desk.member.seat
            none = self.tr("You have nothing left to do.") if mine else self.tr("Nothing that you know of.")
            self._rows.addWidget(label(none))

    def _promise(self, one: PromiseRow) -> QFrame:
        frame, column = card()
        column.addWidget(heading(str(one.text)))
        day = day_word(one.due_on, self.work.language)
        due = self.tr("{name}, was due {day}") if one.late else self.tr("{name}, due {day}")
        column.addWidget(label(due.format(name=one.name, day=day), "muted"))
        if not one.promised and Seat(self._seat.currentData()) is self.work.desk.member.seat:
            column.addWidget(Offered(self.work, one.pupil, one.item, str(one.text)))
        opens = named_button(self.tr("Open the pupil's sheet"), one.name, partial(self.work.go, "pupil", one.pupil))
        if one.to_keep:
            column.addWidget(Promised(self.work, one.pupil, one.item, str(one.text), opens, kept=False))
        else:
            column.addLayout(text_line(opens))
        return frame
