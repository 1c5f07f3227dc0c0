"""Unsaved text: it keeps itself, sealed, while it is written, and is offered again after a crash or a lock."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QPushButton, QWidget

from sspf_desk.casework.kept import KeptDraft
from sspf_desk.errors import Refusal
from sspf_desk.ui.labels import kind_word
from sspf_desk.ui.page import label, primary
from sspf_desk.ui.workspace import Workspace

EVERY = 1800
"""Milliseconds after a change until the draft is kept: with the way to the disk a crash takes two seconds at most."""


class AutoKeep(QObject):
    """Keeps what a form holds, at most two seconds behind its writer."""

    def __init__(
        self,
        work: Workspace,
        draft: Callable[[], KeptDraft | None],
        form: QWidget,
        refused: Callable[[Refusal], object],
    ) -> None:
        """``draft`` tells what is to be kept now; None where nothing may be.

        What stands in the form from the beginning is not kept: nobody has written it here.
        """
        super().__init__(form)
        self._work = work
        self._draft = draft
        self._form = form
        self._refused = refused
        self._begun = self._kept = draft()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.keep)

    def changed(self) -> None:
        """Something was written. The first change starts the two seconds; those after it do not put them off."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep the draft as it stands, unless it lies there already."""
        self._timer.stop()
        if draft := self._draft():
            self.put(draft)

    def put(self, draft: KeptDraft) -> None:
        """Keep this one. Where all that was written is gone again, the draft that waited goes too."""
        if draft == self._kept:
            return
        before, self._kept = self._kept, draft
        empty = draft == self._begun and draft.empty
        kept = self._work.desk.recording.kept
        act = kept.clear if empty else partial(kept.keep, draft)

        def said(_: None) -> None:
            self._work.said.emit(self.tr("Draft thrown away") if empty else self.tr("Draft saved"))

        def not_kept(refusal: Refusal) -> None:
            """It does not lie there after all: the next change tries again."""
            self._kept = before
            self._refused(refusal)

        self._work.write(act, said, self._form, refused=not_kept)

    def stop(self) -> None:
        """It is being saved: keep nothing more until something changes."""
        self._timer.stop()

    def recorded(self) -> None:
        """What stands in the form is saved, and no draft any more."""
        self._kept = self._draft()


class DraftBand(QFrame):
    """Offers the draft that waits. Where none does, it is not there."""

    taken_up = Signal(object)
    """The reader goes on with it, on the very page that shows it; elsewhere the band leads to its pupil."""

    def __init__(self, work: Workspace, here: Callable[[KeptDraft], bool] | None = None) -> None:
        """``here`` tells whether a draft belongs to what the page shows; None on a page that is about nobody."""
        super().__init__()
        self.setProperty("role", "card")
        self._work = work
        self._here = here
        self._draft: KeptDraft | None = None
        self._words = label("")
        self._go_on, self._throw = primary(self.tr("Go on with it")), QPushButton(self.tr("Throw it away"))
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 14, 12)
        row.setSpacing(10)
        row.addWidget(self._words, 1)
        row.addWidget(self._go_on)
        row.addWidget(self._throw)
        self._go_on.clicked.connect(self.take_up)
        self._throw.clicked.connect(self._clear)
        self.hide()

    @property
    def draft(self) -> KeptDraft | None:
        """The draft that waits."""
        return self._draft

    def refresh(self) -> None:
        """Ask whether one waits."""
        self._work.read(self._work.desk.recording.kept.draft, self._show, self)

    def _show(self, draft: KeptDraft | None) -> None:
        self._draft = draft
        if draft:
            what = kind_word(draft.draft.kind)
            words = self.tr("You have a draft that is not saved: {what}.")
            other = self.tr("You have a draft about another pupil that is not saved: {what}.")
            self._words.setText((words if self._here is None or self._here(draft) else other).format(what=what))
        self.setVisible(draft is not None)

    def take_up(self) -> None:
        """Go on with it, here or on its pupil's page."""
        if self._draft is None:
            return
        if self._here and self._here(self._draft):
            self.taken_up.emit(self._draft)
        else:
            self._work.go("pupil", self._draft.pupil)

    def _clear(self) -> None:
        clear = self._work.desk.recording.kept.clear
        self._work.write(clear, lambda _: self._show(None), self, "drafts")


class DraftQuestion(QMessageBox):
    """Before something new is begun while a draft waits: there is room for one."""

    went_on = Signal()
    began_anew = Signal()

    def __init__(self, draft: KeptDraft, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A draft waits"))
        what = kind_word(draft.draft.kind)
        self.setText(self.tr("You have a draft that is not saved: {what}.").format(what=what))
        self.setInformativeText(self.tr("What you begin now takes its place."))
        role = QMessageBox.ButtonRole
        go_on = self.addButton(self.tr("Go on with the draft"), role.AcceptRole)
        anew = self.addButton(self.tr("Throw it away and begin anew"), role.DestructiveRole)
        self.setEscapeButton(self.addButton(self.tr("Cancel"), role.RejectRole))
        self.setDefaultButton(go_on)
        go_on.clicked.connect(self.went_on)
        anew.clicked.connect(self.began_anew)
