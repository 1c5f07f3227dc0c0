"""Papers of a meeting as they will be printed: whom each is for and its code; printed from memory, or saved locked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings.copies import PrintedCopy
from sspf_desk.meetings.planning import MeetingView
from sspf_desk.terms import ItemId
from sspf_desk.ui.labels import day_word, seat_word
from sspf_desk.ui.page import Page, label, primary, text_line
from sspf_desk.ui.paper import Preview, Printing
from sspf_desk.ui.progress import Progress
from sspf_desk.ui.save_locked import SaveLocked
from sspf_desk.ui.workspace import Workspace

WIDE = 1180
"""Pixels of this page: a paper in its whole width beside the list of them."""
LIST = 240
"""Pixels of the list's width."""
TALL = 340
"""Pixels of a paper that are seen at the least."""


class PapersPage(Page):
    """What is shown is what is printed and what is saved: the same bytes. They lie in memory alone.

    Before they go out the desk is asked whether they may still; where they may not, they are gone from here too.
    """

    changes = ("meetings", "pupils")

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self.papers: tuple[PrintedCopy, ...] = ()
        self._printing: Printing | None = None
        self._title, self.told = label("", "title"), label("")
        self.progress = Progress()
        self.progress.stopped.connect(self._stop)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Copies"))
        self.list.setFixedWidth(LIST)
        self.list.setSpacing(2)
        self.list.currentRowChanged.connect(self._preview_row)
        self.preview = Preview(work.jobs, self.tr("The paper"))
        self.preview.setMinimumHeight(TALL)
        self.print = primary(self.tr("Print…"))
        self.save = QPushButton(self.tr("Save locked…"))
        self.print.clicked.connect(self.print_all)
        self.save.clicked.connect(self.lock_up)
        held = self.column.parentWidget()
        if isinstance(held, QWidget):
            held.setMaximumWidth(WIDE)
        self.column.addWidget(self._title)
        self.column.addWidget(self.told)
        self._acts = QVBoxLayout()
        self._acts.addLayout(text_line(*self.buttons()))
        self.column.addLayout(self._acts)
        self.column.addWidget(self.progress)
        self._both = text_line(self.list, self.preview, stretch=False)
        self._both.setStretch(1, 1)
        self.column.addLayout(self._both, 1)
        self.column.addStretch(0)

    def buttons(self) -> tuple[QAbstractButton, ...]:
        """What can be done, from the left."""
        return self.print, self.save

    def words(self, day: str) -> str:
        """The page's heading for a meeting on a day."""
        raise NotImplementedError

    def open(self, about: str) -> None:
        if about != self.about:
            self.show_papers(())
        super().open(about)

    def refresh(self) -> None:
        meeting = ItemId(self.about)
        self.show_papers(())
        self.work.read(lambda: self.work.desk.planning.view(meeting), self._head, self)

    def _head(self, view: MeetingView) -> None:
        self._title.setText(self.words(day_word(view.row.held_on, self.work.language)))
        self.seen(view)

    def seen(self, view: MeetingView) -> None:
        """The meeting is known: for pages that go on from there."""

    def show_papers(self, papers: Sequence[PrintedCopy]) -> None:
        """Show these, the first of them at once; or nothing."""
        self.papers = tuple(papers)
        self.list.clear()
        for one in self.papers:
            words = self.tr("{name}\n{seat}\ncode {code}")
            item = QListWidgetItem(
                words.format(name=one.receiver_name, seat=seat_word(one.receiver), code=one.code), self.list
            )
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", ", "))
        for widget in (self.preview, self.print, self.save):
            widget.setVisible(bool(self.papers))
        self.list.setVisible(len(self.papers) > 1)
        if self.papers:
            self.list.setCurrentRow(0)
        else:
            self.preview.show_paper(b"")

    def _preview_row(self, row: int) -> None:
        if 0 <= row < len(self.papers):
            self.preview.show_paper(self.papers[row].page)

    def print_all(self) -> None:
        """All that is shown, in one run."""
        self.put_on_paper(self.papers)

    def put_on_paper(self, papers: Sequence[PrintedCopy], *, covered: bool = False) -> None:
        """One print run, from memory: each copy on a new sheet, and where it is asked for with a cover before it."""
        copies, may = self.work.desk.copies, self.may(papers)

        def pages() -> list[bytes]:
            may()
            return [page for one in papers for page in ((copies.cover(one), one.page) if covered else (one.page,))]

        self.work.read(pages, lambda made: self._run(made, may), self, self.decline)

    def may(self, papers: Sequence[PrintedCopy]) -> Callable[[], None]:
        """What asks the desk, in the worker, whether these may still go out."""
        meeting, copies = ItemId(self.about), self.work.desk.copies
        return lambda: copies.still(meeting, papers)

    def decline(self, refusal: Refusal) -> None:
        """Say why; papers that may go out no more are no longer here."""
        if refusal.reason is Reason.COPIES_OUTDATED:
            self.drop()
        self.work.refused.emit(refusal)

    def drop(self) -> None:
        """Have none of these any more."""
        self.show_papers(())
        self.refresh()
        if first := self.first():
            first.setFocus()

    def _run(self, pages: Sequence[bytes], may: Callable[[], None]) -> None:
        printing = Printing(pages, self.work.jobs, self.window(), may)
        printing.refused.connect(self.decline)
        printing.told.connect(self.progress.told)
        printing.ended.connect(self._printed)
        self._printing = printing
        self.progress.start(self.tr("Printing"))
        printing.ask()

    def _printed(self, whole: bool) -> None:  # noqa: FBT001 - as Qt's signal has it
        self.progress.hide()
        self.print.setFocus()
        if self._printing:
            self._printing.deleteLater()
            self._printing = None
        self.work.said.emit(self.tr("Handed to the printer.") if whole else self.tr("Not all was printed."))

    def _stop(self) -> None:
        if self._printing:
            self._printing.stop()

    def lock_up(self) -> None:
        """Save them behind a password."""
        form = SaveLocked(self.work, self.papers, self.may(self.papers), self.window())
        form.outdated.connect(self.drop)
        form.open()
