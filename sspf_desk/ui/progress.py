"""Long work: how far it has come, and a button that stops it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget


class Progress(QWidget):
    """A bar and a stop button, there while something is under way. `told` may be emitted in the worker."""

    told = Signal(int, int)
    """How much is done, and of how much."""
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asked_to_stop = False
        self.bar = QProgressBar()
        self.bar.setMaximumWidth(420)
        self.bar.setTextVisible(False)
        self.far = QLabel()
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.clicked.connect(self._stopping)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.bar, 1)
        row.addWidget(self.far)
        row.addWidget(self.stop)
        row.addStretch(1)
        self.told.connect(self._show)
        self.hide()

    def start(self, words: str) -> None:
        """Something is begun."""
        self._asked_to_stop = False
        self.bar.setRange(0, 0)
        self.far.clear()
        self.bar.setAccessibleName(words)
        self.stop.setAccessibleName(self.tr("Stop: {what}").format(what=words))
        self.stop.setEnabled(True)
        self.show()
        self.stop.setFocus()

    def goes_on(self, done: int, of: int) -> bool:
        """For the worker: says how far it is, and is told whether to go on."""
        self.told.emit(done, of)
        return not self._asked_to_stop

    def _show(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.far.setText(self.tr("{done} of {all}").format(done=done, all=of))

    def _stopping(self) -> None:
        self._asked_to_stop = True
        self.stop.setEnabled(False)
        self.stopped.emit()
