"""Ctrl+K: to a pupil by name, alias or class, a meeting, or a command. What is written of anyone is not searched."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sspf_desk.casework.people import PupilRow
from sspf_desk.meetings.planning import MeetingRow
from sspf_desk.ui.labels import day_word
from sspf_desk.ui.page import label, primary, text_line
from sspf_desk.ui.workspace import Workspace

MOST = 12


@dataclass(frozen=True, slots=True)
class Way:
    """Somewhere to go: the words it is found by, and how to get there."""

    text: str
    beside: str
    go: Callable[[], object]

    def matches(self, asked: str) -> bool:
        """Whether every word that was typed stands in it."""
        told = f"{self.text} {self.beside}".casefold()
        return all(word in told for word in asked.casefold().split())


class Quick(QDialog):
    """A line to type in, and what it finds."""

    def __init__(self, work: Workspace, commands: tuple[QAction, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Go to"))
        self.setMinimumWidth(520)
        self._work = work
        self._ways: list[Way] = [_command(action) for action in commands]
        asked = label(self.tr("A pupil's name, alias or class, a meeting, or a command"))
        self._line = QLineEdit()
        asked.setBuddy(self._line)
        self._line.setAccessibleName(asked.text())
        self._found = QListWidget()
        self._found.setAccessibleName(self.tr("Found"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.addWidget(asked)
        column.addWidget(self._line)
        column.addWidget(self._found)
        go = primary(self.tr("Go there"))
        go.setAutoDefault(False)
        go.clicked.connect(self._take)
        column.addLayout(text_line(go))
        self._line.textChanged.connect(self._find)
        self._line.returnPressed.connect(self._take)
        self._found.itemActivated.connect(lambda _: self._take())
        work.read(self._ask, self._know, self)
        self._find("")

    def _ask(self) -> tuple[tuple[PupilRow, ...], tuple[MeetingRow, ...]]:
        return self._work.desk.people.list(), self._work.desk.planning.list()

    def _know(self, known: tuple[tuple[PupilRow, ...], tuple[MeetingRow, ...]]) -> None:
        pupils, meetings = known
        people = [self._pupil(row) for row in pupils]
        self._ways = [*people, *(self._meeting(row) for row in meetings), *self._ways]
        self._find(self._line.text())

    def _pupil(self, row: PupilRow) -> Way:
        beside = " · ".join(part for part in (str(row.school_class), str(row.alias)) if part)
        return Way(str(row.name), beside, lambda: self._work.go("pupil", row.pupil))

    def _meeting(self, row: MeetingRow) -> Way:
        words = self.tr("Meeting {day}").format(day=day_word(row.held_on, self._work.language))
        return Way(words, row.place, lambda: self._work.go("meeting", row.meeting))

    def _find(self, asked: str) -> None:
        self._found.clear()
        for way in [way for way in self._ways if way.matches(asked)][:MOST]:
            item = QListWidgetItem(f"{way.text}    {way.beside}" if way.beside else way.text)
            item.setData(Qt.ItemDataRole.UserRole, way)
            self._found.addItem(item)
        self._found.setCurrentRow(0)

    def _take(self) -> None:
        item = self._found.currentItem()
        if item is not None:
            way: Way = item.data(Qt.ItemDataRole.UserRole)
            self.accept()
            way.go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose while the line keeps the keys."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._found.setCurrentRow(max(0, min(self._found.count() - 1, self._found.currentRow() + step)))


def _command(action: QAction) -> Way:
    return Way(action.text().replace("&", ""), action.shortcut().toString(), action.trigger)
