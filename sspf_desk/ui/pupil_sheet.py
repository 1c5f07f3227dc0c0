"""What stands on a pupil's page, well set: the head, the parts in the order of the sheet, and what came by day."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby, islice

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from sspf_desk.casework.drafts import RECORDABLE
from sspf_desk.casework.sheet import PupilView, SheetLine
from sspf_desk.terms import ItemId, Kind, Mode
from sspf_desk.ui.consent_answer import ConsentAnswer
from sspf_desk.ui.consent_form import ConsentForm
from sspf_desk.ui.decision_form import DecisionForm
from sspf_desk.ui.entry_card import EntryCard
from sspf_desk.ui.folding import Folding
from sspf_desk.ui.labels import day_word, kind_word, whom
from sspf_desk.ui.offered import Declined, Offered, Promised, Shown
from sspf_desk.ui.page import heading, label, primary, text_line
from sspf_desk.ui.within import WholeWithin, words_within
from sspf_desk.ui.workspace import Workspace

BESIDE = tuple(kind for kind in RECORDABLE if kind is not Kind.SIGNAL)
"""What can be written beside a signal, which has a button of its own."""
TIMED = {Kind.SIGNAL, Kind.COMMITMENT, Kind.CONSENT, Kind.MINUTE, Kind.DECISION, Kind.REFERRAL}
SHOWN = 12
"""How many entries of the time line stand there from the start, so that a long one is opened as fast as a short one."""
DAYS = 122
"""Pixels of the column of days."""
AT_ONCE = 7
"""How many entries stand there when the sheet is first painted: what a window has room for."""
A_TURN = 4
"""How many more come at each turn of the event loop, until all do: no key waits for them."""


class PupilSheet(QWidget):
    """One pupil, as one reader may know him now."""

    asked = Signal(object)
    """Something new of a kind is to be written."""
    corrected = Signal(object)
    erased = Signal(object)

    def __init__(self, work: Workspace, view: PupilView, new: frozenset[ItemId] = frozenset()) -> None:
        """``new`` are the entries that are called so."""
        super().__init__()
        self._work = work
        self._view = view
        self._new = new
        self._own = {one.item: one for one in view.own}
        self._purposes = {one.item: one for one in view.purposes}
        self.first: QWidget | None = None
        self._whole = False
        self._sought: ItemId | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._lay_head()
        self._lay(self._beneath(), AT_ONCE)

    def _beneath(self) -> Iterator[None]:
        """All that stands beneath the head, entry by entry."""
        for title, kind, none in self._parts():
            yield from self._part(title, self._of(kind), none)
        yield from self._lay_time_line()
        if notes := self._of(Kind.NOTE_TO_SELF):
            yield from self._part(self.tr("Notes to yourself"), notes, "")

    def _lay(self, entries: Iterator[None], most: int) -> None:
        """So many entries now, and the next few when the window has been painted and has heard its keys."""
        self._whole = len(list(islice(entries, most))) < most
        self._seek()
        if not self._whole:
            QTimer.singleShot(0, self, partial(self._lay, entries, A_TURN))

    def go_to(self, item: ItemId) -> None:
        """The keys go to an entry as soon as it stands here; to the head of the sheet, where it does not."""
        self._sought = item
        self._seek()

    def _seek(self) -> None:
        if self._sought is None:
            return
        card = next((one for one in self.findChildren(EntryCard) if one.line.item == self._sought), None)
        if card:
            card.show()
            card.ask.setFocus()
        elif self._whole and self.first:
            self.first.setFocus()
        if card or self._whole:
            self._sought = None

    def _parts(self) -> tuple[tuple[str, Kind, str], ...]:
        return (
            (self.tr("Why the group asks"), Kind.QUESTION, self.tr("Nobody has written it yet, as far as you know.")),
            (self.tr("Strengths"), Kind.STRENGTH, self._no_strength()),
            (self.tr("Needs"), Kind.NEED, self.tr("No need is written down yet, as far as you know.")),
            (
                self.tr("The pupil's own view"),
                Kind.CHILDS_VIEW,
                self.tr("Nobody has asked yet, as far as you know."),
            ),
        )

    def _no_strength(self) -> str:
        none, begin = self.tr("No strength is written down yet, as far as you know."), self.tr("Begin there.")
        return f"{none} {begin}" if self._work.desk.member.mode is Mode.WRITES else none

    def _of(self, kind: Kind) -> list[SheetLine]:
        return [line for line in self._view.sheet.lines if line.kind is kind]

    def _lay_head(self) -> None:
        sheet, view = self._view.sheet, self._view
        self._column.addWidget(label(sheet.name, "title"))
        born = self.tr("born {year}").format(year=view.birth_year)
        called = self.tr("alias {alias}").format(alias=view.alias) if view.alias else ""
        self._column.addWidget(label(" · ".join(part for part in (sheet.school_class, born, called) if part), "muted"))
        self._column.addSpacing(4)
        self._column.addWidget(self._ways() if self._work.desk.member.mode is Mode.WRITES else self._note_alone())

    def _note_alone(self) -> Folding:
        """A seat that reads keeps notes to itself, and nothing else."""
        note = QPushButton(self.tr("&Note to yourself"))
        note.clicked.connect(lambda: self.asked.emit(Kind.NOTE_TO_SELF))
        self.first = note
        return Folding(note)

    def _ways(self) -> Folding:
        """What can be done here, the likeliest first."""
        signal = primary(self.tr("New &signal"))
        signal.setToolTip(self.tr("Ctrl+N"))
        signal.clicked.connect(lambda: self.asked.emit(Kind.SIGNAL))
        write = QPushButton(self.tr("&Write something else"))
        menu = QMenu(write)
        for kind in BESIDE:
            menu.addAction(kind_word(kind), partial(self.asked.emit, kind))
        write.setMenu(menu)
        consent, decide = QPushButton(self.tr("&Consent …")), QPushButton(self.tr("&Decide on letting out …"))
        about = self._view.sheet.pupil, whom(self._view.sheet)
        consent.clicked.connect(lambda: ConsentForm(self._work, *about, self).open())
        decide.clicked.connect(lambda: DecisionForm(self._work, *about, self).open())
        self.first = signal
        return Folding(signal, write, consent, decide)

    def _part(self, title: str, lines: Sequence[SheetLine], none: str) -> Iterator[None]:
        self._column.addSpacing(10)
        self._column.addWidget(heading(title))
        if not lines:
            self._column.addWidget(label(none, "muted"))
        for line in lines:
            self._column.addWidget(self._card(line))
            yield

    def _card(self, line: SheetLine) -> EntryCard:
        own, new = self._own.get(line.item), line.item in self._new
        made = EntryCard(line, own, self._work.language, self._answer(line), new=new)
        language = self._work.language
        folded = WholeWithin(own.consent, language) if own and own.consent else None
        made.hold(words_within(self._purposes.get(line.item), own, language), folded)
        made.corrected.connect(self.corrected)
        made.erased.connect(self.erased)
        return made

    def _answer(self, line: SheetLine) -> QWidget | None:
        """What is asked of this seat where the entry stands."""
        work, pupil, own = self._work, self._view.sheet.pupil, self._own.get(line.item)
        asks, shown = self._view.promises, Shown(pupil, line.item, str(line.text), line.stamp)
        if line.item in asks.offered:
            return Offered(work, shown)
        if line.item in asks.to_keep | asks.kept:
            return Promised(work, shown, kept=line.item in asks.kept)
        if line.item in asks.declined:
            return Declined(work, shown)
        waits, left = line.item in self._view.to_accept, own.left if own else None
        if waits or left:
            return ConsentAnswer(work, self._view.sheet, line, waits=waits, left=left)
        return None

    def _lay_time_line(self) -> Iterator[None]:
        """By day, the newest first; within a day in the order of the sheet. What is older is shown when it is asked."""
        self._column.addSpacing(10)
        self._column.addWidget(heading(self.tr("What was seen, promised and decided")))
        lines = sorted((one for one in self._view.sheet.lines if one.kind in TIMED), key=_day, reverse=True)
        if not lines:
            self._column.addWidget(label(self.tr("Nothing is written down yet, as far as you know."), "muted"))
        days, shown = self._grid_of_days(), self._shown_of(lines)
        yield from self._lay_days(days, lines[:shown])
        if older := lines[shown:]:
            more = QPushButton(self.tr("Show what is &older"))
            self._column.addLayout(text_line(more))
            more.clicked.connect(lambda: self._lay_older(days, older, more, shown))

    def _shown_of(self, lines: Sequence[SheetLine]) -> int:
        """How many stand there from the start: what is new, and all before it, in any case."""
        return max((place for place, one in enumerate(lines, 1) if one.item in self._new or place <= SHOWN), default=0)

    def _lay_older(self, days: QGridLayout, older: Sequence[SheetLine], more: QPushButton, row: int) -> None:
        more.hide()
        self._lay(self._lay_days(days, older, row), AT_ONCE)
        if (first := days.itemAtPosition(row, 1)) and isinstance(card := first.widget(), EntryCard):
            card.show()
            card.ask.setFocus()

    def _grid_of_days(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, DAYS)
        grid.setColumnStretch(1, 1)
        self._column.addLayout(grid)
        return grid

    def _lay_days(self, days: QGridLayout, lines: Sequence[SheetLine], row: int = 0) -> Iterator[None]:
        for day, of_day in groupby(lines, key=_day):
            words = label(day_word(day, self._work.language))
            words.setContentsMargins(0, 12, 0, 0)
            days.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
            for line in of_day:
                days.addWidget(self._card(line), row, 1)
                row += 1
                yield


def _day(line: SheetLine) -> date:
    return line.day
