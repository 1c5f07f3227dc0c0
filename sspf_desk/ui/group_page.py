"""Gruppen: who sits where, who waits, what is set; and what keeps the vault alive. Only what this member may do."""

from functools import partial

from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from sspf_desk.membership.table import MemberLine, Table, WaitingLine
from sspf_desk.ui.ending import EndMembership
from sspf_desk.ui.group_forms import Appoint, AtTheTable, Invite, LetIn
from sspf_desk.ui.group_upkeep import UpkeepPart
from sspf_desk.ui.labels import day_word, mode_word, seat_word
from sspf_desk.ui.page import Page, card, heading, label, primary, text_line
from sspf_desk.ui.practice import PracticePart
from sspf_desk.ui.rows import Rows
from sspf_desk.ui.two_persons import AppointByTwo
from sspf_desk.ui.workspace import Workspace

UPKEEP = "upkeep"
"""The page is opened on this to show what keeps the vault alive."""


class GroupPage(Page):
    """Two leaves: the members, and the sheets and backups."""

    changes = ("members", "upkeep")

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Parts of the page"))
        self.tabs.addTab(self.tr("Members"))
        self.tabs.addTab(self.tr("Sheets and backups"))
        self.members, self.upkeep = MembersPart(work), UpkeepPart(work)
        self.column.addWidget(label(self.tr("The group"), "title"))
        self.column.addWidget(self.tabs)
        self.column.addWidget(self.members)
        self.column.addWidget(self.upkeep)
        self.column.addStretch(1)
        self.tabs.currentChanged.connect(self._turn)
        self.upkeep.hide()

    def title(self) -> str:
        return self.tr("The group")

    def open(self, about: str) -> None:
        self.tabs.setCurrentIndex(int(about == UPKEEP))
        super().open(about)

    def _turn(self, leaf: int) -> None:
        self.members.setVisible(leaf == 0)
        self.upkeep.setVisible(leaf == 1)

    def refresh(self) -> None:
        self.members.refresh()
        self.upkeep.refresh()

    def first(self) -> QWidget | None:
        return self.tabs


class MembersPart(QWidget):
    """Who sits where, who waits, and what is set."""

    def __init__(self, work: Workspace) -> None:
        super().__init__()
        self.work = work
        self.table: Table | None = None
        self.where = label("", "muted")
        self._waiting = QWidget()
        self._waiting_rows = QVBoxLayout(self._waiting)
        self._waiting_rows.setContentsMargins(0, 0, 0, 0)
        heads = (self.tr("Seat"), self.tr("Name"), self.tr("In the vault"), self.tr("Since"))
        self.rows = Rows(self.tr("Members"), heads)
        self.invite, self.at_table = QPushButton(self.tr("Invite…")), QPushButton(self.tr("Who sits at the table…"))
        self.end, self.appoint = QPushButton(self.tr("End the membership…")), QPushButton(self.tr("Appoint…"))
        self.appoint.setToolTip(self.tr("Let the chosen member look after the members too"))
        self.by_two = QPushButton(self.tr("Nobody looks after the members any more…"))
        self.owed = label("", "muted")
        self.same_branch = QCheckBox(self.tr("The school's lead and counsellor read each other"))
        self.practice = PracticePart(work)
        self._lay_out()
        self.rows.itemSelectionChanged.connect(self._chosen)
        self.invite.clicked.connect(self._invite)
        self.at_table.clicked.connect(self._at_table)
        self.end.clicked.connect(self._end)
        self.appoint.clicked.connect(self._appoint)
        self.by_two.clicked.connect(self._appoint_by_two)
        self.same_branch.clicked.connect(self._set_same_branch)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for one in (self.where, self._waiting, self.rows):
            column.addWidget(one)
        column.addLayout(text_line(self.invite, self.at_table, self.end, self.appoint, self.by_two))
        column.addWidget(self.owed)
        self._settings, inside = card()
        inside.addWidget(heading(self.tr("Within the school's own authority")))
        inside.addWidget(self.same_branch)
        told = self.tr(
            "Where the work needs it, there is no secrecy between the two. Never the nurse, never another authority."
        )
        inside.addWidget(label(told, "muted"))
        column.addWidget(self._settings)
        column.addWidget(self.practice)

    def refresh(self) -> None:
        """Ask who belongs."""
        self.work.read(self.work.desk.table, self._show_table, self)

    def _show_table(self, table: Table) -> None:
        chosen, self.table = self.line(), table
        self.where.setText(f"{table.school} · {table.authority}")
        self._show_waiting(table.waiting)
        self.rows.fill([self._cells(one) for one in table.members])
        self._select(chosen.id if chosen else "")
        self.invite.setVisible(table.registrar)
        self.at_table.setVisible(table.registrar)
        self.by_two.setVisible(not table.registrar and any(line.appointable for line in table.members))
        seats = ", ".join(seat_word(seat).lower() for seat in table.seats_awaiting_keys)
        words = self.tr("Somebody has left {seats}. Nothing new reaches it before one who sits there has signed in.")
        self.owed.setText(words.format(seats=seats))
        self.owed.setVisible(bool(seats))
        self.same_branch.setChecked(table.same_branch)
        self.same_branch.setEnabled(table.registrar)
        self.practice.show_table(table)
        self._chosen()

    def _cells(self, one: MemberLine) -> tuple[str, str, str, str]:
        name = self.tr("{name} (you)").format(name=one.name) if one.you else one.name
        does = mode_word(one.mode)
        if one.registrar:
            does = self.tr("{does}; looks after the members").format(does=does)
        return seat_word(one.seat), name, does, day_word(one.since, self.work.language)

    def _select(self, member: str) -> None:
        lines = self.table.members if self.table else ()
        for number, one in enumerate(lines):
            if one.id == member:
                self.rows.selectRow(number)

    def _show_waiting(self, waiting: tuple[WaitingLine, ...]) -> None:
        while self._waiting_rows.count():
            item = self._waiting_rows.takeAt(0)
            if item and (gone := item.widget()):
                gone.deleteLater()
        for one in waiting:
            self._waiting_rows.addWidget(self._waits(one))
        self._waiting.setVisible(bool(waiting))

    def _waits(self, one: WaitingLine) -> QFrame:
        frame, inside = card()
        told = self.tr("{name} has joined, and waits to be let in to the seat {seat}.")
        inside.addWidget(label(told.format(name=one.name, seat=seat_word(one.seat).lower())))
        if one.by_you:
            button = primary(self.tr("Let {name} in…").format(name=one.name))
            button.clicked.connect(partial(self._let_in, one.name))
            inside.addLayout(text_line(button))
        else:
            inside.addWidget(label(self.tr("Somebody who sits there lets in whoever comes."), "muted"))
        return frame

    def line(self) -> MemberLine | None:
        """The member that is chosen."""
        row = self.rows.chosen()
        return self.table.members[row] if self.table and 0 <= row < len(self.table.members) else None

    def _chosen(self) -> None:
        line = self.line()
        self.end.setVisible(line is not None and line.may_end)
        registrar = self.table is not None and self.table.registrar
        self.appoint.setVisible(registrar and line is not None and line.appointable)

    def _let_in(self, name: str, *_: object) -> None:
        LetIn(self.work, name, self).open()

    def _invite(self) -> None:
        if self.table:
            Invite(self.work, self.table, self).open()

    def _at_table(self) -> None:
        if self.table:
            AtTheTable(self.work, self.table, self).open()

    def _end(self) -> None:
        if line := self.line():
            asking = EndMembership(self.work, line, self)
            asking.ended.connect(self.work.closed)
            asking.open()

    def _appoint(self) -> None:
        if line := self.line():
            Appoint(self.work, line, self).open()

    def _appoint_by_two(self) -> None:
        if self.table:
            AppointByTwo(self.work, self.table, self).open()

    def _set_same_branch(self, on: bool) -> None:  # noqa: FBT001 - as Qt's signal has it
        group, said = self.work.desk.membership, self.tr("Saved")
        self.work.write(
            lambda: group.set_same_branch(same_branch=on),
            lambda _: self.work.said.emit(said),
            self,
            "members",
            "pupils",
        )
