"""A plain table of a handful of rows, as high as they are: the page is what scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem


class Rows(QTableWidget):
    """Rows to read and choose from by key; nothing is written in them."""

    def __init__(self, name: str, heads: Sequence[str]) -> None:
        super().__init__(0, len(heads))
        self.setHorizontalHeaderLabels(list(heads))
        self.setAccessibleName(name)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these, in the place of those before; what was chosen by its place is not chosen any more."""
        self.clearSelection()
        self.setRowCount(len(rows))
        for number, cells in enumerate(rows):
            for column, text in enumerate(cells):
                self.setItem(number, column, QTableWidgetItem(text))
        self.resizeRowsToContents()
        high = sum(self.rowHeight(number) for number in range(len(rows)))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + high + 4)

    def chosen(self) -> int:
        """The row that is chosen, from 0; -1 for none."""
        return self.currentRow() if self.selectedItems() else -1
