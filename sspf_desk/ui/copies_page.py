"""The chair's copies for the table: composed, proved and entered in one go, then looked at, printed or saved."""

from collections.abc import Sequence

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QWidget

from sspf_desk.errors import Refusal
from sspf_desk.meetings.copies import PrintedCopy
from sspf_desk.meetings.planning import MeetingView
from sspf_desk.terms import ItemId, Seat
from sspf_desk.ui.labels import seat_word
from sspf_desk.ui.page import primary
from sspf_desk.ui.papers_page import PapersPage
from sspf_desk.ui.workspace import Workspace


class CopiesPage(PapersPage):
    """One copy for each at the table. A single one that fails its proof, and none is shown or printed."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self._aside: tuple[PrintedCopy, ...] = ()
        """Made here, and not shown before the desk has said that they may still go out."""
        self._row = 0
        self._made = ""
        self._called: Seat | None = None
        """The seat that called the meeting, where it is another's."""
        self.print.setText(self.tr("Print all…"))
        self.show_papers(())

    def title(self) -> str:
        return self.tr("Copies for the table")

    def words(self, day: str) -> str:
        return self.tr("Copies for the meeting {day}").format(day=day)

    def buttons(self) -> tuple[QAbstractButton, ...]:
        self.compose, self.anew = primary(self.tr("Compose the copies")), QPushButton(self.tr("Compose them anew"))
        for button in (self.compose, self.anew):
            button.clicked.connect(self.begin)
        self.one = QPushButton(self.tr("Print this one…"))
        self.one.clicked.connect(lambda: self.put_on_paper(self.papers[self.list.currentRow() :][:1]))
        self.covers = QCheckBox(self.tr("A cover before each"))
        self.covers.setToolTip(self.tr("It says whose the copy is and that it stays on the table."))
        self.covers.setChecked(True)
        return self.compose, self.print, self.one, self.save, self.anew, self.covers

    def print_all(self) -> None:
        self.put_on_paper(self.papers, covered=self.covers.isChecked())

    def first(self) -> QWidget | None:
        return self.list if self.papers else None if self._called else self.compose

    def open(self, about: str) -> None:
        if about != self.about:
            self._aside, self._called = (), None
        super().open(about)

    def refresh(self) -> None:
        self._put_aside()
        super().refresh()

    def _put_aside(self) -> None:
        if self.papers:
            self._aside, self._row = self.papers, self.list.currentRow()

    def seen(self, view: MeetingView) -> None:
        self._called = None if view.yours else view.chair_seat
        if self._aside and view.yours:
            aside = self._aside
            self.work.read(self.may(aside), lambda _: self._show_again(aside), self, self.decline)
        elif not self.papers:
            self.show_papers(())

    def _show_again(self, papers: tuple[PrintedCopy, ...]) -> None:
        if self._aside is papers:
            led_here, self._aside = self.compose.hasFocus(), ()
            self.show_papers(papers)
            self.list.setCurrentRow(self._row)
            if led_here:
                self.list.setFocus()

    def drop(self) -> None:
        self._aside = self.papers = ()
        super().drop()

    def begin(self) -> None:
        """Compose them all; it can be stopped, and then there are none."""
        meeting, copies = ItemId(self.about), self.work.desk.copies
        self._put_aside()
        self.show_papers(())
        self.compose.setEnabled(False)
        self.progress.start(self.tr("Composing the copies"))
        self.work.write(
            lambda: copies.compose(meeting, self.progress.goes_on),
            lambda made: self._composed(made, meeting),
            self,
            "copies",
            refused=self._refused,
            failed=self._failed,
        )

    def _composed(self, papers: tuple[PrintedCopy, ...], meeting: ItemId) -> None:
        self._over()
        if meeting != self.about:
            return
        at = QTime.currentTime().toString("HH.mm")
        told = self.tr("Made at {time}, proved clean and entered. What is written from now on is not on them.")
        self._aside, self._made = (), told.format(time=at)
        self.show_papers(papers)
        self.list.setFocus()

    def _failed(self) -> None:
        """A fault: what was made before it is still here."""
        self._over()
        self.compose.setFocus()
        self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self._aside = ()
        self._over()
        self.compose.setFocus()
        self.work.refused.emit(refusal)

    def _over(self) -> None:
        self.progress.hide()
        self.compose.setEnabled(True)

    def show_papers(self, papers: Sequence[PrintedCopy]) -> None:
        """Show these; with none, say what composing does."""
        super().show_papers(papers)
        self.compose.setVisible(not papers and not self._called)
        for button in (self.one, self.anew, self.covers):
            button.setVisible(bool(papers))
        self.told.setText(self._made if papers else self._told())

    def _told(self) -> str:
        if self._called:
            told = self.tr("The copies are made by the seat that called the meeting: {seat}.")
            return told.format(seat=seat_word(self._called))
        return self.tr(
            "Each at the table gets a copy with just what that person may know. Every copy is read back and "
            "searched before it is shown here. Each is entered in the register, and those whose facts are on "
            "it are told."
        )
