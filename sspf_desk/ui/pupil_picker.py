"""Choosing a pupil by name, alias or class: the list narrows as one types, and Enter or a double click takes one."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from sspf_desk.casework.people import PupilRow
from sspf_desk.ui.page import label, text_line

ROWS = 6
"""How many pupils are seen at once."""
_HANDLE, _SOUGHT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class PupilPicker(QWidget):
    """A line to type in, and those it finds beneath, in the order in which they were given."""

    chosen = Signal(str)
    """A pupil's handle."""

    def __init__(self, act: str) -> None:
        super().__init__()
        self.line = _Line()
        self.line.setPlaceholderText(self.tr("name, alias or class"))
        self.line.setAccessibleName(self.tr("Find a pupil"))
        asked = label(self.tr("&Find a pupil"))
        asked.setBuddy(self.line)
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("Pupils"))
        self.found.setUniformItemSizes(True)
        self.none = label(self.tr("Nobody by that name."), "muted")
        self.none.hide()
        self.take = QPushButton(act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (asked, self.line, self.found, self.none):
            column.addWidget(part)
        column.addLayout(text_line(self.take))
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._narrow)
        self.line.returnPressed.connect(self._take)
        self.line.down.connect(self.found.setFocus)
        self.found.itemActivated.connect(self._take)
        self.take.clicked.connect(self._take)

    def offer(self, rows: Iterable[PupilRow], without: Sequence[str]) -> None:
        """Those who can be chosen, but for some."""
        self.found.clear()
        for row in rows:
            if row.pupil not in without:
                item = QListWidgetItem(self.tr("{name}, {group}").format(name=row.name, group=row.school_class))
                item.setData(_HANDLE, row.pupil)
                item.setData(_SOUGHT, " ".join((row.name, row.alias, row.school_class)).casefold())
                self.found.addItem(item)
        height = self.found.sizeHintForRow(0) if self.found.count() else self.fontMetrics().height()
        self.found.setFixedHeight(height * ROWS + 2 * self.found.frameWidth() + 2)
        self._narrow()

    def _narrow(self) -> None:
        sought = self.line.text().casefold().strip()
        items = [self.found.item(row) for row in range(self.found.count())]
        for item in items:
            item.setHidden(sought not in str(item.data(_SOUGHT)))
        shown = [item for item in items if not item.isHidden()]
        self.found.setCurrentItem(shown[0] if shown else None)  # type: ignore[arg-type]
        self.none.setVisible(not shown)
        self.found.setVisible(bool(shown))
        self.take.setEnabled(bool(shown))

    def _take(self) -> None:
        item = self.found.currentItem()
        if item is not None and not item.isHidden():
            self.line.clear()
            self.chosen.emit(str(item.data(_HANDLE)))
            self.line.setFocus()


class _Line(QLineEdit):
    """A line from which the arrow down leads into the list."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow down leads on; every other key is the line's."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)
