"""What every page before a desk is made of: the ways in, a narrow column, a notice, and honest progress."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sspf_desk.desk import Doors, Opened
from sspf_desk.errors import Refusal
from sspf_desk.ui.jobs import Jobs
from sspf_desk.ui.notice import Notice
from sspf_desk.ui.page import label, scrolled, text_line
from sspf_desk.words import RefusalWords

T = TypeVar("T")
COLUMN = 620
"""Pixels of a page before the desk: forms are read from top to bottom."""


@dataclass(frozen=True, slots=True)
class Lobby:
    """What a page before the desk works through: the doors, the worker, the words for refusals, the language."""

    doors: Doors
    jobs: Jobs
    words: RefusalWords
    language: str
    lawbook: str
    """The newest provisions, for a vault that is made now."""


class GatePage(QWidget):
    """A page before the desk. It says where to go next, and gives the desk once one is open."""

    away = Signal(str)
    """To another page of the gate, by its name."""
    came_in = Signal(object, object)
    """A desk is open: `Opened`, and the vault's folder."""

    def __init__(self, lobby: Lobby, title: str, lead: str = "") -> None:
        super().__init__()
        self.lobby = lobby
        self.notice = Notice(lobby.words)
        self.column = _narrow_column(self)
        self._title = label(title, "title")
        self.column.addWidget(self._title)
        if lead:
            self.column.addWidget(label(lead, "muted"))
        self.column.addWidget(self.notice)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self._acts: list[QWidget] = []

    def finish(self, *buttons: QPushButton, back: str = "welcome") -> None:
        """The foot of the page: what it is for, and the way back."""
        away = QPushButton(self.tr("Back"))
        away.clicked.connect(lambda: self.away.emit(back))
        self._acts = [*buttons, away]
        self.column.addWidget(self.progress)
        self.column.addLayout(text_line(*self._acts))
        self.column.addStretch(1)

    def work(self, said: str, act: Callable[[], T], done: Callable[[T], Any]) -> None:
        """Do something that takes a while: what it is is told, and nothing can be pressed twice."""
        self.notice.hide()
        self.busy(said)

        def ended(answer: T) -> None:
            self.busy("")
            done(answer)

        self.lobby.jobs.run(act, ended, self.refuse, self)

    def busy(self, said: str) -> None:
        """Say that something is under way; with no words, that it is over."""
        self.progress.setVisible(bool(said))
        self.progress.setAccessibleName(said)
        self.progress.setToolTip(said)
        for one in self._acts:
            one.setEnabled(not said)

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was declined."""
        self.busy("")
        self.notice.refuse(refusal)

    def enter(self, folder: Path) -> Callable[[Opened], None]:
        """What to do with a desk that is opened in a folder: hand it on."""
        return lambda opened: self.came_in.emit(opened, folder)


def _narrow_column(page: QWidget) -> QVBoxLayout:
    inner, held = QWidget(), QWidget()
    held.setMaximumWidth(COLUMN)
    held.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(inner)
    row.setContentsMargins(28, 20, 28, 28)
    row.addStretch(1)
    row.addWidget(held, 100)
    row.addStretch(1)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scrolled(inner))
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return column


def asked(column: QBoxLayout, words: str, widget: QWidget, hint: str = "") -> None:
    """A question above its field, and under the words what to know when answering it."""
    told = label(words)
    told.setBuddy(widget)
    target = widget.focusProxy() or widget
    target.setAccessibleName(words.replace("&", ""))
    if hint:
        target.setAccessibleDescription(hint)
    whole = QVBoxLayout()
    whole.setSpacing(4)
    whole.addWidget(told)
    whole.addWidget(widget)
    if hint:
        whole.addWidget(label(hint, "muted"))
    column.addLayout(whole)


class PathField(QWidget):
    """A folder or a file: typed, pasted, or chosen."""

    chosen = Signal()
    picked = Signal()
    """Chosen in the system's dialog, not typed."""

    def __init__(self, name: str, *, file: str = "", new: bool = False) -> None:
        super().__init__()
        self._file, self._new = file, new
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.editingFinished.connect(self.chosen)
        choose = QPushButton(self.tr("Choose…"))
        choose.setAccessibleName(self.tr("Choose: {what}").format(what=name))
        choose.clicked.connect(self.choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(choose)
        self.setFocusProxy(self.line)

    def choose(self) -> None:
        """The system's own dialog."""
        dialog = QFileDialog(self.window(), self.line.accessibleName(), self.line.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._file:
            dialog.setNameFilter(self._file)
            dialog.setFileMode(QFileDialog.FileMode.AnyFile if self._new else QFileDialog.FileMode.ExistingFile)
            dialog.setAcceptMode(_SAVE if self._new else _OPEN)
        else:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.take)
        QDialog.open(dialog)

    def take(self, path: str) -> None:
        """A path that was chosen."""
        self.line.setText(path)
        self.picked.emit()
        self.chosen.emit()

    def path(self) -> Path | None:
        """What was chosen; None for nothing."""
        typed = self.line.text().strip()
        return Path(typed).expanduser() if typed else None


_SAVE, _OPEN = QFileDialog.AcceptMode.AcceptSave, QFileDialog.AcceptMode.AcceptOpen
