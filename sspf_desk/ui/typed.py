"""Whether anybody has typed or chosen anything in a form, and the question before that is thrown away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMessageBox, QPlainTextEdit, QWidget

_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
"""A day and an hour stand in a line of their own."""


class Typed:
    """Remembers what a form began with, field by field, as they come."""

    def __init__(self, form: QWidget) -> None:
        self._form = form
        self._began: dict[QWidget, object] = {}

    def forget(self) -> None:
        """What stands there now is nobody's work: it is filled in, or done."""
        self._began = self._stands()

    def look(self) -> None:
        """Notice fields that have come since, before anybody can have changed them."""
        self._began = self._stands() | self._began

    def any(self) -> bool:
        """Whether a field says something else than it began with. A tick that came late began without."""
        return any(value != self._began.get(one, _came_late(value)) for one, value in self._stands().items())

    def _stands(self) -> dict[QWidget, object]:
        """What stands in each field that can be written in; a calendar let down from one is a window of its own."""
        own = (one for kind in _FIELDS for one in self._form.findChildren(kind) if one.window() is self._form)
        return {one: _said(one) for one in own if not _is_read_only(one)}


def _is_read_only(field: QWidget) -> bool:
    return isinstance(field, QLineEdit | QPlainTextEdit) and field.isReadOnly()


def _said(field: QWidget) -> object:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return field.currentText()
    return isinstance(field, QAbstractButton) and field.isChecked()


def _came_late(value: object) -> object:
    return False if isinstance(value, bool) else value


class ThrowAway(QMessageBox):
    """Before a form in which something was written is closed: nothing of it is kept."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("SSPF Desk"))
        self.setText(self.tr("Throw away what you have written?"))
        self.setInformativeText(self.tr("It is saved nowhere."))
        role = QMessageBox.ButtonRole
        go_on = self.addButton(self.tr("Go on"), role.RejectRole)
        self.throws = self.addButton(self.tr("Throw it away"), role.DestructiveRole)
        self.setDefaultButton(go_on)
        self.setEscapeButton(go_on)
