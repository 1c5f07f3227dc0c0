"""Elever: those this seat may know, in Swedish order; filtered as you type, opened by Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sspf_desk.casework.overview import PupilLine
from sspf_desk.terms import SCHOOL_SEATS, Mode
from sspf_desk.ui.drafts import DraftBand
from sspf_desk.ui.page import Page, card, heading, label
from sspf_desk.ui.pupil_forms import CardForm, ListForm
from sspf_desk.ui.pupil_rows import PupilRows
from sspf_desk.ui.workspace import Workspace

WIDEST = 1400
"""Pixels: a table may be wider than a page of text."""
ROOM = 18
"""Pixels of a row's height beside its letters."""


class PupilsPage(Page):
    """The list."""

    changes = ("pupils",)

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        if inner := self.column.parentWidget():
            inner.setMaximumWidth(WIDEST)
        self._lines: Sequence[PupilLine] = ()
        self._rows = PupilRows(work.desk.member.seat, work.language)
        self._band = DraftBand(work)
        self._asked = _Asked()
        self._count = label("", "muted")
        self._table = self._laid_table()
        self._list, self._none = self._laid_list(), self._laid_none()
        self.column.addLayout(self._head())
        self.column.addWidget(self._band)
        self.column.addWidget(self._list, 1)
        self.column.addWidget(self._none, 0, Qt.AlignmentFlag.AlignTop)
        self._list.hide()
        self._none.hide()
        self._asked.textChanged.connect(self._filter)
        self._asked.returnPressed.connect(lambda: self._open(self._table.currentIndex()))
        self._asked.went_down.connect(self._table.setFocus)
        self._table.activated.connect(self._open)

    def title(self) -> str:
        return self.tr("Pupils")

    def first(self) -> QWidget:
        return self._asked

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(self.tr("Pupils"), "title"))
        row.addStretch(1)
        for button in self._ways_in():
            row.addWidget(button)
        return row

    def _ways_in(self) -> list[QPushButton]:
        """How pupils come in, for a seat that writes."""
        member = self.work.desk.member
        if member.mode is not Mode.WRITES:
            return []
        by_hand = QPushButton(self.tr("New card …"))
        by_hand.clicked.connect(lambda: CardForm(self.work, self).open())
        if member.seat not in SCHOOL_SEATS:
            return [by_hand]
        listed = QPushButton(self.tr("Take in a class list …"))
        listed.clicked.connect(lambda: ListForm(self.work, self).open())
        return [listed, by_hand]

    def _laid_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._rows)
        table.setAccessibleName(self.tr("Pupils"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + ROOM)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setResizeContentsPrecision(60)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        head.setMaximumSectionSize(260)
        return table

    def _laid_list(self) -> QWidget:
        asked = label(self.tr("&Find by name, alias or class"))
        asked.setBuddy(self._asked)
        self._asked.setAccessibleName(self.tr("Find by name, alias or class"))
        self._asked.setMaximumWidth(340)
        self._asked.setClearButtonEnabled(True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(asked, 0)
        line.addWidget(self._asked, 1)
        line.addWidget(self._count, 1)
        asked.setWordWrap(False)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(line)
        column.addWidget(self._table, 1)
        return made

    def _laid_none(self) -> QFrame:
        frame, column = card()
        column.addWidget(heading(self.tr("No pupils here yet")))
        member = self.work.desk.member
        if member.mode is Mode.WRITES and member.seat in SCHOOL_SEATS:
            words = self.tr("Take in the school's class list, or make a card by hand. Others see nothing of it.")
        else:
            words = self.tr("A pupil is shown here once somebody has opened something about him or her to you.")
        column.addWidget(label(words))
        return frame

    def refresh(self) -> None:
        self.work.read(self.work.desk.overview.pupils, self._show, self)
        self._band.refresh()

    def _show(self, lines: tuple[PupilLine, ...]) -> None:
        self._lines = lines
        self._list.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self._filter()
        if lines and not self.focusWidget():
            self._asked.setFocus()

    def _filter(self) -> None:
        found = [line for line in self._lines if line.matches(self._asked.text())]
        kept = self._chosen()
        self._rows.show(found)
        place = next((row for row, line in enumerate(found) if line.row.pupil == kept), 0)
        self._table.selectRow(place)
        few = self.tr("{shown} of {all}").format(shown=len(found), all=len(self._lines))
        self._count.setText(few if len(found) < len(self._lines) else self.tr("%n pupil(s)", "", len(found)))

    def _chosen(self) -> str:
        index = self._table.currentIndex()
        return self._rows.pupil(index.row()) if index.isValid() else ""

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.work.go("pupil", self._rows.pupil(index.row()))


class _Asked(QLineEdit):
    """The line to type in: down leads into the table."""

    went_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        else:
            super().keyPressEvent(event)
