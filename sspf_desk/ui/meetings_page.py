"""Möten: those to come by day, next first, and those that were; a seat that may chair calls to another one here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from sspf_desk.meetings.planning import Calendar, MeetingRow, Proposal
from sspf_desk.ui.labels import day_word
from sspf_desk.ui.meeting_form import MeetingForm
from sspf_desk.ui.page import Page, card, heading, label, primary, text_line, whole
from sspf_desk.ui.workspace import Workspace


class MeetingsPage(Page):
    """The list. It names no child."""

    changes = ("meetings",)

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self._first: QWidget | None = None
        self.column.addWidget(label(self.tr("Meetings"), "title"))
        self.call = primary(self.tr("Call to a meeting…"))
        self.call.clicked.connect(self.ask)
        self.call.setVisible(work.desk.planning.may_call())
        self.column.addLayout(text_line(self.call))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)

    def title(self) -> str:
        return self.tr("Meetings")

    def first(self) -> QWidget | None:
        return self._first

    def refresh(self) -> None:
        self.work.read(self.work.desk.planning.calendar, self._show, self)

    def ask(self) -> None:
        """Open the form for calling to a meeting."""
        self.work.read(self.work.desk.planning.proposal, self._fill_in, self)

    def _fill_in(self, proposal: Proposal) -> None:
        MeetingForm(self.work, proposal, self.window()).open()

    def _show(self, calendar: Calendar) -> None:
        self.clear(self._rows)
        self._first = self.call if self.call.isVisibleTo(self) else None
        if calendar.coming:
            self._rows.addWidget(self._section(self.tr("To come"), calendar.coming))
        else:
            self._rows.addWidget(label(self.tr("No meeting is called.")))
        if calendar.past:
            self._rows.addWidget(self._section(self.tr("Earlier"), calendar.past))

    def _section(self, title: str, rows: Sequence[MeetingRow]) -> QFrame:
        frame, column = card()
        column.addWidget(heading(title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for number, row in enumerate(rows):
            day = day_word(row.held_on, self.work.language)
            told = QVBoxLayout()
            told.setSpacing(2)
            told.addWidget(label(row.place))
            told.addWidget(label(self.tr("Chair: {name}").format(name=row.chair), "muted"))
            when = QVBoxLayout()
            when.setSpacing(2)
            when.addWidget(whole(day))
            when.addWidget(whole(self.tr("at {time}").format(time=row.begins.strftime("%H.%M")), "muted"))
            grid.addLayout(when, number, 0)
            grid.addLayout(told, number, 1)
            grid.addWidget(self._opens(row, day), number, 2, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(grid)
        return frame

    def _opens(self, row: MeetingRow, day: str) -> QPushButton:
        button = QPushButton(self.tr("Open"))
        button.setAccessibleName(self.tr("Open the meeting {day}").format(day=day))
        button.clicked.connect(lambda _=False: self.work.go("meeting", row.meeting))
        self._first = self._first or button
        return button
