"""From a page into the form in which is written of one pupil, and back: one form at a time, one draft that waits."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sspf_desk.casework.kept import KeptDraft
from sspf_desk.casework.mending import Mending
from sspf_desk.casework.sheet import PupilView
from sspf_desk.errors import Reason
from sspf_desk.ui.drafts import DraftQuestion
from sspf_desk.ui.entry_form import About, EntryForm
from sspf_desk.ui.labels import whom
from sspf_desk.ui.workspace import Workspace


class Writing(QObject):
    """The form over a page, while it is open."""

    saved = Signal(object)
    """It was recorded: what came of it."""
    closed = Signal()

    def __init__(self, work: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._work = work
        self._page = page
        self._form: EntryForm | None = None

    def open(self, view: PupilView, start: KeptDraft, waits: KeptDraft | None = None, *, by_day: bool = False) -> None:
        """Open the form; a draft that waits is spoken of first, for there is room for one.

        ``by_day`` where only its day is left to be filled in.
        """
        if self._form:
            return
        if waits is None:
            self._show(view, start, by_day=by_day)
            return
        question = DraftQuestion(waits, self._page)
        here, away = partial(self._show, view, waits), partial(self._work.go, "pupil", waits.pupil)
        question.went_on.connect(here if waits.pupil in {start.pupil, *view.handles} else away)
        question.began_anew.connect(partial(self._throw_away, partial(self._show, view, start, by_day=by_day)))
        question.open()

    def _throw_away(self, then: Callable[[], None]) -> None:
        """The draft that waits goes at once, whatever comes of the new one."""
        self._work.write(self._work.desk.recording.kept.clear, lambda _: then(), self._page)

    def mend(self, pupil: str, gap: Reason) -> None:
        """Open the form that mends what keeps a pupil off an agenda; gone on with, where it was begun and not saved."""
        recording = self._work.desk.recording
        self._work.read(lambda: (recording.mending(pupil, gap), recording.kept.draft()), self._mend, self._page)

    def _mend(self, told: tuple[Mending, KeptDraft | None]) -> None:
        mending, waits = told
        start, handles = mending.start, {mending.start.pupil, *mending.view.handles}
        same = waits and (waits.draft.kind, waits.corrects) == (start.draft.kind, start.corrects)
        if waits and same and waits.pupil in handles:
            self.open(mending.view, waits)
        else:
            self.open(mending.view, start, waits, by_day=mending.by_day)

    def _show(self, view: PupilView, start: KeptDraft, *, by_day: bool = False) -> None:
        about = About(start.pupil, whom(view.sheet), view.audience)
        self._form = EntryForm(self._work, about, start, self._page)
        if by_day:
            self._form.begin_by_day()
        self._form.saved.connect(self.saved)
        self._form.finished.connect(self._closed)
        self._form.open()

    def _closed(self) -> None:
        self._form = None
        self.closed.emit()

    def keep(self) -> None:
        """Keep what is written now: the desk is about to be locked."""
        if self._form:
            self._form.put_safe()
