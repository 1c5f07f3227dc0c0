"""One meeting: when, where and who; the pupils on its agenda, and what another one lacks to come on it."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from sspf_desk.casework.people import PupilRow
from sspf_desk.casework.recording import Recorded
from sspf_desk.errors import Reason, Refusal
from sspf_desk.meetings.planning import Candidate, MeetingView
from sspf_desk.meetings.preparing import Prepared
from sspf_desk.terms import ItemId
from sspf_desk.ui.folding import Folding
from sspf_desk.ui.labels import day_word, seat_word
from sspf_desk.ui.lacking import Lacking
from sspf_desk.ui.page import Page, card, heading, label, named_button, primary, whole
from sspf_desk.ui.pupil_picker import PupilPicker
from sspf_desk.ui.readiness import ReadinessBox
from sspf_desk.ui.workspace import Workspace
from sspf_desk.ui.writing import Writing

Answer = tuple[MeetingView, Prepared, Sequence[PupilRow], Sequence[Candidate]]


class MeetingPage(Page):
    """A meeting as this member may see it. Whoever called it chooses its pupils here."""

    changes = ("meetings", "pupils")

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self._wanted: list[str] = []
        """Pupils to come on as soon as they may."""
        self._mending = self._back_to = ""
        """Of whom something is written now, and to whom the keys come back when it is."""
        self._writing = Writing(work, self)
        self._writing.saved.connect(self._written)
        self._title, self._when = label("", "title"), label("", "muted")
        self.copies = primary(self.tr("Copies for the table…"))
        self.own = QPushButton(self.tr("My own sheet"))
        self.register = QPushButton(self.tr("Copies handed out"))
        self.picker = PupilPicker(self.tr("Raise the pupil"))
        self.picker.chosen.connect(self.consider)
        for button, page in ((self.copies, "copies"), (self.own, "own-sheet"), (self.register, "register")):
            button.clicked.connect(lambda _=False, page=page: self.work.go(page, self.about))
        self.readiness = ReadinessBox(work)
        self._table, self._pupils, self._lacking = QGridLayout(), QVBoxLayout(), QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        self.column.addWidget(self._title)
        self.column.addWidget(self._when)
        self.column.addWidget(Folding(self.copies, self.own, self.register))
        who, inside = card()
        inside.addWidget(heading(self.tr("At the table")))
        self._table.setHorizontalSpacing(24)
        self._table.setVerticalSpacing(6)
        for names in (1, 3):
            self._table.setColumnStretch(names, 1)
        inside.addLayout(self._table)
        self._before, inside = card()
        inside.addWidget(heading(self.tr("Before the meeting")))
        inside.addWidget(self.readiness)
        agenda, inside = card()
        inside.addWidget(heading(self.tr("Pupils on the agenda")))
        inside.addLayout(self._pupils)
        self._raising, inside = card()
        inside.addWidget(heading(self.tr("Raise a pupil")))
        inside.addLayout(self._lacking)
        inside.addWidget(self.picker)
        self._lacking.setSpacing(12)
        for part in (who, self._before, agenda, self._raising):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def title(self) -> str:
        return self.tr("Meeting")

    def first(self) -> QWidget:
        return self.copies if self.copies.isVisibleTo(self) else self.own

    def open(self, about: str) -> None:
        if about != self.about:
            self._wanted = []
            self.picker.line.clear()
        super().open(about)

    def refresh(self) -> None:
        self.work.read(self._ask, self._show, self)

    def _ask(self) -> Answer:
        desk, meeting = self.work.desk, ItemId(self.about)
        view, prepared = desk.planning.view(meeting), desk.preparing.view(meeting)
        if not view.yours:
            return view, prepared, (), ()
        on, wanted = {one.pupil for one in view.pupils}, list[Candidate]()
        for pupil in self._wanted:
            with suppress(Refusal):  # One who is no longer known is wanted no longer.
                wanted.append(desk.planning.candidate(meeting, pupil))
        return view, prepared, desk.people.list(), [one for one in wanted if one.pupil.pupil not in on]

    def _show(self, answer: Answer) -> None:
        view, prepared, pupils, wanted = answer
        self._wanted = [one.pupil.pupil for one in wanted]
        day = day_word(view.row.held_on, self.work.language)
        self._title.setText(self.tr("Meeting {day}").format(day=day))
        hour = view.row.begins.strftime("%H.%M")
        self._when.setText(self.tr("At {time}, {place}").format(time=hour, place=view.row.place))
        self.copies.setVisible(view.yours)
        self._raising.setVisible(view.yours)
        self._show_table(view)
        self._before.setVisible(self.readiness.show_for(prepared))
        self._show_pupils(view)
        self.clear(self._lacking)
        for one in wanted:
            self._lacking.addWidget(lacks := self._lacks(one))
            if one.pupil.pupil == self._back_to:
                lacks.take_keys()
                self._back_to = ""
        self.picker.offer(pupils, [one.pupil for one in view.pupils] + self._wanted)

    def _show_table(self, view: MeetingView) -> None:
        self.clear(self._table)
        for place, (seat, name) in enumerate(view.present):
            row, side = divmod(place, 2)
            self._table.addWidget(whole(seat_word(seat), "muted"), row, 2 * side)
            chairs = self.tr("{name}, chair").format(name=name)
            self._table.addWidget(label(chairs if seat is view.chair_seat else name), row, 2 * side + 1)

    def _show_pupils(self, view: MeetingView) -> None:
        self.clear(self._pupils)
        if not view.pupils:
            none = self.tr("No pupil is on the agenda yet.")
            theirs = self.tr("No pupil that you may know of is on the agenda yet.")
            self._pupils.addWidget(label(none if view.yours else theirs))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(0, 1)
        for row, one in enumerate(view.pupils):
            name = self.tr("{name}, {group}").format(name=one.name, group=one.school_class)
            opens = named_button(self.tr("Open"), name, partial(self.work.go, "pupil", one.pupil))
            grid.addWidget(label(name), row, 0)
            grid.addWidget(opens, row, 1)
            if view.yours and not view.begun:
                off = named_button(self.tr("Take off"), name, partial(self.take_off, one.pupil))
                grid.addWidget(off, row, 2)
        self._pupils.addLayout(grid)

    def _lacks(self, one: Candidate) -> Lacking:
        lacks = Lacking(one, self.work.words)
        lacks.mends.connect(self.mend)
        lacks.raises.connect(self._put_on)
        lacks.leaves.connect(self.leave)
        return lacks

    def mend(self, pupil: str, gap: Reason) -> None:
        """Open the form that mends what is missing; when it is saved, one is back here."""
        self._mending = pupil
        self._writing.mend(pupil, gap)

    def _written(self, recorded: Recorded) -> None:
        """Whoever was known through others until now is this seat's own from here on."""
        self._wanted = [recorded.pupil if one == self._mending else one for one in self._wanted]
        self._back_to = recorded.pupil

    def keep_draft(self) -> None:
        self._writing.keep()

    def consider(self, pupil: str) -> None:
        """Put a pupil on if nothing is missing; else say what is."""
        planning, meeting = self.work.desk.planning, ItemId(self.about)
        self.work.read(lambda: planning.candidate(meeting, pupil), self._considered, self)

    def _considered(self, one: Candidate) -> None:
        if one.gaps:
            self._wanted.append(one.pupil.pupil)
            self.refresh()
        else:
            self._put_on(one.pupil.pupil)

    def _put_on(self, pupil: str) -> None:
        desk, meeting = self.work.desk, ItemId(self.about)
        done = self.tr("The pupil is on the agenda.")
        self.work.write(
            lambda: desk.planning.put_on(meeting, desk.people.mine(pupil)),
            lambda _: self._done(done),
            self,
            "meetings",
            "pupils",
            pupil,
        )

    def take_off(self, pupil: str) -> None:
        """Take a pupil off again."""
        planning, meeting = self.work.desk.planning, ItemId(self.about)
        done = self.tr("The pupil is no longer on the agenda.")
        self.work.write(lambda: planning.take_off(meeting, pupil), lambda _: self._done(done), self, "meetings", pupil)

    def _done(self, words: str) -> None:
        self.work.said.emit(words)
        self.picker.setFocus()

    def leave(self, pupil: str) -> None:
        """No longer want to raise a pupil."""
        self._wanted.remove(pupil)
        self.refresh()
        self.picker.setFocus()
