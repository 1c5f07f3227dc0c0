"""The program in its windows: the gate, the desk behind it, locking, themes and languages."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QProcess, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sspf_desk import settings as kept
from sspf_desk.catalogue import Catalogue
from sspf_desk.desk import Doors, Opened
from sspf_desk.ui.autolock import AutoLock
from sspf_desk.ui.blank import blank, over
from sspf_desk.ui.fault import FaultWindow, hook
from sspf_desk.ui.gate import Gate
from sspf_desk.ui.help import HelpWindow
from sspf_desk.ui.icons import program_icon
from sspf_desk.ui.jobs import Jobs
from sspf_desk.ui.places import others, places
from sspf_desk.ui.sweeping import Sweeping
from sspf_desk.ui.theme import Scheme, dress
from sspf_desk.ui.window import MainWindow
from sspf_desk.ui.workspace import Workspace
from sspf_desk.words import RefusalWords


@dataclass(frozen=True, slots=True)
class Parts:
    """What the windows are put together from, by `app`."""

    doors: Callable[[str], Doors]
    """The ways into vaults, speaking a language."""
    words: Callable[[str], RefusalWords]
    catalogue: Catalogue
    demo: Callable[[Path], object]
    lawbook: str
    """The name of the newest provisions."""
    settings: Path
    """The file of this user's settings."""


AWAY: Final = 60
"""Seconds at another program after which the page is asked for anew."""
OURSELVES: Final = ("-m", "sspf_desk")
"""What the interpreter is told to begin this program."""


def now() -> float:
    """Seconds by a clock that goes on while the computer sleeps, where the system has one."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


def start_anew() -> None:
    """End this process and begin another in its place: the keys it held are gone with its memory."""
    os.execv(sys.executable, [sys.executable, *OURSELVES])  # noqa: S606 - ourselves, without a shell


def start_beside() -> None:
    """Begin another process beside this one: two who sit at one computer each hold their own keys, and no others."""
    QProcess.startDetached(sys.executable, [*OURSELVES])


class Windows(QObject):
    """Everything on the screen, from the gate to the desk and back."""

    def __init__(
        self,
        app: QApplication,
        parts: Parts,
        restart: Callable[[], None] = start_anew,
        beside: Callable[[], None] = start_beside,
    ) -> None:
        super().__init__()
        self.app = app
        self.parts = parts
        self.restart = restart
        self.beside = beside
        self.settings = kept.load(parts.settings)
        self.jobs = Jobs(self)
        self.jobs.failed.connect(self.show_fault)
        self.gate: Gate | None = None
        self.window: MainWindow | None = None
        self._opened: Opened | None = None
        self._lock: AutoLock | None = None
        self._away_since: float | None = None
        self._translators: list[QTranslator] = []
        app.setWindowIcon(program_icon())
        app.setApplicationDisplayName("SSPF Desk")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)
        app.applicationStateChanged.connect(self._come_back)
        self._speak()
        self._dress()

    def open(self) -> None:
        """Show the gate: the last vault's sign-in, or what there is to choose from."""
        self.gate = Gate(self.parts.doors(self.settings.language), self.parts, self.jobs, self.settings)
        self.gate.opened.connect(self.come_in)
        self.gate.language_chosen.connect(self.choose_language)
        self.gate.help_asked.connect(self.show_help)
        self.gate.open()

    def come_in(self, opened: Opened, folder: Path) -> None:
        """A desk is open: show it, and watch that somebody is there."""
        self._keep(self.settings.with_vault(folder))
        self._opened = opened
        language = self.settings.language
        work = Workspace(opened.desk, self.jobs, self.parts.words(language), self.parts.catalogue, language)
        self.window = MainWindow(work, places(opened.desk), others())
        self.window.locked.connect(self.lock)
        self.window.blanked.connect(self._blank)
        self.window.beside_asked.connect(self.beside)
        self.window.scheme_chosen.connect(self.choose_scheme)
        self.window.language_chosen.connect(self.choose_language)
        self.window.help_asked.connect(self.show_help)
        self._lock = AutoLock(self.settings.idle_minutes * 60, now)
        self._lock.due.connect(self.lock)
        self._lock.soon.connect(self.window.warn_of_lock)
        self.window.show()
        self._lock.watch()
        self.window.go("today")
        self._leave_gate()

    def _leave_gate(self) -> None:
        if self.gate:
            self.gate.close()
            self.gate.deleteLater()
            self.gate = None

    def lock(self) -> None:
        """Keep drafts, close the desk, and end the process that held the keys."""
        if self._opened is None or self.window is None:
            return
        opened, self._opened = self._opened, None
        self.window.keep_drafts()
        for one in (*over(self.window), self.window):
            one.hide()
        self.jobs.wait()
        QApplication.clipboard().clear()
        opened.close()
        self.restart()

    def _come_back(self, state: Qt.ApplicationState) -> None:
        """Whoever has been at something else sees what is so now: a ground may have ended, or a colleague written."""
        if state is not Qt.ApplicationState.ApplicationActive:
            self._away_since = now() if self._away_since is None else self._away_since
            return
        since, self._away_since = self._away_since, None
        if since is not None and now() - since >= AWAY and self.window and not QApplication.activeModalWidget():
            self.window.refresh()

    def _blank(self) -> None:
        if self.window:
            blank(self.window)

    def choose_scheme(self, scheme: str) -> None:
        """Another theme, at once."""
        self._keep(replace(self.settings, scheme=scheme))
        self._dress()

    def choose_language(self, language: str) -> None:
        """Another language: what is open is shown anew in it."""
        self._keep(replace(self.settings, language=language))
        self._speak()
        if self.gate:
            self._leave_gate()
            self.open()
        elif self._opened:
            self.lock()

    def show_help(self, page: str) -> None:
        """The help, offline, on the right page; asked for in a form it belongs to it, which would shut it out."""
        asking = QApplication.activeModalWidget() or self.window or self.gate
        HelpWindow(page, self.settings.language, asking).show()

    def show_fault(self, error: BaseException) -> None:
        """The one window for faults; what is on the page is asked for anew."""
        FaultWindow(error, self.window or self.gate).open()
        if self.window:
            QTimer.singleShot(0, self.window.refresh)

    def _keep(self, settings: kept.Settings) -> None:
        self.settings = settings
        kept.save(self.parts.settings, settings)

    def _dress(self) -> None:
        dress(self.app, Scheme(self.settings.scheme))

    def _speak(self) -> None:
        for translator in self._translators:
            self.app.removeTranslator(translator)
        self._translators = translators(self.settings.language)
        for translator in self._translators:
            self.app.installTranslator(translator)
        QLocale.setDefault(QLocale(self.settings.language))


def translators(language: str) -> list[QTranslator]:
    """Ours and Qt's own for a language; English is what the source says, with its plurals."""
    ours, theirs = QTranslator(), QTranslator()
    ours.load(str(kept.resource("i18n", f"sspf_desk_{language}.qm")))
    theirs.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return [theirs, ours]


def run(parts: Parts) -> int:
    """Open the windows and stay until they are closed. Returns the exit code."""
    app = QApplication(sys.argv[:1])
    windows = Windows(app, parts)
    sys.excepthook = hook(windows.show_fault)
    windows.open()
    Sweeping(app)
    return app.exec()
