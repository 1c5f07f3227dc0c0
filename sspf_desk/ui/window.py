"""The window of a signed-in member: places to the left, a page, and the ways between them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sspf_desk.errors import Refusal
from sspf_desk.ui.guards import Guards
from sspf_desk.ui.icons import icon
from sspf_desk.ui.invented import InventedBand
from sspf_desk.ui.labels import seat_word
from sspf_desk.ui.notice import Notice
from sspf_desk.ui.page import Page, free, icon_button, label
from sspf_desk.ui.quick import Quick
from sspf_desk.ui.side import Side
from sspf_desk.ui.theme import Scheme
from sspf_desk.ui.workspace import Workspace

SIDE = 212
"""Pixels of the column of places."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page in the column of places: its name, icon, key, and how it is made."""

    page: str
    text: str
    icon: str
    key: str
    make: Callable[[Workspace], Page]


class MainWindow(QMainWindow):
    """Idag, Elever, Möten, Åtaganden, and what the seat may administer; with back, forward and Ctrl+K."""

    locked = Signal()
    blanked = Signal()
    beside_asked = Signal()
    scheme_chosen = Signal(str)
    language_chosen = Signal(str)
    help_asked = Signal(str)

    def __init__(
        self, work: Workspace, places: tuple[Place, ...], others: Mapping[str, Callable[[Workspace], Page]]
    ) -> None:
        super().__init__()
        self.work = work
        self._places = places
        self._makers = {place.page: place.make for place in places} | dict(others)
        self._pages: dict[str, Page] = {}
        self._behind: list[tuple[str, str]] = []
        self._ahead: list[tuple[str, str]] = []
        self._here: tuple[str, str] | None = None
        self.setWindowTitle(self.tr("SSPF Desk"))
        self.setMinimumSize(QSize(760, 520).boundedTo(free(self)))
        self.resize(QSize(1180, 760).boundedTo(free(self)))
        self._notice = Notice(work.words)
        self._stack = QStackedWidget()
        self._buttons: dict[str, QToolButton] = {}
        self.setCentralWidget(self._laid_out())
        self._make_menus()
        self._saved = QLabel()
        self.statusBar().addPermanentWidget(self._saved)
        self.statusBar().setSizeGripEnabled(False)
        work.went.connect(self.go)
        work.refused.connect(self._refuse)
        work.changed.connect(self._refresh)
        work.said.connect(self._say)
        work.closed.connect(self.locked)

    def _laid_out(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Side(self._side(), SIDE))
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        band = QHBoxLayout()
        band.setContentsMargins(20, 0, 20, 0)
        band.addWidget(self._notice)
        if self.work.desk.invented:
            right.addWidget(InventedBand())
        right.addLayout(band)
        right.addWidget(self._stack, 1)
        row.addLayout(right, 1)
        return whole

    def _side(self) -> QFrame:
        side = QFrame()
        side.setProperty("role", "side")
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(4)
        column.addLayout(self._ways())
        column.addSpacing(10)
        for place in self._places:
            column.addWidget(self._place_button(place))
        column.addStretch(1)
        who = label(self.work.desk.member.name)
        who.setAccessibleName(self.tr("Signed in: {name}").format(name=self.work.desk.member.name))
        column.addWidget(who)
        column.addWidget(label(seat_word(self.work.desk.member.seat), "muted"))
        lock = QToolButton()
        lock.setText(f"  {self.tr('Lock')}")
        lock.setAccessibleName(self.tr("Lock"))
        lock.setIcon(icon("lock"))
        lock.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        lock.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        lock.clicked.connect(self.locked)
        column.addSpacing(6)
        column.addWidget(lock)
        return side

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        self._back = icon_button("arrow-left", self.tr("Back"), self.back)
        self._forward = icon_button("arrow-right", self.tr("Forward"), self.forward)
        search = icon_button("search", self.tr("Find a pupil, a meeting or a command (Ctrl+K)"), self.find_way)
        for one in (self._back, self._forward):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(search)
        return row

    def _place_button(self, place: Place) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "place")
        button.setText(f"  {place.text}")
        button.setAccessibleName(place.text)
        button.setIcon(icon(place.icon, chosen=True))
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _=False: self.go(place.page))
        self._buttons[place.page] = button
        return button

    def _make_menus(self) -> None:
        go, show, desk, help_ = (
            self.menuBar().addMenu(words)
            for words in (self.tr("&Go"), self.tr("&View"), self.tr("&Desk"), self.tr("&Help"))
        )
        for place in self._places:
            self._action(go, place.text, place.key, partial(self.go, place.page))
        go.addSeparator()
        self._action(go, self.tr("Back"), "Alt+Left", self.back)
        self._action(go, self.tr("Forward"), "Alt+Right", self.forward)
        self._action(go, self.tr("Find a pupil, a meeting or a command"), "Ctrl+K", self.find_way)
        self._action(show, self.tr("Show the page afresh"), "F5", self.refresh)
        self._choices(show, self._scheme_words(), self.scheme_chosen)
        self._choices(show, {"sv": "Svenska", "en": "English"}, self.language_chosen)
        hide = self._action(desk, self.tr("Hide what is shown"), "F9", self.blanked.emit)
        self._action(desk, self.tr("Another person signs in beside"), "Ctrl+Shift+N", self.beside_asked.emit)
        lock = self._action(desk, self.tr("Lock"), "Ctrl+L", self.locked.emit)
        self._action(desk, self.tr("Quit"), "Ctrl+Q", self.close)
        Guards(self, hide, lock, self._action(help_, self.tr("Help on this page"), "F1", self._help))
        self._action(help_, self.tr("What SSPF Desk does not protect against"), "", lambda: self.go("limits"))

    def _scheme_words(self) -> dict[str, str]:
        return {
            Scheme.SYSTEM.value: self.tr("As the computer has it"),
            Scheme.LIGHT.value: self.tr("Light"),
            Scheme.DARK.value: self.tr("Dark"),
            Scheme.CONTRAST.value: self.tr("High contrast"),
        }

    def _choices(self, menu: QMenu, words: Mapping[str, str], chosen: object) -> None:
        menu.addSeparator()
        group = QActionGroup(menu)
        for value, text in words.items():
            action = QAction(text, menu)
            action.setData(value)
            action.triggered.connect(lambda _=False, told=value: chosen.emit(told))  # type: ignore[attr-defined]
            group.addAction(action)
            menu.addAction(action)

    def _action(self, menu: QMenu, text: str, key: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False: act())
        menu.addAction(action)
        return action

    def commands(self) -> tuple[QAction, ...]:
        """Every command of the menus, for Ctrl+K and for the list of keys."""
        menus = (action.menu() for action in self.menuBar().actions())
        return tuple(one for menu in menus if isinstance(menu, QMenu) for one in menu.actions() if one.text())

    def go(self, page: str, about: str = "") -> None:
        """Open a page; where the window was lies behind."""
        if self._here == (page, about):
            self._show(page, about)
            return
        if self._here:
            self._behind.append(self._here)
        self._ahead.clear()
        self._show(page, about)

    def back(self) -> None:
        """Where the window was before."""
        if self._behind and self._here:
            self._ahead.append(self._here)
            self._show(*self._behind.pop())

    def forward(self) -> None:
        """Where the window was before it went back."""
        if self._ahead and self._here:
            self._behind.append(self._here)
            self._show(*self._ahead.pop())

    def _show(self, page: str, about: str) -> None:
        self._notice.hide()
        self._here = page, about
        shown = self._page(page)
        self._stack.setCurrentWidget(shown)
        for name, button in self._buttons.items():
            button.setChecked(name == page)
        self._back.setEnabled(bool(self._behind))
        self._forward.setEnabled(bool(self._ahead))
        shown.open(about)
        if first := shown.first():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            self._pages[name] = self._makers[name](self.work)
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    @property
    def page(self) -> Page:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Page)  # noqa: S101 - only pages are put on the stack
        return shown

    def refresh(self) -> None:
        """Ask the desk anew for what is shown."""
        self.page.refresh()

    def _refresh(self, change: str) -> None:
        if isinstance(self._stack.currentWidget(), Page) and self.page.shows(change):
            self.page.refresh()

    def _refuse(self, refusal: Refusal) -> None:
        self._notice.refuse(refusal)

    def _say(self, words: str) -> None:
        at = QLocale(self.work.language).toString(QDateTime.currentDateTime().time(), QLocale.FormatType.ShortFormat)
        self._saved.setText(f"{words} {at}")

    def warn_of_lock(self, seconds: int) -> None:
        """Say that the desk will be locked soon; at nothing left, that somebody is there after all."""
        words = self.tr("The desk is locked in %n second(s). Press any key to stay.", "", seconds) if seconds else ""
        self.statusBar().showMessage(words)

    def keep_drafts(self) -> None:
        """Have every page put what is unsaved where it is safe: the desk is about to be locked."""
        for page in self._pages.values():
            page.keep_draft()

    def _help(self) -> None:
        self.help_asked.emit(self._here[0] if self._here else "")

    def find_way(self) -> None:
        """Ctrl+K: to a pupil by name, alias or class, to a meeting, or to a command."""
        Quick(self.work, self.commands(), self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window locks the desk: what is unsaved is kept as a draft, and the keys go."""
        event.accept()
        self.locked.emit()
