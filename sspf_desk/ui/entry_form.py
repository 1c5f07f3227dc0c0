"""One form for all that a member writes of a pupil: it fills a draft, and the draft judges."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sspf_desk.casework.drafts import Draft, Problem
from sspf_desk.casework.kept import KeptDraft
from sspf_desk.casework.openness import Audience
from sspf_desk.casework.recording import Recorded
from sspf_desk.casework.sheet import Written
from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Kind
from sspf_desk.ui.drafts import AutoKeep
from sspf_desk.ui.entry_card import readers_words
from sspf_desk.ui.entry_layout import Fields
from sspf_desk.ui.entry_words import asked, prompt_words
from sspf_desk.ui.notice import Notice
from sspf_desk.ui.page import card, heading, label, primary
from sspf_desk.ui.workspace import Workspace

WIDE, HIGH = 96, 38
"""Of the form, in letters and lines; a screen that is smaller makes it so."""
ROUND_IT = QSize(60, 90)
"""Pixels of the screen that the form leaves free."""


@dataclass(frozen=True, slots=True)
class About:
    """Whom it is written of, and who may read what is written."""

    pupil: str
    heading: str
    """Name and class, as they stand in the form; never in its title."""
    audience: Audience


class EntryForm(QDialog):
    """The form. What is in it keeps itself as a draft; closing it loses nothing."""

    saved = Signal(object)
    """It was recorded: what came of it."""

    def __init__(self, work: Workspace, about: About, start: KeptDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._work = work
        self._about = about
        self._corrects, self._stamp = start.corrects, start.stamp
        self._words = asked(start.draft.kind)
        self.setWindowTitle(self._words.title)
        wished = QSize(WIDE * self.fontMetrics().averageCharWidth(), HIGH * self.fontMetrics().height())
        self.resize(wished.boundedTo(self.screen().availableSize() - ROUND_IT))
        self._notice = Notice(work.words)
        self._now = Standing()
        self.fields = Fields(work, start.draft.kind, about.audience)
        self.fields.put(start.draft)
        self._untouched = self.fields.draft()
        """What the form fills in of itself, and what was there before: nothing that somebody has written here."""
        self._keeper = AutoKeep(work, self._to_keep, self, self._notice.refuse)
        self._save = primary(self.tr("Save  (Ctrl+Enter)"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._laid_out())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.fields.changed.connect(self._changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        self._say_who_reads()
        self.fields.first.take_keys()

    def _laid_out(self) -> QWidget:
        inner, area = QWidget(), QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(26, 22, 26, 16)
        column.setSpacing(12)
        column.addWidget(heading(self._words.title))
        column.addWidget(label(self._about.heading))
        if self._words.hint:
            column.addWidget(label(self._words.hint, "muted"))
        column.addWidget(self._notice)
        column.addWidget(self._now)
        column.addWidget(self.fields)
        column.addStretch(1)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        outer.addLayout(self._foot())
        return whole

    def _foot(self) -> QHBoxLayout:
        close = QPushButton(self.tr("Close, keep as a draft"))
        close.clicked.connect(self.reject)
        self._save.clicked.connect(self.save)
        row = QHBoxLayout()
        row.setContentsMargins(26, 12, 26, 20)
        row.setSpacing(10)
        row.addStretch(1)
        for button in (self._save, close):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _changed(self) -> None:
        self._say_who_reads()
        self._keeper.changed()

    def _say_who_reads(self) -> None:
        about, draft = self._about, self.fields.draft()
        open_to = about.audience.to_draft(draft, self._work.catalogue, self._corrects)
        if draft.kind is Kind.NOTE_TO_SELF:
            self.fields.say_who_reads(self.tr("Only you can read this."))
        else:
            self.fields.say_who_reads(readers_words(open_to, about.audience.holder))

    def _problems(self) -> tuple[Problem, ...]:
        return self.fields.draft().problems(self._work.catalogue, self._about.audience.today)

    def _to_keep(self) -> KeptDraft | None:
        """What is written, but for an identity number: that is kept nowhere, and is said at once."""
        draft = self.fields.draft()
        if draft == self._untouched:
            return None
        if Problem.PERSONAL_NUMBER in self._problems():
            self.fields.fault(draft, (Problem.PERSONAL_NUMBER,))
            return None
        return KeptDraft(self._about.pupil, draft, self._corrects, self._stamp)

    def keep(self) -> None:
        """Keep what is written now: the desk is about to be locked, or the form closed."""
        self._keeper.keep()

    def reject(self) -> None:
        """Close the form; what is in it waits as a draft."""
        self.keep()
        super().reject()

    def save(self) -> None:
        """Record it, if the draft has nothing wrong with it."""
        if not self._save.isEnabled():
            return
        draft, problems = self.fields.draft(), self._problems()
        self.fields.fault(draft, problems)
        if problems:
            return
        self._keeper.stop()
        self._hold(held=True)
        pupil = self._about.pupil
        self._work.write(lambda: self._record(draft), self._recorded, self, pupil, "pupils", refused=self._refused)

    def _hold(self, *, held: bool) -> None:
        """Nothing more is written while it is being saved, for that would be lost."""
        self._save.setDisabled(held)
        self.fields.setDisabled(held)

    def _record(self, draft: Draft) -> Recorded:
        """In the worker: record it, then let go of the draft that waited."""
        recording = self._work.desk.recording
        if self._corrects:
            recorded = recording.correct(self._about.pupil, self._corrects, draft, self._stamp)
        else:
            recorded = recording.record(self._about.pupil, draft)
        recording.kept.clear()
        return recorded

    def _recorded(self, recorded: Recorded) -> None:
        self._untouched = self.fields.draft()
        self._work.said.emit(self.tr("Saved"))
        self.saved.emit(recorded)
        if not recorded.prompts:
            self.accept()
            return
        reminder = self._reminder(recorded)
        self._stack.addWidget(reminder)
        self._stack.setCurrentWidget(reminder)
        self.resize(self.width(), reminder.sizeHint().height())

    def _refused(self, refusal: Refusal) -> None:
        """Nothing that was written is lost: it stands in the form, and waits as a draft besides."""
        self._hold(held=False)
        self.fields.first.take_keys()
        self._notice.refuse(refusal)
        if refusal.reason is Reason.CHANGED_MEANWHILE and self._corrects:
            pupil, item, kind = self._about.pupil, self._corrects, self.fields.draft().kind
            written = self._work.desk.recording.written
            self._work.read(lambda: written(pupil, item, kind), self._show_standing, self)

    def _show_standing(self, written: Written) -> None:
        """What a colleague has made of it: read it, and save over it or not."""
        self._stamp = written.stamp
        self._now.show_text(written.draft)

    def _reminder(self, recorded: Recorded) -> QWidget:
        """Saved, and a duty of one's own that it brings to mind; calmly, for nothing is decided by it."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(26, 22, 26, 20)
        column.setSpacing(14)
        column.addWidget(heading(self.tr("Saved. Something to think of")))
        for prompt in sorted(recorded.prompts):
            frame, inside = card()
            title, words = prompt_words(prompt)
            inside.addWidget(label(title, "heading"))
            inside.addWidget(label(words))
            column.addWidget(frame)
        column.addStretch(1)
        close = primary(self.tr("Close"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()
        return made


class Standing(QFrame):
    """How an item stands now, where a colleague has changed it since; empty, it is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._text = label("")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(heading(self.tr("This is how it stands now")))
        column.addWidget(self._text)
        column.addWidget(label(self.tr("Save again, and yours takes its place."), "muted"))
        self.hide()

    def show_text(self, draft: Draft) -> None:
        """Show it."""
        self._text.setText("\n".join(part for part in (draft.text, draft.remark) if part))
        self.show()
