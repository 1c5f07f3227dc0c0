"""Signing in: a vault, a name, a password that may be pasted and shown, and an honest wait."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sspf_desk.desk import Doors, Opened
from sspf_desk.errors import Reason, Refusal
from sspf_desk.ui.icons import icon
from sspf_desk.ui.jobs import Jobs
from sspf_desk.ui.notice import Notice
from sspf_desk.ui.page import label, level, primary
from sspf_desk.words import RefusalWords

FREE_TRIES = 5
LONGEST_WAIT = 60
"""Seconds. There is no lock-out: a wait makes guessing slow, and a member with a lost meeting is worse."""


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong tries in a row: none after five, then 1, 2, 4 and on to sixty."""
    return min(LONGEST_WAIT, 2 ** (wrong - FREE_TRIES - 1)) if wrong > FREE_TRIES else 0


class PasswordField(QWidget):
    """A password that can be pasted, and shown by a button that says so."""

    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(name)
        self.line.returnPressed.connect(self.entered)
        self._show = QToolButton()
        self._show.setProperty("role", "plain")
        self._show.setCheckable(True)
        self._show.setIcon(icon("eye"))
        self._show.setAccessibleName(self.tr("Show the password"))
        self._show.setToolTip(self._show.accessibleName())
        self._show.toggled.connect(self._shown)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        self.setFocusProxy(self.line)

    def _shown(self, shown: bool) -> None:  # noqa: FBT001 - as Qt's signal has it
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setIcon(icon("eye-off" if shown else "eye"))

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Nothing, and hidden again."""
        self.line.clear()
        self._show.setChecked(False)


class SignIn(QWidget):
    """The page on which a member signs in. ``opened`` gives the desk; the others lead to the other ways in."""

    opened = Signal(object)
    elsewhere = Signal(str)
    """Another way in: `recover`, `join` or `welcome`."""
    declined = Signal(object)
    """A refusal, after it has been told: some lead on to a page of their own."""

    def __init__(
        self, doors: Doors, jobs: Jobs, words: RefusalWords, pause: Callable[[int], None] | None = None
    ) -> None:
        super().__init__()
        self._doors = doors
        self._jobs = jobs
        self._pause = pause or self._wait
        self._wrong = 0
        self._folder = Path()
        self._where = label("", "muted")
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("Name"))
        self._password = PasswordField(self.tr("Password"))
        self._enter = primary(self.tr("Sign in"))
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(self.tr("Opening the vault"))
        self._progress.hide()
        self._notice = Notice(words)
        self._rest = label("", "muted")
        self._lay_out()
        self._enter.clicked.connect(self.sign_in)
        self._name.returnPressed.connect(self._password.setFocus)
        self._password.entered.connect(self.sign_in)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Sign in"), "title"))
        column.addWidget(self._where)
        column.addWidget(self._notice)
        self._lines = QFormLayout()
        self._lines.setVerticalSpacing(10)
        self._lines.addRow(self.tr("&Name"), self._name)
        self._lines.addRow(self.tr("&Password"), self._password)
        column.addLayout(self._lines)
        column.addWidget(self._enter)
        column.addWidget(self._progress)
        column.addWidget(self._rest)
        column.addSpacing(8)
        for way, words in (
            ("recover", self.tr("Forgotten password")),
            ("join", self.tr("I am invited")),
            ("welcome", self.tr("Another vault")),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, told=way: self.elsewhere.emit(told))
            column.addWidget(button)
        column.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """What the lines are called stands beside them."""
        super().showEvent(event)
        level(self._lines)

    def open(self, folder: Path) -> None:
        """Ready to sign in to a vault; by its school's folder alone, for nothing else is known before a key."""
        self._folder = folder
        self._where.setText(self.tr("The vault in the folder {folder}").format(folder=folder.name))
        self._notice.hide()
        self._password.clear()
        self._name.setFocus()

    def name(self) -> str:
        """The name that stands there."""
        return self._name.text().strip()

    def sign_in(self) -> None:
        """Try the name and the password."""
        if not self._enter.isEnabled():
            return
        self._notice.hide()
        self._busy(busy=True)
        folder, name, password = self._folder, self._name.text().strip(), self._password.text()
        self._jobs.run(lambda: self._doors.sign_in(folder, name, password), self._came_in, self._refused, self)

    def _came_in(self, opened: Opened) -> None:
        self._wrong = 0
        self._password.clear()
        self._busy(busy=False)
        self.opened.emit(opened)

    def _refused(self, refusal: Refusal) -> None:
        self._busy(busy=False)
        self._notice.refuse(refusal)
        self.declined.emit(refusal)
        self._password.line.selectAll()
        self._password.setFocus()
        if refusal.reason is Reason.WRONG_PASSWORD:
            self._wrong += 1
            if seconds := wait_after(self._wrong):
                self._pause(seconds)

    def _wait(self, seconds: int) -> None:
        self._enter.setEnabled(False)
        self._rest.setText(self.tr("Wait %n second(s) before the next try.", "", seconds))
        QTimer.singleShot(seconds * 1000, self, self._waited)

    def _waited(self) -> None:
        self._enter.setEnabled(True)
        self._rest.clear()

    def _busy(self, *, busy: bool) -> None:
        self._progress.setVisible(busy)
        self._enter.setEnabled(not busy)
        self._name.setEnabled(not busy)
        self._password.setEnabled(not busy)
