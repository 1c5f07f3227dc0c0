"""The window before a desk: from the first start to signing in, by every way that leads there."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMainWindow, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from sspf_desk.desk import Doors, Opened
from sspf_desk.errors import Reason, Refusal
from sspf_desk.membership.first_start import Code
from sspf_desk.settings import Settings
from sspf_desk.ui.by_two import ByTwo
from sspf_desk.ui.doubt import Doubt
from sspf_desk.ui.fresh_sheet import FreshSheet
from sspf_desk.ui.gate_page import GatePage, Lobby, PathField, asked
from sspf_desk.ui.invented import InventedSchool
from sspf_desk.ui.jobs import Jobs
from sspf_desk.ui.join import Join, Waits, waiting_at
from sspf_desk.ui.page import free, label, primary, scrolled
from sspf_desk.ui.recover import Recover
from sspf_desk.ui.restoring import Restoring
from sspf_desk.ui.sign_in import SignIn
from sspf_desk.ui.welcome import Welcome
from sspf_desk.ui.wheel import Calm
from sspf_desk.ui.wizard import Wizard
from sspf_desk.words import RefusalWords

LANGUAGES = {"sv": "Svenska", "en": "English"}


class Outside(Protocol):
    """What the gate takes of the program's parts."""

    @property
    def words(self) -> Callable[[str], RefusalWords]:
        """The words for refusals, by language."""

    @property
    def lawbook(self) -> str:
        """The name of the newest provisions."""

    @property
    def demo(self) -> Callable[[Path], object]:
        """Plays the invented school into a folder."""


class Gate(QMainWindow):
    """Every page before a desk. ``opened`` gives the desk and its folder; then the gate is closed."""

    opened = Signal(object, object)
    language_chosen = Signal(str)
    help_asked = Signal(str)

    def __init__(self, doors: Doors, parts: Outside, jobs: Jobs, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("SSPF Desk"))
        self.setMinimumSize(QSize(480, 420).boundedTo(free(self)))
        self.resize(QSize(860, 720).boundedTo(free(self)))
        self._settings = settings
        self._folder = Path(settings.vaults[0]) if settings.vaults else Path()
        self._lobby = Lobby(doors, jobs, parts.words(settings.language), settings.language, parts.lawbook)
        lobby = self._lobby
        self.welcome = Welcome(lobby, settings.vaults)
        self.chooser = Chooser(lobby)
        self.sign_in = SignIn(doors, jobs, lobby.words)
        self.recover, self.join, self.waits = Recover(lobby), Join(lobby), Waits(lobby)
        self.by_two = ByTwo(lobby)
        self.restoring, self.doubt = Restoring(lobby), Doubt(lobby)
        self.invented = InventedSchool(lobby, parts.demo)
        self.wizard, self.fresh = Wizard(lobby), FreshSheet(lobby)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._laid_out())
        self._connect()
        QShortcut(QKeySequence("F1"), self, lambda: self.help_asked.emit("gate"))

    def _laid_out(self) -> QWidget:
        whole = QWidget()
        Calm(whole)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 12, 0, 0)
        self._language = QComboBox()
        for code, name in LANGUAGES.items():
            self._language.addItem(name, code)
        self._language.setCurrentIndex(self._language.findData(self._settings.language))
        named = label(self.tr("&Language"))
        named.setWordWrap(False)
        named.setBuddy(self._language)
        self._language.setAccessibleName(self.tr("Language"))
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.addStretch(1)
        row.addWidget(named)
        row.addWidget(self._language)
        column.addWidget(self._stack, 1)
        column.insertLayout(0, row)
        return whole

    def _pages(self) -> tuple[GatePage, ...]:
        asks = (self.welcome, self.chooser, self.recover, self.join, self.waits, self.restoring, self.doubt)
        return (*asks, self.by_two, self.invented, self.wizard, self.fresh)

    def _connect(self) -> None:
        self._seat = _centred(self.sign_in)
        self._stack.addWidget(self._seat)
        for page in self._pages():
            self._stack.addWidget(page)
            page.away.connect(self.go)
        for entered in (self.invented, self.join, self.recover, self.by_two):
            entered.came_in.connect(self._entered)
        self.wizard.begun.connect(self._founded)
        self.fresh.came_in.connect(self._hand_on)
        self.welcome.vault_chosen.connect(self._at)
        self.chooser.chosen.connect(self._at)
        self.sign_in.opened.connect(lambda opened: self._hand_on(opened, self._folder))
        self.sign_in.elsewhere.connect(self.go)
        self.sign_in.declined.connect(self._declined)
        self._language.activated.connect(lambda _: self.language_chosen.emit(self._language.currentData()))

    def open(self) -> None:
        """Show the last vault's sign-in; or, where none was opened yet, what there is to choose from."""
        if self._settings.vaults and self._folder.is_dir():
            self.go("sign_in")
        else:
            self.go("welcome")
        self.show()

    def go(self, where: str) -> None:
        """Show a page by its name; some names tell more after a space."""
        page, _, told = where.partition(" ")
        if page == "vault":
            self._at(Path(told))
        elif page == "waits":
            self._show(self.waits, lambda: self.waits.open(*told.split()))
        else:
            ways: dict[str, tuple[QWidget, Callable[[], object]]] = {
                "welcome": (self.welcome, self.welcome.choices["wizard"].setFocus),
                "open": (self.chooser, lambda: self.chooser.open(self._folder)),
                "sign_in": (self._seat, lambda: self.sign_in.open(self._folder)),
                "recover": (self.recover, lambda: self.recover.open(self._folder)),
                "join": (self.join, lambda: self.join.open(self._folder)),
                "by_two": (self.by_two, lambda: self.by_two.open(self._folder)),
                "restore": (self.restoring, self.restoring.open),
                "invented": (self.invented, self.invented.open),
                "wizard": (self.wizard, self.wizard.open),
                "doubt": (self.doubt, lambda: self.doubt.open(self._folder, self.sign_in.name())),
            }
            self._show(*ways[page])

    def _show(self, page: QWidget, ready: Callable[[], object]) -> None:
        self._stack.setCurrentWidget(page)
        ready()

    def _at(self, folder: Path) -> None:
        self._folder = folder
        self.go("sign_in")

    def _declined(self, refusal: Refusal) -> None:
        if refusal.reason is Reason.VAULT_IN_DOUBT:
            self.go("doubt")
        elif refusal.reason is Reason.WAITING_FOR_ADMISSION:
            self.go(waiting_at(refusal))

    def _entered(self, opened: Opened, folder: Path) -> None:
        """By a way that leaves a sheet to make: a spent one, or a new member's first."""
        self._folder = folder
        if self.sender() is self.invented:
            self._hand_on(opened, folder)
        else:
            self._show(self.fresh, lambda: self.fresh.open(opened, folder))

    def _founded(self, opened: Opened, folder: Path, codes: tuple[Code, ...]) -> None:
        self._folder = folder
        self._show(self.fresh, lambda: self.fresh.open(opened, folder, codes))

    def _hand_on(self, opened: Opened, folder: Path) -> None:
        self.opened.emit(opened, folder)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A desk that was never handed on is closed with the gate."""
        self.fresh.let_go()
        event.accept()


def _centred(page: QWidget) -> QScrollArea:
    inner = QWidget()
    page.setMaximumWidth(420)
    row = QHBoxLayout(inner)
    row.addStretch(1)
    row.addWidget(page, 100)
    row.addStretch(1)
    return scrolled(inner)


class Chooser(GatePage):
    """Which vault: its folder."""

    chosen = Signal(object)

    def __init__(self, lobby: Lobby) -> None:
        super().__init__(lobby, self.tr("Open a vault"), self.tr("The vault is a folder on this computer's own disk."))
        self.folder = PathField(self.tr("The vault's folder"))
        asked(self.column, self.tr("The vault's &folder"), self.folder)
        go = primary(self.tr("Next"))
        go.clicked.connect(self.take)
        self.folder.line.returnPressed.connect(self.take)
        self.finish(go)

    def open(self, folder: Path) -> None:
        """Ready to choose."""
        self.notice.hide()
        self.folder.line.setText(str(folder) if folder != Path() else "")
        self.folder.setFocus()

    def take(self) -> None:
        """Go on with the folder, if one is named that is there."""
        folder = self.folder.path()
        if folder is None:
            self.folder.setFocus()
        elif folder.is_dir():
            self.chosen.emit(folder)
        else:
            self.notice.refuse(Refusal(Reason.VAULT_MISSING))
