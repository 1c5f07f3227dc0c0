"""The form by which a school seat calls to a meeting: when, where, and who sits there for each seat."""

from datetime import time

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QTimeEdit,
    QWidget,
)

from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings.planning import Plan, Proposal
from sspf_desk.terms import Seat
from sspf_desk.ui.day_edit import DayEdit
from sspf_desk.ui.form import Form
from sspf_desk.ui.labels import seat_word
from sspf_desk.ui.page import label, part, text_line, whole
from sspf_desk.ui.workspace import Workspace


class MeetingForm(Form):
    """When, where, and who comes. Whoever calls has the chair, and sits there himself."""

    def __init__(self, work: Workspace, proposal: Proposal, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        title = self.tr("Call to a meeting")
        self.named(title, self.tr("Call"), window=title)
        self._chair = proposal.chair_seat
        column = self.column
        column.addLayout(self._when(proposal))
        column.addSpacing(6)
        column.addWidget(part(self.tr("At the table")))
        column.addWidget(label(self.tr("Who comes for each seat. Each of them gets a copy of their own."), "muted"))
        column.addLayout(self._who(proposal))
        self.begin_at(self.place)

    def _when(self, proposal: Proposal) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self.day, self._weekday = DayEdit(proposal.held_on, self.tr("Day")), whole("", "muted")
        self.day.dateChanged.connect(self._say_weekday)
        self._say_weekday()
        self.hour = QTimeEdit(QTime(proposal.begins.hour, proposal.begins.minute))
        self.hour.setDisplayFormat("HH.mm")
        self.hour.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
        self.hour.lineEdit().setTextMargins(8, 0, 0, 0)
        self.place = QLineEdit(proposal.place)
        self.place.setMinimumWidth(300)
        asked = label(self.tr("&Day"))
        asked.setBuddy(self.day)
        form.addRow(asked, text_line(self.day, self._weekday))
        for words, name, field in (
            (self.tr("&Time"), self.tr("Time"), self.hour),
            (self.tr("&Place"), self.tr("Place"), self.place),
        ):
            form.addRow(words, field)
            field.setAccessibleName(name)
        return form

    def _say_weekday(self) -> None:
        """Which day of the week it is: a meeting is remembered by it."""
        words = QLocale(self.work.language).dayName(self.day.date().dayOfWeek())
        self._weekday.setText(words)
        self.day.setAccessibleDescription(words)

    def _who(self, proposal: Proposal) -> QGridLayout:
        self.comes: dict[Seat, QCheckBox] = {}
        self.names: dict[Seat, QLineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (seat, names) in enumerate(proposal.table):
            box, line = QCheckBox(seat_word(seat)), QLineEdit(next(iter(names), ""))
            line.setAccessibleName(self.tr("{seat}: who comes").format(seat=seat_word(seat)))
            line.setPlaceholderText(self.tr("name"))
            line.setCompleter(_completer(names, line))
            box.toggled.connect(line.setEnabled)
            box.setChecked(bool(names))
            line.setEnabled(bool(names))
            self.comes[seat], self.names[seat] = box, line
            grid.addWidget(box, row, 0)
            grid.addWidget(line, row, 1)
        self.comes[self._chair].setText(self.tr("{seat} (chair)").format(seat=seat_word(self._chair)))
        self.comes[self._chair].setEnabled(False)
        return grid

    def plan(self) -> Plan:
        """What is filled in."""
        hour = self.hour.time()
        return Plan(
            held_on=self.day.day,
            begins=time(hour.hour(), hour.minute()),
            place=self.place.text(),
            chair_seat=self._chair,
            present=tuple(
                (seat, self.names[seat].text().strip()) for seat, box in self.comes.items() if box.isChecked()
            ),
        )

    def act(self) -> None:
        """Call, or say what is missing and go there."""
        plan, call = self.plan(), self.work.desk.planning.call
        self.write(lambda: call(plan), self._called, "meetings")

    def _called(self, meeting: str) -> None:
        self.work.said.emit(self.tr("The meeting is called."))
        self.accept()
        self.work.go("meeting", meeting)

    def refuse(self, refusal: Refusal) -> None:
        """Say why, and go to what is missing."""
        super().refuse(refusal)
        if refusal.reason is Reason.UNKNOWN_SEAT:
            seat = Seat(str(refusal.places["seat"]))
            self.notice.add(self.tr("Write who comes for {seat}.").format(seat=seat_word(seat).lower()))
            self.names[seat].setFocus()
        elif refusal.reason is Reason.DRAFT_INCOMPLETE:
            self.notice.add(self.tr("Write where the meeting is held."))
            self.place.setFocus()


def _completer(names: tuple[str, ...], line: QLineEdit) -> QCompleter:
    """The names of who belongs to a seat, while one of them is typed."""
    made = QCompleter(list(names), line)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made
