"""The register of copies of one meeting: who got what under which code, and when."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from sspf_desk.meetings.planning import MeetingView
from sspf_desk.meetings.register import CopyRow
from sspf_desk.terms import ItemId
from sspf_desk.ui.labels import day_word, kind_word, seat_word
from sspf_desk.ui.page import Page, heading, label
from sspf_desk.ui.workspace import Workspace

TALL = 320
"""Pixels of the table at most: what stands on a copy is to be seen beneath it."""


class RegisterPage(Page):
    """A table of copies, and beneath it what stood on the one that is chosen."""

    changes = ("copies", "pupils")

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self._rows: tuple[CopyRow, ...] = ()
        self._title = label("", "title")
        self._none = label(self.tr("No copy that you were told of has been made."))
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(self.tr("Copies handed out"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Made"), self.tr("For"), self.tr("Code"), self.tr("Pupils on it")]
        )
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setWordWrap(True)
        self.table.currentCellChanged.connect(lambda row, *_: self._tell(row))
        for part in (0, 1, 2):
            self.table.horizontalHeader().setSectionResizeMode(part, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self._what = QVBoxLayout()
        self._what.setSpacing(6)
        for widget in (self._title, self._none, self.table):
            self.column.addWidget(widget)
        self.column.addLayout(self._what)
        self.column.addStretch(1)

    def title(self) -> str:
        return self.tr("Copies handed out")

    def first(self) -> QWidget:
        return self.table

    def refresh(self) -> None:
        desk, meeting = self.work.desk, ItemId(self.about)
        self.work.read(lambda: (desk.planning.view(meeting), desk.copies.register(meeting)), self._show, self)

    def _show(self, answer: tuple[MeetingView, tuple[CopyRow, ...]]) -> None:
        view, self._rows = answer
        day = day_word(view.row.held_on, self.work.language)
        self._title.setText(self.tr("Copies of the meeting {day}").format(day=day))
        self.table.setRowCount(len(self._rows))
        for number, row in enumerate(self._rows):
            for place, words in enumerate(self._cells(row)):
                item = QTableWidgetItem(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self.table.setItem(number, place, item)
        self.table.resizeRowsToContents()
        rows = sum(self.table.rowHeight(number) for number in range(len(self._rows)))
        around = self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth()
        self.table.setFixedHeight(min(rows + around, TALL))
        self.table.setVisible(bool(self._rows))
        self._none.setVisible(not self._rows)
        self.table.setCurrentCell(0, 0)
        self._tell(0)

    def _cells(self, row: CopyRow) -> tuple[str, ...]:
        made = f"{day_word(row.composed_at.date(), self.work.language)}\n{row.composed_at:%H.%M}"
        names = "\n".join(
            self.tr("{name}, {group}").format(name=one.pupil.name, group=one.pupil.school_class) for one in row.pupils
        )
        return made, f"{row.receiver_name}\n{seat_word(row.receiver)}", row.code, names or self.tr("none")

    def _tell(self, number: int) -> None:
        """What stood on a copy, in the words that its items have now."""
        self.clear(self._what)
        if not 0 <= number < len(self._rows):
            return
        row = self._rows[number]
        self._what.addWidget(heading(self.tr("On copy {code}").format(code=row.code)))
        if not row.whole:
            self._what.addWidget(label(self.tr("Only what was your own seat's is told here."), "muted"))
        for one in row.pupils:
            name = self.tr("{name}, {group}").format(name=one.pupil.name, group=one.pupil.school_class)
            self._what.addWidget(label(name))
            for line in one.lines:
                said = " · ".join(part for part in (kind_word(line.kind), line.title, line.text) if part)
                told = label(said, "muted")
                told.setContentsMargins(16, 0, 0, 0)
                self._what.addWidget(told)
        if not row.pupils:
            self._what.addWidget(label(self.tr("No pupil stood on it.")))
