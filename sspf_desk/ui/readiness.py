"""Ready for the meeting, and time asked for: one press each, and for the seat that called, what each seat has said."""

from typing import Final

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from sspf_desk.errors import Refusal
from sspf_desk.meetings.preparing import Prepared, SeatReadiness
from sspf_desk.ui.labels import seat_word
from sspf_desk.ui.page import label
from sspf_desk.ui.workspace import Workspace

INDENT: Final = 28
"""Pixels: what is said of a tick stands under its words."""


class ReadinessBox(QWidget):
    """What this seat says before one meeting. It answers where it stands: the keys stay where they were."""

    def __init__(self, work: Workspace) -> None:
        super().__init__()
        self._work = work
        self._told: Prepared | None = None
        self.ready = QCheckBox(self.tr("Ready for the meeting"))
        self.raises = QCheckBox(self.tr("I want to raise a pupil, and ask for consent first"))
        self._seen = {
            self.ready: label(self.tr("The chair sees that your seat is ready, and nothing else."), "muted"),
            self.raises: label(self.tr("The chair sees that your seat wants time: no name, and no number."), "muted"),
        }
        self._own = label(self.tr("What your own seat has said is told to no other."), "muted")
        self._own.setContentsMargins(INDENT, 0, 0, 14)
        self._seats = QGridLayout()
        self._seats.setHorizontalSpacing(24)
        self._seats.setVerticalSpacing(6)
        self._seats.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for tick, seen in self._seen.items():
            tick.clicked.connect(self._say)
            seen.setContentsMargins(INDENT, 0, 0, 6)
            column.addWidget(tick)
            column.addWidget(seen)
        column.addWidget(self._own)
        column.addLayout(self._seats)

    def show_for(self, told: Prepared) -> bool:
        """Show what has been said, and who sees it. Whether there is anything to show."""
        self._told = told
        self.ready.setChecked(told.ready)
        self.raises.setChecked(told.raises)
        for tick, seen in self._seen.items():
            tick.setVisible(told.may_say)
            tick.setAccessibleDescription(self._own.text() if told.yours else seen.text())
            seen.setVisible(told.may_say and not told.yours)
        self._own.setVisible(told.may_say and told.yours)
        self._show_seats(told)
        return told.may_say or bool(told.seats)

    def _show_seats(self, told: Prepared) -> None:
        while (item := self._seats.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for row, one in enumerate(told.seats):
            seat = label(seat_word(one.seat), "muted")
            seat.setWordWrap(False)
            self._seats.addWidget(seat, row, 0)
            self._seats.addWidget(self._words_of(one), row, 1)

    def _words_of(self, one: SeatReadiness) -> QLabel:
        """What a seat has said, in words and in no colour."""
        if not one.signs_in:
            return label(self.tr("Nobody there signs in: ask in person"))
        words = self.tr("Ready") if one.ready else self.tr("Not ready yet")
        if not one.raises:
            return label(words)
        return label(self.tr("{said}. Wants to raise a pupil, and asks for consent first").format(said=words))

    def _say(self) -> None:
        if self._told is None:
            return
        preparing, meeting = self._work.desk.preparing, self._told.meeting
        ready, raises = self.ready.isChecked(), self.raises.isChecked()
        self._work.write(
            lambda: preparing.say(meeting, ready=ready, raises=raises), self._said, self, refused=self._refused
        )

    def _said(self, told: Prepared) -> None:
        """The ticks are as its user has them by now, who may be ahead of the answer."""
        self._told = told
        self._show_seats(told)
        self._work.said.emit(self.tr("Saved") if told.yours else self.tr("The chair is told"))

    def _refused(self, refusal: Refusal) -> None:
        """Nothing was said: the ticks go back to what stands."""
        if self._told is not None:
            self.show_for(self._told)
        self._work.refused.emit(refusal)
