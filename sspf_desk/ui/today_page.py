"""Idag: what waits for me, what is new, the next meeting, what I have promised, what runs out.

An empty day looks good too.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from sspf_desk.casework.news import NewsRow
from sspf_desk.casework.today import ConsentRow, Day, DraftRow, PromiseRow
from sspf_desk.meetings.preparing import NextMeeting
from sspf_desk.membership.upkeep import Upkeep
from sspf_desk.ui.folded import Folded
from sspf_desk.ui.labels import day_word, kind_word, seat_word
from sspf_desk.ui.page import Page, card, heading, label, named_button, text_line
from sspf_desk.ui.readiness import ReadinessBox
from sspf_desk.ui.workspace import Workspace

MOST = 8
"""How many pupils with something new are told of before one asks for the rest."""
Answer = tuple[Day, NextMeeting | None, Upkeep]


class TodayPage(Page):
    """The page a counsellor opens every morning."""

    changes = ("pupils", "meetings", "members", "upkeep", "drafts")

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self._first: QWidget | None = None

    def title(self) -> str:
        return self.tr("Today")

    def first(self) -> QWidget | None:
        return self._first

    def refresh(self) -> None:
        self.work.read(self._ask, self._show, self)

    def _ask(self) -> Answer:
        desk = self.work.desk
        return desk.today.day(), desk.preparing.next(), desk.upkeep()

    def _show(self, answer: Answer) -> None:
        day, coming, upkeep = answer
        keys = QApplication.focusWidget()
        here = keys is not None and self.isAncestorOf(keys)
        self.clear()
        self._first = None
        self.column.addWidget(label(self.tr("Today"), "title"))
        self.column.addWidget(label(day_word(day.on, self.work.language), "muted"))
        parts = (
            self._restored(upkeep),
            self._draft(day.draft),
            self._waiting(day, upkeep),
            self._news(day.news),
            self._meeting(coming),
            self._promises(day.promises),
            self._running_out(day.running_out),
        )
        shown = [part for part in parts if part]
        for part in shown:
            self.column.addWidget(part)
        if not shown:
            self.column.addWidget(label(self.tr("Nothing waits for you today.")))
        self.column.addStretch(1)
        if here and self._first:
            self._first.setFocus()

    def _restored(self, upkeep: Upkeep) -> QFrame | None:
        if upkeep.restored_to is None:
            return None
        words = self.tr("{name} has put the vault back to {day}. What was written after that is not here.")
        told = words.format(name=upkeep.restored, day=day_word(upkeep.restored_to.date(), self.work.language))
        return _section(self.tr("The vault was restored"), (label(told),))

    def _draft(self, draft: DraftRow | None) -> QFrame | None:
        if draft is None:
            return None
        words = self.tr("You have a draft about {name}, {group} that is not saved: {what}.")
        told = words.format(name=draft.name, group=draft.school_class, what=kind_word(draft.kind))
        frame, column = card()
        column.addWidget(self._grid([self._row(told, "", self.tr("Go to the draft"), "pupil", draft.pupil)]))
        return frame

    def _news(self, news: Sequence[NewsRow]) -> QFrame | None:
        """By class and name, as in the list of pupils; a long holiday does not fill the page."""
        rows = [self._new(one) for one in news]
        parts = [self._grid(rows[:MOST])] if rows else []
        if rest := rows[MOST:]:
            parts.append(Folded(self.tr("Show %n more pupil(s)", "", len(rest)), lambda: self._grid(rest)))
        seen = QPushButton(self.tr("Mark all as seen"))
        seen.clicked.connect(lambda: self._mark_seen(news))
        return _section(self.tr("New to you"), parts, text_line(seen)) if rows else None

    def _new(self, one: NewsRow) -> "Row":
        given = (
            self.tr("%n item(s) from {seat}", "", count).format(seat=seat_word(seat).lower())
            for seat, count in one.given
        )
        words = self.tr("{name}, {group}").format(name=one.name, group=one.school_class)
        return self._row(words, ", ".join(given), self.tr("Open"), "pupil", one.pupil)

    def _mark_seen(self, news: Sequence[NewsRow]) -> None:
        seen = self.work.desk.today.news.seen
        self.work.write(lambda: seen(news), lambda _: self.refresh(), self)

    def _waiting(self, day: Day, upkeep: Upkeep) -> QFrame | None:
        rows = [self._to_accept(one) for one in day.to_accept]
        rows += [self._row(words, "", self.tr("Go there"), "group") for words in self._waiting_here(upkeep)]
        rows += [self._row(words, "", self.tr("Go there"), "group", "upkeep") for words in self._chores(upkeep)]
        return _section(self.tr("Waits for you"), (self._grid(rows),)) if rows else None

    def _to_accept(self, one: ConsentRow) -> "Row":
        words = self.tr("Consent about {name}, {group}").format(name=one.name, group=one.school_class)
        beside = self.tr("Taken by {seat}, until {day}").format(
            seat=seat_word(one.taken_by).lower(), day=day_word(one.until_on, self.work.language)
        )
        return self._row(words, beside, self.tr("Read and accept"), "pupil", one.pupil)

    def _waiting_here(self, upkeep: Upkeep) -> Iterable[str]:
        for name in upkeep.waiting:
            yield self.tr("{name} waits to be let in to your seat.").format(name=name)

    def _chores(self, upkeep: Upkeep) -> Iterable[str]:
        """What keeps the vault alive, in words; none of it is about a child."""
        if upkeep.seat_sheet is False:
            yield self.tr("Your seat has no recovery sheet with a keeper yet. Before that nothing can be written.")
        if upkeep.seat_sheet_old:
            yield self.tr("Somebody has left your seat since its recovery sheet was made. Print a new one.")
        if not upkeep.own_sheet:
            yield self.tr("You have no recovery sheet of your own yet.")
        if upkeep.drill_due:
            yield self.tr("A recovery sheet has not been tried for a year.")
        if upkeep.backup_due:
            yield self._backup(upkeep)
        if upkeep.backups_to_destroy:
            yield self.tr("%n backup(s) are old and should be destroyed.", "", len(upkeep.backups_to_destroy))

    def _backup(self, upkeep: Upkeep) -> str:
        if upkeep.backup_made_at is None:
            return self.tr("There is no backup yet.")
        day = day_word(upkeep.backup_made_at.date(), self.work.language)
        return self.tr("The last backup is from {day}.").format(day=day)

    def _meeting(self, coming: NextMeeting | None) -> QFrame | None:
        if coming is None:
            return None
        one, readiness = coming.row, ReadinessBox(self.work)
        words = self.tr("{day} at {time}").format(
            day=day_word(one.held_on, self.work.language), time=one.begins.strftime("%H.%M")
        )
        beside = self.tr("{place}. Chair: {chair}").format(place=one.place, chair=one.chair)
        row = self._row(words, beside, self.tr("Open the meeting"), "meeting", one.meeting)
        said = (readiness,) if readiness.show_for(coming.prepared) else ()
        return _section(self.tr("Next meeting"), (self._grid([row]), *said))

    def _promises(self, promises: Sequence[PromiseRow]) -> QFrame | None:
        rows = [self._promise(one) for one in promises]
        return _section(self.tr("Your commitments"), (self._grid(rows),)) if rows else None

    def _promise(self, one: PromiseRow) -> "Row":
        day = day_word(one.due_on, self.work.language)
        due = self.tr("{name}, was due {day}") if one.late else self.tr("{name}, due {day}")
        beside = due.format(name=one.name, day=day)
        if not one.promised:
            beside = self.tr("{what}. Offered to you; not answered yet").format(what=beside)
        return self._row(str(one.text), beside, self.tr("Open"), "pupil", one.pupil)

    def _running_out(self, consents: Sequence[ConsentRow]) -> QFrame | None:
        rows = [
            self._row(
                self.tr("{name}, {group}").format(name=one.name, group=one.school_class),
                self.tr("Ends {day}").format(day=day_word(one.until_on, self.work.language)),
                self.tr("Open"),
                "pupil",
                one.pupil,
            )
            for one in consents
        ]
        return _section(self.tr("Consents that run out"), (self._grid(rows),)) if rows else None

    def _row(self, words: str, beside: str, button: str, page: str, about: str = "") -> "Row":
        return words, beside, button, lambda: self.work.go(page, about)

    def _grid(self, rows: "Sequence[Row]") -> QWidget:
        grid = QWidget()
        lines = QGridLayout(grid)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(16)
        lines.setVerticalSpacing(12)
        lines.setColumnStretch(0, 1)
        for number, (words, beside, text, go) in enumerate(rows):
            told = QVBoxLayout()
            told.setSpacing(2)
            told.addWidget(label(words))
            if beside:
                told.addWidget(label(beside, "muted"))
            lines.addLayout(told, number, 0)
            lines.addWidget(self._button(text, words, go), number, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    def _button(self, text: str, about: str, go: Callable[[], None]) -> QPushButton:
        button = named_button(text, about, go)
        self._first = self._first or button
        return button


Row = tuple[str, str, str, Callable[[], None]]
"""What is said, what is said beside it, a button's words, and where it leads."""


def _section(title: str, widgets: Iterable[QWidget], last: QLayout | None = None) -> QFrame:
    frame, column = card()
    column.addWidget(heading(title))
    for widget in widgets:
        column.addWidget(widget)
    if last:
        column.addLayout(last)
    return frame
