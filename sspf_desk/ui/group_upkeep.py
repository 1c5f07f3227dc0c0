"""What keeps the vault alive: sheets made and tried, backups, the check, the control sheet, one's own password."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sspf_desk.membership.backups import BackupRow, Made
from sspf_desk.membership.upkeep import Upkeep
from sspf_desk.terms import CHAIR_SEATS, Mode
from sspf_desk.ui.labels import day_word, moment_word
from sspf_desk.ui.page import card, heading, label, text_line
from sspf_desk.ui.rows import Rows
from sspf_desk.ui.save import choose_file
from sspf_desk.ui.upkeep_forms import Control, Drill, NewOwnPassword, SheetDialog, Verify
from sspf_desk.ui.workspace import Workspace

Answer = tuple[Upkeep, tuple[BackupRow, ...]]


class UpkeepPart(QWidget):
    """Three cards: sheets, backups, the vault and the password."""

    def __init__(self, work: Workspace) -> None:
        super().__init__()
        self.work = work
        self._listed: tuple[BackupRow, ...] = ()
        self.own, self.seat, self.tried, self.newest = label(""), label(""), label("", "muted"), label("")
        self.make_own, self.make_seat = (
            QPushButton(self.tr("Make my sheet…")),
            QPushButton(self.tr("Make the seat's sheet…")),
        )
        self.drill = QPushButton(self.tr("Try a sheet…"))
        self.backup, self.gone = QPushButton(self.tr("Make a backup…")), QPushButton(self.tr("It is destroyed"))
        self.verify, self.control = QPushButton(self.tr("Check the vault…")), QPushButton(self.tr("Control sheet…"))
        self.password = QPushButton(self.tr("Change my password…"))
        self.list = Rows(self.tr("Backups"), (self.tr("Made"), self.tr("By"), self.tr("Now")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        sheets, inside = card()
        inside.addWidget(heading(self.tr("Recovery sheets")))
        for one in (self.own, self.seat, self.tried):
            inside.addWidget(one)
        inside.addLayout(text_line(self.make_own, self.make_seat, self.drill))
        backups, inside = card()
        inside.addWidget(heading(self.tr("Backups")))
        inside.addWidget(self.newest)
        inside.addWidget(self.list)
        inside.addLayout(text_line(self.backup, self.gone))
        vault, inside = card()
        inside.addWidget(heading(self.tr("The vault and your password")))
        told = self.tr(
            "The check goes through every row and who has done what. A control sheet on paper shows if a file is old."
        )
        inside.addWidget(label(told, "muted"))
        inside.addLayout(text_line(self.verify, self.control, self.password))
        for frame in (sheets, backups, vault):
            column.addWidget(frame)
        self._connect()

    def _connect(self) -> None:
        member = self.work.desk.member
        self.make_seat.setVisible(member.mode is Mode.WRITES)
        self.control.setVisible(member.seat in CHAIR_SEATS)
        self.make_own.clicked.connect(lambda: SheetDialog(self.work, self, for_seat=False).open())
        self.make_seat.clicked.connect(lambda: SheetDialog(self.work, self, for_seat=True).open())
        self.drill.clicked.connect(lambda: Drill(self.work, self).open())
        self.backup.clicked.connect(self._ask_where)
        self.gone.clicked.connect(self._destroyed)
        self.verify.clicked.connect(lambda: Verify(self.work, self).open())
        self.control.clicked.connect(lambda: Control(self.work, self).open())
        self.password.clicked.connect(lambda: NewOwnPassword(self.work, self).open())
        self.list.itemSelectionChanged.connect(self._chosen)

    def refresh(self) -> None:
        """Ask what is due, and which backups there are."""
        desk = self.work.desk
        self.work.read(lambda: (desk.upkeep(), desk.backups.list()), self._show_it, self)

    def _show_it(self, answer: Answer) -> None:
        upkeep, listed = answer
        language = self.work.language
        self._listed = tuple(reversed(listed))
        self.own.setText(self._own(upkeep))
        self.seat.setText(self._seat(upkeep))
        self.seat.setVisible(upkeep.seat_sheet is not None)
        self.tried.setText(self.tr("A sheet has not been tried for a year. Trying it changes nothing."))
        self.tried.setVisible(upkeep.drill_due)
        self.newest.setText(self._newest(upkeep))
        self.list.setVisible(bool(listed))
        self.list.fill([(moment_word(one.made_at, language), one.by, self._state(one, upkeep)) for one in self._listed])
        self._chosen()

    def _own(self, upkeep: Upkeep) -> str:
        if not upkeep.own_sheet:
            return self.tr("You have no sheet of your own. Without one, a forgotten password cannot be replaced.")
        if upkeep.own_sheet_tried_on is None:
            return self.tr("You have a sheet of your own. It has not been tried.")
        day = day_word(upkeep.own_sheet_tried_on, self.work.language)
        return self.tr("You have a sheet of your own, tried {day}.").format(day=day)

    def _seat(self, upkeep: Upkeep) -> str:
        if not upkeep.seat_sheet:
            return self.tr("Your seat has no sheet with a keeper. Before that it cannot write.")
        if upkeep.seat_sheet_tried_on is None:
            return self.tr("Your seat's sheet is kept by {keeper}.").format(keeper=upkeep.keeper)
        day = day_word(upkeep.seat_sheet_tried_on, self.work.language)
        return self.tr("Your seat's sheet is kept by {keeper}, tried {day}.").format(keeper=upkeep.keeper, day=day)

    def _newest(self, upkeep: Upkeep) -> str:
        if upkeep.backup_made_at is None:
            return self.tr(
                "There is no backup yet. Make one each week, on a stick or a share that is not this computer."
            )
        made = moment_word(upkeep.backup_made_at, self.work.language)
        if upkeep.backup_due:
            return self.tr("The newest backup is from {moment}. It is time for another.").format(moment=made)
        return self.tr("The newest backup is from {moment}.").format(moment=made)

    def _state(self, one: BackupRow, upkeep: Upkeep) -> str:
        if one.destroyed_on is not None:
            return self.tr("destroyed {day}").format(day=self._day(one.destroyed_on))
        if one.backup in upkeep.backups_to_destroy:
            return self.tr("old: destroy it, it still holds what has been erased since")
        return self.tr("kept")

    def _day(self, moment: datetime) -> str:
        return day_word(moment.astimezone().date(), self.work.language)

    def _backup_chosen(self) -> BackupRow | None:
        row = self.list.chosen()
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def _chosen(self) -> None:
        one = self._backup_chosen()
        self.gone.setVisible(one is not None and one.destroyed_on is None)

    def _ask_where(self) -> None:
        kinds = self.tr("Backups (*.sspf-backup)")
        choose_file(self, self.tr("Where the backup goes"), kinds, "sspf-backup", self.make_backup)

    def make_backup(self, path: Path) -> None:
        """Make a backup in a file, and have it opened again."""
        desk = self.work.desk
        self.work.said.emit(self.tr("The backup is being made"))
        self.work.write(lambda: desk.backups.make(path), self._made, self, "upkeep")

    def _made(self, made: Made) -> None:
        self.work.said.emit(self.tr("The backup {file} is made, and was opened again.").format(file=made.file))

    def _destroyed(self) -> None:
        if one := self._backup_chosen():
            desk, said = self.work.desk, self.tr("Saved")
            self.work.write(
                lambda: desk.backups.destroyed(one.backup), lambda _: self.work.said.emit(said), self, "upkeep"
            )
