"""The wheel scrolls. It changes a choice, a day or an hour only where the keys are; by itself Qt lets it change any."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget

_TURNED_BY_WHEEL = (QComboBox, QAbstractSpinBox)
_MORE_SHOWN = {QEvent.Type.Show, QEvent.Type.LayoutRequest}


class Calm(QObject):
    """Keeps the fields within a widget as they are while it scrolls, also those that come to it later."""

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self._within = within
        within.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What a field lets go of, whatever scrolls takes up."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, _TURNED_BY_WHEEL) and not watched.hasFocus():
            event.ignore()
            return True
        if watched is self._within and event.type() in _MORE_SHOWN:
            self._calm_down()
        return False

    def _calm_down(self) -> None:
        for kind in _TURNED_BY_WHEEL:
            for field in self._within.findChildren(kind):
                if field.focusPolicy() is not Qt.FocusPolicy.StrongFocus:
                    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                    field.installEventFilter(self)
