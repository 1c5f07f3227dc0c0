"""A pupil's page: opens on somebody, and leads to the forms in which is written of him."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sspf_desk.casework.drafts import begun
from sspf_desk.casework.kept import KeptDraft
from sspf_desk.casework.recording import Recorded
from sspf_desk.casework.sheet import PupilView, SheetLine, Written
from sspf_desk.errors import Refusal
from sspf_desk.terms import ItemId, Kind, Mode
from sspf_desk.ui.drafts import DraftBand
from sspf_desk.ui.entry_card import EntryCard
from sspf_desk.ui.erase_form import EraseForm
from sspf_desk.ui.labels import whom
from sspf_desk.ui.page import Page
from sspf_desk.ui.pupil_sheet import PupilSheet
from sspf_desk.ui.workspace import Workspace
from sspf_desk.ui.writing import Writing

SEEN_AFTER = 1000
"""Milliseconds that a page stands before what is new on it counts as seen: not when one only passes by."""


class PupilPage(Page):
    """The page. A pupil who cannot be shown is refused in the window's own band, and nothing of the last one stays."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self._view: PupilView | None = None
        self._writing = Writing(work, self)
        self._writing.saved.connect(self._saved)
        self._new = frozenset[ItemId]()
        """What was new when its reader came here: it is called so for as long as he stays."""
        self._stands = QTimer(self)
        self._stands.setSingleShot(True)
        self._stands.setInterval(SEEN_AFTER)
        self._stands.timeout.connect(self._mark)
        self._first: QWidget | None = None
        self._band = DraftBand(work, self._is_about_him)
        self._band.taken_up.connect(self._go_on)
        self._writing.closed.connect(self._band.refresh)
        self._shown = QWidget()
        self.column.addWidget(self._band)
        self.column.addWidget(self._shown)
        self.column.addStretch(1)
        QShortcut(QKeySequence("Ctrl+N"), self, partial(self.write, Kind.SIGNAL))

    def title(self) -> str:
        return self.tr("Pupil")

    def first(self) -> QWidget | None:
        return self._first

    def open(self, about: str) -> None:
        if about != self.about:
            self._let_go()
        self._new = frozenset()
        super().open(about)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing of anybody stays on a page that was left: whoever comes back asks anew."""
        if not event.spontaneous():
            self._let_go()

    def _let_go(self) -> None:
        self._stands.stop()
        self._view = self._first = None
        self._put(QWidget())

    def refresh(self) -> None:
        ask, about = partial(self.work.desk.recording.open, self.about), self.about
        self.work.read(ask, partial(self._answered, about), self, partial(self._refused, about))
        self._band.refresh()

    def _refused(self, about: str, refusal: Refusal) -> None:
        """What stood there may be shut by now: it goes before it is said why."""
        if about == self.about:
            self._let_go()
        self.work.refused.emit(refusal)

    def _is_about_him(self, draft: KeptDraft) -> bool:
        return draft.pupil == self.about or (self._view is not None and draft.pupil in self._view.handles)

    def _answered(self, about: str, view: PupilView) -> None:
        """Unless the reader has gone on meanwhile."""
        if about == self.about and not self.isHidden():
            self._show(view)

    def keep_draft(self) -> None:
        self._writing.keep()

    def _put(self, shown: QWidget) -> None:
        self.column.replaceWidget(self._shown, shown)
        shown.show()
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = shown

    def _show(self, view: PupilView) -> None:
        self._view = view
        self._new |= {line.item for line in view.sheet.lines if line.new}
        here = self._first is None or self._first.hasFocus() or self.focusWidget() is None
        held = self._held()
        sheet = PupilSheet(self.work, view, self._new)
        sheet.asked.connect(self.write)
        sheet.corrected.connect(self._correct)
        sheet.erased.connect(self._erase)
        self._put(sheet)
        self._first = sheet.first
        if held:
            sheet.go_to(held)
        elif here and self._first:
            self._first.setFocus()
        self._stands.start()

    def _mark(self) -> None:
        """The page has stood there for a while: what it shows has been seen."""
        if self._view:
            seen = partial(self.work.desk.recording.seen, self._view)
            self.work.write(seen, _say_nothing, self, refused=_say_nothing)

    def _held(self) -> ItemId | None:
        """The entry that has the keys: they stay with it when it is shown anew, answered or corrected."""
        at: QWidget | None = self.focusWidget()
        while at is not None and not isinstance(at, EntryCard):
            at = at.parentWidget()
        return at.line.item if at else None

    def write(self, kind: Kind) -> None:
        """Begin something new of a kind; a draft that waits is spoken of first, for there is room for one."""
        may = self.work.desk.member.mode is Mode.WRITES or kind is Kind.NOTE_TO_SELF
        if self._view and may:
            self._writing.open(self._view, KeptDraft(self.about, begun(kind, self._view.today)), self._band.draft)

    def _correct(self, line: SheetLine) -> None:
        ask = partial(self.work.desk.recording.written, self.about, line.item, line.kind)
        self.work.read(ask, self._corrected, self)

    def _corrected(self, written: Written) -> None:
        before = KeptDraft(self.about, written.draft, written.item, written.stamp)
        if self._view:
            self._writing.open(self._view, before, self._band.draft)

    def _go_on(self, draft: KeptDraft) -> None:
        if self._view:
            self._writing.open(self._view, draft)

    def _saved(self, recorded: Recorded) -> None:
        """Whoever was known through others until now is this seat's own from here on."""
        if recorded.pupil != self.about:
            self.work.go("pupil", recorded.pupil)

    def _erase(self, line: SheetLine) -> None:
        if self._view:
            EraseForm(self.work, self.about, whom(self._view.sheet), line, self).open()


def _say_nothing(_: object) -> None:
    """Where what was shown could not be marked it is called new once more, and nothing is lost."""
