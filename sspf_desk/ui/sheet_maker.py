"""One recovery sheet: made, shown, printed from memory, two of its words typed back, and for a seat its keeper."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sspf_desk.desk import Desk
from sspf_desk.errors import Refusal
from sspf_desk.membership.first_start import words_asked
from sspf_desk.membership.sheets import NewSheet
from sspf_desk.ui.gate_page import asked
from sspf_desk.ui.jobs import Jobs
from sspf_desk.ui.notice import Notice
from sspf_desk.ui.page import heading, label, primary, text_line
from sspf_desk.ui.paper import Preview, Printing
from sspf_desk.words import RefusalWords

PAGE_HEIGHT = 460
"""Pixels of the sheet on the screen; the rest of it is scrolled."""


class SheetMaker(QWidget):
    """A sheet of a member's own, or of his seat. ``done`` says that it is on paper, and with its keeper."""

    done = Signal()
    shown = Signal()
    """There is a page to see: whoever holds this may want more room."""

    def __init__(self, jobs: Jobs, words: RefusalWords, *, for_seat: bool) -> None:
        super().__init__()
        self._jobs, self._for_seat = jobs, for_seat
        self._desk: Desk | None = None
        self._made: NewSheet | None = None
        self._page = b""
        self.notice = Notice(words)
        self.make = primary(self.tr("Make the sheet"))
        self.preview = Preview(jobs, self.tr("Recovery sheet"))
        self.preview.setFixedHeight(PAGE_HEIGHT)
        self.print = QPushButton(self.tr("Print…"))
        self.told = label("", "muted")
        self.first, self.second, self.keeper, self.kept_at = (QLineEdit() for _ in range(4))
        self.confirm = primary(self.tr("The sheet is on paper"))
        self._lay_out()
        self.make.clicked.connect(self.begin)
        self.print.clicked.connect(self._ask_printer)
        self.confirm.clicked.connect(self.end)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addLayout(text_line(self.make))
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(12)
        rest.addWidget(self.preview)
        rest.addLayout(text_line(self.print))
        rest.addWidget(self.told)
        rest.addWidget(heading(self.tr("Type two words back from the paper")))
        rest.addLayout(self._two_words())
        if self._for_seat:
            rest.addWidget(heading(self.tr("Who keeps it")))
            rest.addWidget(label(self._about_keepers(), "muted"))
            asked(rest, self.tr("The &keeper's name"), self.keeper)
            asked(rest, self.tr("&Where it lies"), self.kept_at)
        rest.addLayout(text_line(self.confirm))
        column.addWidget(self._rest)
        self._rest.hide()

    def _two_words(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self._asked = (label(""), label(""))
        for told, field in zip(self._asked, (self.first, self.second), strict=True):
            told.setBuddy(field)
            one = QVBoxLayout()
            one.setSpacing(4)
            one.addWidget(told)
            one.addWidget(field)
            row.addLayout(one)
        return row

    def _about_keepers(self) -> str:
        return self.tr(
            "Somebody of the seat's own authority: for the school's lead and counsellor for instance the registrar, for"
            " the nurse the one who is medically responsible. The school never keeps another authority's sheet."
        )

    def open(self, desk: Desk) -> None:
        """Ready to make a sheet at a desk."""
        self._desk, self._made, self._page = desk, None, b""
        self.notice.hide()
        self.make.show()
        self._rest.hide()
        for field in (self.first, self.second, self.keeper, self.kept_at):
            field.clear()
        self.told.clear()

    def begin(self) -> None:
        """Make it: an earlier one opens nothing any more."""
        desk = self._desk
        assert desk is not None  # noqa: S101 - opened first
        make: Callable[[], NewSheet] = desk.sheets.make_for_seat if self._for_seat else desk.sheets.make_own

        def both() -> tuple[NewSheet, bytes]:
            made = make()
            return made, desk.papers.recovery(made)

        self.notice.hide()
        self.make.setEnabled(False)
        self._jobs.run(both, self._show_it, self._refused, self)

    def _show_it(self, made: tuple[NewSheet, bytes]) -> None:
        self.make.setEnabled(True)
        self._made, self._page = made
        self.preview.show_paper(self._page)
        for told, field, place in zip(self._asked, (self.first, self.second), words_asked(self._made), strict=True):
            told.setText(self.tr("Word {number}").format(number=place))
            field.setAccessibleName(told.text())
        self.make.hide()
        self._rest.show()
        self.print.setFocus()
        self.shown.emit()

    def _ask_printer(self) -> None:
        printing = Printing((self._page,), self._jobs, self)
        printing.ended.connect(self._printed)
        printing.ask()

    def _printed(self, printed: bool) -> None:  # noqa: FBT001 - as Qt's signal has it
        words = self.tr("Handed to the printer.") if printed else self.tr("Not printed.")
        self.told.setText(words)
        if printed:
            self.first.setFocus()

    def end(self) -> None:
        """Hold the two words against the sheet; for a seat, enter who keeps it."""
        desk, made = self._desk, self._made
        assert desk is not None and made is not None  # noqa: S101, PT018 - made first
        typed: Mapping[int, str] = dict(zip(words_asked(made), (self.first.text(), self.second.text()), strict=True))
        if not made.confirms(typed):
            self.told.setText(self.tr("The two words are not those on the sheet. Read them once more from the paper."))
            self.first.selectAll()
            self.first.setFocus()
            return
        if not self._for_seat:
            self._ended()
            return
        words, keeper, kept_at = " ".join(made.words()), self.keeper.text(), self.kept_at.text()
        if not keeper.strip() or not kept_at.strip():
            self.told.setText(self.tr("Write who keeps the sheet, and where it lies."))
            (self.keeper if not keeper.strip() else self.kept_at).setFocus()
            return
        act = desk.sheets.receive
        self._jobs.run(lambda: act(words, keeper, kept_at), lambda _: self._ended(), self._refused, self)

    def _ended(self) -> None:
        self._made, self._page = None, b""
        self.preview.show_paper(b"")
        self.done.emit()

    def _refused(self, refusal: Refusal) -> None:
        self.make.setEnabled(True)
        self.notice.refuse(refusal)
