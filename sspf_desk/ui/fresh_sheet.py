"""What has to be on paper before a new desk is used: one's own sheet, the seat's sheet, and codes for the others."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from sspf_desk.desk import Opened
from sspf_desk.membership.first_start import Code
from sspf_desk.terms import Mode
from sspf_desk.ui.gate_page import GatePage, Lobby
from sspf_desk.ui.labels import seat_word
from sspf_desk.ui.page import label, primary, text_line
from sspf_desk.ui.rows import Rows
from sspf_desk.ui.sheet_maker import SheetMaker


class FreshSheet(GatePage):
    """Sheet by sheet, then the codes; then the desk."""

    def __init__(self, lobby: Lobby) -> None:
        super().__init__(lobby, self.tr("Before you begin"))
        self.held: Opened | None = None
        self._folder, self._codes = Path(), ()  # type: tuple[Path, tuple[Code, ...]]
        self._at = ""
        self.told = label("")
        self.own = SheetMaker(lobby.jobs, lobby.words, for_seat=False)
        self.seat = SheetMaker(lobby.jobs, lobby.words, for_seat=True)
        self.codes = Rows(self.tr("Codes to hand over"), (self.tr("Who"), self.tr("Seat"), self.tr("Code")))
        self.later = QPushButton(self.tr("Do it later"))
        self.on = primary(self.tr("To the desk"))
        self.column.addWidget(self.told)
        for one in (self.own, self.seat, self.codes):
            self.column.addWidget(one)
        self.column.addLayout(text_line(self.on, self.later))
        self.column.addStretch(1)
        self.own.done.connect(self._next)
        self.seat.done.connect(self._next)
        self.later.clicked.connect(self._next)
        self.on.clicked.connect(self._hand_on)

    def open(self, opened: Opened, folder: Path, codes: tuple[Code, ...] = ()) -> None:
        """What is to be made for a desk that was just opened. It is held until it is handed on, or the gate closes."""
        self.held, self._folder, self._codes, self._at = opened, folder, codes, ""
        self._next()

    def _next(self) -> None:
        assert self.held is not None  # noqa: S101 - opened first
        desk = self.held.desk
        ways = {"": "own", "own": "seat" if desk.member.mode is Mode.WRITES else "codes", "seat": "codes"}
        self._at = ways.get(self._at, "end")
        if self._at == "seat" and desk.upkeep().seat_sheet:
            self._at = "codes"
        if self._at == "codes" and not self._codes:
            self._hand_on()
            return
        self._show_it()

    def _show_it(self) -> None:
        shown = {"own": self.own, "seat": self.seat, "codes": self.codes}
        for name, widget in shown.items():
            widget.setVisible(name == self._at)
        self.later.setVisible(self._at != "codes")
        self.on.setVisible(self._at == "codes")
        self.told.setText(self._said())
        assert self.held is not None  # noqa: S101 - opened first
        if self._at == "codes":
            self.codes.fill([(code.name, seat_word(code.seat), code.code) for code in self._codes])
            self.codes.setFocus()
            return
        maker = self.own if self._at == "own" else self.seat
        maker.open(self.held.desk)
        maker.make.setFocus()

    def _said(self) -> str:
        return {
            "own": self.tr(
                "Your own recovery sheet. If you forget your password it lets you in with a new one; nobody else can."
                " Print it now, and put it in a sealed envelope."
            ),
            "seat": self.tr(
                "Your seat's recovery sheet. It lets whoever comes after you read what the seat has written. Until it"
                " lies with its keeper the seat cannot write."
            ),
            "codes": self.tr(
                "Hand each code over face to face. It can be used once. The codes are not shown again; a new one can be"
                " made on the page The group."
            ),
        }[self._at]

    def _hand_on(self) -> None:
        opened, self.held, self._codes = self.held, None, ()
        self.codes.fill([])
        self.came_in.emit(opened, self._folder)

    def let_go(self) -> None:
        """Close a desk that was never handed on: the gate is closed."""
        if self.held:
            opened, self.held = self.held, None
            opened.close()
