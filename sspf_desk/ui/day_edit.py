"""A day: typed as it is written, or chosen in a calendar. It goes in and out as a `date`."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QDateEdit, QWidget

BETWEEN = ("-", ".", "/", " ")
"""What is typed between the parts of a day."""
_KEYS = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
_YEAR, _LAST_PART = QDateEdit.Section.YearSection, 2


class DayEdit(QDateEdit):
    """The field. Tab leads on from it at once; within it the arrows lead from part to part, or what is typed does."""

    def __init__(self, day: date, name: str = "") -> None:
        """``name`` is what it is called, where no `Field` names it."""
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setAccessibleName(name)
        self.put(day)

    @property
    def day(self) -> date:
        """The day that stands in it."""
        return date.fromisoformat(self.date().toString(Qt.DateFormat.ISODate))

    def put(self, day: date) -> None:
        """Write this day."""
        self.setDate(QDate.fromString(day.isoformat(), Qt.DateFormat.ISODate))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin with the year, from whichever side they come."""
        super().focusInEvent(event)
        if event.reason() in _KEYS:
            self.setSelectedSection(_YEAR)

    def event(self, event: QEvent) -> bool:
        """Tab leaves at once. By itself it leads from the year to the month, and a form is walked part by part."""
        if isinstance(event, QKeyEvent) and _leads_away(event):
            return QWidget.focusNextPrevChild(self, event.key() == Qt.Key.Key_Tab)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A dash leads on, once: by itself the field goes on twice, and 2011-03-14 comes in as 2011-11-03.

        What is typed over the whole of a day begins with its year.
        """
        marked = self.lineEdit().selectedText()
        if event.text() in BETWEEN:
            if marked != self.sectionText(self.currentSection()):
                self.setCurrentSectionIndex(min(self.currentSectionIndex() + 1, _LAST_PART))
                self.setSelectedSection(self.currentSection())
            return
        if event.text().isdigit() and marked == self.text():
            self.setSelectedSection(_YEAR)
        super().keyPressEvent(event)


def _leads_away(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return event.type() is QEvent.Type.KeyPress and plain and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
