"""The pages of the first start: each shows one step of `FirstStart` and answers with another."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from sspf_desk.membership.first_start import Chair, FirstStart, proposed
from sspf_desk.terms import CHAIR_SEATS, Mode, Seat
from sspf_desk.ui.gate_page import PathField, asked
from sspf_desk.ui.labels import mode_word, seat_word
from sspf_desk.ui.page import label
from sspf_desk.ui.practice import PracticeFields


class StepPage(QWidget):
    """One step: it shows what has been answered, and takes the answers down."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.fields: dict[str, QWidget] = {}
        """By the place that a refusal names."""

    def show_start(self, start: FirstStart) -> None:
        """Show what has been answered."""

    def taken(self, start: FirstStart) -> FirstStart:
        """With the answers on this page."""
        return start

    def first(self) -> QWidget | None:
        """What the keys go to."""
        return next(iter(self.fields.values()), None)


class SchoolPage(StepPage):
    """Which school, and which authority answers for it."""

    def __init__(self) -> None:
        super().__init__()
        self.school, self.authority = QLineEdit(), QLineEdit()
        asked(self.column, self.tr("The &school"), self.school)
        hint = self.tr("The board or company that answers for the school. It stands on every paper.")
        asked(self.column, self.tr("The &authority"), self.authority, hint)
        self.fields = {"school": self.school, "authority": self.authority}

    def show_start(self, start: FirstStart) -> None:
        self.school.setText(start.school)
        self.authority.setText(start.authority)

    def taken(self, start: FirstStart) -> FirstStart:
        return replace(start, school=self.school.text(), authority=self.authority.text())


class FolderPage(StepPage):
    """Where the vault lies."""

    def __init__(self, usual: Path) -> None:
        super().__init__()
        self._usual = usual
        self.folder = PathField(self.tr("The vault's folder"))
        hint = self.tr(
            "Empty, and on this computer's own disk: no network share, and no folder that is copied to a cloud."
        )
        asked(self.column, self.tr("The vault's &folder"), self.folder, hint)
        self.fields = {"folder": self.folder.line}
        self.folder.picked.connect(self._proposed)

    def _proposed(self) -> None:
        if path := self.folder.path():
            self.folder.line.setText(str(proposed(path)))

    def show_start(self, start: FirstStart) -> None:
        self.folder.line.setText(str(start.folder or self._usual))

    def taken(self, start: FirstStart) -> FirstStart:
        return replace(start, folder=self.folder.path())


class YouPage(StepPage):
    """Who founds the group, and from which seat."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.mandate, self.seat = QLineEdit(), QLineEdit(), QComboBox()
        for seat in (seat for seat in Seat if seat in CHAIR_SEATS):
            self.seat.addItem(seat_word(seat), seat)
        asked(self.column, self.tr("Your &name"), self.name, self.tr("You sign in with it."))
        asked(self.column, self.tr("Your &seat"), self.seat)
        self._mandate = QWidget()
        inside = QVBoxLayout(self._mandate)
        inside.setContentsMargins(0, 0, 0, 0)
        hint = self.tr("Head of the school, or a delegation with its day. Some decisions only such a person may take.")
        asked(inside, self.tr("Your &mandate"), self.mandate, hint)
        self.column.addWidget(self._mandate)
        self.fields = {"name": self.name}
        self.seat.currentIndexChanged.connect(self._chosen)

    def _chosen(self) -> None:
        self._mandate.setVisible(self.seat.currentData() == Seat.SCHOOL_LEAD)

    def show_start(self, start: FirstStart) -> None:
        self.name.setText(start.name)
        self.mandate.setText(start.mandate)
        self.seat.setCurrentIndex(self.seat.findData(start.seat))
        self._chosen()

    def taken(self, start: FirstStart) -> FirstStart:
        seat = Seat(self.seat.currentData())
        return replace(start, name=self.name.text(), mandate=self.mandate.text(), seat=seat)


class SeatRow:
    """One seat's answers: what it does, who sits there, and the agreement where one is needed."""

    def __init__(self, grid: QGridLayout, row: int, seat: Seat, words: tuple[str, str, str]) -> None:
        self.seat = seat
        self.mode, self.name, self.agreement = QComboBox(), QLineEdit(), QLineEdit()
        for mode in Mode:
            self.mode.addItem(mode_word(mode), mode)
        named = seat_word(seat)
        self.told = label(named)
        self.told.setBuddy(self.name)
        for field, what in zip((self.mode, self.name, self.agreement), words, strict=True):
            field.setAccessibleName(f"{named}: {what}")
        self.name.setPlaceholderText(words[1])
        self.agreement.setPlaceholderText(words[2])
        grid.addWidget(self.told, 2 * row, 0)
        grid.addWidget(self.name, 2 * row, 1)
        grid.addWidget(self.mode, 2 * row, 2)
        grid.addWidget(self.agreement, 2 * row + 1, 1, 1, 2)
        self.mode.currentIndexChanged.connect(self._needs)

    def chair(self) -> Chair:
        """What stands in the row."""
        return Chair(self.seat, Mode(self.mode.currentData()), self.name.text(), "", self.agreement.text())

    def _needs(self) -> None:
        self.agreement.setVisible(not self.name.isHidden() and self.chair().needs_agreement())

    def show_chair(self, chair: Chair, *, shown: bool) -> None:
        """Show a seat's answers, or nothing of a seat that is the founder's own."""
        self.mode.setCurrentIndex(self.mode.findData(chair.mode))
        self.name.setText(chair.name)
        self.agreement.setText(chair.agreement)
        for widget in (self.told, self.mode, self.name):
            widget.setVisible(shown)
        self._needs()


class SeatsPage(StepPage):
    """The other seats: what each does, and who sits there."""

    def __init__(self) -> None:
        super().__init__()
        explained = (
            self.tr("writes: records, accepts, decides, promises and reads at a desk of its own."),
            self.tr("reads: reads what it is given, accepts, promises and puts pupils forward."),
            self.tr("at the table: has no desk; the chair composes its copy for the meeting."),
        )
        for line in explained:
            self.column.addWidget(label(line, "muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        words = (
            self.tr("what the seat does"),
            self.tr("name, or empty for now"),
            self.tr("agreement: day, number, controller"),
        )
        self.rows = {seat: SeatRow(grid, number, seat, words) for number, seat in enumerate(Seat)}
        self.column.addLayout(grid)
        for seat, row in self.rows.items():
            self.fields |= {f"name {seat}": row.name, f"agreement {seat}": row.agreement}

    def show_start(self, start: FirstStart) -> None:
        for chair in start.chairs:
            self.rows[chair.seat].show_chair(chair, shown=chair.seat is not start.seat)

    def taken(self, start: FirstStart) -> FirstStart:
        for seat, row in self.rows.items():
            if seat is not start.seat:
                start = start.with_chair(row.chair())
        return start

    def first(self) -> QWidget | None:
        return next((row.name for row in self.rows.values() if not row.name.isHidden()), None)


class SameBranchPage(StepPage):
    """Whether the school's lead and counsellor are open to each other."""

    def __init__(self) -> None:
        super().__init__()
        self.open_to_each_other = QRadioButton(self.tr("Yes, what one writes the other can read"))
        self.shut = QRadioButton(self.tr("No, not without consent or decision"))
        self.column.addWidget(self.open_to_each_other)
        self.column.addWidget(self.shut)
        told = self.tr(
            "There is no secrecy border within the school's own authority, where the work needs it. The nurse is never"
            " part of this, and never another authority. It can be changed later on the page The group."
        )
        self.column.addWidget(label(told, "muted"))
        self.fields = {"same_branch": self.open_to_each_other}

    def show_start(self, start: FirstStart) -> None:
        (self.open_to_each_other if start.same_branch else self.shut).setChecked(True)

    def taken(self, start: FirstStart) -> FirstStart:
        return replace(start, same_branch=self.open_to_each_other.isChecked())

    def first(self) -> QWidget | None:
        return self.open_to_each_other if self.open_to_each_other.isChecked() else self.shut


class ConsentsPage(StepPage):
    """How the municipality asks for consents."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = PracticeFields()
        self.column.addWidget(self.asked)
        self.column.addWidget(label(self.tr("It can be changed later on the page The group."), "muted"))
        self.fields = self.asked.by_place()

    def show_start(self, start: FirstStart) -> None:
        self.asked.show_practice(start.practice)

    def taken(self, start: FirstStart) -> FirstStart:
        return replace(start, practice=self.asked.practice())
