"""One form for all that a member writes of a pupil: it fills a draft, and the draft judges."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sspf_desk.casework.drafts import Draft, Problem
from sspf_desk.casework.kept import KeptDraft
from sspf_desk.casework.openness import Audience
from sspf_desk.casework.recording import Recorded
from sspf_desk.casework.sheet import Written
from sspf_desk.catalogue import Prompt
from sspf_desk.errors import Reason, Refusal
from sspf_desk.terms import Kind
from sspf_desk.ui.drafts import AutoKeep
from sspf_desk.ui.entry_card import readers_words
from sspf_desk.ui.entry_layout import Fields
from sspf_desk.ui.entry_words import asked, prompt_words
from sspf_desk.ui.form import Form
from sspf_desk.ui.labels import kind_word
from sspf_desk.ui.page import card, heading, label
from sspf_desk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class About:
    """Whom it is written of, and who may read what is written."""

    pupil: str
    heading: str
    """Name and class, as they stand in the form; never in its title."""
    audience: Audience


class EntryForm(Form):
    """The form. What is in it keeps itself as a draft; closing it loses nothing."""

    letters, enters, forgets = 96, False, False
    saved = Signal(object)
    """It was recorded: what came of it."""

    def __init__(self, work: Workspace, about: About, start: KeptDraft, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self._about = about
        self._corrects, self._stamp = start.corrects, start.stamp
        self._words = asked(start.draft.kind)
        kind = kind_word(start.draft.kind)
        title = self.tr("Correct: {what}").format(what=kind) if start.corrects else self._words.title
        self.named(title, self.tr("Save  (Ctrl+Enter)"), window=title)
        self.out.setText(self.tr("Close, keep as a draft"))
        self._now = Standing()
        self.fields = Fields(work, start.draft.kind, about.audience)
        self.fields.put(start.draft)
        self._keeper = AutoKeep(work, self._to_keep, self, self.notice.refuse)
        hint = [label(self._words.hint, "muted")] if self._words.hint else []
        self._asking = (label(about.heading), *hint, self._now, self.fields)
        for part in self._asking:
            self.column.addWidget(part)
        self.fields.changed.connect(self._changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.act)
        self._say_who_reads()
        self.begin_at(self.fields.first.filled)

    def begin_by_day(self) -> None:
        """The keys begin in the day: the rest is filled in."""
        self.begin_at(self.fields.day.filled)

    def _changed(self) -> None:
        self._say_who_reads()
        self._keeper.changed()

    def _say_who_reads(self) -> None:
        about, draft = self._about, self.fields.draft()
        open_to = about.audience.to_draft(draft, self.work.catalogue, self._corrects)
        if draft.kind is Kind.NOTE_TO_SELF:
            self.fields.say_who_reads(self.tr("Only you can read this."))
        else:
            self.fields.say_who_reads(readers_words(open_to, about.audience.holder))

    def _problems(self) -> tuple[Problem, ...]:
        return self.fields.draft().problems(self.work.catalogue, self._about.audience.today)

    def _to_keep(self) -> KeptDraft | None:
        """What is written, but for an identity number: that is kept nowhere, and is said at once."""
        return None if self._says_number() else self._kept_as(self.fields.draft())

    def _kept_as(self, draft: Draft) -> KeptDraft:
        return KeptDraft(self._about.pupil, draft, self._corrects, self._stamp)

    def _says_number(self) -> bool:
        """Whether there is an identity number in it; then it is said at its field."""
        found = Problem.PERSONAL_NUMBER in self._problems()
        if found:
            self.fields.fault(self.fields.draft(), (Problem.PERSONAL_NUMBER,))
        return found

    def keep(self) -> None:
        """Keep what is written now, if it may be kept."""
        self._keeper.keep()

    def put_safe(self) -> None:
        """The desk is about to be locked: keep what is written, without the identity numbers in it."""
        self._keeper.put(self._kept_as(self.fields.draft().without_numbers()))

    def reject(self) -> None:
        """Close the form; what is in it waits as a draft. It stays open while there is something that cannot wait."""
        if not self._says_number():
            self.keep()
            super().reject()

    def act(self) -> None:
        """Record it, if the draft has nothing wrong with it."""
        if not self.do.isEnabled():
            return
        draft, problems = self.fields.draft(), self._problems()
        self.fields.fault(draft, problems)
        if problems:
            return
        self._keeper.stop()
        self.fields.setEnabled(False)
        self.write(lambda: self._record(draft), self._recorded, self._about.pupil, "pupils")

    def _record(self, draft: Draft) -> Recorded:
        """In the worker: record it, then let go of the draft that waited."""
        recording = self.work.desk.recording
        if self._corrects:
            recorded = recording.correct(self._about.pupil, self._corrects, draft, self._stamp)
        else:
            recorded = recording.record(self._about.pupil, draft)
        recording.kept.clear()
        return recorded

    def _recorded(self, recorded: Recorded) -> None:
        self._keeper.recorded()
        self.work.said.emit(self.tr("Saved"))
        self.saved.emit(recorded)
        if not recorded.prompts:
            self.accept()
            return
        self._remind(recorded.prompts)

    def ready(self) -> None:
        """Nothing that was written is lost: it stands in the form, and is kept as it is written on."""
        super().ready()
        self.fields.setEnabled(True)
        self.fields.first.take_keys()

    def refuse(self, refusal: Refusal) -> None:
        """Nothing that was written is lost: it stands in the form, and waits as a draft besides."""
        super().refuse(refusal)
        if refusal.reason is Reason.CHANGED_MEANWHILE and self._corrects:
            pupil, item, kind = self._about.pupil, self._corrects, self.fields.draft().kind
            written = self.work.desk.recording.written
            self.work.read(lambda: written(pupil, item, kind), self._show_standing, self)

    def _show_standing(self, written: Written) -> None:
        """What a colleague has made of it: read it, and save over it or not."""
        self._stamp = written.stamp
        self._now.show_text(written.draft)
        self.fit()

    def _remind(self, prompts: frozenset[Prompt]) -> None:
        """Saved, and a duty of one's own that it brings to mind; calmly, for nothing is decided by it."""
        for part in self._asking:
            part.hide()
        self.named(self.tr("Saved. Something to think of"), "", window=self.windowTitle())
        for prompt in sorted(prompts):
            frame, inside = card()
            title, words = prompt_words(prompt)
            inside.addWidget(label(title, "heading"))
            inside.addWidget(label(words))
            self.column.addWidget(frame)
            frame.show()
        self.only_close(self.tr("Close"))
        self.fit()


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
