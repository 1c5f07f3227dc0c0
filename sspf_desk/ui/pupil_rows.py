"""The pupils of a list as rows of a table, in the order they are given; no column can be sorted by."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from sspf_desk.casework.overview import Due, PupilLine
from sspf_desk.terms import Kind, Seat
from sspf_desk.ui.labels import day_word, seat_word

Place = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PupilRows(QAbstractTableModel):
    """One line a pupil."""

    def __init__(self, seat: Seat, language: str) -> None:
        super().__init__()
        self._seat = seat
        self._language = language
        self._lines: Sequence[PupilLine] = ()
        self._heads = (
            self.tr("Name"),
            self.tr("Alias"),
            self.tr("Class"),
            self.tr("Born"),
            self.tr("Known through"),
            self.tr("Has a day"),
        )
        self._cells: Mapping[int, Callable[[PupilLine], str]] = {
            0: lambda line: line.row.name,
            1: lambda line: line.row.alias,
            2: lambda line: line.row.school_class,
            3: lambda line: str(line.row.birth_year),
            4: self.known_through,
            5: self.due,
        }

    def show(self, lines: Sequence[PupilLine]) -> None:
        """Show these, in this order."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def pupil(self, row: int) -> str:
        """The handle of the pupil in a row."""
        return self._lines[row].row.pupil

    def rowCount(self, parent: Place = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Place = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} or not index.isValid():
            return None
        return self._cells[index.column()](self._lines[index.row()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        across = orientation is Qt.Orientation.Horizontal
        return self._heads[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def known_through(self, line: PupilLine) -> str:
        """Through whose papers this seat knows the pupil, its own first."""
        seats = sorted(line.row.known_by, key=lambda seat: seat is not self._seat)
        return ", ".join(self.tr("own card") if seat is self._seat else seat_word(seat) for seat in seats)

    def due(self, line: PupilLine) -> str:
        """What has a day, in words."""
        return "; ".join(self._due(one) for one in line.due)

    def _due(self, one: Due) -> str:
        day = day_word(one.on, self._language)
        if one.what is Kind.CONSENT:
            return self.tr("consent ends {day}").format(day=day)
        words = self.tr("your commitment, was due {day}") if one.late else self.tr("your commitment, due {day}")
        return words.format(day=day)
